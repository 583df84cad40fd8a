/* verdict.c - what the page is, told from what was kept of it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

/* Fewer kept words than this, beside lines that ask for something, are no article. */
enum { FEW_WORDS = 60 };

uint32_t dhk_decide_verdict(const dhk_decision *d, const dhk_page *page,
                            const dhk_features *features)
{
    const dhk_line *lines = dhk_page_lines(page);
    const uint32_t *words = (const uint32_t *)features->words.items;
    const uint32_t *facts = (const uint32_t *)features->facts.items;
    const size_t count = page->lines.count;
    uint64_t kept = 0, prose = 0, linked = 0, asking = 0, all = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        all += words[i];
        asking += facts[i] & DHK_FACT_PROMPT ? words[i] : 0;
        if (!d->keep[i])
            continue;
        kept += words[i];
        prose += facts[i] & DHK_FACT_PROSE ? words[i] : 0;
        if (lines[i].link_bytes > 0) /* of text that is kept, little is link */
            linked += (uint64_t)words[i] * lines[i].link_bytes / lines[i].length;
    }
    if (kept < FEW_WORDS && all > 0 && 3 * asking >= all)
        return DHK_VERDICT_PROMPT;
    if (kept == 0)
        return DHK_VERDICT_EMPTY;
    if (3 * prose < kept || 2 * linked > kept)
        return DHK_VERDICT_LISTING;
    return DHK_VERDICT_ARTICLE;
}
