/* forest_run.h - leaves of 32 lines added up over a run of trees: for forest_avx2.c, forest_vbmi.c.
 *
 * The places of this room with compiler extensions.               SPDX-License-Identifier: MIT */
#ifndef DHK_FOREST_RUN_H
#define DHK_FOREST_RUN_H

#include <immintrin.h>

#include "score/forest.h"

#define DHK_RUN_TARGET __attribute__((target("avx2")))
#define DHK_RUN_INLINE __attribute__((target("avx2"), always_inline))

/* Sums of 16 bits: of lines 0-7 and 16-23, and of 8-15 and 24-31, for interleaving stays within
 * the halves of a vector. */
typedef struct dhk_run {
    __m256i even, odd;
} dhk_run;

/* Adds a tree's leaves, given as their low and their high bytes. */
DHK_RUN_TARGET static inline void dhk_run_add(dhk_run *run, __m256i low, __m256i high)
{
    run->even = _mm256_add_epi16(run->even, _mm256_unpacklo_epi8(low, high));
    run->odd = _mm256_add_epi16(run->odd, _mm256_unpackhi_epi8(low, high));
}

DHK_RUN_TARGET static inline void dhk_run_put(int32_t *sum, __m128i eight)
{
    __m256i *at = (__m256i *)(void *)sum;
    _mm256_storeu_si256(
        at, _mm256_add_epi32(_mm256_loadu_si256(at), _mm256_cvtepi16_epi32(eight)));
}

DHK_RUN_TARGET static inline void dhk_run_end(const dhk_run *run, int32_t *sum)
{
    dhk_run_put(sum, _mm256_castsi256_si128(run->even));
    dhk_run_put(sum + 8, _mm256_castsi256_si128(run->odd));
    dhk_run_put(sum + 16, _mm256_extracti128_si256(run->even, 1));
    dhk_run_put(sum + 24, _mm256_extracti128_si256(run->odd, 1));
}

typedef void (*dhk_run_tree)(dhk_run *run, const dhk_forest *forest, size_t tree,
                             const uint8_t *columns);

/* All trees, run by run.  Inlined, so that 'add_tree', a function of the caller's file, is no
 * call and the sums stay in registers. */
DHK_RUN_INLINE static inline void dhk_run_forest(const dhk_forest *forest,
                                                 const uint8_t *columns,
                                                 int32_t sum[DHK_FOREST_BLOCK],
                                                 dhk_run_tree add_tree)
{
    size_t tree = 0, i;

    for (i = 0; i < DHK_FOREST_BLOCK; i++)
        sum[i] = forest->bias;
    while (tree < forest->trees) {
        const size_t left = forest->trees - tree;
        const size_t end = left < DHK_FOREST_RUN ? forest->trees : tree + DHK_FOREST_RUN;
        dhk_run run = {_mm256_setzero_si256(), _mm256_setzero_si256()};
        for (; tree < end; tree++)
            add_tree(&run, forest, tree, columns);
        dhk_run_end(&run, sum);
    }
}

#endif
