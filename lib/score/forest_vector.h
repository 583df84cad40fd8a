/* forest_vector.h - the vector twins of dhk_forest_sum_plain, where the compiler can make them.
 *
 * DHK_BLOCK_PLAIN: none of them, as in base/block.h, for tests.   SPDX-License-Identifier: MIT */
#ifndef DHK_FOREST_VECTOR_H
#define DHK_FOREST_VECTOR_H

#include "base/processor.h"
#include "score/forest.h"

/* Where the run of trees ends that begins with 'tree'. */
static inline size_t dhk_forest_run_end(const dhk_forest *forest, size_t tree)
{
    const size_t left = forest->trees - tree;

    return left < DHK_FOREST_RUN ? forest->trees : tree + DHK_FOREST_RUN;
}

#ifdef DHK_PROCESSOR_X86
void dhk_forest_sum_avx2(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
void dhk_forest_sum_vbmi(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
#elif defined(__GNUC__) && defined(__aarch64__) && !defined(__AARCH64EB__) &&              \
    !defined(DHK_BLOCK_PLAIN) /* bytes inside 16-bit lanes: the lowest comes first */
#define DHK_FOREST_NEON
void dhk_forest_sum_neon(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
#endif

#endif
