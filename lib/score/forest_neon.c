/* forest_neon.c - forest.c's sums with 128-bit vectors: one instruction looks up 16 leaves in a
 * table of 64 bytes.  The same steps as forest_avx2.c, without its detours: NEON compares unsigned
 * bytes and shuffles four registers at once.  Every AArch64 CPU has it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_FOREST_NEON

#include <arm_neon.h>

enum { SOME = 16 }; /* lines at a time */

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

/* A tree has at least 16 bytes of leaves; numbers beyond its end never come. */
static inline uint8x16_t look_up(const uint8_t *leaf, unsigned depth, uint8x16_t number)
{
    uint8x16x4_t table;

    table.val[0] = vld1q_u8(leaf);
    table.val[1] = depth >= 5 ? vld1q_u8(leaf + 16) : table.val[0];
    table.val[2] = depth >= 6 ? vld1q_u8(leaf + 32) : table.val[0];
    table.val[3] = depth >= 6 ? vld1q_u8(leaf + 48) : table.val[0];
    return vqtbl4q_u8(table, number);
}

static inline void add_eight(int32_t *sum, uint16x8_t eight)
{
    const uint32x4_t low = vmovl_u16(vget_low_u16(eight));
    const uint32x4_t high = vmovl_u16(vget_high_u16(eight));

    vst1q_s32(sum, vaddq_s32(vld1q_s32(sum), vreinterpretq_s32_u32(low)));
    vst1q_s32(sum + 4, vaddq_s32(vld1q_s32(sum + 4), vreinterpretq_s32_u32(high)));
}

/* The leaves of a run of trees, whose sums have room in 16 bits. */
static inline void add_run(const dhk_forest *forest, size_t tree, size_t end,
                           const uint8_t *columns, int32_t *sum)
{
    const size_t plane = dhk_forest_plane(forest->depth);
    uint16x8_t first = vdupq_n_u16(0), second = vdupq_n_u16(0);

    for (; tree < end; tree++) {
        const uint8x16_t leaves = look_up(forest->leaf + plane * tree, forest->depth,
                                          number_leaves(forest, tree, columns));
        first = vaddw_u8(first, vget_low_u8(leaves));
        second = vaddw_u8(second, vget_high_u8(leaves));
    }
    add_eight(sum, first);
    add_eight(sum + 8, second);
}

static void sum_some(const dhk_forest *forest, const uint8_t *columns, int32_t *sum)
{
    size_t tree, end, i;

    for (i = 0; i < SOME; i++)
        sum[i] = 0;
    for (tree = 0; tree < forest->trees; tree = end) {
        end = dhk_forest_run_end(forest, tree);
        add_run(forest, tree, end, columns, sum);
    }
    for (i = 0; i < SOME; i++)
        sum[i] = forest->bias + DHK_FOREST_STEP * sum[i];
}

void dhk_forest_sum_neon(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK])
{
    size_t first;

    for (first = 0; first < DHK_FOREST_BLOCK; first += SOME)
        sum_some(forest, columns + first, sum + first);
}

#else

typedef int dhk_no_neon; /* C wants a declaration in every file */

#endif
