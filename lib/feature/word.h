/* word.h - one run of letters, marks and digits: where it ends, what it is made of, its hash.
 *
 * Eight bytes at a time go into the hash, each with 0x20 set: that folds the case of ASCII letters,
 * and of most Greek and Cyrillic ones, and keeps all that need be kept apart (a digit has the bit
 * already).  gen/function_words.py repeats this arithmetic.  O(bytes of the run).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_WORD_H
#define DHK_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bits.h"

typedef struct dhk_word {
    uint32_t hash;  /* case folded, never 0 */
    uint32_t chars; /* code points */
    uint32_t han;   /* Han, kana */
    uint32_t hangul;
    uint32_t thai; /* letters of scripts that put no space between words */
    uint32_t digits;
    uint8_t first; /* enum dhk_class of its first code point */
} dhk_word;

/* Reads the run that begins at text[at]; returns where it ends.  'at' itself when none begins
 * there.  Valid UTF-8. */
size_t dhk_word_read(dhk_word *word, const unsigned char *text, size_t at, size_t length);

/* The hash of a word's bytes: eight at a time, the last 1 to 8 of them in the low bytes of 'last',
 * whatever stands above.  It is the high half of a product, so its own high bits are its best. */
#define DHK_WORD_SEED   UINT64_C(0x9E3779B97F4A7C15)
#define DHK_WORD_FACTOR UINT64_C(0xD6E8FEB86659FD93)
#define DHK_WORD_FOLD   UINT64_C(0x2020202020202020)

static inline uint64_t dhk_word_mix(uint64_t hash, uint64_t eight)
{
    hash = (hash ^ eight) * DHK_WORD_FACTOR;
    return hash ^ hash >> 32;
}

static inline uint32_t dhk_word_hash_end(uint64_t hash, uint64_t last, size_t length)
{
    static const uint64_t low[] = {
        0,          0xFF,         0xFFFF,         0xFFFFFF,
        0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
        UINT64_MAX}; /* the low bytes, of each length */
    hash = (hash ^ ((last | DHK_WORD_FOLD) & low[length])) * DHK_WORD_FACTOR;
    return (uint32_t)(hash >> 32) | 1u; /* never 0: "no hash" to those who count */
}

/* Of a word behind whose first byte there are bytes to fill the last eight with. */
static inline uint32_t dhk_word_hash(const unsigned char *word, size_t length)
{
    uint64_t hash = DHK_WORD_SEED;

    for (; length > 8; word += 8, length -= 8)
        hash = dhk_word_mix(hash, dhk_load64(word) | DHK_WORD_FOLD);
    return dhk_word_hash_end(hash, dhk_load64(word), length);
}

#endif
