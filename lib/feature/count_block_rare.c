/* count_block_rare.c - what few blocks and lines need: code points beyond ASCII, ends that the last
 * block's bits do not tell.  See count_block.h.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/count_block.h"

#include "base/set_bits.h"
#include "base/utf8.h"
#include "feature/word.h"
#include "tables/unicode_class.h"

/* What letters beyond ASCII add to a block: apart from it, since what is written to memory for one code
 * point would be waited for by the next. */
typedef struct letters {
    uint64_t word, first, upper, digit;
    uint64_t caseless; /* marks, Hangul: neither a capital nor one that might be */
    uint32_t hangul;
} letters;

/* A letter, mark or digit that is not ASCII; most are small letters. */
static inline bool add_letter(letters *found, unsigned class, uint64_t first,
                              uint64_t bytes)
{
    found->word |= bytes;
    found->first |= first;
    if (class == DHK_CLASS_LOWER || class == DHK_CLASS_LETTER)
        return true;
    found->upper |= class == DHK_CLASS_UPPER ? first : 0;
    found->digit |= class == DHK_CLASS_DIGIT ? first : 0;
    found->caseless |= class == DHK_CLASS_MARK || class == DHK_CLASS_HANGUL ? first : 0;
    found->hangul += class == DHK_CLASS_HANGUL;
    return class != DHK_CLASS_HAN && class != DHK_CLASS_THAI;
}

/* A sign that is not ASCII. */
static bool add_sign(dhk_block *b, dhk_counts *c, uint32_t code, unsigned class,
                     uint64_t last, uint64_t bytes)
{
    c->punct++;
    c->marks |= dhk_count_mark(code, class);
    if (class == DHK_CLASS_TERMINAL) {
        c->stops++;
        b->terminal |= last;
        return code <= 0x2FFF;
    }
    if (class == DHK_CLASS_QUOTE || class == DHK_CLASS_CLOSE)
        b->closer |= bytes;
    c->commas += dhk_is_comma(code);
    return true;
}

/* All that is not ASCII: one turn for each code point. */
bool dhk_block_add_high(dhk_block *b, dhk_counts *c, uint64_t high)
{
    const unsigned char *const text = b->text;
    letters found = {0, 0, 0, 0, 0, 0};

    while (high != 0) {
        const unsigned at = dhk_lowest_bit(high);
        const uint64_t first = UINT64_C(1) << at;
        unsigned size;
        const uint32_t code = dhk_utf8_read(text + at, &size);
        const unsigned class = dhk_unicode_class(code);
        const uint64_t bytes = (first << size) - first;
        high &= ~bytes;
        if (dhk_class_in_word(class)) {
            if (!add_letter(&found, class, first, bytes))
                return false;
        } else if (class == DHK_CLASS_SPACE) {
            b->space |= bytes;
        } else if (!add_sign(b, c, code, class, first << (size - 1), bytes)) {
            return false;
        }
    }
    b->word |= found.word;
    b->tail |= found.word ^ found.first;
    b->upper |= found.upper;
    b->digit |= found.digit;
    b->lower |= found.first & ~(found.upper | found.digit | found.caseless);
    c->han += found.hangul;
    return true;
}

/* The ends of a line that has no text without spaces. */
void dhk_block_ends(dhk_count_ends *ends, const unsigned char *text, size_t at)
{
    bool found = false, dots = true;

    while (at > 0 && (dots || !found) && ends->dots < 3) {
        unsigned size, class;
        uint32_t code;
        for (at--; (text[at] & 0xC0) == 0x80;)
            at--;
        code = dhk_utf8_read(text + at, &size);
        class = dhk_unicode_class(code);
        if (class == DHK_CLASS_SPACE)
            continue;
        dots = dots && code == '.';
        ends->dots += dots;
        if (!found && class != DHK_CLASS_QUOTE && class != DHK_CLASS_CLOSE) {
            found = true;
            ends->last = (uint8_t) class;
            ends->last_code = dhk_class_in_word(class) ? 0 : code;
        }
    }
}

uint32_t dhk_block_first(const unsigned char *text, size_t length)
{
    unsigned size, class = DHK_CLASS_SPACE;
    size_t at;

    for (at = 0; at < length && class == DHK_CLASS_SPACE; at += size)
        class = dhk_unicode_class(dhk_utf8_read(text + at, &size));
    return dhk_count_first(class);
}

uint32_t dhk_block_bars(const dhk_block *b, size_t left)
{
    uint64_t bars = b->bar & ~(b->word << 1);
    uint32_t marks = 0;

    for (; bars != 0; bars &= bars - 1) {
        dhk_word word;
        const size_t end = dhk_word_read(&word, b->text, dhk_lowest_bit(bars), left);
        marks |= dhk_block_first(b->text + end, left - end);
    }
    return marks;
}
