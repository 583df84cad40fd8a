/* seek_usual.h - what seek.h asks of a block, with the blocks that every machine has (block.h).
 *
 * Each answer has DHK_SEEK_BITS bits for each of the DHK_SEEK_BYTES bytes at p, the first byte
 * lowest.  seek_avx2.h answers the same.                          SPDX-License-Identifier: MIT */
#ifndef DHK_SEEK_USUAL_H
#define DHK_SEEK_USUAL_H

#include "base/scan.h"

#define DHK_SEEK_TARGET /* what the compiler was told */

enum { DHK_SEEK_BYTES = DHK_BLOCK, DHK_SEEK_BITS = DHK_BLOCK_BITS };

static inline uint64_t dhk_ask_one(const unsigned char *p, unsigned char c)
{
    return dhk_hits_bits(dhk_block_is(dhk_block_load(p), c));
}

/* '<', '&', CR, NUL */
static inline uint64_t dhk_ask_text(const unsigned char *p)
{
    return dhk_text_ends(dhk_block_load(p));
}

/* none of space, tab, LF, FF */
static inline uint64_t dhk_ask_ink(const unsigned char *p)
{
    const dhk_block block = dhk_block_load(p);
    const dhk_hits usual = dhk_hits_or(dhk_block_is(block, ' '), dhk_block_is(block, '\n'));
    const dhk_hits other =
        dhk_hits_or(dhk_block_is(block, '\t'), dhk_block_is(block, '\f'));

    return dhk_hits_missed(dhk_hits_or(usual, other));
}

/* '/', '>', '=', up to ' ' */
static inline uint64_t dhk_ask_name(const unsigned char *p)
{
    return dhk_name_ends(dhk_block_load(p));
}

/* '=', '>' */
static inline uint64_t dhk_ask_values(const unsigned char *p)
{
    const dhk_block block = dhk_block_load(p);

    return dhk_hits_bits(dhk_hits_or(dhk_block_is(block, '='), dhk_block_is(block, '>')));
}

/* '>', ' ' */
static inline uint64_t dhk_ask_usual_name(const unsigned char *p)
{
    const dhk_block block = dhk_block_load(p);

    return dhk_hits_bits(dhk_hits_or(dhk_block_is(block, '>'), dhk_block_is(block, ' ')));
}

#endif
