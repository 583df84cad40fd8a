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

/* Four counts side by side, in 16 bits each: what a code point of each class adds to them. */
enum { MOST = 0xFFFF };
static const uint64_t counts_as[DHK_CLASSES] = {
    [DHK_CLASS_HAN] = 1,
    [DHK_CLASS_HANGUL] = UINT64_C(1) << 16,
    [DHK_CLASS_THAI] = UINT64_C(1) << 32,
    [DHK_CLASS_DIGIT] = UINT64_C(1) << 48,
};

static unsigned class_at(const unsigned char *text, unsigned *bytes)
{
    return dhk_unicode_class(dhk_utf8_read(text, bytes));
}

/* The code points of a word from 'at' on that are beyond ASCII, or as many as can be counted. */
static size_t add_wide(dhk_word *word, const unsigned char *text, size_t at, size_t length)
{
    uint64_t counts = 0;
    uint32_t chars = 0;
    unsigned bytes;

    for (; at < length && text[at] >= 0x80 && chars < MOST; at += bytes) {
        const unsigned class = class_at(text + at, &bytes);
        if (!dhk_class_in_word(class))
            break;
        counts += counts_as[class];
        chars++;
    }
    word->chars += chars;
    word->han += counts & MOST;
    word->hangul += counts >> 16 & MOST;
    word->thai += counts >> 32 & MOST;
    word->digits += (uint32_t)(counts >> 48);
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
    size_t before;
    unsigned bytes;

    memset(word, 0, sizeof *word);
    if (at == length)
        return at;
    word->first = (uint8_t)class_at(text + at, &bytes);
    do {
        before = at;
        at = add_wide(word, text, add_ascii(word, text, at, length), length);
    } while (at > before);
    if (at > start)
        word->hash = hash_bytes(text + start, at - start, length - start);
    return at;
}
