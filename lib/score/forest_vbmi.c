/* forest_vbmi.c - forest_avx2.c's sums where one instruction looks a byte up in 64: AVX-512 VBMI.
 *
 * A plane of a tree of six levels is two vectors of 32 bytes, and the permutation of two vectors
 * takes the leaf's number as it is: no halves to choose between.  Compares are unsigned here and
 * give a bit a line, which adds the level's bit to the number.  Vectors stay 256 bits wide, so
 * that a block has 32 lines as everywhere and no CPU slows down for wider ones.
 *
 * Only called when the CPU has it.                                SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_FOREST_VBMI

#include "score/forest_run.h"

#define TARGET __attribute__((target("avx2,avx512bw,avx512vl,avx512vbmi")))

TARGET static inline __m256i load(const uint8_t *bytes)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)bytes);
}

/* Numbers of the leaves of 32 lines in one tree. */
TARGET static inline __m256i number_leaves(const dhk_forest *forest, size_t tree,
                                           const uint8_t *columns)
{
    const uint16_t *column = forest->column + tree * forest->depth;
    const uint8_t *threshold = forest->threshold + tree * forest->depth;
    __m256i number = _mm256_setzero_si256();
    unsigned level;

    for (level = 0; level < forest->depth; level++) {
        const __mmask32 yes =
            _mm256_cmpgt_epu8_mask(load(columns + column[level] * (size_t)DHK_FOREST_BLOCK),
                                   _mm256_set1_epi8((char)threshold[level]));
        number =
            _mm256_mask_add_epi8(number, yes, number, _mm256_set1_epi8((char)(1 << level)));
    }
    return number;
}

/* One byte of each line's leaf, from a plane of 16, 32 or 64 bytes (less than 16 are padded). */
TARGET static inline __m256i look_up(const uint8_t *plane, unsigned depth, __m256i number)
{
    if (depth == 6)
        return _mm256_permutex2var_epi8(load(plane), number, load(plane + 32));
    if (depth == 5)
        return _mm256_permutexvar_epi8(number, load(plane));
    return _mm256_permutexvar_epi8(number, _mm256_broadcastsi128_si256(_mm_loadu_si128(
                                               (const __m128i *)(const void *)plane)));
}

TARGET static inline void add_tree(dhk_run *run, const dhk_forest *forest, size_t tree,
                                   const uint8_t *columns)
{
    const size_t plane = dhk_forest_plane(forest);
    const uint8_t *leaf = forest->leaf + 2 * plane * tree;
    const __m256i number = number_leaves(forest, tree, columns);

    dhk_run_add(run, look_up(leaf, forest->depth, number),
                look_up(leaf + plane, forest->depth, number));
}

TARGET void dhk_forest_sum_vbmi(const dhk_forest *forest, const uint8_t *columns,
                                int32_t sum[DHK_FOREST_BLOCK])
{
    dhk_run_forest(forest, columns, sum, add_tree);
}

#else

typedef int dhk_no_vbmi; /* C wants a declaration in every file */

#endif
