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

enum dhk_word_part { /* what a run has at least once */
                     DHK_WORD_UPPER = 1,
                     DHK_WORD_LOWER = 2, /* a letter that is no capital: of any script */
                     DHK_WORD_DIGIT = 4
};

typedef struct dhk_word {
    uint32_t hash;  /* case folded, never 0 */
    uint32_t blind; /* the same with every ASCII digit a 0 */
    uint32_t chars; /* code points */
    uint32_t han;   /* Han, kana */
    uint32_t hangul;
    uint32_t thai; /* letters of scripts that put no space between words */
    uint32_t digits;
    uint8_t first; /* enum dhk_class of its first code point */
    uint8_t parts; /* enum dhk_word_part */
} dhk_word;

/* Reads the run that begins at text[at]; returns where it ends.  'at' itself when none begins
 * there.  Valid UTF-8. */
size_t dhk_word_read(dhk_word *word, const unsigned char *text, size_t at, size_t length);

#endif
