/* line_phrases.c - see line_phrases.h.
 *
 * Phrases look at all of a line of DHK_PROMPT_LINE bytes, and at both edges of a longer one, which is
 * not bare.                                                       SPDX-License-Identifier: MIT */
#include "feature/line_phrases.h"

#include "feature/bare.h"
#include "feature/prompt.h"

static void look_at_edges(dhk_counts *c, const unsigned char *text, size_t length,
                          size_t room, dhk_folded *folded)
{
    const size_t head = dhk_prompt_head(text);

    dhk_fold_line(folded, text, head, room);
    c->phrases = dhk_prompt_find_folded(folded, DHK_PROMPT_HEAD) |
                 dhk_prompt_find_tail(text, length, room);
}

void dhk_line_phrases(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, dhk_folded *folded)
{
    if (length > DHK_PROMPT_LINE) {
        look_at_edges(counts, text, length, room, folded);
        return;
    }
    if (folded->classed)
        dhk_fold_classed(folded, length, counts->digits > 0);
    else
        dhk_fold_line(folded, text, length, room);
    counts->phrases = dhk_prompt_find_folded(folded, DHK_PROMPT_ALL);
    if (length <= DHK_BARE_LINE && dhk_bare_folded(folded))
        counts->marks |= DHK_MARK_BARE;
}
