/* neighbours.c - what stands before and after a line.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"
#include "feature/shift.h"

typedef struct shifted {
    uint16_t to, from;
    int distance; /* positive: from the line before */
} shifted;

static const shifted shifts[] = {
    {DHK_COL_words_b1, DHK_COL_words_l, 1},
    {DHK_COL_words_b2, DHK_COL_words_l, 2},
    {DHK_COL_words_a1, DHK_COL_words_l, -1},
    {DHK_COL_words_a2, DHK_COL_words_l, -2},
    {DHK_COL_capital_b1, DHK_COL_capital_s, 1},
    {DHK_COL_capital_b2, DHK_COL_capital_s, 2},
    {DHK_COL_capital_a1, DHK_COL_capital_s, -1},
    {DHK_COL_capital_a2, DHK_COL_capital_s, -2},
    {DHK_COL_terminal_b1, DHK_COL_terminal, 1},
    {DHK_COL_terminal_b2, DHK_COL_terminal, 2},
    {DHK_COL_terminal_a1, DHK_COL_terminal, -1},
    {DHK_COL_terminal_a2, DHK_COL_terminal, -2},
    {DHK_COL_stop_b1, DHK_COL_stop_s, 1},
    {DHK_COL_stop_a1, DHK_COL_stop_s, -1},
    {DHK_COL_digit_b1, DHK_COL_digit_s, 1},
    {DHK_COL_digit_a1, DHK_COL_digit_s, -1},
};

/* One source of windows: a byte a line that is capped or flagged from the counts. */
static void fill_windows(const dhk_measure *m, uint32_t mark, const uint16_t *columns,
                         const uint16_t *widths, size_t pairs)
{
    uint8_t *source = (uint8_t *)m->table;
    /* Words: four times their mean, on a log scale.  Marks: their share of 240. */
    const uint16_t factor = mark == 0 ? 4 : 240;
    size_t i;

    for (i = 0; i < m->count; i++)
        source[i] = mark == 0 ? dhk_cap_byte(m->counts[i].words, 80)
                              : (m->counts[i].marks & mark) != 0;
    dhk_running_sums(m->running, source, m->count);
    for (i = 0; i < 2 * pairs; i++) {
        const dhk_window window = {widths[i / 2], factor, i % 2 != 0, mark == 0};
        dhk_window_sum(dhk_column(m, (enum dhk_column)columns[i]), m->running, m->count,
                       window);
    }
}

void dhk_feature_neighbours(dhk_measure *m)
{
    static const uint16_t widths[] = {3, 8, 20};
    static const uint16_t words[] = {DHK_COL_words_b3,  DHK_COL_words_a3,
                                     DHK_COL_words_b8,  DHK_COL_words_a8,
                                     DHK_COL_words_b20, DHK_COL_words_a20};
    static const uint16_t good[] = {DHK_COL_good_b3, DHK_COL_good_a3,  DHK_COL_good_b8,
                                    DHK_COL_good_a8, DHK_COL_good_b20, DHK_COL_good_a20};
    static const uint16_t brief[] = {DHK_COL_short_b3, DHK_COL_short_a3, DHK_COL_short_b8,
                                     DHK_COL_short_a8};
    size_t k;

    for (k = 0; k < sizeof shifts / sizeof *shifts; k++)
        dhk_shift(dhk_column(m, (enum dhk_column)shifts[k].to),
                  dhk_column(m, (enum dhk_column)shifts[k].from), m->count,
                  shifts[k].distance);
    fill_windows(m, 0, words, widths, 3);
    fill_windows(m, DHK_MARK_GOOD, good, widths, 3);
    fill_windows(m, DHK_MARK_SHORT, brief, widths, 2);
}
