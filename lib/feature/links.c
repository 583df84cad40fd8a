/* links.c - how much of a line, and of its neighbours, is link text.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

void dhk_feature_links(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *share = dhk_kept_column(m, DHK_KEPT_link_s);
    uint8_t *linked = m->bytes; /* words that are link text, capped as in neighbours.c */
    size_t i;

    for (i = 0; i < m->count; i++)
        share[i] = dhk_share_mixed(m->lines[i].link_bytes, m->lines[i].length);
    for (i = 0; i < m->count; i++)
        linked[i] = (uint8_t)(dhk_cap_byte(m->words[i], 80) * share[i] / 255u);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_LINK), m->sums_stride, share, m->count);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_LINKED), m->sums_stride, linked, m->count);
}

static void fill_windows(const dhk_measure *m, size_t first)
{
    static const dhk_window_column windows[] = {
        {DHK_COL_link_b3, DHK_SUMS_LINK, {3, 2, false}},
        {DHK_COL_link_a3, DHK_SUMS_LINK, {3, 2, true}},
        {DHK_COL_link_b8, DHK_SUMS_LINK, {8, 3, false}},
        {DHK_COL_link_a8, DHK_SUMS_LINK, {8, 3, true}},
        {DHK_COL_link_b20, DHK_SUMS_LINK, {20, 5, false}},
        {DHK_COL_link_a20, DHK_SUMS_LINK, {20, 5, true}},
        {DHK_COL_link_words_b3, DHK_SUMS_LINKED, {3, 0, false}},
        {DHK_COL_link_words_a3, DHK_SUMS_LINKED, {3, 0, true}},
        {DHK_COL_link_words_b8, DHK_SUMS_LINKED, {8, 1, false}},
        {DHK_COL_link_words_a8, DHK_SUMS_LINKED, {8, 1, true}},
    };

    dhk_fill_windows(m, first, windows, sizeof windows / sizeof *windows);
}

void dhk_block_links(const dhk_measure *m, size_t first, size_t lines)
{
    uint8_t *links = dhk_column(m, DHK_COL_links);
    uint8_t *words = dhk_column(m, DHK_COL_links_words_s);
    uint8_t *out = dhk_column(m, DHK_COL_links_out_s);
    uint8_t *here = dhk_column(m, DHK_COL_links_here_s);
    size_t i;

    for (i = 0; i < lines; i++) {
        const dhk_line *line = &m->lines[first + i];
        links[i] = dhk_cap_byte(line->links, 255);
        words[i] = dhk_share_mixed(line->links, m->words[first + i]);
        out[i] = dhk_share_mixed(line->links_out, line->links);
        here[i] = dhk_share_byte(line->links_here, line->links);
    }
    fill_windows(m, first);
}
