/* neighbours.c - what stands before and after a line.
 *
 * A neighbour's column is the kept one moved by a line; where there is no such line, the
 * kept one has a 0.                                               SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct view {
    uint16_t column; /* enum dhk_column */
    uint8_t kept;    /* enum dhk_kept */
    int8_t ahead;    /* lines; negative: of a line before */
} view;

static const view views_of_all[] = {
    {DHK_COL_words_b1, DHK_KEPT_words_l, -1},
    {DHK_COL_words_a1, DHK_KEPT_words_l, 1},
    {DHK_COL_capital_a1, DHK_KEPT_capital_s, 1},
    {DHK_COL_gap_next, DHK_KEPT_gap, 1},
};

static const view text_views[] = {
    {DHK_COL_stop_b1, DHK_KEPT_stop_s, -1},
    {DHK_COL_stop_a1, DHK_KEPT_stop_s, 1},
    {DHK_COL_digit_b1, DHK_KEPT_digit_s, -1},
    {DHK_COL_digit_a1, DHK_KEPT_digit_s, 1},
};

static const view markup_views[] = {
    {DHK_COL_images_next, DHK_KEPT_images, 1}, {DHK_COL_tag_b1, DHK_KEPT_tag, -1},
    {DHK_COL_tag_a1, DHK_KEPT_tag, 1},         {DHK_COL_token_b1, DHK_KEPT_token_sum, -1},
    {DHK_COL_token_a1, DHK_KEPT_token_sum, 1},
};

/* A source of windows: a byte a line. */
static void add_up_words(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    size_t i;

    for (i = 0; i < m->count; i++)
        m->bytes[i] = dhk_cap_byte(m->words[i], 80);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_WORDS), m->sums_stride, m->bytes, m->count);
}

void dhk_feature_neighbours(dhk_measure *m)
{
    dhk_sum_marked(m, DHK_MARK_GOOD, DHK_SUMS_GOOD);
    if (m->markup)
        return;
    add_up_words(m);
    dhk_sum_marked(m, DHK_MARK_SHORT, DHK_SUMS_SHORT);
}

static void fill_views(const dhk_measure *m, size_t first, const view *views, size_t count)
{
    size_t k;

    for (k = 0; k < count; k++)
        memcpy(dhk_column(m, (enum dhk_column)views[k].column),
               dhk_kept_column(m, (enum dhk_kept)views[k].kept) + first + views[k].ahead,
               DHK_FEATURE_BLOCK);
}

static void fill_kept(const dhk_measure *m, size_t first)
{
    static const uint16_t columns[] = {
#define X(name) DHK_COL_##name,
        DHK_KEPT_LIST(X)
#undef X
    };
    const uint8_t *kept = m->kept + first;
    size_t k;

    for (k = 0; k < DHK_KEPT_COLUMNS; k++, kept += m->stride)
        memcpy(dhk_column(m, (enum dhk_column)columns[k]), kept, DHK_FEATURE_BLOCK);
}

void dhk_block_neighbours(const dhk_measure *m, size_t first)
{
    static const dhk_window_column windows_of_all[] = {
        {DHK_COL_good_b20, DHK_SUMS_GOOD, {20, 0, false}},
        {DHK_COL_good_a20, DHK_SUMS_GOOD, {20, 0, true}},
    };
    /* Sums, of many words without their last bits. */
    static const dhk_window_column text_windows[] = {
        {DHK_COL_words_b3, DHK_SUMS_WORDS, {3, 0, false}},
        {DHK_COL_words_a3, DHK_SUMS_WORDS, {3, 0, true}},
        {DHK_COL_words_b8, DHK_SUMS_WORDS, {8, 1, false}},
        {DHK_COL_words_a8, DHK_SUMS_WORDS, {8, 1, true}},
        {DHK_COL_words_b20, DHK_SUMS_WORDS, {20, 2, false}},
        {DHK_COL_words_a20, DHK_SUMS_WORDS, {20, 2, true}},
        {DHK_COL_good_b3, DHK_SUMS_GOOD, {3, 0, false}},
        {DHK_COL_good_a3, DHK_SUMS_GOOD, {3, 0, true}},
        {DHK_COL_good_b8, DHK_SUMS_GOOD, {8, 0, false}},
        {DHK_COL_good_a8, DHK_SUMS_GOOD, {8, 0, true}},
        {DHK_COL_short_b8, DHK_SUMS_SHORT, {8, 0, false}},
    };

    fill_kept(m, first);
    fill_views(m, first, views_of_all, COUNT(views_of_all));
    dhk_fill_windows(m, first, windows_of_all, COUNT(windows_of_all));
    if (m->markup) {
        fill_views(m, first, markup_views, COUNT(markup_views));
    } else {
        fill_views(m, first, text_views, COUNT(text_views));
        dhk_fill_windows(m, first, text_windows, COUNT(text_windows));
    }
}
