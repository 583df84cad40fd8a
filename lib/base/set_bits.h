/* set_bits.h - how many bits of a number are set, and which is the highest.  (The lowest: bits.h.)
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SET_BITS_H
#define DHK_SET_BITS_H

#include <stdint.h>

/* In pairs, in fours, in bytes; a product adds the bytes.  Not every x86-64 has an instruction. */
static inline uint32_t dhk_count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits =
        (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (uint32_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* The number of the highest bit that is set; 'bits' is not 0.  63 less the zeros above it, but as
 * "63 ^" since that is what compilers know as one instruction. */
static inline unsigned dhk_highest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return 63u ^ (unsigned)__builtin_clzll(bits);
#else
    unsigned number = 0;
    for (; bits > 1; bits >>= 1)
        number++;
    return number;
#endif
}

#endif
