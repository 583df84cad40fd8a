/* unicode_class.h - what kind of character a code point is, as far as husk is concerned.
 *
 * From Python's unicodedata (the version stands in unicode_class.c) and the lists of
 * gen/inputs/unicode_class.txt, by gen/unicode_class.py.  Two stages of bytes for the first
 * plane: two loads for each code point, no branch that a page could make unpredictable; a
 * few comparisons for the emoji and rare Han beyond it. SPDX-License-Identifier: MIT */
#ifndef DHK_UNICODE_CLASS_H
#define DHK_UNICODE_CLASS_H

#include <stdbool.h>
#include <stdint.h>

enum dhk_class {
    DHK_CLASS_OTHER,  /* controls, unassigned, and punctuation that is none of the below */
    DHK_CLASS_SPACE,  /* white space and the invisible format characters */
    DHK_CLASS_UPPER,  /* upper-case or title-case letter */
    DHK_CLASS_LOWER,  /* lower-case letter */
    DHK_CLASS_LETTER, /* letter of a script without case that puts spaces between words */
    DHK_CLASS_HAN,    /* Han, kana, bopomofo: no spaces, a character is about half a word */
    DHK_CLASS_HANGUL, /* syllables and jamo: spaces between words, words of few characters
                       */
    DHK_CLASS_THAI,   /* letter of Thai, Lao, Khmer, Myanmar: no spaces between words */
    DHK_CLASS_MARK,   /* combining: belongs to the character before it */
    DHK_CLASS_DIGIT,  /* decimal digit of any script */
    DHK_CLASS_TERMINAL, /* ends a sentence: . ! ? and their like in all scripts */
    DHK_CLASS_COMMA,    /* parts a sentence: , ; : and their like in all scripts */
    DHK_CLASS_OPEN,     /* opening bracket or quote */
    DHK_CLASS_CLOSE,    /* closing bracket or quote */
    DHK_CLASS_QUOTE,    /* " ' `: either */
    DHK_CLASS_DASH,     /* hyphens and dashes */
    DHK_CLASS_CURRENCY, /* $ and its like */
    DHK_CLASS_SYMBOL,   /* arrows, bullets, bars, mathematics, circled numbers, ... */
    DHK_CLASS_ICON,     /* emoji, pictures, private use (icon fonts) */
    DHK_CLASSES
};

enum { DHK_CLASS_BLOCK = 64, DHK_CLASS_NEAR = 0x10000 };
extern const uint8_t dhk_unicode_index[DHK_CLASS_NEAR / DHK_CLASS_BLOCK];
extern const uint8_t dhk_unicode_blocks[];

/* The class of a code point beyond the first plane. */
unsigned dhk_unicode_far(uint32_t code);

/* enum dhk_class of any code point. */
static inline unsigned dhk_unicode_class(uint32_t code)
{
    if (code >= DHK_CLASS_NEAR)
        return dhk_unicode_far(code);
    return dhk_unicode_blocks[(unsigned)dhk_unicode_index[code / DHK_CLASS_BLOCK] *
                                  DHK_CLASS_BLOCK +
                              code % DHK_CLASS_BLOCK];
}

/* Are code points of this class parts of words? */
static inline bool dhk_class_in_word(unsigned class)
{
    return class >= DHK_CLASS_UPPER && class <= DHK_CLASS_DIGIT;
}

#endif
