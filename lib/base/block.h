/* block.h - the bytes of a run, as many at once as a register holds.
 *
 * A block is loaded, compared, and the outcome ("hits") asked for its first byte.  Three machines
 * stand behind the same few functions: SSE2 (every x86-64), NEON (every AArch64), and a 64-bit
 * word in plain C, which is the definition of the others and what a machine gets that is neither.
 * All of them are part of what their machine always has, so nothing is chosen at run time.
 *   In the word, the sum of a byte's low seven bits and a number below 0x80 has its highest bit set
 * from some byte on, and no sum carries into the next byte.
 * DHK_BLOCK_PLAIN: take the plain one anyway, for tests.           SPDX-License-Identifier: MIT */
#ifndef DHK_BLOCK_H
#define DHK_BLOCK_H

#include <stdint.h>

#include "base/bits.h"

#if defined(__SSE2__) && !defined(DHK_BLOCK_PLAIN)

#include <emmintrin.h>

enum {
    DHK_BLOCK = 16,
    DHK_BLOCK_BITS = 1
}; /* bytes; bits that a byte has in dhk_hits_bits() */
typedef __m128i dhk_block;
typedef __m128i dhk_hits;

static inline dhk_block dhk_block_load(const unsigned char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline dhk_block dhk_block_of(uint64_t low, uint64_t high)
{
    return _mm_set_epi64x((long long)high, (long long)low);
}

static inline void dhk_block_store(unsigned char *p, dhk_block block)
{
    _mm_storeu_si128((__m128i *)(void *)p, block);
}

static inline dhk_hits dhk_block_is(dhk_block block, unsigned char c)
{
    return _mm_cmpeq_epi8(block, _mm_set1_epi8((char)c));
}

static inline dhk_hits dhk_block_up_to(dhk_block block, unsigned char c)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8((char)c)), block);
}

static inline dhk_hits dhk_block_high(dhk_block block)
{
    return block; /* movemask takes the highest bit of each byte */
}

static inline dhk_hits dhk_hits_or(dhk_hits a, dhk_hits b)
{
    return _mm_or_si128(a, b);
}

static inline uint64_t dhk_hits_bits(dhk_hits hits)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(hits);
}

static inline uint64_t dhk_hits_missed(dhk_hits hits)
{
    return dhk_hits_bits(hits) ^ 0xFFFF;
}

#elif defined(__ARM_NEON) && defined(__aarch64__) && !defined(DHK_BLOCK_PLAIN)

#include <arm_neon.h>

enum { DHK_BLOCK = 16, DHK_BLOCK_BITS = 4 };
typedef uint8x16_t dhk_block;
typedef uint8x16_t dhk_hits;

static inline dhk_block dhk_block_load(const unsigned char *p)
{
    return vld1q_u8(p);
}

static inline dhk_block dhk_block_of(uint64_t low, uint64_t high)
{
    return vcombine_u8(vcreate_u8(low), vcreate_u8(high));
}

static inline void dhk_block_store(unsigned char *p, dhk_block block)
{
    vst1q_u8(p, block);
}

static inline dhk_hits dhk_block_is(dhk_block block, unsigned char c)
{
    return vceqq_u8(block, vdupq_n_u8(c));
}

static inline dhk_hits dhk_block_up_to(dhk_block block, unsigned char c)
{
    return vcleq_u8(block, vdupq_n_u8(c));
}

static inline dhk_hits dhk_block_high(dhk_block block)
{
    return vcgeq_u8(block, vdupq_n_u8(0x80));
}

static inline dhk_hits dhk_hits_or(dhk_hits a, dhk_hits b)
{
    return vorrq_u8(a, b);
}

/* There is no movemask: a shift that narrows leaves four bits of each byte. */
static inline uint64_t dhk_hits_bits(dhk_hits hits)
{
    const uint8x8_t nibbles = vshrn_n_u16(vreinterpretq_u16_u8(hits), 4);
    return vget_lane_u64(vreinterpret_u64_u8(nibbles), 0);
}

static inline uint64_t dhk_hits_missed(dhk_hits hits)
{
    return ~dhk_hits_bits(hits);
}

#else

enum { DHK_BLOCK = 8, DHK_BLOCK_BITS = 8 };
typedef uint64_t dhk_block;
typedef uint64_t dhk_hits;

static inline dhk_block dhk_block_load(const unsigned char *p)
{
    return dhk_load64(p);
}

static inline dhk_block dhk_block_of(uint64_t low, uint64_t high)
{
    (void)high;
    return low;
}

static inline void dhk_block_store(unsigned char *p, dhk_block block)
{
    dhk_store64(p, block);
}

static inline dhk_hits dhk_block_is(dhk_block block, unsigned char c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), other = block ^ ones * c;
    return ~(((other & ones * 0x7F) + ones * 0x7F) | other) & ones * 0x80;
}

/* Bytes up to c, which is below 0x7F. */
static inline dhk_hits dhk_block_up_to(dhk_block block, unsigned char c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    return ~(((block & ones * 0x7F) + ones * (0x7Fu - c)) | block) & ones * 0x80;
}

/* Bytes that are not ASCII. */
static inline dhk_hits dhk_block_high(dhk_block block)
{
    return block & UINT64_C(0x8080808080808080);
}

static inline dhk_hits dhk_hits_or(dhk_hits a, dhk_hits b)
{
    return a | b;
}

static inline uint64_t dhk_hits_bits(dhk_hits hits)
{
    return hits;
}

/* The bits of the other bytes. */
static inline uint64_t dhk_hits_missed(dhk_hits hits)
{
    return hits ^ UINT64_C(0x8080808080808080);
}

#endif

/* Fewer bytes than a block, zeros behind them; reads none beyond.  Of eight and more the last eight
 * overlap the first, and what does is shifted out. */
static inline dhk_block dhk_block_load_few(const unsigned char *p, size_t count)
{
    if (count < 8)
        return dhk_block_of(dhk_load_few(p, count), 0);
    return dhk_block_of(dhk_load64(p), dhk_load64(p + count - 8) >> 8 >> 8 * (15 - count));
}

/* The number of the first byte that was hit; 'bits' is not 0. */
static inline unsigned dhk_hits_first(uint64_t bits)
{
    return dhk_lowest_bit(bits) / DHK_BLOCK_BITS;
}

/* The hits behind the first; 'bits' is not 0.  A hit sets one bit, or all that a byte has. */
static inline uint64_t dhk_hits_rest(uint64_t bits)
{
    if (DHK_BLOCK_BITS == 4)
        return bits & ~(UINT64_C(15) << dhk_lowest_bit(bits));
    return bits & (bits - 1);
}

#endif
