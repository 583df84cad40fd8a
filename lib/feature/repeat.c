/* repeat.c - how often a line was seen: whole, digit-blind, by its beginning, by its end.
 *
 * Lines are compared by the 32-bit hashes that counts.c made of their words.  Two of 1,000 lines
 * share one by chance on one page in 8,600; a hostile page can force it, and only miscounts
 * itself.  O(lines).                                              SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"

/* 16: with half of the slots free a search is nearly always over after 4; a page made to collide
 * stops here, and its later lines count as new. */
enum { MAX_PROBES = 16 };

/* Slot of a hash in the table of (hash, count) pairs; m->table_slots when it gave up. */
static size_t find_slot(const dhk_measure *m, uint32_t hash)
{
    const size_t mask = m->table_slots - 1;
    size_t slot = dhk_hash_mix(hash) & mask;
    unsigned probe;

    for (probe = 0; probe < MAX_PROBES; probe++) {
        const uint32_t *pair = m->table + 2 * slot;
        if (pair[1] == 0 || pair[0] == hash)
            return slot;
        slot = (slot + 1) & mask;
    }
    return m->table_slots;
}

/* Fills a column with log(times that the hash at 'offset' of the counts was seen); seen_before,
 * when given, with whether an earlier line has it. */
static void count_same(const dhk_measure *measure, size_t offset, enum dhk_column column,
                       uint8_t *seen_before)
{
    const dhk_measure copy = *measure, *const m = &copy;
    uint8_t *out = dhk_column(m, column);
    size_t i;

    assert(out != NULL); /* analyzers mix it up with 'seen_before' */
    memset(m->table, 0, m->table_slots * 2 * sizeof *m->table);
    for (i = 0; i < m->count; i++) {
        uint32_t hash;
        size_t slot;
        memcpy(&hash, (const char *)&m->counts[i] + offset, sizeof hash);
        slot = hash == 0 ? m->table_slots : find_slot(m, hash);
        if (seen_before != NULL)
            seen_before[i] = slot < m->table_slots && m->table[2 * slot + 1] != 0;
        if (slot < m->table_slots) {
            m->table[2 * slot] = hash;
            m->table[2 * slot + 1]++;
        }
        m->numbers[i] = slot < m->table_slots ? (uint32_t)slot : DHK_NONE;
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
    uint8_t *out = dhk_column(m, DHK_COL_starts_like_near);
    size_t i;

    for (i = 0; i < m->count; i++) {
        const uint32_t six = m->counts[i].six;
        unsigned near = 0, d;
        for (d = 1; d <= 2 && six != 0; d++) {
            near += i >= d && m->counts[i - d].six == six;
            near += i + d < m->count && m->counts[i + d].six == six;
        }
        out[i] = (uint8_t)near;
    }
}

void dhk_feature_repeat(dhk_measure *m)
{
    uint8_t *same = dhk_column(m, DHK_COL_same_l);
    uint8_t *six = dhk_column(m, DHK_COL_same_six_l);
    size_t i;

    count_same(m, offsetof(dhk_counts, same), DHK_COL_same_l,
               dhk_column(m, DHK_COL_seen_before));
    count_same(m, offsetof(dhk_counts, blind), DHK_COL_same_blind_l, NULL);
    count_same(m, offsetof(dhk_counts, start), DHK_COL_same_start_l, NULL);
    count_same(m, offsetof(dhk_counts, six), DHK_COL_same_six_l, NULL);
    count_same(m, offsetof(dhk_counts, end), DHK_COL_same_end_l, NULL);
    compare_near(m);
    for (i = 0; i < m->count; i++)
        if (same[i] > 1 || six[i] > 1)
            m->facts[i] |= DHK_FACT_REPEATED;
}
