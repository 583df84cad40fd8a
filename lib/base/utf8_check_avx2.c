/* utf8_check_avx2.c - whether bytes are valid UTF-8, 32 at a time.
 *
 * All that can be wrong with a byte and the one before it is told by three numbers of four bits: both
 * halves of the one before, the upper half of the byte itself.  Each has a table of the faults that
 * it allows, a bit for each, and a fault is there when all three allow it.  Two continuation bytes
 * in a row are a "fault" too, which must be there exactly where a lead byte of three or four stands
 * two or three bytes before.  (J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte", 2021.)
 *   Only called when the processor has AVX2.                       SPDX-License-Identifier: MIT */
#include "base/utf8_check.h"

#ifdef DHK_PROCESSOR_X86

#include <immintrin.h>
#include <stdint.h>

#define TARGET __attribute__((target("avx2,bmi")))

enum fault {
    TOO_SHORT = 1,   /* a lead byte, then no continuation byte */
    TOO_LONG = 2,    /* ASCII, then a continuation byte */
    OVERLONG_2 = 4,  /* C0, C1 */
    OVERLONG_3 = 8,  /* E0, then less than A0 */
    SURROGATE = 16,  /* ED, then A0 or more */
    BEYOND = 32,     /* beyond U+10FFFF: F4, then 90 or more; what is above F4 */
    OVERLONG_4 = 64, /* F0, then less than 90; or above F4, which is beyond U+10FFFF too */
    TWO = 128,       /* two continuation bytes */
    ANY = TOO_SHORT | TOO_LONG | TWO /* whatever the lower half of the byte before */
};

#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
#define TWICE(x)   (char)(x), (char)(x)
#define FOUR(x)    TWICE(x), TWICE(x)

TARGET static inline __m256i load(const unsigned char *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

TARGET static inline __m256i upper_halves(__m256i bytes)
{
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/* Not 0 for each byte that is wrong with what stands before it. */
TARGET static inline __m256i find_faults(const unsigned char *p)
{
    const __m256i before_upper =
        TABLE(FOUR(TOO_LONG), FOUR(TOO_LONG), FOUR(TWO), (char)(TOO_SHORT | OVERLONG_2),
              (char)TOO_SHORT, (char)(TOO_SHORT | OVERLONG_3 | SURROGATE),
              (char)(TOO_SHORT | BEYOND | OVERLONG_4));
    const __m256i before_lower = TABLE(
        (char)(ANY | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), (char)(ANY | OVERLONG_2),
        TWICE(ANY), (char)(ANY | BEYOND), FOUR(ANY | BEYOND | OVERLONG_4),
        FOUR(ANY | BEYOND | OVERLONG_4), (char)(ANY | BEYOND | OVERLONG_4 | SURROGATE),
        TWICE(ANY | BEYOND | OVERLONG_4));
    const __m256i upper =
        TABLE(FOUR(TOO_SHORT), FOUR(TOO_SHORT),
              (char)(TOO_LONG | TWO | OVERLONG_2 | OVERLONG_3 | OVERLONG_4),
              (char)(TOO_LONG | TWO | OVERLONG_2 | OVERLONG_3 | BEYOND),
              TWICE(TOO_LONG | TWO | OVERLONG_2 | SURROGATE | BEYOND), FOUR(TOO_SHORT));
    const __m256i bytes = load(p), before = load(p - 1);
    const __m256i lower_half = _mm256_and_si256(before, _mm256_set1_epi8(0x0F));
    const __m256i faults = _mm256_and_si256(
        _mm256_and_si256(_mm256_shuffle_epi8(before_upper, upper_halves(before)),
                         _mm256_shuffle_epi8(before_lower, lower_half)),
        _mm256_shuffle_epi8(upper, upper_halves(bytes)));
    /* Bit 7 is set by what is left of leads from E0 and F0 on. */
    const __m256i third = _mm256_subs_epu8(load(p - 2), _mm256_set1_epi8(0xE0 - 0x80));
    const __m256i fourth = _mm256_subs_epu8(load(p - 3), _mm256_set1_epi8(0xF0 - 0x80));
    const __m256i must =
        _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)TWO));

    return _mm256_xor_si256(faults, must);
}

/* What is left of 'end' bytes without a last code point that goes on behind them. */
static size_t whole_codes(const unsigned char *bytes, size_t end)
{
    if (bytes[end - 1] >= 0xC0)
        return end - 1;
    if (bytes[end - 2] >= 0xE0)
        return end - 2;
    return bytes[end - 3] >= 0xF0 ? end - 3 : end;
}

TARGET size_t dhk_utf8_run_avx2(const unsigned char *bytes, size_t at, size_t length)
{
    const size_t begin = at;

    while (length - at >= DHK_UTF8_RUN && _mm256_movemask_epi8(load(bytes + at)) != 0) {
        const __m256i faults = find_faults(bytes + at);
        if (!_mm256_testz_si256(faults, faults))
            break;
        at += DHK_UTF8_RUN;
    }
    return at == begin ? at : whole_codes(bytes, at);
}

#endif
