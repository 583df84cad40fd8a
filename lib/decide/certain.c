/* certain.c - what is husk by one plain fact, whatever the scorer makes of the rest.
 *
 * Trees weigh a hundred facts, and a short line between two good paragraphs gets a good score by
 * its neighbours alone.  These few facts outweigh them all; each was held against the corpus (of
 * short lines with such a phrase that the scorer would keep, a quarter was article).
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

enum {
    HUSK = 100,     /* permille: below what any page keeps beside better lines */
    MOST_WORDS = 40 /* of what asks in a box beside the article: more is prose about it */
};

/* Asks for something where pages ask: "Get the best of it in your inbox" in an <aside>. */
static bool asks_aside(uint32_t facts, uint32_t words)
{
    const uint32_t both = DHK_FACT_PROMPT | DHK_FACT_PLACE;

    return (facts & both) == both && words < MOST_WORDS;
}

void dhk_decide_certain(const dhk_page *page, const uint32_t *facts, const uint32_t *words,
                        uint16_t *score)
{
    /* Where markup tells the parts of a page, the scorer knows feeds better than this rule. */
    const uint32_t husk = DHK_FACT_ASKS | DHK_FACT_TEASER |
                          (page->format == DHK_FORMAT_TEXT ? DHK_FACT_FEED : 0);
    size_t i;

    for (i = 0; i < page->lines.count; i++)
        if (((facts[i] & husk) || asks_aside(facts[i], words[i])) && score[i] > HUSK)
            score[i] = HUSK;
}
