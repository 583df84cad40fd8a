/* classes.h - what 64 bytes are: of each class of bytes a number that has a bit for each byte.
 *
 * The first byte is the lowest bit.  With such numbers a word begins where its bit is set and the
 * bit below is not, a count is a count of bits, and a loop takes a turn for each word or sign
 * instead of each byte.  Every x86-64 has SSE2, so nothing is chosen at run time; the plain
 * function, eight bytes at a time, is the definition, and what other machines get.
 *   Plain: the sum of a byte's low seven bits and 0x80 - c has its highest bit set when they are at
 * least c, and no sum carries into the next byte.  A multiplication gathers those eight bits.
 *   SSE2 compares signed bytes: x - a wraps around, and a .. a + n - 1 become the n lowest.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_CLASSES_H
#define DHK_CLASSES_H

#include <stdint.h>

#include "base/bits.h"

#if defined(__SSE2__) && !defined(DHK_BLOCK_PLAIN) /* as base/block.h */
#include <emmintrin.h>
#endif

enum { DHK_CLASSES_BYTES = 64 };

typedef struct dhk_classes {
    uint64_t upper, lower, digit; /* of ASCII */
    uint64_t space;               /* ' ' */
    uint64_t other;               /* '&' and controls: what may mean another byte in HTML */
    uint64_t odd;                 /* controls, DEL, and what is not ASCII */
    uint64_t high;                /* what is not ASCII */
} dhk_classes;

/* Bit 7 of each byte that is at least 'least'; all bytes are below 0x80. */
static inline uint64_t dhk_bytes_from(uint64_t bytes, unsigned least)
{
    return (bytes + UINT64_C(0x0101010101010101) * (0x80u - least)) &
           UINT64_C(0x8080808080808080);
}

/* Bit 7 of each byte, gathered in the low eight bits. */
static inline uint64_t dhk_gather_bytes(uint64_t bits)
{
    return (bits >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static inline dhk_classes dhk_classes_plain(const unsigned char *p)
{
    const uint64_t top = UINT64_C(0x8080808080808080);
    dhk_classes c = {0, 0, 0, 0, 0, 0, 0};
    unsigned i;

    for (i = 0; i < DHK_CLASSES_BYTES; i += 8) {
        const uint64_t eight = dhk_load64(p + i), low = eight & ~top, high = eight & top;
        const uint64_t upper = dhk_bytes_from(low, 'A') & ~dhk_bytes_from(low, 'Z' + 1);
        const uint64_t lower = dhk_bytes_from(low, 'a') & ~dhk_bytes_from(low, 'z' + 1);
        const uint64_t digit = dhk_bytes_from(low, '0') & ~dhk_bytes_from(low, '9' + 1);
        const uint64_t above = dhk_bytes_from(low, ' ' + 1);
        const uint64_t shown = dhk_bytes_from(low, ' ') & ~dhk_bytes_from(low, 0x7F);
        const uint64_t and = dhk_bytes_from(low, '&') & ~dhk_bytes_from(low, '&' + 1);
        c.upper |= dhk_gather_bytes(upper & ~high) << i;
        c.lower |= dhk_gather_bytes(lower & ~high) << i;
        c.digit |= dhk_gather_bytes(digit & ~high) << i;
        c.space |= dhk_gather_bytes(shown & ~above & ~high) << i;
        c.other |= dhk_gather_bytes((and | (dhk_bytes_from(low, ' ') ^ top)) & ~high) << i;
        c.odd |= dhk_gather_bytes((shown ^ top) | high) << i;
        c.high |= dhk_gather_bytes(high) << i;
    }
    return c;
}

/* Copies 64 bytes, letters of ASCII in lower case: 0x80 >> 2 is the bit that upper case lacks. */
static inline void dhk_lower_plain(unsigned char *to, const unsigned char *p)
{
    unsigned i;

    for (i = 0; i < DHK_CLASSES_BYTES; i += 8) {
        const uint64_t eight = dhk_load64(p + i),
                       low = eight & UINT64_C(0x7F7F7F7F7F7F7F7F);
        const uint64_t upper = dhk_bytes_from(low, 'A') & ~dhk_bytes_from(low, 'Z' + 1);
        dhk_store64(to + i, eight | (upper & ~eight) >> 2);
    }
}

#if defined(__SSE2__) && !defined(DHK_BLOCK_PLAIN) /* as base/block.h */

static inline __m128i dhk_bytes_within(__m128i bytes, char first, int count)
{
    const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(-128 - first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(-128 + count)));
}

static inline uint64_t dhk_byte_bits(__m128i bytes, unsigned at)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(bytes) << at;
}

static inline dhk_classes dhk_classes_of(const unsigned char *p)
{
    const __m128i space = _mm_set1_epi8(' '), above = _mm_set1_epi8(' ' + 1);
    const __m128i and = _mm_set1_epi8('&'), last = _mm_set1_epi8(' ' - 1);
    const __m128i one = _mm_set1_epi8(1); /* DEL, one more, is the lowest signed byte */
    dhk_classes c = {0, 0, 0, 0, 0, 0, 0};
    uint64_t letter = 0, cased = 0;
    unsigned i;

    for (i = 0; i < DHK_CLASSES_BYTES; i += 16) {
        const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        letter |= dhk_byte_bits(dhk_bytes_within(_mm_or_si128(x, space), 'a', 26), i);
        cased |= dhk_byte_bits(_mm_slli_epi16(x, 2), i); /* bit 5, which lower case has */
        c.digit |= dhk_byte_bits(dhk_bytes_within(x, '0', 10), i);
        c.space |= dhk_byte_bits(_mm_cmpeq_epi8(x, space), i);
        c.other |= dhk_byte_bits(
            _mm_or_si128(_mm_cmpeq_epi8(x, and), _mm_cmpeq_epi8(_mm_min_epu8(x, last), x)),
            i);
        c.odd |= dhk_byte_bits(_mm_cmplt_epi8(_mm_add_epi8(x, one), above), i);
        c.high |= dhk_byte_bits(x, i);
    }
    c.upper = letter & ~cased;
    c.lower = letter & cased;
    return c;
}

/* Copies 64 bytes, letters of ASCII in lower case. */
static inline void dhk_lower_bytes(unsigned char *to, const unsigned char *p)
{
    unsigned i;

    for (i = 0; i < DHK_CLASSES_BYTES; i += 16) {
        const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        const __m128i upper = dhk_bytes_within(x, 'A', 26);
        const __m128i bit = _mm_and_si128(upper, _mm_set1_epi8(0x20));
        _mm_storeu_si128((__m128i *)(void *)(to + i), _mm_or_si128(x, bit));
    }
}

#else

static inline void dhk_lower_bytes(unsigned char *to, const unsigned char *p)
{
    dhk_lower_plain(to, p);
}

static inline dhk_classes dhk_classes_of(const unsigned char *p)
{
    return dhk_classes_plain(p);
}

#endif

#endif
