/* blocks.c - what belongs together stays together: cells of a row, lines of code, items of a list,
 * headings with what they head, and the standfirst with its article.  All passes go over the lines once.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

/* Do lines i-1 and i belong to one block that is kept or dropped as a whole? */
static bool is_whole(const dhk_line *line)
{
    const dhk_line *before = line - 1;

    if (line->kind == DHK_KIND_CELL)
        return before->kind == DHK_KIND_CELL && before->row == line->row;
    if (line->kind == DHK_KIND_CODE)
        return before->kind == DHK_KIND_CODE && before->box == line->box &&
               (line->flags & DHK_LINE_BREAK);
    return (before->flags & DHK_LINE_CUT) != 0;
}

/* Lines first .. end - 1 are one block. */
static void level(uint16_t *score, const uint32_t *words, size_t first, size_t end)
{
    uint64_t sum = 0, weight = 0;
    size_t i;

    for (i = first; i < end; i++) {
        sum += (uint64_t)score[i] * (words[i] + 1);
        weight += words[i] + 1;
    }
    for (i = first; i < end; i++)
        score[i] = (uint16_t)(sum / weight);
}

void dhk_decide_level(const dhk_page *page, const uint32_t *words, uint16_t *score)
{
    const dhk_line *lines = dhk_page_lines(page);
    const size_t count = page->lines.count;
    size_t first, i;

    for (i = 1; i < count; i++) {
        if (!is_whole(&lines[i]))
            continue;
        for (first = i - 1; i < count && is_whole(&lines[i]);)
            i++;
        level(score, words, first, i);
    }
}

/* A list most of whose words are kept keeps its other items too, unless they are surely husk: an
 * odd short item ("Salt") is no menu. */
static void mend_lists(dhk_decision *d, const dhk_page *page, const uint32_t *words)
{
    const dhk_line *lines = dhk_page_lines(page);
    const dhk_box *boxes = dhk_page_boxes(page);
    const size_t count = page->lines.count;
    size_t first, end, i;

    for (first = 0; first < count; first = end) {
        uint64_t kept = 0, all = 0;
        end = first + 1;
        if (lines[first].kind != DHK_KIND_ITEM)
            continue;
        while (end < count && lines[end].kind == DHK_KIND_ITEM &&
               boxes[lines[end].box].parent == boxes[lines[first].box].parent)
            end++;
        for (i = first; i < end; i++) {
            all += words[i];
            kept += d->keep[i] ? words[i] : 0;
        }
        for (i = first; i < end && 3 * kept > 2 * all; i++)
            if (!d->keep[i] && d->score[i] >= 100)
                d->keep[i] = 1;
    }
}

/* A heading stays with what it heads: it is kept when a line below it is, before the next heading of
 * its rank, unless it scores less than half of what is needed.  (The other way round does not
 * hold: the headings of a card grid, a product name each, head nothing and are its content.) */
static void mend_headings(dhk_decision *d, const dhk_page *page, uint32_t threshold)
{
    const dhk_line *lines = dhk_page_lines(page);
    const unsigned all = 0xFF;
    unsigned kept_below =
        0; /* a bit a rank: is anything kept before the next heading of it */
    size_t i;

    for (i = page->lines.count; i-- > 0;) {
        const bool heading = lines[i].kind == DHK_KIND_HEADING;
        const unsigned bit = heading ? 1u << (lines[i].level & 7) : all + 1;
        if ((kept_below & bit) != 0 && 2u * d->score[i] >= threshold)
            d->keep[i] = 1;
        kept_below = (d->keep[i] ? all : kept_below) & (bit - 1); /* ranks above its own */
    }
}

/* The standfirst: a sentence between the title and the first paragraph.  By its place among title,
 * date and by-line it looks like husk, so it may be a quarter below the threshold. */
static void mend_standfirst(dhk_decision *d, const uint32_t *facts, const uint32_t *words,
                            size_t count, uint32_t threshold)
{
    enum { PARAGRAPH_WORDS = 20, SENTENCE_WORDS = 8, ABOVE = 3 };
    const uint32_t husk = DHK_FACT_LINKS | DHK_FACT_REPEATED | DHK_FACT_PROMPT |
                          DHK_FACT_DATA | DHK_FACT_HIDDEN;
    size_t first = 0, i;

    while (first < count && !(d->keep[first] && words[first] >= PARAGRAPH_WORDS))
        first++;
    if (first == count)
        return;
    for (i = first > ABOVE ? first - ABOVE : 0; i < first; i++)
        if (words[i] >= SENTENCE_WORDS && !(facts[i] & husk) &&
            4 * (uint32_t)d->score[i] >= 3 * threshold)
            d->keep[i] = 1;
}

void dhk_decide_mend(dhk_decision *d, const dhk_page *page, const dhk_features *features,
                     uint32_t threshold)
{
    mend_standfirst(d, (const uint32_t *)features->facts.items,
                    (const uint32_t *)features->words.items, page->lines.count, threshold);
    mend_lists(d, page, (const uint32_t *)features->words.items);
    if (page->format != DHK_FORMAT_TEXT) /* which has no headings */
        mend_headings(d, page, threshold);
}
