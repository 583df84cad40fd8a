/* forest_neon.c - forest.c's sums with 128-bit vectors: one instruction looks up 16 leaves in a
 * table of 64 bytes.  The same steps as forest_avx2.c, without its detours: NEON compares unsigned
 * bytes and shuffles four registers at once.  Every AArch64 CPU has it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_FOREST_NEON

#include <arm_neon.h>

static inline uint8x16_t number_leaves(const dhk_forest *forest, size_t tree,
                                       const uint8_t *columns)
{
    const uint16_t *column = forest->column + tree * forest->depth;
    const uint8_t *threshold = forest->threshold + tree * forest->depth;
    uint8x16_t number = vdupq_n_u8(0);
    unsigned level;

    for (level = 0; level < forest->depth; level++) {
        const uint8x16_t value =
            vld1q_u8(columns + column[level] * (size_t)DHK_FOREST_BLOCK);
        const uint8x16_t yes = vcgtq_u8(value, vdupq_n_u8(threshold[level]));
        number = vorrq_u8(number, vandq_u8(yes, vdupq_n_u8((uint8_t)(1 << level))));
    }
    return number;
}

/* A plane has at least 16 bytes; numbers beyond its end never come. */
static inline uint8x16_t look_up(const uint8_t *plane, unsigned depth, uint8x16_t number)
{
    uint8x16x4_t table;

    table.val[0] = vld1q_u8(plane);
    table.val[1] = depth >= 5 ? vld1q_u8(plane + 16) : table.val[0];
    table.val[2] = depth >= 6 ? vld1q_u8(plane + 32) : table.val[0];
    table.val[3] = depth >= 6 ? vld1q_u8(plane + 48) : table.val[0];
    return vqtbl4q_u8(table, number);
}

static inline void add_eight(int32_t *sum, uint8x16_t leaves)
{
    const int16x8_t eight = vreinterpretq_s16_u8(leaves);
    vst1q_s32(sum, vaddw_s16(vld1q_s32(sum), vget_low_s16(eight)));
    vst1q_s32(sum + 4, vaddw_s16(vld1q_s32(sum + 4), vget_high_s16(eight)));
}

void dhk_forest_sum_neon(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK])
{
    const size_t plane = dhk_forest_plane(forest);
    size_t tree, half, i;

    for (i = 0; i < DHK_FOREST_BLOCK; i++)
        sum[i] = forest->bias;
    for (tree = 0; tree < forest->trees; tree++)
        for (half = 0; half < DHK_FOREST_BLOCK; half += 16) {
            const uint8_t *leaf = forest->leaf + 2 * plane * tree;
            const uint8x16_t number = number_leaves(forest, tree, columns + half);
            const uint8x16_t low = look_up(leaf, forest->depth, number);
            const uint8x16_t high = look_up(leaf + plane, forest->depth, number);
            add_eight(sum + half, vzip1q_u8(low, high));
            add_eight(sum + half + 8, vzip2q_u8(low, high));
        }
}

#else

typedef int dhk_no_neon; /* C wants a declaration in every file */

#endif
