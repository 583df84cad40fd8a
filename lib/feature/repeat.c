/* repeat.c - how often a line was seen: whole, by its first six words.
 *
 * Lines are compared by the 32-bit hashes that counts.c made of their words.  Two of 1,000 lines
 * share one by chance on one page in 8,600; a hostile page can force it, and only miscounts
 * itself.  O(lines).                                              SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "feature/pairs.h"

/* Fills a column with the times that a line's hash of that kind was seen; seen_before, when
 * given, with whether an earlier line has it.  No hash (0) was seen 0 times: it is counted like
 * any other, since whether a line has one is not to be foretold, and its count struck out. */
static void count_same(const dhk_measure *measure, enum dhk_alike alike,
                       enum dhk_kept column, uint8_t *seen_before)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const uint32_t *hashes = dhk_alike_of(m, alike);
    uint32_t *const nowhere = m->table + 2 * m->table_slots; /* the pair of who gives up */
    uint8_t *out = dhk_kept_column(m, column);
    size_t i;

    memset(m->table, 0, (m->table_slots + 1) * 2 * sizeof *m->table);
    for (i = 0; i < m->count; i++) {
        const uint32_t hash = hashes[i];
        const size_t slot = dhk_pair_find(m->table, m->table_slots, hash);
        uint32_t *pair = m->table + 2 * slot;
        pair[0] = hash;
        m->numbers[i] = (uint32_t)slot;
        if (seen_before != NULL)
            seen_before[i] = hash != 0 && pair[1] != 0 && pair != nowhere;
        pair[1]++;
    }
    nowhere[1] = 0;
    m->table[2 * dhk_pair_find(m->table, m->table_slots, 0) + 1] = 0;
    for (i = 0; i < m->count; i++)
        out[i] = dhk_cap_byte(m->table[2 * (size_t)m->numbers[i] + 1], 255);
}

/* Teasers come doubled, the second time with a word behind them ("... FEATURE"): does the line
 * begin as one of the four around it does, six words or more? */
static void compare_near(const dhk_measure *m)
{
    const uint32_t *six = dhk_alike_of(m, DHK_ALIKE_SIX);
    uint8_t *out = dhk_kept_column(m, DHK_KEPT_starts_like_near);
    const ptrdiff_t count = (ptrdiff_t)m->count;
    ptrdiff_t i;

    for (i = 0; i < count; i++) {
        const uint32_t here = six[i];
        const unsigned near = (unsigned)(six[i - 2] == here) + (six[i - 1] == here) +
                              (six[i + 1] == here) + (six[i + 2] == here);
        out[i] = (uint8_t)(near & dhk_mask(here != 0));
    }
}

void dhk_feature_repeat(dhk_measure *m)
{
    const uint8_t *same = dhk_kept_column(m, DHK_KEPT_same);
    const uint8_t *six = dhk_kept_column(m, DHK_KEPT_same_six);
    size_t i;

    count_same(m, DHK_ALIKE_SAME, DHK_KEPT_same, dhk_kept_column(m, DHK_KEPT_seen_before));
    count_same(m, DHK_ALIKE_SIX, DHK_KEPT_same_six, NULL);
    compare_near(m);
    for (i = 0; i < m->count; i++)
        m->facts[i] |= dhk_mask((same[i] > 1) | (six[i] > 1)) & DHK_FACT_REPEATED;
}
