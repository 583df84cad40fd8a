/* title.c - how much of the title a line has, and where the title's own line is.
 *
 * The title comes from the head, usually with the site's name behind it; the line that shares most
 * of its words, a heading before others, is taken for it.  O(lines).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "base/set_bits.h"

enum { FAR = 400 };

/* How sure it is that line i is the title, of 1000: half by the share of the line's words that are
 * the title's, the rest by the share of the title's that it has. */
static unsigned rate(const dhk_measure *m, size_t i, unsigned title_words)
{
    const dhk_counts *c = &m->counts[i];
    const unsigned cover = dhk_count_bits(c->title);
    unsigned rating;

    if (cover < 2 && cover < title_words)
        return 0;
    if (c->tokens == 0 || c->tokens > 40)
        return 0;
    rating = (500 * c->title_words / c->tokens + 1000 * cover / title_words) * 2 / 3;
    return m->lines[i].kind == DHK_KIND_HEADING ? rating * 13 / 10 : rating;
}

static void fill_columns(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const bool found = m->title_line != DHK_NONE;
    const uint32_t title = m->title_line;
    uint32_t i;

    memset(dhk_column(m, DHK_COL_title_found), found, m->count);
    memset(dhk_column(m, DHK_COL_title_before_l), dhk_log_byte(FAR), m->count);
    memset(dhk_column(m, DHK_COL_title_after_l), dhk_log_byte(FAR), m->count);
    for (i = 0; found && i < title; i++)
        dhk_column(m, DHK_COL_title_after_l)[i] = dhk_log_byte(title - i);
    for (; found && i < m->count; i++)
        dhk_column(m, DHK_COL_title_before_l)[i] = dhk_log_byte(i - title);
    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        dhk_column(m, DHK_COL_title_in_s)[i] = dhk_share_byte(c->title_words, c->tokens);
        dhk_column(m, DHK_COL_title_cover_s)[i] =
            dhk_share_byte(dhk_count_bits(c->title), m->title_count);
        dhk_column(m, DHK_COL_description_in_s)[i] =
            dhk_share_byte(c->description_words, c->tokens);
    }
}

void dhk_feature_title(dhk_measure *m)
{
    const unsigned title_words = m->title_count;
    unsigned best = 600;
    size_t i;

    m->title_line = DHK_NONE;
    for (i = 0; i < m->count && title_words > 0; i++) {
        const unsigned rating = rate(m, i, title_words);
        if (rating > best) {
            best = rating;
            m->title_line = (uint32_t)i;
        }
    }
    fill_columns(m);
    if (m->title_line != DHK_NONE)
        m->facts[m->title_line] |= DHK_FACT_TITLE;
}
