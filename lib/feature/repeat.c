/* repeat.c - how often a line was seen: whole, digit-blind, by its beginning, by its end.
 *
 * Lines are compared by the 32-bit hashes that counts.c made of their words.  Two of 1,000 lines
 * share one by chance on one page in 8,600; a hostile page can force it, and only miscounts
 * itself.  O(lines).                                              SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <assert.h>
#include <string.h>

#include "feature/pairs.h"

/* Fills a column with log(times that a line's hash of that kind was seen); seen_before, when
 * given, with whether an earlier line has it.  No hash (0) was seen 0 times. */
static void count_same(const dhk_measure *measure, enum dhk_alike alike,
                       enum dhk_kept column, uint8_t *seen_before)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint32_t *hashes = m->alike + alike;
    uint8_t *out = dhk_kept_column(m, column);
    size_t i;

    assert(out != NULL); /* analyzers mix it up with 'seen_before' */
    memset(m->table, 0, m->table_slots * 2 * sizeof *m->table);
    for (i = 0; i < m->count; i++) {
        const uint32_t hash = hashes[DHK_ALIKE * i];
        uint32_t *pair = hash == 0 ? NULL : dhk_pair_find(m->table, m->table_slots, hash);
        m->numbers[i] = DHK_NONE;
        if (pair == NULL)
            continue;
        if (seen_before != NULL)
            seen_before[i] = pair[1] != 0;
        pair[0] = hash;
        pair[1]++;
        m->numbers[i] = (uint32_t)((size_t)(pair - m->table) / 2);
    }
    for (i = 0; i < m->count; i++) {
        const uint32_t slot = m->numbers[i];
        out[i] = slot == DHK_NONE ? 0 : dhk_log_byte(m->table[2 * (size_t)slot + 1]);
    }
}

/* Teasers come doubled, the second time with a word behind them ("... FEATURE"): does the line
 * begin as one of the four around it does, six words or more? */
static void compare_near(const dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint32_t *sixes = m->alike + DHK_ALIKE_SIX;
    uint8_t *out = dhk_kept_column(m, DHK_KEPT_starts_like_near);
    size_t i;

    for (i = 0; i < m->count; i++) {
        const uint32_t six = sixes[DHK_ALIKE * i];
        unsigned near = 0, d;
        for (d = 1; d <= 2 && six != 0; d++) {
            near += i >= d && sixes[DHK_ALIKE * (i - d)] == six;
            near += i + d < m->count && sixes[DHK_ALIKE * (i + d)] == six;
        }
        out[i] = (uint8_t)near;
    }
}

void dhk_feature_repeat(dhk_measure *m)
{
    const uint8_t *same = dhk_kept_column(m, DHK_KEPT_same_l);
    const uint8_t *six = dhk_kept_column(m, DHK_KEPT_same_six_l);
    size_t i;

    count_same(m, DHK_ALIKE_SAME, DHK_KEPT_same_l,
               dhk_kept_column(m, DHK_KEPT_seen_before));
    count_same(m, DHK_ALIKE_BLIND, DHK_KEPT_same_blind_l, NULL);
    count_same(m, DHK_ALIKE_START, DHK_KEPT_same_start_l, NULL);
    count_same(m, DHK_ALIKE_SIX, DHK_KEPT_same_six_l, NULL);
    count_same(m, DHK_ALIKE_END, DHK_KEPT_same_end_l, NULL);
    compare_near(m);
    for (i = 0; i < m->count; i++)
        if (same[i] > 1 || six[i] > 1)
            m->facts[i] |= DHK_FACT_REPEATED;
}
