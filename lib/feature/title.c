/* title.c - how much of the title a line has, and where the title's own line is.
 *
 * The title comes from the head, usually with the site's name behind it; the line that shares most
 * of its words, a heading before others, is taken for it.  O(lines).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

enum { FAR = 400 };

static unsigned count_bits(uint32_t bits)
{
    unsigned n = 0;

    for (; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

/* How sure it is that line i is the title, of 1000: half by the share of the line's words that are
 * the title's, the rest by the share of the title's that it has. */
static unsigned rate(const dhk_measure *m, size_t i, unsigned title_words)
{
    const dhk_counts *c = &m->counts[i];
    const unsigned cover = count_bits(c->title);
    unsigned rating;

    if (cover < 2 && cover < title_words)
        return 0;
    if (c->tokens == 0 || c->tokens > 40)
        return 0;
    rating = (500 * c->title_words / c->tokens + 1000 * cover / title_words) * 2 / 3;
    return m->lines[i].kind == DHK_KIND_HEADING ? rating * 13 / 10 : rating;
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
    for (i = 0; i < m->count; i++) {
        const dhk_counts *c = &m->counts[i];
        const bool found = m->title_line != DHK_NONE;
        const uint32_t title = m->title_line, line = (uint32_t)i;
        dhk_column(m, DHK_COL_title_in_s)[i] = dhk_share_byte(c->title_words, c->tokens);
        dhk_column(m, DHK_COL_title_cover_s)[i] =
            dhk_share_byte(count_bits(c->title), title_words);
        dhk_column(m, DHK_COL_description_in_s)[i] =
            dhk_share_byte(c->description_words, c->tokens);
        dhk_column(m, DHK_COL_title_before_l)[i] =
            dhk_log_byte(found && line >= title ? line - title : FAR);
        dhk_column(m, DHK_COL_title_after_l)[i] =
            dhk_log_byte(found && line < title ? title - line : FAR);
        dhk_column(m, DHK_COL_title_found)[i] = found;
    }
    if (m->title_line != DHK_NONE)
        m->facts[m->title_line] |= DHK_FACT_TITLE;
}
