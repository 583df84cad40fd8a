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
#include "feature/signs.h"
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
    uint64_t live;           /* all its bytes */
    uint64_t odd;            /* controls, DEL, and what is not ASCII */
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

/* A sign that is not ASCII. */
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
    return true;
}

/* All that is not ASCII: one turn for each code point. */
static bool add_high(block *b, dhk_counts *c, uint64_t high)
{
    while (high != 0) {
        const unsigned at = dhk_lowest_bit(high);
        const uint64_t first = UINT64_C(1) << at;
        unsigned size;
        const uint32_t code = dhk_utf8_read(b->text + at, &size);
        const unsigned class = dhk_unicode_class(code);
        const uint64_t bytes = (first << size) - first;
        high &= ~bytes;
        if (class == DHK_CLASS_SPACE) {
            b->space |= bytes;
        } else if (dhk_class_in_word(class)) {
            if (!add_letter(b, class, first, bytes))
                return false;
        } else if (!add_sign(b, c, code, class, first << (size - 1), bytes)) {
            return false;
        }
    }
    return true;
}

/* Does an address begin here ("://") or end its first word ("www.")? */
static bool is_url(const block *b, unsigned at, size_t length)
{
    const unsigned char *p = b->text + at;
    const size_t place = b->before + at;

    if (place >= DHK_URL_REACH)
        return false;
    if (*p == ':')
        return place + 4 <= (length < DHK_URL_REACH ? length : DHK_URL_REACH) &&
               memcmp(p, "://", 3) == 0;
    return place >= 3 && memcmp(p - 3, "www.", 4) == 0;
}

static uint32_t find_url(const block *b, uint64_t signs, size_t length)
{
    for (; signs != 0; signs &= signs - 1)
        if (is_url(b, dhk_lowest_bit(signs), length))
            return DHK_MARK_URL;
    return 0;
}

/* White space of ASCII that is no ' ': rare. */
static uint64_t find_spaces(const block *b, uint64_t signs)
{
    uint64_t spaces = 0;

    for (; signs != 0; signs &= signs - 1)
        if (dhk_signs[b->text[dhk_lowest_bit(signs)]] & DHK_SIGN_SPACE)
            spaces |= signs & (0 - signs);
    return spaces;
}

/* All that is ASCII and neither letter, digit nor ' '.  An address is looked for where a bar follows
 * on a colon somewhere, or a terminal on three letters. */
static bool add_signs(block *b, dhk_counts *c, uint64_t signs, size_t length)
{
    const uint64_t all = DHK_SIGN_COLON | DHK_MARK_SLASH;
    const uint64_t three = b->lower << 1 & b->lower << 2 & b->lower << 3;
    uint64_t left, joined = 0, sum = 0;

    if (signs == 0)
        return true;
    for (left = signs; left != 0; left &= left - 1) {
        const unsigned at = dhk_lowest_bit(left);
        const uint64_t sign = dhk_signs[b->text[at]];
        joined |= sign;
        sum += sign;
        b->terminal |= sign >> DHK_SIGN_STOPS << at;
        b->closer |= (sign / DHK_SIGN_CLOSER & 1) << at;
    }
    c->marks |= (uint32_t)(joined & DHK_SIGN_MARKS);
    c->punct += sum >> DHK_SIGN_PUNCT & 0xFF;
    c->commas += sum >> DHK_SIGN_COMMAS & 0xFF;
    c->stops += (uint32_t)(sum >> DHK_SIGN_STOPS);
    if (joined & DHK_SIGN_SPACE)
        b->space |= find_spaces(b, signs);
    if ((joined & all) == all)
        c->marks |= find_url(b, signs, length);
    else if ((b->terminal & three) != 0)
        c->marks |= find_url(b, b->terminal & three, length);
    return (joined & DHK_SIGN_BAR) == 0;
}

/* Of the words that begin with a capital, those of two letters or more without any other but
 * capitals: where the run of bytes that are no lower-case letter ends, so does the word. */
static uint32_t count_upper(const block *b, uint64_t capital)
{
    const uint64_t run = b->word & ~b->lower;
    const uint64_t behind_run = (run + capital) & ~run;
    const uint64_t behind_letter = (b->tail + (capital << 1)) & ~b->tail;
    const uint64_t upper = behind_run & ~behind_letter & ~b->word;

    return upper == 0 ? 0 : dhk_count_bits(upper);
}

/* What is known of a block as soon as its bits are. */
static void count_bits(const block *b, dhk_counts *c, uint64_t starts)
{
    const uint64_t capital = starts & b->upper;

    c->chars += dhk_count_bits(b->word & ~b->tail);
    c->letters_first += dhk_count_bits(starts & (b->upper | b->lower));
    if (capital != 0) {
        c->capital += dhk_count_bits(capital);
        c->upper += count_upper(b, capital);
    }
    if (b->digit != 0)
        c->digits += dhk_count_bits(b->digit);
    if (b->terminal != 0) {
        const uint64_t behind = b->terminal << 1,
                       behind_quotes = (b->closer + behind) & ~b->closer;
        c->sentences += dhk_count_bits(behind_quotes & (b->space | b->end));
    }
}

/* The bits between which words stand: where each begins, and the one behind it. */
static uint64_t word_edges(const block *b)
{
    return b->word ^ b->word << 1;
}

/* The digit-blind hash goes with the other, 'joined' after each word, until a word has a digit. */
static uint32_t join_blind(const block *b, const dhk_counts *c, const uint32_t *joined)
{
    uint64_t edges = word_edges(b);
    uint32_t blind = c->blind;

    if (blind == c->same) {
        const uint64_t starts = edges & b->word, up_to_digit = b->digit ^ (b->digit - 1);
        const unsigned at = dhk_highest_bit(starts & up_to_digit);
        const uint64_t before = (UINT64_C(1) << at) - 1;
        const unsigned words = dhk_count_bits(starts & before);
        if (words > 0)
            blind = joined[words - 1];
        edges &= ~before;
    }
    for (; edges != 0; edges &= edges - 1) {
        const unsigned at = dhk_lowest_bit(edges);
        const unsigned size = dhk_lowest_bit(edges &= edges - 1) - at;
        blind = dhk_hash_join(blind, dhk_word_hash_blind(b->text + at, size));
    }
    return blind;
}

/* The longest word of a block that is not all ASCII. */
static uint32_t longest_word(const block *b)
{
    uint64_t edges = word_edges(b);
    uint32_t longest = 0;

    while (edges != 0) {
        const uint64_t first = edges & (0 - edges),
                       behind = (edges ^ first) & (0 - (edges ^ first));
        const uint32_t chars = dhk_count_bits((behind - first) & ~b->tail);
        longest = chars > longest ? chars : longest;
        edges ^= first | behind;
    }
    return longest;
}

static void count_words(const block *b, dhk_counts *c, dhk_known *known)
{
    uint32_t joined[BLOCK / 2 + 1];
    const unsigned char *const text = b->text;
    const unsigned before = c->tokens;
    uint32_t same = c->same, hash = 0, function = 0, longest = 0;
    uint64_t edges = word_edges(b);
    unsigned count = 0, queued = known->queued;

    if (edges == 0)
        return;
    do {
        const unsigned at = dhk_lowest_bit(edges);
        const unsigned size = dhk_lowest_bit(edges &= edges - 1) - at;
        uint32_t mixed;
        edges &= edges - 1;
        hash = dhk_word_hash(text + at, size);
        mixed = dhk_hash_mix(hash);
        function += dhk_function_word_mixed(mixed);
        longest = size > longest ? size : longest;
        same = dhk_hash_join(same, hash);
        joined[count++] = same;
        known->queue[queued] = hash;
        known->of[queued] = c;
        queued += dhk_known_maybe(known, mixed);
    } while (edges != 0);
    known->queued = queued;
    if (queued > DHK_KNOWN_QUEUE - DHK_KNOWN_ROOM)
        dhk_known_settle(known);
    if (b->tail != 0)
        longest = longest_word(b);
    if (longest > c->longest)
        c->longest = longest;
    c->function += function;
    c->blind = b->digit != 0 || c->blind != c->same ? join_blind(b, c, joined) : same;
    c->same = same;
    if (before < 2)
        c->start = joined[(before + count < 2 ? count : 2 - before) - 1];
    if (before < 6 && before + count >= 6)
        c->six = joined[5 - before];
    c->end = hash;
    c->tokens = before + count;
}

/* The block at 'at', cut where a block ends; false: not for this line. */
static bool read_block(block *b, dhk_counts *c, size_t at, size_t length)
{
    const dhk_classes is = dhk_classes_of(b->text);
    const size_t left = length - at;
    uint64_t signs;

    b->length = (unsigned)left;
    b->end = 0;
    if (left > BLOCK) {
        const uint64_t spaces = is.space & (UINT64_MAX >> (64 - BLOCK));
        if (spaces == 0)
            return false;
        b->length = dhk_highest_bit(spaces) + 1;
    } else {
        b->end = UINT64_C(1) << left;
    }
    b->live = (UINT64_C(1) << b->length) - 1;
    b->before = (unsigned)at;
    b->odd = is.odd & b->live;
    b->upper = is.upper & b->live;
    b->lower = is.lower & b->live;
    b->digit = is.digit & b->live;
    b->space = is.space & b->live;
    b->word = b->upper | b->lower | b->digit;
    b->tail = b->terminal = b->closer = 0;
    signs = b->live & ~(b->word | b->space);
    if ((is.high & signs) != 0 && !add_high(b, c, is.high & signs))
        return false;
    return add_signs(b, c, signs & ~is.high, length);
}

/* The ends of a line that has no text without spaces. */
static void walk_back(dhk_count_ends *ends, const unsigned char *text, size_t at)
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

/* The last block says it of most lines: their last sign but closing ones is part of a word, or is
 * ASCII and no full stop behind another. */
static void find_ends(dhk_count_ends *ends, const block *b, const unsigned char *text,
                      size_t length)
{
    const uint64_t shown = b->live & ~(b->space | b->closer);
    const unsigned at = shown == 0 ? 0 : dhk_highest_bit(shown);

    if (b->word >> at & 1)
        return;
    if (b->text[at] >= 0x80 || at == 0 ||
        (b->text[at] == '.' && !(b->word >> (at - 1) & 1))) {
        walk_back(ends, text, length);
        return;
    }
    ends->last = b->terminal >> at & 1 ? DHK_CLASS_TERMINAL : DHK_CLASS_SYMBOL;
    ends->last_code = b->text[at];
}

static uint32_t first_marks(const unsigned char *text, size_t length)
{
    unsigned size, class = DHK_CLASS_SPACE;
    size_t at;

    if (length > 0 && text[0] < 0x80 && !(dhk_signs[text[0]] & DHK_SIGN_SPACE))
        return (uint32_t)(dhk_signs[text[0]] & DHK_SIGN_FIRST);
    for (at = 0; at < length && class == DHK_CLASS_SPACE; at += size)
        class = dhk_unicode_class(dhk_utf8_read(text + at, &size));
    return dhk_count_first(class);
}

/* Of a line that is one block, what its fold would ask for again. */
static void keep_bits(const block *b, dhk_folded *folded)
{
    folded->classed = b->before == 0 && (b->odd | (b->space & (b->space << 1 | 1))) == 0;
    folded->letters[0] = b->upper | b->lower;
    folded->digits[0] = b->digit;
}

bool dhk_count_blocks(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, dhk_known *known, dhk_folded *folded)
{
    dhk_count_ends ends = {DHK_CLASS_OTHER, 0, 0};
    unsigned char
        copy[3 + READ]; /* for the last bytes of all text, with what may be "www" */
    size_t at = 0;
    block b;

    if (length == 0)
        return false;
    do {
        b.text = text + at;
        if (room - at < READ) {
            const size_t before = at < 3 ? at : 3;
            memset(copy, 0, sizeof copy);
            memcpy(copy, text + at - before, before + (room - at));
            b.text = copy + before;
        }
        if (!read_block(&b, counts, at, length))
            return false;
        count_bits(&b, counts, b.word & ~(b.word << 1));
        count_words(&b, counts, known);
        at += b.length;
    } while (at < length);
    counts->chars += counts->punct;
    counts->words = counts->tokens;
    counts->marks |= first_marks(text, length);
    find_ends(&ends, &b, text, length);
    keep_bits(&b, folded);
    dhk_count_finish(counts, &ends);
    return true;
}
