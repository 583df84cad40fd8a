/* forest.c - evaluates symmetric trees, 64 lines at a time.
 *
 * In: columns of bytes, a forest.  Out: a sum of leaves a line, and its permille.  The
 * plain definition: each tree gathers the bits of all lines' leaf numbers, then adds their leaves.
 * The inner loops have a fixed length and no branch, so a compiler makes vectors of the
 * compares; the look-up is what a byte shuffle does faster (forest_vbmi.c, forest_avx2.c,
 * forest_neon.c).  O(trees * depth) for each block.
 *
 * SPDX-License-Identifier: MIT */
#include "score/forest.h"

#include "score/forest_vector.h"
#include "score/weights.h"

static void add_tree(const dhk_forest *forest, size_t tree, const uint8_t *columns,
                     int32_t *sum)
{
    const uint16_t *column = forest->column + tree * forest->depth;
    const uint8_t *threshold = forest->threshold + tree * forest->depth;
    const uint8_t *leaf = forest->leaf + dhk_forest_plane(forest->depth) * tree;
    uint8_t number[DHK_FOREST_BLOCK] = {0};
    unsigned level;
    size_t i;
    for (level = 0; level < forest->depth; level++) {
        const uint8_t *value = columns + column[level] * (size_t)DHK_FOREST_BLOCK;
        const uint8_t limit = threshold[level], bit = (uint8_t)(1U << level);
        for (i = 0; i < DHK_FOREST_BLOCK; i++)
            number[i] = (uint8_t)(number[i] | (value[i] > limit ? bit : 0));
    }
    for (i = 0; i < DHK_FOREST_BLOCK; i++)
        sum[i] += DHK_FOREST_STEP * leaf[number[i]];
}

void dhk_forest_sum_plain(const dhk_forest *forest, const uint8_t *columns,
                          int32_t sum[DHK_FOREST_BLOCK])
{
    size_t tree, i;
    for (i = 0; i < DHK_FOREST_BLOCK; i++)
        sum[i] = forest->bias;
    for (tree = 0; tree < forest->trees; tree++)
        add_tree(forest, tree, columns, sum);
}

void dhk_forest_sum(const dhk_forest *forest, const uint8_t *columns,
                    int32_t sum[DHK_FOREST_BLOCK])
{
#if defined(DHK_PROCESSOR_X86)
    const enum dhk_processor level = dhk_processor_level();

    if (level >= DHK_PROCESSOR_VBMI) {
        dhk_forest_sum_vbmi(forest, columns, sum);
        return;
    }
    if (level >= DHK_PROCESSOR_AVX2) {
        dhk_forest_sum_avx2(forest, columns, sum);
        return;
    }
#elif defined(DHK_FOREST_NEON)
    dhk_forest_sum_neon(forest, columns, sum);
    return;
#endif
    dhk_forest_sum_plain(forest, columns, sum);
}

uint16_t dhk_forest_permille(int32_t sum)
{
    /* The table holds the upper half in steps of 4/1024, less than a permille each; beyond
     * its end every sum is as good as certain.  The lower half mirrors it, so p(-x) = 1 -
     * p(x). */
    const uint32_t size = sum < 0 ? 0U - (uint32_t)sum : (uint32_t)sum;
    const uint32_t step = size / DHK_LOGISTIC_STEP;
    const uint16_t p =
        dhk_logistic[step < DHK_LOGISTIC_ENTRIES ? step : DHK_LOGISTIC_ENTRIES - 1];
    return (uint16_t)(sum < 0 ? 1000 - p : p);
}
