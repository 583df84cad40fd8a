/* count_block.c - counts.c's sums for many bytes at once.
 *
 * A block is at most 63 bytes of a line that end behind a space or with the line, so no word, no
 * code point and no sentence's end is cut.  classes.h says of each byte what it is; what is not
 * ASCII is looked up and added to the same bits.  Then words begin and end where bits do, most counts
 * are counts of bits, and there is a turn for each sign and for each word only.
 *   A carry finds the end of a run: (run + first) sets the bit behind the run of ones that begins at
 * 'first', and the numbers have a bit free for it, which is why a block has 63 bytes and not 64.
 *   Left to counts.c are lines with what is rare or has rules of its own: Han, kana, Hangul, Thai;
 * bars; 63 bytes without a space.                                 SPDX-License-Identifier: MIT */
#include "feature/counts_inner.h"

#include <string.h>

#include "base/classes.h"
#include "base/set_bits.h"
#include "base/utf8.h"
#include "feature/word.h"
#include "tables/function_words.h"
#include "tables/unicode_class.h"

enum {
    BLOCK = 63,
    READ = DHK_CLASSES_BYTES +
           8 /* bytes that may be read from a block on: a word's last eight */
};

typedef struct block {
    const unsigned char *text;
    uint64_t word;           /* bytes of words */
    uint64_t upper, lower;   /* of these, first bytes of capitals, of other letters */
    uint64_t digit;          /* first bytes of digits */
    uint64_t tail;           /* in words, bytes behind the first of a code point */
    uint64_t space;          /* white space of any kind */
    uint64_t terminal;       /* the last byte of each terminal */
    uint64_t closer;         /* quotes and closing brackets */
    uint64_t end;            /* the bit behind the line's last byte, or 0 */
    unsigned length, before; /* bytes; and those of the line in front of it */
} block;

/* A letter, mark or digit that is not ASCII. */
static bool add_letter(block *b, unsigned class, uint64_t first, uint64_t bytes)
{
    if (class == DHK_CLASS_HAN || class == DHK_CLASS_HANGUL || class == DHK_CLASS_THAI)
        return false;
    b->word |= bytes;
    b->tail |= bytes ^ first;
    if (class == DHK_CLASS_UPPER)
        b->upper |= first;
    else if (class == DHK_CLASS_DIGIT)
        b->digit |= first;
    else if (class != DHK_CLASS_MARK)
        b->lower |= first;
    return true;
}

/* Does an address begin here ("://") or end its first word ("www.")? */
static bool is_url(const block *b, unsigned at, uint32_t code, size_t length)
{
    const unsigned char *p = b->text + at;
    const size_t place = b->before + at;

    if (place >= DHK_URL_REACH)
        return false;
    if (code == ':')
        return place + 4 <= (length < DHK_URL_REACH ? length : DHK_URL_REACH) &&
               memcmp(p, "://", 3) == 0;
    return place >= 3 && memcmp(p - 3, "www.", 4) == 0;
}

static bool add_sign(block *b, dhk_counts *c, uint32_t code, unsigned class, uint64_t last,
                     uint64_t bytes)
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
    return code != '_';
}

/* All that is neither a letter or digit of ASCII nor a space: one turn for each code point. */
static bool add_signs(block *b, dhk_counts *c, uint64_t signs, size_t length)
{
    while (signs != 0) {
        const unsigned at = dhk_lowest_bit(signs);
        const uint64_t first = UINT64_C(1) << at;
        unsigned size, class;
        const uint32_t code = dhk_utf8_read(b->text + at, &size);
        const uint64_t bytes = (first << size) - first;
        signs &= ~bytes;
        class = dhk_unicode_class(code);
        if (class == DHK_CLASS_SPACE) {
            b->space |= bytes;
        } else if (dhk_class_in_word(class)) {
            if (!add_letter(b, class, first, bytes))
                return false;
        } else {
            if (!add_sign(b, c, code, class, first << (size - 1), bytes))
                return false;
            if ((code == ':' || code == '.') && is_url(b, at, code, length))
                c->marks |= DHK_MARK_URL;
        }
    }
    return true;
}

/* Of the words that begin with a capital, those of two letters or more without any other but
 * capitals: where the run of bytes that are no lower-case letter ends, so does the word. */
static uint32_t count_upper(const block *b, uint64_t starts)
{
    const uint64_t first = starts & b->upper, run = b->word & ~b->lower;
    const uint64_t behind_run = (run + first) & ~run;
    const uint64_t behind_letter = (b->tail + (first << 1)) & ~b->tail;

    return dhk_count_bits(behind_run & ~b->word) - dhk_count_bits(behind_letter & ~b->word);
}

/* What is known of a block as soon as its bits are. */
static void count_bits(const block *b, dhk_counts *c, uint64_t starts)
{
    const uint64_t behind = b->terminal << 1,
                   behind_quotes = (b->closer + behind) & ~b->closer;
    const uint64_t capital = starts & b->upper;

    c->chars += dhk_count_bits(b->word & ~b->tail);
    c->letters_first += dhk_count_bits(starts & (b->upper | b->lower));
    if (capital != 0) {
        c->capital += dhk_count_bits(capital);
        c->upper += count_upper(b, starts);
    }
    if (b->digit != 0)
        c->digits += dhk_count_bits(b->digit);
    if (behind != 0)
        c->sentences += dhk_count_bits(behind_quotes & (b->space | b->end));
}

/* The words of a block, in order. */
typedef struct words {
    uint32_t hash[BLOCK / 2 + 1];
    uint32_t same[BLOCK / 2 + 1]; /* joined up to the word, from the line's first on */
    unsigned count;
} words;

static void hash_words(const block *b, dhk_counts *c, words *w, uint64_t starts)
{
    uint64_t ends = ~b->word & b->word << 1;
    uint32_t longest = c->longest, function = 0;
    unsigned n;

    for (n = 0; starts != 0; starts &= starts - 1, ends &= ends - 1) {
        const unsigned at = dhk_lowest_bit(starts), size = dhk_lowest_bit(ends) - at;
        const uint32_t hash = dhk_word_hash(b->text + at, size);
        uint32_t chars = size;
        w->hash[n++] = hash;
        function += dhk_function_word(hash);
        if (b->tail != 0)
            chars -= dhk_count_bits(b->tail >> at & ((UINT64_C(1) << size) - 1));
        longest = chars > longest ? chars : longest;
    }
    w->count = n;
    c->longest = longest;
    c->function += function;
}

/* The digit-blind hash goes with the other until a word has a digit. */
static uint32_t join_blind(const block *b, uint32_t blind, const words *w, uint64_t starts)
{
    unsigned n;

    for (n = 0; n < w->count; n++, starts &= starts - 1) {
        const unsigned at = dhk_lowest_bit(starts);
        const unsigned size = dhk_lowest_bit(~(b->word >> at));
        const bool digits = (b->digit >> at & ((UINT64_C(1) << size) - 1)) != 0;
        blind =
            dhk_hash_join(blind, digits ? dhk_word_blind(b->text + at, size) : w->hash[n]);
    }
    return blind;
}

static void join_words(const block *b, dhk_counts *c, words *w, uint64_t starts)
{
    const unsigned before = c->tokens, count = w->count;
    const bool blind = b->digit != 0 || c->blind != c->same;
    uint32_t same = c->same;
    unsigned n;

    if (blind)
        c->blind = join_blind(b, c->blind, w, starts);
    for (n = 0; n < count; n++)
        w->same[n] = same = dhk_hash_join(same, w->hash[n]);
    c->same = same;
    if (!blind)
        c->blind = same;
    if (before < 2)
        c->start = w->same[(before + count < 2 ? count : 2 - before) - 1];
    if (before < 6 && before + count >= 6)
        c->six = w->same[5 - before];
    c->end = w->hash[count - 1];
    c->tokens += count;
}

/* Several short loops, of which the numbers stay in registers, instead of one over the words. */
static void count_words(const block *b, dhk_counts *c, uint64_t starts,
                        const dhk_wordset *title, const dhk_wordset *description)
{
    unsigned n;
    words w;

    if (starts == 0)
        return;
    hash_words(b, c, &w, starts);
    if (title->count + description->count > 0)
        for (n = 0; n < w.count; n++)
            dhk_count_known(c, w.hash[n], title, description);
    join_words(b, c, &w, starts);
}

/* The block at 'at', cut where a block ends; false: not for this line. */
static bool read_block(block *b, dhk_counts *c, size_t at, size_t length)
{
    const dhk_classes is = dhk_classes_of(b->text);
    const size_t left = length - at;
    uint64_t live;

    b->length = left <= BLOCK ? (unsigned)left : 0;
    if (left > BLOCK) {
        const uint64_t spaces = is.space & (UINT64_MAX >> (64 - BLOCK));
        if (spaces == 0)
            return false;
        b->length = dhk_highest_bit(spaces) + 1;
    }
    live = (UINT64_C(1) << b->length) - 1;
    b->before = (unsigned)at;
    b->end = left <= BLOCK ? live + 1 : 0;
    b->upper = is.upper & live;
    b->lower = is.lower & live;
    b->digit = is.digit & live;
    b->space = is.space & live;
    b->word = b->upper | b->lower | b->digit;
    b->tail = b->terminal = b->closer = 0;
    return add_signs(b, c, live & ~(b->word | b->space), length);
}

/* The ends of a line that has no text without spaces. */
static void find_ends(dhk_count_ends *ends, const unsigned char *text, size_t at)
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

static uint32_t first_marks(const unsigned char *text, size_t length)
{
    unsigned size, class = DHK_CLASS_SPACE;
    size_t at;

    for (at = 0; at < length && class == DHK_CLASS_SPACE; at += size)
        class = dhk_unicode_class(dhk_utf8_read(text + at, &size));
    return dhk_count_first(class);
}

bool dhk_count_blocks(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, const dhk_wordset *title, const dhk_wordset *description)
{
    dhk_count_ends ends = {DHK_CLASS_OTHER, 0, 0};
    unsigned char
        copy[3 + READ]; /* for the last bytes of all text, with what may be "www" */
    size_t at;
    block b;

    for (at = 0; at < length; at += b.length) {
        uint64_t starts;
        b.text = text + at;
        if (room - at < READ) {
            const size_t before = at < 3 ? at : 3;
            memset(copy, 0, sizeof copy);
            memcpy(copy, text + at - before, before + (room - at));
            b.text = copy + before;
        }
        if (!read_block(&b, counts, at, length))
            return false;
        starts = b.word & ~(b.word << 1);
        count_bits(&b, counts, starts);
        count_words(&b, counts, starts, title, description);
    }
    counts->chars += counts->punct;
    counts->words = counts->tokens;
    counts->marks |= first_marks(text, length);
    find_ends(&ends, text, length);
    dhk_count_finish(counts, &ends);
    return true;
}
