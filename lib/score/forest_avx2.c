/* forest_avx2.c - forest.c's sums with 256-bit vectors: a byte shuffle looks up 32 leaves at once.
 *
 * A leaf's number has at most six bits.  Its low four index a table of 16 bytes, which is what one
 * shuffle holds.  Bits 4 and 5 choose between the shuffles of up to four such tables: the answers
 * themselves do, and need not become bits.  The leaves of a run of trees add up in 16 bits, and
 * runs in 32: the very sums of the plain definition, in any order, since integers do not round.
 *
 * The number of levels must be known when this is compiled, or their care costs half as much as
 * they do: it is six, in all models that were ever trained.  A block is done in halves.
 *
 * Only called when the CPU has AVX2.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/forest_vector.h"

#ifdef DHK_PROCESSOR_X86

#include <immintrin.h>

#define TARGET        __attribute__((target("avx2")))
#define TARGET_INLINE __attribute__((target("avx2"), always_inline))

enum { HALF = 32 };

/* Sums of 16 bits: of lines 0-7 and 16-23, and of 8-15 and 24-31, for widening stays within the
 * halves of a vector. */
typedef struct run {
    __m256i even, odd;
} run;

/* The numbers of 32 lines' leaves in one tree: their low four bits, and for which of them the
 * answer to the fifth, and the sixth, question is no (a byte of ones). */
typedef struct numbers {
    __m256i low, no4, no5;
} numbers;

/* A byte is not above the threshold where the greater of both is the threshold. */
TARGET static inline __m256i ask(const uint8_t *columns, uint16_t column, uint8_t threshold)
{
    const void *const values = columns + column * (size_t)DHK_FOREST_BLOCK;
    const __m256i limit = _mm256_set1_epi8((char)threshold);

    return _mm256_cmpeq_epi8(
        _mm256_max_epu8(limit, _mm256_loadu_si256((const __m256i *)values)), limit);
}

TARGET static inline __m256i bit_unless(__m256i no, int bit)
{
    return _mm256_andnot_si256(no, _mm256_set1_epi8((char)bit));
}

/* Written out, so that of a known depth nothing but the questions is left. */
TARGET_INLINE static inline numbers number_leaves(const uint16_t *column,
                                                  const uint8_t *threshold, unsigned depth,
                                                  const uint8_t *columns)
{
    const __m256i never = _mm256_set1_epi8(-1);
    numbers found = {bit_unless(ask(columns, column[0], threshold[0]), 1), never, never};

    if (depth > 1)
        found.low = _mm256_or_si256(found.low,
                                    bit_unless(ask(columns, column[1], threshold[1]), 2));
    if (depth > 2)
        found.low = _mm256_or_si256(found.low,
                                    bit_unless(ask(columns, column[2], threshold[2]), 4));
    if (depth > 3)
        found.low = _mm256_or_si256(found.low,
                                    bit_unless(ask(columns, column[3], threshold[3]), 8));
    if (depth > 4)
        found.no4 = ask(columns, column[4], threshold[4]);
    if (depth > 5)
        found.no5 = ask(columns, column[5], threshold[5]);
    return found;
}

/* A table of 16 bytes, the same in both halves: a shuffle stays within its half. */
TARGET static inline __m256i shuffle(const uint8_t *table, __m256i number)
{
    const void *const at = table;

    return _mm256_shuffle_epi8(
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)at)), number);
}

/* Each line's leaf, of 16, 32 or 64 (less than 16 are padded). */
TARGET_INLINE static inline __m256i look_up(const uint8_t *leaf, unsigned depth, numbers of)
{
    __m256i low = shuffle(leaf, of.low), high;

    if (depth > 4)
        low = _mm256_blendv_epi8(shuffle(leaf + 16, of.low), low, of.no4);
    if (depth < 6)
        return low;
    high =
        _mm256_blendv_epi8(shuffle(leaf + 48, of.low), shuffle(leaf + 32, of.low), of.no4);
    return _mm256_blendv_epi8(high, low, of.no5);
}

/* The leaves that the lines have in one tree. */
TARGET_INLINE static inline __m256i find_leaves(const dhk_forest *forest, size_t tree,
                                                unsigned depth, const uint8_t *columns)
{
    const numbers of = number_leaves(forest->column + tree * depth,
                                     forest->threshold + tree * depth, depth, columns);

    return look_up(forest->leaf + dhk_forest_plane(depth) * tree, depth, of);
}

TARGET static inline void add_bytes(run *r, __m256i leaves)
{
    const __m256i zero = _mm256_setzero_si256();

    r->even = _mm256_add_epi16(r->even, _mm256_unpacklo_epi8(leaves, zero));
    r->odd = _mm256_add_epi16(r->odd, _mm256_unpackhi_epi8(leaves, zero));
}

TARGET static inline void add_eight(int32_t *sum, __m128i eight)
{
    __m256i *at = (__m256i *)(void *)sum;
    _mm256_storeu_si256(
        at, _mm256_add_epi32(_mm256_loadu_si256(at), _mm256_cvtepu16_epi32(eight)));
}

TARGET_INLINE static inline void add_run(const dhk_forest *forest, size_t tree, size_t end,
                                         unsigned depth, const uint8_t *columns,
                                         int32_t *sum)
{
    run r = {_mm256_setzero_si256(), _mm256_setzero_si256()};

    for (; tree < end; tree++)
        add_bytes(&r, find_leaves(forest, tree, depth, columns));
    add_eight(sum, _mm256_castsi256_si128(r.even));
    add_eight(sum + 8, _mm256_castsi256_si128(r.odd));
    add_eight(sum + 16, _mm256_extracti128_si256(r.even, 1));
    add_eight(sum + 24, _mm256_extracti128_si256(r.odd, 1));
}

TARGET static void sum_half(const dhk_forest *forest, const uint8_t *columns, int32_t *sum)
{
    size_t tree, end, i;

    for (i = 0; i < HALF; i++)
        sum[i] = 0;
    for (tree = 0; tree < forest->trees; tree = end) {
        end = dhk_forest_run_end(forest, tree);
        if (forest->depth == 6)
            add_run(forest, tree, end, 6, columns, sum);
        else
            add_run(forest, tree, end, forest->depth, columns, sum);
    }
    for (i = 0; i < HALF; i++)
        sum[i] = forest->bias + DHK_FOREST_STEP * sum[i];
}

TARGET void dhk_forest_sum_avx2(const dhk_forest *forest, const uint8_t *columns,
                                int32_t sum[DHK_FOREST_BLOCK])
{
    size_t first;

    for (first = 0; first < DHK_FOREST_BLOCK; first += HALF)
        sum_half(forest, columns + first, sum + first);
}

#else

typedef int dhk_no_avx2; /* C wants a declaration in every file */

#endif
