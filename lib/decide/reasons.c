/* reasons.c - why a line was kept or dropped, in words that a reader would use.
 *
 * Scores come from trees over hundreds of numbers; a reason is one plain fact about the line that
 * points the same way.  A line with none goes with its neighbours.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

/* Facts that speak against a line; most of them have the numbers of their reasons. */
enum {
    SAME = DHK_FACT_LINKS | DHK_FACT_REPEATED | DHK_FACT_SHORT | DHK_FACT_PROMPT |
           DHK_FACT_HIDDEN | DHK_FACT_DATA,
    SECTION = DHK_FACT_SECTION_HEAD | DHK_FACT_AFTER_SECTION | DHK_FACT_FEED
};

typedef char numbers_are_the_same[(int)SAME == (DHK_REASON_LINKS | DHK_REASON_REPEATED |
                                                DHK_REASON_SHORT | DHK_REASON_PROMPT |
                                                DHK_REASON_HIDDEN | DHK_REASON_DATA)
                                      ? 1
                                      : -1];

static uint32_t why_dropped(uint32_t facts)
{
    uint32_t reasons = facts & SAME;

    reasons |= facts & DHK_FACT_TEASER ? DHK_REASON_REPEATED : 0;
    reasons |= facts & DHK_FACT_PLACE ? DHK_REASON_PLACE : 0;
    reasons |= facts & SECTION ? DHK_REASON_SECTION : 0;
    return reasons == 0 ? DHK_REASON_NEIGHBOURS : reasons;
}

static uint32_t why_kept(const dhk_line *line, uint32_t facts)
{
    const uint32_t block = 1u << DHK_KIND_CELL | 1u << DHK_KIND_CODE | 1u << DHK_KIND_ITEM;
    uint32_t reasons = 0;

    reasons |= facts & DHK_FACT_PROSE ? DHK_REASON_PROSE : 0;
    reasons |= line->kind == DHK_KIND_HEADING ? DHK_REASON_HEADING : 0;
    reasons |= block >> line->kind & 1 ? DHK_REASON_BLOCK : 0;
    return reasons == 0 ? DHK_REASON_NEIGHBOURS : reasons;
}

uint32_t dhk_decide_reasons(const dhk_decision *d, const dhk_page *page,
                            const dhk_features *features, size_t line)
{
    const uint32_t facts = ((const uint32_t *)features->facts.items)[line];

    if (d->rule != NULL && d->rule[line] != DHK_RULE_NONE)
        return DHK_REASON_RULE;
    if (line == d->title_line)
        return DHK_REASON_TITLE;
    if (d->comments != DHK_COMMENTS_AUTO && d->comment[line] != 0)
        return DHK_REASON_COMMENT;
    return d->keep[line] ? why_kept(dhk_page_lines(page) + line, facts)
                         : why_dropped(facts);
}
