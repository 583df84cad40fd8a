/* reasons.c - why a line was kept or dropped, in words that a reader would use.
 *
 * Scores come from trees over hundreds of numbers; a reason is one plain fact about the line that
 * points the same way.  A line with none goes with its neighbours.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

static const struct {
    uint32_t fact, reason;
} against[] = {
    {DHK_FACT_LINKS, DHK_REASON_LINKS},
    {DHK_FACT_REPEATED, DHK_REASON_REPEATED},
    {DHK_FACT_SHORT, DHK_REASON_SHORT},
    {DHK_FACT_PROMPT, DHK_REASON_PROMPT},
    {DHK_FACT_PLACE, DHK_REASON_PLACE},
    {DHK_FACT_SECTION_HEAD, DHK_REASON_SECTION},
    {DHK_FACT_AFTER_SECTION, DHK_REASON_SECTION},
    {DHK_FACT_FEED, DHK_REASON_SECTION},
    {DHK_FACT_TEASER, DHK_REASON_REPEATED},
    {DHK_FACT_HIDDEN, DHK_REASON_HIDDEN},
    {DHK_FACT_DATA, DHK_REASON_DATA},
};

static uint32_t why_dropped(uint32_t facts)
{
    uint32_t reasons = 0;
    size_t k;

    for (k = 0; k < sizeof against / sizeof *against; k++)
        if (facts & against[k].fact)
            reasons |= against[k].reason;
    return reasons == 0 ? DHK_REASON_NEIGHBOURS : reasons;
}

static uint32_t why_kept(const dhk_line *line, uint32_t facts)
{
    uint32_t reasons = 0;

    if (facts & DHK_FACT_PROSE)
        reasons |= DHK_REASON_PROSE;
    if (line->kind == DHK_KIND_HEADING)
        reasons |= DHK_REASON_HEADING;
    if (line->kind == DHK_KIND_CELL || line->kind == DHK_KIND_CODE ||
        line->kind == DHK_KIND_ITEM)
        reasons |= DHK_REASON_BLOCK;
    return reasons == 0 ? DHK_REASON_NEIGHBOURS : reasons;
}

void dhk_decide_explain(const dhk_decision *d, const dhk_page *page, const uint32_t *facts)
{
    const dhk_line *lines = dhk_page_lines(page);
    size_t i;

    for (i = 0; i < page->lines.count; i++) {
        if (d->rule != NULL && d->rule[i] != DHK_RULE_NONE)
            d->reasons[i] = DHK_REASON_RULE;
        else if (i == d->title_line)
            d->reasons[i] = DHK_REASON_TITLE;
        else if (d->comments != DHK_COMMENTS_AUTO && d->reasons[i] != 0)
            continue; /* comments.c said why */
        else
            d->reasons[i] =
                d->keep[i] ? why_kept(&lines[i], facts[i]) : why_dropped(facts[i]);
    }
}
