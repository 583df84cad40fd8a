/* places.h - which of sixteen numbers are equal to one.
 *
 * All are compared: a loop that stops at the first would stop at another place each time, and no
 * processor guesses where.  Every x86-64 has SSE2; the plain loop is the definition, and what other
 * machines get.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_PLACES_H
#define DHK_PLACES_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { DHK_PLACES = 16 };

/* A bit for each place that has this number, the first place lowest. */
static inline uint32_t dhk_places_plain(const uint32_t *numbers, uint32_t number)
{
    uint32_t places = 0, i;

    for (i = 0; i < DHK_PLACES; i++)
        places |= (uint32_t)(numbers[i] == number) << i;
    return places;
}

#if defined(__SSE2__)

static inline uint32_t dhk_places_of(const uint32_t *numbers, uint32_t number)
{
    const __m128i *at = (const __m128i *)(const void *)numbers;
    const __m128i all = _mm_set1_epi32((int)number);
    const __m128i a = _mm_cmpeq_epi32(_mm_loadu_si128(at), all);
    const __m128i b = _mm_cmpeq_epi32(_mm_loadu_si128(at + 1), all);
    const __m128i c = _mm_cmpeq_epi32(_mm_loadu_si128(at + 2), all);
    const __m128i d = _mm_cmpeq_epi32(_mm_loadu_si128(at + 3), all);

    return (uint32_t)_mm_movemask_epi8(
        _mm_packs_epi16(_mm_packs_epi32(a, b), _mm_packs_epi32(c, d)));
}

#else

static inline uint32_t dhk_places_of(const uint32_t *numbers, uint32_t number)
{
    return dhk_places_plain(numbers, number);
}

#endif

#endif
