/* signs_avx2.h - what 64 bytes are, signs too, by vectors of 32: of each question a number that has
 * a bit for each byte.  (Letters and digits alone, on any machine: classes.h.)
 *
 * Signs that differ in their low four bits are one question: a byte shuffle puts in each byte's
 * place the sign that has its low bits, if any, to be compared.  Which of five marks there are
 * is asked by two shuffles: one gives the marks whose signs have these low bits, the other those
 * whose signs have these high bits, and what both say holds.  A byte that is not ASCII shuffles
 * to 0.
 *   For functions that are made for DHK_SIGNS_TARGET, and called when the processor has all of it.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SIGNS_AVX2_H
#define DHK_SIGNS_AVX2_H

#include <immintrin.h>
#include <stdint.h>

#define DHK_SIGNS_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))

/* 64 bytes. */
typedef struct dhk_bytes {
    __m256i low, high;
} dhk_bytes;

/* A bit for each byte of which the highest is set. */
DHK_SIGNS_TARGET static inline uint64_t dhk_gather_signs(dhk_bytes x)
{
    return (uint32_t)_mm256_movemask_epi8(x.low) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(x.high) << 32;
}

DHK_SIGNS_TARGET static inline dhk_bytes dhk_either_bytes(dhk_bytes x, dhk_bytes y)
{
    const dhk_bytes both = {_mm256_or_si256(x.low, y.low), _mm256_or_si256(x.high, y.high)};
    return both;
}

DHK_SIGNS_TARGET static inline dhk_bytes dhk_equal_bytes(dhk_bytes x, char byte)
{
    const __m256i all = _mm256_set1_epi8(byte);
    const dhk_bytes are = {_mm256_cmpeq_epi8(x.low, all), _mm256_cmpeq_epi8(x.high, all)};
    return are;
}

/* Compared as signed bytes: x - first wraps around, and what is within become the lowest. */
DHK_SIGNS_TARGET static inline dhk_bytes dhk_within_bytes(dhk_bytes x, char first,
                                                          int count)
{
    const __m256i move = _mm256_set1_epi8((char)(-128 - first));
    const __m256i end = _mm256_set1_epi8((char)(-128 + count));
    const dhk_bytes are = {_mm256_cmpgt_epi8(end, _mm256_add_epi8(x.low, move)),
                           _mm256_cmpgt_epi8(end, _mm256_add_epi8(x.high, move))};
    return are;
}

/* For each byte the entry of its low four bits; 0 if it is not ASCII. */
DHK_SIGNS_TARGET static inline dhk_bytes dhk_shuffle_bytes(__m128i table, dhk_bytes x)
{
    const __m256i twice = _mm256_broadcastsi128_si256(table);
    const dhk_bytes entries = {_mm256_shuffle_epi8(twice, x.low),
                               _mm256_shuffle_epi8(twice, x.high)};
    return entries;
}

/* Is a byte one of a table's, each of which stands where its low four bits say?  -1 is none. */
DHK_SIGNS_TARGET static inline dhk_bytes dhk_one_of_bytes(__m128i table, dhk_bytes x)
{
    const dhk_bytes sign = dhk_shuffle_bytes(table, x);
    const dhk_bytes are = {_mm256_cmpeq_epi8(sign.low, x.low),
                           _mm256_cmpeq_epi8(sign.high, x.high)};
    return are;
}

DHK_SIGNS_TARGET static inline dhk_bytes dhk_load_bytes(const unsigned char *p)
{
    const dhk_bytes x = {_mm256_loadu_si256((const __m256i *)(const void *)p),
                         _mm256_loadu_si256((const __m256i *)(const void *)(p + 32))};
    return x;
}

DHK_SIGNS_TARGET static inline uint64_t dhk_find_byte(dhk_bytes x, char byte)
{
    return dhk_gather_signs(dhk_equal_bytes(x, byte));
}

DHK_SIGNS_TARGET static inline uint64_t dhk_find_digits(dhk_bytes x)
{
    return dhk_gather_signs(dhk_within_bytes(x, '0', 10));
}

/* Writes all bytes with letters in lower case too. */
DHK_SIGNS_TARGET static inline uint64_t dhk_lower_letters(unsigned char *to, dhk_bytes x)
{
    const __m256i bit = _mm256_set1_epi8(0x20);
    const dhk_bytes folded = {_mm256_or_si256(x.low, bit), _mm256_or_si256(x.high, bit)};
    const dhk_bytes is = dhk_within_bytes(folded, 'a', 26);
    const dhk_bytes lower = {_mm256_blendv_epi8(x.low, folded.low, is.low),
                             _mm256_blendv_epi8(x.high, folded.high, is.high)};

    _mm256_storeu_si256((__m256i *)(void *)to, lower.low);
    _mm256_storeu_si256((__m256i *)(void *)(to + 32), lower.high);
    return dhk_gather_signs(is);
}

/* Which bytes have the bit that tells lower case from upper. */
DHK_SIGNS_TARGET static inline uint64_t dhk_find_cased(dhk_bytes x)
{
    const dhk_bytes bit = {_mm256_slli_epi16(x.low, 2), _mm256_slli_epi16(x.high, 2)};
    return dhk_gather_signs(bit);
}

/* Controls, DEL (which one more makes the lowest signed byte) and what is not ASCII. */
DHK_SIGNS_TARGET static inline uint64_t dhk_find_odd(dhk_bytes x)
{
    const __m256i one = _mm256_set1_epi8(1), end = _mm256_set1_epi8(' ' + 1);
    const dhk_bytes are = {_mm256_cmpgt_epi8(end, _mm256_add_epi8(x.low, one)),
                           _mm256_cmpgt_epi8(end, _mm256_add_epi8(x.high, one))};
    return dhk_gather_signs(are);
}

DHK_SIGNS_TARGET static inline uint64_t dhk_find_spaces(dhk_bytes x)
{
    return dhk_gather_signs(
        dhk_one_of_bytes(_mm_setr_epi8(' ', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n',
                                       '\v', '\f', '\r', -1, -1),
                         x));
}

DHK_SIGNS_TARGET static inline uint64_t dhk_find_terminals(dhk_bytes x)
{
    return dhk_gather_signs(dhk_one_of_bytes(
        _mm_setr_epi8(-1, '!', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '.', '?'),
        x));
}

DHK_SIGNS_TARGET static inline uint64_t dhk_find_closers(dhk_bytes x)
{
    const __m128i table =
        _mm_setr_epi8('`', -1, '"', -1, -1, -1, -1, '\'', -1, ')', -1, -1, -1, ']', -1, -1);
    return dhk_gather_signs(
        dhk_either_bytes(dhk_one_of_bytes(table, x), dhk_equal_bytes(x, '}')));
}

/* Which of | $ ? ! / are among the first 'length' bytes: a bit for each, in that order. */
DHK_SIGNS_TARGET static inline uint32_t dhk_find_marks(dhk_bytes x, unsigned length)
{
    static const uint8_t live[2 * 64] = {
#define EIGHT 255, 255, 255, 255, 255, 255, 255, 255
        EIGHT, EIGHT, EIGHT, EIGHT, EIGHT,
        EIGHT, EIGHT, EIGHT
#undef EIGHT
    };
    const uint8_t *const mask = live + 64 - length;
    const __m256i four = _mm256_set1_epi8(0x0F);
    const dhk_bytes above = {_mm256_and_si256(_mm256_srli_epi16(x.low, 4), four),
                             _mm256_and_si256(_mm256_srli_epi16(x.high, 4), four)};
    const dhk_bytes low = dhk_shuffle_bytes(
        _mm_setr_epi8(0, 8, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4 | 16), x);
    const dhk_bytes high =
        dhk_shuffle_bytes(_mm_setr_epi8(0, 0, 2 | 8 | 16, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
                          above);
    const __m256i first =
        _mm256_and_si256(_mm256_and_si256(low.low, high.low),
                         _mm256_loadu_si256((const __m256i *)(const void *)mask));
    const __m256i second =
        _mm256_and_si256(_mm256_and_si256(low.high, high.high),
                         _mm256_loadu_si256((const __m256i *)(const void *)(mask + 32)));
    const __m256i all = _mm256_or_si256(first, second);
    const __m128i half =
        _mm_or_si128(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));
    uint64_t mark =
        (uint64_t)_mm_cvtsi128_si64(_mm_or_si128(half, _mm_srli_si128(half, 8)));
    mark |= mark >> 32;
    mark |= mark >> 16;
    mark |= mark >> 8;
    return (uint32_t)(mark & 0xFF);
}

#endif
