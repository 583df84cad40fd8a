/* title.c - how much of the title a line has, and where the title's own line is.
 *
 * The title comes from the head, usually with the site's name behind it; the line that shares most
 * of its words, a heading before others, is taken for it.  O(lines).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <assert.h>
#include <string.h>

#include "base/set_bits.h"

/* How sure it is that the line is the title, of 1000: half by the share of the line's words that are
 * the title's, the rest by the share of the title's that it has. */
static unsigned rate(const dhk_measure *m, size_t line, const dhk_counts *c, unsigned cover)
{
    unsigned rating;

    assert(m->title_count > 0); /* or no line would have a word of it */
    if (cover < 2 && cover < m->title_count)
        return 0;
    if (c->tokens == 0 || c->tokens > 40)
        return 0;
    rating = (500 * c->title_words / c->tokens + 1000 * cover / m->title_count) * 2 / 3;
    return m->lines[line].kind == DHK_KIND_HEADING ? rating * 13 / 10 : rating;
}

void dhk_title_line(dhk_measure *m, size_t i, const dhk_counts *c)
{
    const size_t stride = m->stride;
    uint8_t *kept = m->kept + i;
    unsigned cover, rating;

    kept[DHK_KEPT_description_in_s * stride] =
        dhk_share_mixed(c->description_words, c->tokens);
    if (c->title == 0)
        return; /* as most lines: what is kept is 0 */
    cover = dhk_count_bits(c->title);
    kept[DHK_KEPT_title_in_s * stride] = dhk_share_byte(c->title_words, c->tokens);
    kept[DHK_KEPT_title_cover_s * stride] = dhk_share_byte(cover, m->title_count);
    rating = rate(m, i, c, cover);
    if (rating > m->title_rating) {
        m->title_rating = rating;
        m->title_line = (uint32_t)i;
    }
}

void dhk_block_title(const dhk_measure *m, size_t first)
{
    uint8_t *before = dhk_column(m, DHK_COL_title_before);
    uint8_t *after = dhk_column(m, DHK_COL_title_after);
    const uint32_t title = m->title_line;
    uint32_t line = (uint32_t)first;
    unsigned i;

    for (i = 0; i < DHK_FEATURE_BLOCK; i++, line++) {
        before[i] = dhk_cap_byte(title <= line ? line - title : DHK_FAR, DHK_FAR);
        after[i] = dhk_cap_byte(title > line && title != DHK_NONE ? title - line : DHK_FAR,
                                DHK_FAR);
    }
}
