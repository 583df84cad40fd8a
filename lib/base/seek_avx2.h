/* seek_avx2.h - seek_usual.h with blocks of 32 bytes, whose questions are a byte shuffle each.
 *
 * Bytes that differ in their low four bits are one question: the shuffle puts in each byte's place
 * the one that has its low bits, if any (-1: none, for what is not ASCII shuffles to 0), to be
 * compared.
 *   For functions that are made for DHK_SEEK_TARGET, and called when the processor has all of it.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SEEK_AVX2_H
#define DHK_SEEK_AVX2_H

#include <immintrin.h>
#include <stdint.h>

#include "base/bits.h"

#define DHK_SEEK_TARGET __attribute__((target("avx2,bmi,bmi2")))

enum { DHK_SEEK_BYTES = 32, DHK_SEEK_BITS = 1 };

DHK_SEEK_TARGET static inline __m256i dhk_seek_load(const unsigned char *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

DHK_SEEK_TARGET static inline uint64_t dhk_seek_bits(__m256i bytes)
{
    return (uint32_t)_mm256_movemask_epi8(bytes);
}

/* A table: of its sixteen bytes each half of a block has its own. */
#define DHK_SEEK_TABLE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

/* Which bytes are one of a table's, each of which stands where its low four bits say? */
DHK_SEEK_TARGET static inline __m256i dhk_seek_any(__m256i block, __m256i table)
{
    return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block), block);
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_one(const unsigned char *p, unsigned char c)
{
    return dhk_seek_bits(_mm256_cmpeq_epi8(dhk_seek_load(p), _mm256_set1_epi8((char)c)));
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_text(const unsigned char *p)
{
    const __m256i table =
        DHK_SEEK_TABLE(0, -1, -1, -1, -1, -1, '&', -1, -1, -1, -1, -1, '<', '\r', -1, -1);

    return dhk_seek_bits(dhk_seek_any(dhk_seek_load(p), table));
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_ink(const unsigned char *p)
{
    const __m256i table = DHK_SEEK_TABLE(' ', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n',
                                         -1, '\f', -1, -1, -1);

    return dhk_seek_bits(dhk_seek_any(dhk_seek_load(p), table)) ^ UINT32_MAX;
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_name(const unsigned char *p)
{
    const __m256i block = dhk_seek_load(p), space = _mm256_set1_epi8(' ');
    const __m256i table =
        DHK_SEEK_TABLE(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '=', '>', '/');

    return dhk_seek_bits(
        _mm256_or_si256(_mm256_cmpeq_epi8(_mm256_min_epu8(block, space), block),
                        dhk_seek_any(block, table)));
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_values(const unsigned char *p)
{
    const __m256i table =
        DHK_SEEK_TABLE(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '=', '>', -1);

    return dhk_seek_bits(dhk_seek_any(dhk_seek_load(p), table));
}

DHK_SEEK_TARGET static inline uint64_t dhk_ask_usual_name(const unsigned char *p)
{
    const __m256i table =
        DHK_SEEK_TABLE(' ', -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '>', -1);

    return dhk_seek_bits(dhk_seek_any(dhk_seek_load(p), table));
}

#endif
