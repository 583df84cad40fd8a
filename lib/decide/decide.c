/* decide.c - the decision on a page, step by step.                SPDX-License-Identifier: MIT */
#include "decide/decide.h"

#include "decide/inner.h"

/* The title line is reported, and left out of the text unless the caller asks for it: benchmarks and
 * readers alike take it for metadata. */
static void find_title(dhk_decision *d, const dhk_page *page, const uint32_t *facts)
{
    size_t i;

    d->title_line = DHK_NONE;
    for (i = 0; i < page->lines.count && d->title_line == DHK_NONE; i++)
        if (facts[i] & DHK_FACT_TITLE)
            d->title_line = (uint32_t)i;
    if (d->title_line == DHK_NONE)
        return;
    dhk_page_lines(page)[d->title_line].flags |= DHK_LINE_TITLE;
    d->keep[d->title_line] = 0;
}

static void apply_rules(dhk_decision *d, size_t count)
{
    size_t i;

    for (i = 0; i < count && d->rule != NULL; i++)
        if (d->rule[i] != DHK_RULE_NONE)
            d->keep[i] = d->rule[i] == DHK_RULE_KEEP;
}

static void keep_above(uint8_t *keep, const uint16_t *score, size_t count,
                       uint32_t threshold)
{
    size_t i;

    for (i = 0; i < count; i++)
        keep[i] = score[i] >= threshold;
}

static uint32_t count_kept(const uint8_t *keep, size_t count)
{
    uint32_t kept = 0;
    size_t i;

    for (i = 0; i < count; i++)
        kept += keep[i];
    return kept;
}

void dhk_decide(dhk_decision *d, const dhk_page *page, const dhk_features *features)
{
    const uint32_t *words = (const uint32_t *)features->words.items;
    const uint32_t *facts = (const uint32_t *)features->facts.items;
    const size_t count = page->lines.count;
    dhk_cut cut;

    dhk_decide_certain(page, facts, words, d->score);
    dhk_decide_level(page, words, d->score);
    cut = dhk_decide_cut(d->score, words, count, d->dial, page->format != DHK_FORMAT_TEXT);
    keep_above(d->keep, d->score, count, cut.threshold);
    dhk_decide_mend(d, page, features, cut.threshold);
    find_title(d, page, facts);
    if (d->comments != DHK_COMMENTS_AUTO)
        dhk_decide_comments(d, page, features);
    apply_rules(d, count);
    d->confidence = cut.expected;
    d->verdict = dhk_decide_verdict(d, page, features);
    d->kept = count_kept(d->keep, count);
}
