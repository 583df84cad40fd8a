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

static unsigned class_at(const unsigned char *text)
{
    unsigned bytes;

    return dhk_unicode_class(dhk_utf8_read(text, &bytes));
}

/* Code points beyond ASCII, all of one class, which begin at text[at]; returns where they end. */
static size_t add_run(dhk_word *word, const unsigned char *text, size_t at, size_t length,
                      unsigned class)
{
    uint32_t count = 0;
    unsigned bytes;

    do {
        dhk_utf8_read(text + at, &bytes);
        at += bytes;
        count++;
    } while (at < length && text[at] >= 0x80 && class_at(text + at) == class);
    word->chars += count;
    word->han += class == DHK_CLASS_HAN ? count : 0;
    word->hangul += class == DHK_CLASS_HANGUL ? count : 0;
    word->thai += class == DHK_CLASS_THAI ? count : 0;
    word->digits += class == DHK_CLASS_DIGIT ? count : 0;
    return at;
}

/* Is an ASCII byte part of a word?  A bar counts as a letter, as \w has it. */
static bool is_ascii_part(unsigned char byte)
{
    return dhk_is_alpha(byte) || dhk_is_digit(byte) || byte == '_';
}

/* The ASCII bytes of a word from 'at' on. */
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
        const unsigned class = class_at(text + at);
        if (!dhk_class_in_word(class))
            break;
        if (at == start)
            word->first = (uint8_t) class;
        at = add_run(word, text, at, length, class);
        at = add_ascii(word, text, at, length);
    }
    if (at == start)
        return at;
    word->hash = hash_bytes(text + start, at - start, length - start);
    return at;
}
