/* line_phrases.c - see line_phrases.h.
 *
 * Phrases look at all of a line of DHK_PROMPT_LINE bytes, and at both edges of a longer one;
 * numbers look at its first DHK_DATELIKE_LINE bytes, which are just such an edge.  Between the
 * two lengths a line with digits is folded twice; it is rare.     SPDX-License-Identifier: MIT */
#include "feature/line_phrases.h"

#include "feature/datelike.h"
#include "feature/prompt.h"

/* The first bytes of a line that is longer, up to a code point. */
static size_t find_edge(const unsigned char *text)
{
    size_t edge = DHK_PROMPT_EDGE;

    while ((text[edge] & 0xC0) == 0x80)
        edge--;
    return edge;
}

static void look_at_edges(dhk_counts *c, const unsigned char *text, size_t length,
                          size_t room)
{
    const size_t edge = find_edge(text);
    dhk_folded folded;

    dhk_fold_line(&folded, text, edge, room);
    c->phrases = dhk_prompt_find_head(&folded) | dhk_prompt_find_tail(text, length, room);
    c->data = dhk_datelike_find_folded(&folded, edge, true);
}

void dhk_line_phrases(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room)
{
    dhk_folded folded;

    if (length > DHK_PROMPT_LINE) {
        look_at_edges(counts, text, length, room);
        return;
    }
    dhk_fold_line(&folded, text, length, room);
    counts->phrases = dhk_prompt_find_folded(&folded);
    if (length <= DHK_DATELIKE_LINE)
        counts->data = dhk_datelike_find_folded(&folded, length, false);
    else
        counts->data = folded.digit ? dhk_datelike_find(text, length) : 0;
}
