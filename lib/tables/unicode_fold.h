/* unicode_fold.h - the one form under which phrases and repeated lines are compared.
 *
 * Lower case, no accents, one kind of space, dash and quote; gen/fold.py says all of it.  A
 * folded code point is never longer in UTF-8 than it was, so a buffer of the line's length
 * holds its fold. SPDX-License-Identifier: MIT */
#ifndef DHK_UNICODE_FOLD_H
#define DHK_UNICODE_FOLD_H

#include <stdbool.h>
#include <stdint.h>

enum { DHK_FOLD_BLOCK = 64, DHK_FOLD_LIMIT = 0x10000 };
extern const uint8_t dhk_fold_index[DHK_FOLD_LIMIT / DHK_FOLD_BLOCK];
extern const uint16_t dhk_fold_blocks[];

/* For a code point of two bytes the bytes of its fold as a number, the first lowest, if that is a
 * sign of ASCII, or a letter or digit of a script with spaces: all that is to be known of it.
 * Else 0. */
enum { DHK_FOLD_TWO_FIRST = 0x80, DHK_FOLD_TWO = 0x800 - DHK_FOLD_TWO_FIRST };
extern const uint16_t dhk_fold_two[DHK_FOLD_TWO];

static inline unsigned dhk_unicode_fold_two(const unsigned char *text)
{
    return dhk_fold_two[((text[0] & 0x1Fu) << 6 | (text[1] & 0x3Fu)) - DHK_FOLD_TWO_FIRST];
}

/* Is a code point of the first plane its own fold, and part of a word that spaces part from others?
 * A mark may be part of text without spaces, too. */
extern const uint8_t dhk_fold_own_index[DHK_FOLD_LIMIT / DHK_FOLD_BLOCK];
extern const uint64_t dhk_fold_own[];

static inline bool dhk_unicode_fold_own(uint32_t code)
{
    return dhk_fold_own[dhk_fold_own_index[code / DHK_FOLD_BLOCK]] >> code % DHK_FOLD_BLOCK & 1;
}

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
