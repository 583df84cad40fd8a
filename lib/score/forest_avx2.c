/* forest_avx2.c - forest.c's sums with 256-bit vectors: a byte shuffle looks up 32 leaves at once.
 *
 * A leaf's number has at most six bits.  Its low four index a table of 16 bytes, which is what one
 * shuffle holds; bits 4 and 5 choose between the shuffles of up to four such tables.  Leaves are
 * of 16 bits, so there is a shuffle for the low bytes and one for the high; interleaved they are
 * the leaves, which are added as 32-bit numbers: the very sums of the plain definition, in any
 * order, since integers do not round.
 *
 * The one place of this room with compiler extensions.  Only called when the CPU has AVX2.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_FOREST_AVX2

#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))

/* Numbers of the leaves of 32 lines in one tree. */
TARGET static inline __m256i number_leaves(const dhk_forest *forest, size_t tree,
                                           const uint8_t *columns, size_t stride)
{
    const uint16_t *column = forest->column + tree * forest->depth;
    const uint8_t *threshold = forest->threshold + tree * forest->depth;
    const __m256i zero = _mm256_setzero_si256();
    __m256i number = zero;
    unsigned level;

    for (level = 0; level < forest->depth; level++) {
        const __m256i value = _mm256_loadu_si256(
            (const __m256i *)(const void *)(columns + column[level] * stride));
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

TARGET static inline void add_eight(int32_t *sum, __m128i leaves)
{
    __m256i *at = (__m256i *)(void *)sum;
    _mm256_storeu_si256(
        at, _mm256_add_epi32(_mm256_loadu_si256(at), _mm256_cvtepi16_epi32(leaves)));
}

TARGET void dhk_forest_sum_avx2(const dhk_forest *forest, const uint8_t *columns,
                                size_t stride, size_t first, int32_t sum[DHK_FOREST_BLOCK])
{
    const size_t plane = dhk_forest_plane(forest);
    size_t tree, i;

    for (i = 0; i < DHK_FOREST_BLOCK; i++)
        sum[i] = forest->bias;
    for (tree = 0; tree < forest->trees; tree++) {
        const uint8_t *leaf = forest->leaf + 2 * plane * tree;
        const __m256i number = number_leaves(forest, tree, columns + first, stride);
        const __m256i low = look_up(leaf, forest->depth, number);
        const __m256i high = look_up(leaf + plane, forest->depth, number);
        /* Lines 0-7 and 16-23, then 8-15 and 24-31: interleaving stays within halves too. */
        const __m256i even = _mm256_unpacklo_epi8(low, high);
        const __m256i odd = _mm256_unpackhi_epi8(low, high);
        add_eight(sum, _mm256_castsi256_si128(even));
        add_eight(sum + 8, _mm256_castsi256_si128(odd));
        add_eight(sum + 16, _mm256_extracti128_si256(even, 1));
        add_eight(sum + 24, _mm256_extracti128_si256(odd, 1));
    }
}

#else

typedef int dhk_no_avx2; /* C wants a declaration in every file */

#endif
