/* links.c - how much of a line, and of its neighbours, is link text.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"
#include "feature/shift.h"

static void fill_windows(const dhk_measure *m)
{
    static const struct {
        uint16_t column;
        dhk_window window;
    } plain[] =
        {
            {DHK_COL_link_b3, {3, 1, false, false}},
            {DHK_COL_link_a3, {3, 1, true, false}},
            {DHK_COL_link_b8, {8, 1, false, false}},
            {DHK_COL_link_a8, {8, 1, true, false}},
            {DHK_COL_link_b20, {20, 1, false, false}},
            {DHK_COL_link_a20, {20, 1, true, false}},
        },
      words[] = {
          {DHK_COL_link_words_b3, {3, 4, false, true}},
          {DHK_COL_link_words_a3, {3, 4, true, true}},
          {DHK_COL_link_words_b8, {8, 4, false, true}},
          {DHK_COL_link_words_a8, {8, 4, true, true}},
      };
    const uint8_t *share = dhk_column(m, DHK_COL_link_s);
    uint8_t *linked =
        (uint8_t *)m->table; /* words that are link text, capped as in place.c */
    size_t k, i;

    dhk_running_sums(m->running, share, m->count);
    for (k = 0; k < sizeof plain / sizeof *plain; k++)
        dhk_window_sum(dhk_column(m, (enum dhk_column)plain[k].column), m->running,
                       m->count, plain[k].window);
    for (i = 0; i < m->count; i++)
        linked[i] = (uint8_t)(dhk_cap_byte(m->counts[i].words, 80) * share[i] / 255u);
    dhk_running_sums(m->running, linked, m->count);
    for (k = 0; k < sizeof words / sizeof *words; k++)
        dhk_window_sum(dhk_column(m, (enum dhk_column)words[k].column), m->running,
                       m->count, words[k].window);
}

void dhk_feature_links(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *share = dhk_column(m, DHK_COL_link_s);
    size_t i;

    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        share[i] = dhk_share_byte(line->link_bytes, line->length);
        dhk_column(m, DHK_COL_links)[i] = dhk_cap_byte(line->links, 255);
        dhk_column(m, DHK_COL_links_words_s)[i] =
            dhk_share_byte(line->links, m->counts[i].words);
        dhk_column(m, DHK_COL_link_first)[i] = (line->flags & DHK_LINE_LINK_FIRST) != 0;
        dhk_column(m, DHK_COL_links_out_s)[i] =
            dhk_share_byte(line->links_out, line->links);
        dhk_column(m, DHK_COL_links_here_s)[i] =
            dhk_share_byte(line->links_here, line->links);
    }
    dhk_shift(dhk_column(m, DHK_COL_link_b1), share, m->count, 1);
    dhk_shift(dhk_column(m, DHK_COL_link_b2), share, m->count, 2);
    dhk_shift(dhk_column(m, DHK_COL_link_a1), share, m->count, -1);
    dhk_shift(dhk_column(m, DHK_COL_link_a2), share, m->count, -2);
    fill_windows(measure);
}
