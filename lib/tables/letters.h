/* letters.h - what text in the encodings from before Unicode is made of.
 *
 * For each language and each single-byte encoding it is found in: a weight for every byte above
 * 0x7F and every ASCII letter, as logarithms, so that the sum over a text tells how likely it is
 * text in that language and encoding.  For each multi-byte encoding: its common characters.
 * Made by gen/letters.py from sentences of our own.               SPDX-License-Identifier: MIT */
#ifndef DHK_LETTERS_H
#define DHK_LETTERS_H

#include <stddef.h>
#include <stdint.h>

enum { DHK_LETTER_WEIGHTS = 128 + 26 };

typedef struct dhk_letter_model {
    uint8_t encoding;             /* enum dhk_encoding */
    int8_t malus;                 /* to be taken off a sum: the encoding is seldom met */
    uint8_t upper[16], lower[16]; /* bit maps: the bytes from 0x80 that are such letters */
    int8_t weights[DHK_LETTER_WEIGHTS]; /* eighths of a bit: bytes from 0x80, then a to z */
} dhk_letter_model;

/* All models, the usual encoding of each language first; static. */
const dhk_letter_model *dhk_letter_models(size_t *count);

/* The common two-byte characters of an encoding as big-endian numbers, ascending; static.  NULL
 * for encodings that have none listed. */
const uint16_t *dhk_letter_common(uint32_t encoding, size_t *count);

#endif
