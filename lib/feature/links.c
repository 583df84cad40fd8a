/* links.c - how much of a line, and of its neighbours, is link text.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

void dhk_feature_links(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *share = dhk_kept_column(m, DHK_KEPT_link_s);
    size_t i;

    for (i = 0; i < m->count; i++)
        share[i] = dhk_share_mixed(m->lines[i].link_bytes, m->lines[i].length);
    dhk_running_sums(dhk_sums_of(m, DHK_SUMS_LINK), m->sums_stride, share, m->count);
}

static void fill_windows(const dhk_measure *m, size_t first)
{
    static const dhk_window_column windows[] = {
        {DHK_COL_link_a3, DHK_SUMS_LINK, {3, 2, true}},
        {DHK_COL_link_b8, DHK_SUMS_LINK, {8, 3, false}},
        {DHK_COL_link_b20, DHK_SUMS_LINK, {20, 5, false}},
        {DHK_COL_link_a20, DHK_SUMS_LINK, {20, 5, true}},
    };

    dhk_fill_windows(m, first, windows, sizeof windows / sizeof *windows);
}

void dhk_block_links(const dhk_measure *m, size_t first, size_t lines)
{
    uint8_t *words = dhk_column(m, DHK_COL_links_words_s);
    size_t i;

    for (i = 0; i < lines; i++)
        words[i] = dhk_share_mixed(m->lines[first + i].links, m->words[first + i]);
    fill_windows(m, first);
}
