/* spread.h - from records to columns: what stands together for one line, beside the same of others.
 *
 * Eight records of eight bytes are a square, which is turned over its diagonal: three rounds
 * interleave the bytes of records that are four, two and one apart, as cards are shuffled.  A store
 * then writes eight places of a column, where a loop over bytes writes one.  Every x86-64 has SSE2;
 * the plain function is the definition, and what other machines get.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SPREAD_H
#define DHK_SPREAD_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { DHK_SPREAD = 8 }; /* records at once; bytes of each that must be readable */

/* The first 'width' bytes of record numbers[i], which are 'size' bytes apart, go to place i of that
 * many columns, which are 'stride' bytes apart. */
static inline void dhk_spread_plain(uint8_t *columns, size_t stride, const uint8_t *records,
                                    size_t size, const uint32_t *numbers, size_t count,
                                    size_t width)
{
    size_t i, k;

    for (i = 0; i < count; i++)
        for (k = 0; k < width; k++)
            columns[k * stride + i] = records[numbers[i] * size + k];
}

#if defined(__SSE2__)

/* Rows of a square to pairs of columns. */
static inline void dhk_spread_square(__m128i pairs[4], const __m128i rows[8])
{
    const __m128i a = _mm_unpacklo_epi8(rows[0], rows[4]);
    const __m128i b = _mm_unpacklo_epi8(rows[1], rows[5]);
    const __m128i c = _mm_unpacklo_epi8(rows[2], rows[6]);
    const __m128i d = _mm_unpacklo_epi8(rows[3], rows[7]);
    const __m128i ac = _mm_unpacklo_epi8(a, c), above_ac = _mm_unpackhi_epi8(a, c);
    const __m128i bd = _mm_unpacklo_epi8(b, d), above_bd = _mm_unpackhi_epi8(b, d);

    pairs[0] = _mm_unpacklo_epi8(ac, bd);
    pairs[1] = _mm_unpackhi_epi8(ac, bd);
    pairs[2] = _mm_unpacklo_epi8(above_ac, above_bd);
    pairs[3] = _mm_unpackhi_epi8(above_ac, above_bd);
}

static inline void dhk_spread(uint8_t *columns, size_t stride, const uint8_t *records,
                              size_t size, const uint32_t *numbers, size_t count,
                              size_t width)
{
    size_t i, k;

    for (i = 0; count - i >= DHK_SPREAD; i += DHK_SPREAD) {
        __m128i rows[8], pairs[4];
        for (k = 0; k < 8; k++)
            rows[k] = _mm_loadl_epi64(
                (const __m128i *)(const void *)(records + numbers[i + k] * size));
        dhk_spread_square(pairs, rows);
        for (k = 0; k < width; k++)
            _mm_storel_epi64((__m128i *)(void *)(columns + k * stride + i),
                             k % 2 == 0 ? pairs[k / 2]
                                        : _mm_unpackhi_epi64(pairs[k / 2], pairs[k / 2]));
    }
    dhk_spread_plain(columns + i, stride, records, size, numbers + i, count - i, width);
}

#else

static inline void dhk_spread(uint8_t *columns, size_t stride, const uint8_t *records,
                              size_t size, const uint32_t *numbers, size_t count,
                              size_t width)
{
    dhk_spread_plain(columns, stride, records, size, numbers, count, width);
}

#endif

#endif
