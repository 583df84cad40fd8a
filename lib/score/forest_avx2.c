/* forest_avx2.c - forest.c's sums with 256-bit vectors: a byte shuffle looks up 32 leaves at once.
 *
 * A leaf's number has at most six bits.  Its low four index a table of 16 bytes, which is what one
 * shuffle holds; bits 4 and 5 choose between the shuffles of up to four such tables.  Leaves are
 * of 16 bits, so there is a shuffle for the low bytes and one for the high; interleaved they are
 * the leaves.  Those of a run of trees add up in 16 bits, for leaves are bounded (forest.h), and
 * runs in 32: the very sums of the plain definition, in any order, since integers do not round.
 *
 * Only called when the CPU has AVX2.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_FOREST_AVX2

#include "score/forest_run.h"

#define TARGET DHK_RUN_TARGET

/* Numbers of the leaves of 32 lines in one tree. */
TARGET static inline __m256i number_leaves(const dhk_forest *forest, size_t tree,
                                           const uint8_t *columns)
{
    const uint16_t *column = forest->column + tree * forest->depth;
    const uint8_t *threshold = forest->threshold + tree * forest->depth;
    const __m256i zero = _mm256_setzero_si256();
    __m256i number = zero;
    unsigned level;

    for (level = 0; level < forest->depth; level++) {
        const __m256i value = _mm256_loadu_si256(
            (const __m256i *)(const void *)(columns +
                                            column[level] * (size_t)DHK_FOREST_BLOCK));
        const __m256i limit = _mm256_set1_epi8((char)threshold[level]);
        /* Saturated subtraction leaves 0 where value <= limit: AVX2 compares signed bytes only. */
        const __m256i no = _mm256_cmpeq_epi8(_mm256_subs_epu8(value, limit), zero);
        const __m256i bit = _mm256_set1_epi8((char)(1 << level));
        number = _mm256_or_si256(number, _mm256_andnot_si256(no, bit));
    }
    return number;
}

/* 16 bytes, the same in both halves: a shuffle stays within its half. */
TARGET static inline __m256i table_of(const uint8_t *bytes)
{
    return _mm256_broadcastsi128_si256(
        _mm_loadu_si128((const __m128i *)(const void *)bytes));
}

/* One byte of each line's leaf, from a plane of 16, 32 or 64 bytes (less than 16 are padded). */
TARGET static inline __m256i look_up(const uint8_t *plane, unsigned depth, __m256i number)
{
    const __m256i bit4 = _mm256_slli_epi16(number, 3), bit5 = _mm256_slli_epi16(number, 2);
    __m256i low = _mm256_shuffle_epi8(table_of(plane), number), high;

    if (depth >= 5)
        low = _mm256_blendv_epi8(low, _mm256_shuffle_epi8(table_of(plane + 16), number),
                                 bit4);
    if (depth < 6)
        return low;
    high = _mm256_blendv_epi8(_mm256_shuffle_epi8(table_of(plane + 32), number),
                              _mm256_shuffle_epi8(table_of(plane + 48), number), bit4);
    return _mm256_blendv_epi8(low, high, bit5);
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

TARGET void dhk_forest_sum_avx2(const dhk_forest *forest, const uint8_t *columns,
                                int32_t sum[DHK_FOREST_BLOCK])
{
    dhk_run_forest(forest, columns, sum, add_tree);
}

#else

typedef int dhk_no_avx2; /* C wants a declaration in every file */

#endif
