/* forest.h - symmetric trees over byte columns.
 *
 * A symmetric tree asks the same question of every line at one level: is this column's byte
 * greater than that threshold?  The answers, read as bits, number the leaf.  So a tree is a
 * few compares and one small table, the same for 64 lines at a time, and vectors do it
 * without a branch.  Leaves are small, as boosting makes them, and need not be fine, for many add
 * up: a leaf is a byte, in steps of 1/256 of log-odds above the least of its tree.  Those of a run
 * of trees add up in 16 bits, all of them in 32.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DHK_FOREST_H
#define DHK_FOREST_H

#include <stddef.h>
#include <stdint.h>

enum {
    DHK_FOREST_BLOCK = 64,    /* lines at a time: what the widest vectors hold */
    DHK_FOREST_MAX_DEPTH = 6, /* 64 leaves: four byte shuffles of 16 entries */
    DHK_FOREST_STEP = 4,      /* what a leaf of 1 is in a sum, which is of 1/1024 */
    DHK_FOREST_RUN = 256      /* leaves of so many trees add up in 16 bits */
};

typedef struct dhk_forest {
    const uint16_t *column; /* trees * depth: enum dhk_column, the lowest bit of a leaf's
                                 number first */
    const uint8_t
        *threshold;      /* trees * depth: the bit is column > threshold; 255 never is */
    const uint8_t *leaf; /* trees * dhk_forest_plane(depth) */
    int32_t bias;        /* of the sum, with the least leaf of every tree */
    uint16_t trees;
    uint16_t depth; /* of every tree, at most DHK_FOREST_MAX_DEPTH */
} dhk_forest;

/* Bytes of a tree's leaves: one for each, and at least 16, which is what a byte shuffle reads. */
static inline size_t dhk_forest_plane(unsigned depth)
{
    return depth < 4 ? 16 : (size_t)1 << depth;
}

/* The log-odds of a block's lines, where column c of line i is columns[c * DHK_FOREST_BLOCK + i],
 * by the fastest way that this CPU knows.  O(trees * depth). */
void dhk_forest_sum(const dhk_forest *forest, const uint8_t *columns,
                    int32_t sum[DHK_FOREST_BLOCK]);

/* The same in plain C: what the others are measured by. */
void dhk_forest_sum_plain(const dhk_forest *forest, const uint8_t *columns,
                          int32_t sum[DHK_FOREST_BLOCK]);

/* Log-odds in 1/1024 to a permille: the logistic function, by table. */
uint16_t dhk_forest_permille(int32_t sum);

#endif
