/* word.c - see word.h.                                            SPDX-License-Identifier: MIT */
#include "feature/word.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "tables/unicode_class.h"

/* 'room' is how many bytes may be read: more than 'length' when the text goes on. */
static uint32_t hash_bytes(const unsigned char *p, size_t length, size_t room)
{
    unsigned char copy[8] = {0};
    uint64_t hash = DHK_WORD_SEED;

    for (; length > 8; p += 8, length -= 8, room -= 8)
        hash = dhk_word_mix(hash, dhk_load64(p) | DHK_WORD_FOLD);
    if (room < 8) {
        memcpy(copy, p, length);
        p = copy;
    }
    return dhk_word_hash_end(hash, dhk_load64(p), length);
}

static void add_class(dhk_word *word, unsigned class)
{
    word->chars++;
    word->han += class == DHK_CLASS_HAN;
    word->hangul += class == DHK_CLASS_HANGUL;
    word->thai += class == DHK_CLASS_THAI;
    word->digits += class == DHK_CLASS_DIGIT;
}

/* Is an ASCII byte part of a word?  A bar counts as a letter, as \w has it. */
static bool is_ascii_part(unsigned char byte)
{
    return dhk_is_alpha(byte) || dhk_is_digit(byte) || byte == '_';
}

/* The ASCII bytes of a word from 'at' on, as add_class would count them one by one. */
static size_t add_ascii(dhk_word *word, const unsigned char *text, size_t at, size_t length)
{
    const size_t start = at;

    for (; at < length && is_ascii_part(text[at]); at++)
        word->digits += dhk_is_digit(text[at]);
    word->chars += (uint32_t)(at - start);
    return at;
}

size_t dhk_word_read(dhk_word *word, const unsigned char *text, size_t at, size_t length)
{
    const size_t start = at;

    memset(word, 0, sizeof *word);
    if (at < length && is_ascii_part(text[at])) {
        word->first = (uint8_t)dhk_unicode_class(text[at]);
        at = add_ascii(word, text, at, length);
    }
    while (at < length && text[at] >= 0x80) {
        unsigned bytes;
        const uint32_t code = dhk_utf8_read(text + at, &bytes);
        const unsigned class = dhk_unicode_class(code);
        if (!dhk_class_in_word(class))
            break;
        if (at == start)
            word->first = (uint8_t) class;
        add_class(word, class);
        at = add_ascii(word, text, at + bytes, length);
    }
    if (at == start)
        return at;
    word->hash = hash_bytes(text + start, at - start, length - start);
    return at;
}
