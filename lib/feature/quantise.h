/* quantise.h - numbers to bytes.
 *
 * A model's split asks "is the byte greater than t", so all that a byte must do is keep the order
 * and put its 256 steps where they count.  Integers only.         SPDX-License-Identifier: MIT */
#ifndef DHK_QUANTISE_H
#define DHK_QUANTISE_H

#include <stdint.h>

#include "base/set_bits.h"

/* Counts, exact below 8 and then with four steps to an octave: 8 10 12 14 16 20 ... are
 * 8 9 10 11 12 13 ...  2^32 - 1 gives 123: a small floating-point number with two bits of
 * mantissa, which is what log(1 + x) in 256 bins would tell a tree. */
static inline uint8_t dhk_log_byte(uint32_t x)
{
    const unsigned octave = dhk_highest_bit(x | 4) - 2; /* 4 .. 7 and what is below: 0 */
    return (uint8_t)(4 * octave + (x >> octave));
}

/* part of whole as 0 .. 255; a whole of nothing gives 0.  Where most parts are nothing or all,
 * which need no division. */
static inline uint8_t dhk_share_byte(uint64_t part, uint64_t whole)
{
    if (part == 0 || whole == 0)
        return 0;
    return (uint8_t)(part >= whole ? 255 : part * 255 / whole);
}

/* The same where nothing, some and all are mixed: a short division costs less than a wrong
 * guess. */
static inline uint8_t dhk_share_mixed(uint64_t part, uint64_t whole)
{
    if (whole >= 1u << 24)
        return dhk_share_byte(part, whole);
    part = part < whole ? part : whole;
    return (uint8_t)((uint32_t)part * 255u / ((uint32_t)whole + (whole == 0)));
}

/* The same for many parts of one whole: a product with 255 / whole, in 2^-56, rounded up.  That is
 * too much by less than whole / 2^56, and below the next byte while that is less than 1 / whole:
 * up to DHK_FEW.  A larger whole has no factor and is divided by. */
enum { DHK_FEW = 1 << 28 };

typedef struct dhk_whole {
    uint64_t whole, factor;
} dhk_whole;

static inline dhk_whole dhk_whole_of(uint64_t whole)
{
    dhk_whole w = {whole, 0};

    if (whole > 0 && whole <= DHK_FEW)
        w.factor = (UINT64_C(255) << 56) / whole + 1;
    return w;
}

static inline uint8_t dhk_share_of(dhk_whole w, uint64_t part)
{
    if (part >= w.whole || w.factor == 0)
        return dhk_share_byte(part, w.whole);
    return (uint8_t)(part * w.factor >> 56);
}

/* The same of a part that is not more than a whole of at most DHK_FEW. */
static inline uint8_t dhk_share_few(dhk_whole w, uint64_t part)
{
    return (uint8_t)(part * w.factor >> 56);
}

static inline uint8_t dhk_cap_byte(uint32_t x, uint32_t cap)
{
    return (uint8_t)(x < cap ? x : cap);
}

#endif
