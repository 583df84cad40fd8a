/* function_words.h - is a word one of the small words that hold sentences together?
 *
 * Such a word of a title says nothing of a line that has it, too.  A bit for each of 2^16 hashes:
 * about a thousand words of 36 languages, so that some 1.5 % of all other words pass for one.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_FUNCTION_WORDS_H
#define DHK_FUNCTION_WORDS_H

#include <stdint.h>

#include "base/bits.h"

enum { DHK_FUNCTION_WORD_BITS = 16 }; /* gen/function_words.py knows this number */

extern const uint8_t dhk_function_words[(1 << DHK_FUNCTION_WORD_BITS) / 8];

/* 1 or 0, for the hash of a word (feature/word.h). */
static inline uint32_t dhk_function_word(uint32_t hash)
{
    const uint32_t slot = hash >> (32 - DHK_FUNCTION_WORD_BITS);
    return dhk_load32(dhk_function_words + slot / 32 * 4) >> slot % 32 & 1u;
}

#endif
