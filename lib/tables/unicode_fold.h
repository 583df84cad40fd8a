/* unicode_fold.h - the one form under which phrases and repeated lines are compared.
 *
 * Lower case, no accents, one kind of space, dash and quote; gen/fold.py says all of it.  A
 * folded code point is never longer in UTF-8 than it was, so a buffer of the line's length
 * holds its fold. SPDX-License-Identifier: MIT */
#ifndef DHK_UNICODE_FOLD_H
#define DHK_UNICODE_FOLD_H

#include <stdint.h>

enum { DHK_FOLD_BLOCK = 64, DHK_FOLD_LIMIT = 0x10000 };
extern const uint8_t dhk_fold_index[DHK_FOLD_LIMIT / DHK_FOLD_BLOCK];
extern const uint16_t dhk_fold_blocks[];

/* The code point that stands for this one; 0: it is left out (soft hyphen, vowel point,
 * ...). */
static inline uint32_t dhk_unicode_fold(uint32_t code)
{
    unsigned block;
    if (code >= DHK_FOLD_LIMIT)
        return code;
    block = dhk_fold_index[code / DHK_FOLD_BLOCK];
    return (code + dhk_fold_blocks[block * DHK_FOLD_BLOCK + code % DHK_FOLD_BLOCK]) &
           0xFFFF;
}

#endif
