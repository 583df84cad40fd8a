/* bits.h - words of memory and of bits, the way that compilers turn into one instruction.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BITS_H
#define DHK_BITS_H

#include <stdint.h>

/* Eight bytes as a number, the first byte lowest on every machine. */
static inline uint64_t dhk_load64(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static inline void dhk_store64(unsigned char *p, uint64_t bytes)
{
    unsigned i;
    for (i = 0; i < 8; i++)
        p[i] = (unsigned char)(bytes >> 8 * i);
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
