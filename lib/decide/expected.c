/* expected.c - where to cut: not one threshold for all pages, but the best one for this page.
 *
 * Let p be a line's chance to be article, w its words, W(t) the words of the lines with p >= t.
 * Two views of what the article is, when the lines with p >= t are kept:
 *
 *   lines apart:  each line is article or not for itself.  Of what is kept, R(t) = the sum of
 *                 p*w is expected to be right, of the page A = R(0) to be article:
 *                     F(t) = (1 + b) * R(t) / (W(t) + b * A)
 *   lines as one: what is wrong with one line is wrong with those like it, so that the article
 *                 is W(u) for some cut u that nobody knows: each u from 0 to 1 alike.  Its words
 *                 that are kept are those above both cuts:
 *                     F(t) = mean over u of (1 + b) * W(max(t, u)) / (W(t) + b * W(u))
 *
 * Pages lie between: t is chosen to make both together largest.  On pages that the scorer had not
 * seen that found more than the first alone (F1 +.002, articles +.006); the second alone found
 * as much with some forests and .006 less with others.  b = 1 is F1; the dial doubles or halves b
 * every 125 steps: recall counts for more below 500, precision above.
 *
 * All lines of one level of p are kept or none: a histogram of words by level is all that is
 * needed, and 16 values of u.  O(lines), and a thousand divisions a page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "decide/inner.h"

#include <string.h>

enum {
    TOP = 1000,
    LEVELS = 64,
    TRUTHS = 16,
    EVEN = 1024 /* b = 1 */,
    ONE = 1 << 16,
    PARTS = 8
};

/* W and R by level, in eighths of a word. */
typedef struct sums {
    uint64_t words[LEVELS], right[LEVELS];
} sums;

/* b in 1/1024 for a dial of 1 .. 1000: 2^((500 - dial) / 125), straight lines between the powers;
 * of pages with markup 0.7 of that.  Their scores are a little too modest where lines are article,
 * and five folds found most there (F1 +.0015); in text they found most at 1. */
static uint64_t recall_weight(uint32_t dial, bool markup)
{
    const uint32_t steps = TOP - dial; /* 0 .. 999, where 500 is even */
    const uint32_t whole = steps / 125, part = steps % 125;
    const uint64_t power = UINT64_C(64) << whole; /* 2^-4 in 1/1024 is 64 */
    const uint64_t weight = power + power * part / 125;

    return markup ? weight * 7 / 10 : weight;
}

static uint32_t level_of(uint32_t score)
{
    return score * LEVELS / (TOP + 1);
}

/* The least score of a level. */
static uint32_t score_of(uint32_t level)
{
    return (level * (TOP + 1) + LEVELS - 1) / LEVELS;
}

static void sum_up(sums *s, const uint16_t *score, const uint32_t *words, size_t count)
{
    uint32_t t;
    size_t i;

    memset(s, 0, sizeof *s);
    for (i = 0; i < count; i++) {
        const uint32_t level = level_of(score[i]);
        s->words[level] += (uint64_t)PARTS * words[i];
        s->right[level] += (uint64_t)words[i] * score[i];
    }
    for (t = LEVELS - 1; t > 0; t--) {
        s->words[t - 1] += s->words[t];
        s->right[t - 1] += s->right[t];
    }
    for (t = 0; t < LEVELS; t++)
        s->right[t] /= TOP / PARTS;
}

/* F in 1/ONE of 'both' words kept and right.  A page has fewer than 2^30 words and EVEN + b is
 * less than 2^15, so the product stays below 2^64. */
static uint64_t f_of(uint64_t both, uint64_t kept, uint64_t article, uint64_t b)
{
    return (EVEN + b) * both * ONE / (EVEN * kept + b * article + 1);
}

/* The mean of the two views, in 1/ONE. */
static uint64_t value_of(const sums *s, uint32_t t, uint64_t b)
{
    const uint64_t apart = f_of(s->right[t], s->words[t], s->right[0], b);
    uint64_t as_one = 0;
    uint32_t k;

    for (k = 0; k < TRUTHS; k++) {
        const uint32_t u = (2 * k + 1) * LEVELS / (2 * TRUTHS);
        as_one += f_of(s->words[u > t ? u : t], s->words[t], s->words[u], b);
    }
    return (apart + as_one / TRUTHS) / 2;
}

/* The F1 that was found where 'value' permille were expected: it was a quarter nearer to 1, by five
 * folds, in HTML and in text, and over nine tenths of the scale (tests/quality/calibration.csv). */
static uint32_t judge(uint32_t value)
{
    return value + (TOP - value) / 4;
}

dhk_cut dhk_decide_cut(const uint16_t *score, const uint32_t *words, size_t count,
                       uint32_t dial, bool markup)
{
    const uint64_t b = recall_weight(dial, markup);
    dhk_cut cut = {TOP + 1, 0};
    uint64_t best = 0, above = 0;
    uint32_t best_level = 0, t;
    sums s;

    sum_up(&s, score, words, count);
    for (t = LEVELS; t-- > 0; above = s.words[t]) {
        const uint64_t value = s.words[t] == above ? 0 : value_of(&s, t, b);
        if (value > best) {
            best = value;
            best_level = t;
        }
    }
    if (best > 0) {
        cut.threshold = score_of(best_level);
        cut.expected = judge((uint32_t)(value_of(&s, best_level, EVEN) * TOP / ONE));
    }
    return cut;
}
