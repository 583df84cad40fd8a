/* bits.h - words of memory and of bits, the way that compilers turn into one instruction.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BITS_H
#define DHK_BITS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes as a number, the first byte lowest on every machine.  Where that is how the
 * machine keeps its numbers, a copy says the same as the sum, and no compiler misses that
 * it is one load. */
static inline uint64_t dhk_load64(const unsigned char *p)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
#else
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
#endif
}

static inline uint32_t dhk_load32(const unsigned char *p)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint32_t bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
#else
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
#endif
}

/* At most eight bytes, zeros behind them; reads none beyond.  Two loads that overlap put the same
 * bits in the same places. */
static inline uint64_t dhk_load_few(const unsigned char *p, size_t count)
{
    if (count >= 8)
        return dhk_load64(p);
    if (count >= 4)
        return dhk_load32(p) | (uint64_t)dhk_load32(p + count - 4) << 8 * (count - 4);
    if (count == 0)
        return 0;
    return (uint64_t)p[0] | (uint64_t)p[count / 2] << 8 * (count / 2) |
           (uint64_t)p[count - 1] << 8 * (count - 1);
}

/* Eight times the same byte. */
#define DHK_EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline void dhk_store64(unsigned char *p, uint64_t bytes)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(p, &bytes, sizeof bytes);
#else
    unsigned i;
    for (i = 0; i < 8; i++)
        p[i] = (unsigned char)(bytes >> 8 * i);
#endif
}

/* The number of the lowest bit that is set; 'bits' is not 0. */
static inline unsigned dhk_lowest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned number = 0;
    for (; (bits & 1) == 0; bits >>= 1)
        number++;
    return number;
#endif
}

#endif
