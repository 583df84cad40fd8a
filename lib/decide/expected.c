/* expected.c - where to cut: not one threshold for all pages, but the best one for this page.
 *
 * Let p be a line's chance to be article and w its words.  If the lines with p >= t are kept, the
 * words expected right are the sum of p*w over them; the words kept are the sum of w; the words
 * of the article are expected to be the sum of p*w over all lines.  So
 *
 *     F(t) = (1 + b) * right(t) / (kept(t) + b * article)
 *
 * and t is chosen to make it largest.  b = 1 is F1; the dial doubles or halves b every 125
 * steps: recall counts for more below 500, precision above.  All lines of one score are kept or
 * none, so a histogram of words by score is all that is needed: O(lines), no sort.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

#include <string.h>

enum { TOP = 1000 };

/* b in 1/1024 for a dial of 1 .. 1000: 2^((500 - dial) / 125), straight lines between the powers. */
static uint64_t recall_weight(uint32_t dial)
{
    const uint32_t steps = TOP - dial; /* 0 .. 999, where 500 is even */
    const uint32_t whole = steps / 125, part = steps % 125;
    const uint64_t power = UINT64_C(64) << whole; /* 2^-4 in 1/1024 is 64 */

    return power + power * part / 125;
}

static bool greater(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    return a * d > c * b; /* a/b > c/d; the caller keeps all four below 2^32 */
}

dhk_cut dhk_decide_cut(const uint16_t *score, const uint32_t *words, size_t count,
                       uint32_t dial)
{
    uint64_t histogram[TOP + 1];
    uint64_t all = 0, article = 0, kept = 0, right = 0, best_right = 0, best_all = 1;
    const uint64_t b = recall_weight(dial);
    dhk_cut cut = {TOP + 1, 0};
    unsigned shift = 0;
    uint32_t t;
    size_t i;

    memset(histogram, 0, sizeof histogram);
    for (i = 0; i < count; i++) {
        histogram[score[i]] += words[i];
        article += (uint64_t)score[i] * words[i];
        all += words[i];
    }
    /* Numbers of 32 bits make products of 64.  Only a page of a quarter of a million words
     * loses a bit here. */
    while ((all * TOP + b * article / 1024) >> shift >= UINT32_MAX)
        shift++;
    for (t = TOP; t > 0; t--) {
        uint64_t whole;
        if (histogram[t] == 0)
            continue;
        kept += histogram[t];
        right += histogram[t] * t;
        whole = (kept * TOP + b * article / 1024) >> shift;
        if (whole > 0 && greater(right >> shift, whole, best_right, best_all)) {
            best_right = right >> shift;
            best_all = whole;
            cut.threshold = t;
            cut.expected = (uint32_t)(2 * right * TOP / (kept * TOP + article));
        }
    }
    return cut;
}
