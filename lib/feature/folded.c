/* folded.c - see folded.h.
 *
 * Of ASCII, without controls and two spaces in a row, the fold is the text itself in lower case.
 * So a block of 64 bytes is lowered as if it were nothing else, and each of its bytes is classed.
 * If it is nothing else, that is all, and words start where the bits of letters and digits begin.
 * In what follows on a block that is not, bits say where something else stands: there a code point
 * is folded by itself, and what stands behind it moves up, the bits of its classes with it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/folded.h"

#include <string.h>

#include "base/bits.h"
#include "base/classes.h"
#include "base/utf8.h"
#include "tables/unicode_class.h"
#include "tables/unicode_fold.h"

enum { BLOCK = DHK_CLASSES_BYTES };

/* What the bytes of a block are: a bit for each. */
typedef struct classes {
    uint64_t letters, digits, spaces;
    uint64_t odd; /* controls, DEL, and what is not ASCII */
} classes;

/* How far the fold is, and, since words of other scripts go on as those of ASCII do, their bytes. */
typedef struct fold_state {
    uint64_t wide[DHK_FOLDED_BLOCKS];
    unsigned length;
    bool unspaced; /* the last code point is of a script without spaces */
} fold_state;

static unsigned live_bytes(size_t at, size_t length)
{
    return length - at < BLOCK ? (unsigned)(length - at) : BLOCK;
}

/* Classes the block at 'at', or as many bytes as are left of the line, and copies it to 'to' in lower
 * case. */
static classes take_block(unsigned char *to, const unsigned char *line, size_t at,
                          size_t length, size_t room)
{
    const unsigned live = live_bytes(at, length);
    const uint64_t mask = UINT64_MAX >> (BLOCK - live);
    const unsigned char *p = line + at;
    unsigned char copy[BLOCK]; /* where a page ends */
    dhk_classes is;
    classes of;

    if (room - at < BLOCK) {
        memset(copy, 0, sizeof copy);
        p = (const unsigned char *)memcpy(copy, p, live);
    }
    is = dhk_classes_of(p);
    dhk_lower_bytes(to, p);
    of.letters = (is.upper | is.lower) & mask;
    of.digits = is.digit & mask;
    of.spaces = is.space & mask;
    of.odd = is.odd & mask;
    return of;
}

/* Sets bits from 'at' on. */
static inline void put_bits(uint64_t *to, unsigned at, uint64_t bits)
{
    to[at / 64] |= bits << at % 64;
    if (at % 64 != 0)
        to[at / 64 + 1] |= bits >> (64 - at % 64);
}

/* Sets the bits, of which there are at most four, of a code point's bytes. */
static inline void put_few(uint64_t *to, unsigned at, uint64_t bits)
{
    to[at / 64] |= bits << at % 64;
    if (at % 64 > 64 - DHK_UTF8_MAX)
        to[at / 64 + 1] |= bits >> (64 - at % 64);
}

enum dhk_wordness dhk_wordness_of(uint32_t code)
{
    switch (dhk_unicode_class(code)) {
    case DHK_CLASS_UPPER:
    case DHK_CLASS_LOWER:
    case DHK_CLASS_LETTER:
    case DHK_CLASS_HANGUL:
    case DHK_CLASS_DIGIT:
    case DHK_CLASS_MARK:
        return DHK_WORD_SPACED;
    case DHK_CLASS_HAN:
    case DHK_CLASS_THAI:
        return DHK_WORD_UNSPACED;
    default:
        return DHK_WORD_NOT;
    }
}

static bool ends_blank(const dhk_folded *folded, const fold_state *state)
{
    return state->length == 0 || folded->text[state->length - 1] == ' ';
}

/* A code point that is folded to one that is no space. */
static void put_code(dhk_folded *folded, fold_state *state, uint32_t fold)
{
    const unsigned at = state->length;
    const unsigned size = dhk_utf8_write(fold, folded->text + at);
    enum dhk_wordness wordness = dhk_wordness_of(fold);

    state->length += size;
    if (fold < 0x80) {
        const bool digit = fold - '0' < 10;
        put_few(digit ? folded->digits : folded->letters, at, wordness != DHK_WORD_NOT);
    } else if (wordness == DHK_WORD_UNSPACED) {
        put_few(folded->starts, at, 1);
    } else if (wordness == DHK_WORD_SPACED) {
        if (state->unspaced && dhk_unicode_class(fold) == DHK_CLASS_MARK)
            wordness = DHK_WORD_UNSPACED; /* a vowel sign of Thai goes with its letter */
        else
            put_few(state->wide, at, (1u << size) - 1);
    }
    state->unspaced = wordness == DHK_WORD_UNSPACED;
}

/* Is it the first byte of letters and digits of a script that may have digits of its own?  Arabic,
 * Persian; Indic scripts and their like; full-width forms. */
static bool leads_own_digits(unsigned char byte)
{
#define LEAD(byte) (UINT64_C(1) << ((byte)&63))
    const uint64_t leads = LEAD(0xD9) | LEAD(0xDB) | LEAD(0xE0) | LEAD(0xE1) | LEAD(0xEF);
#undef LEAD
    return (byte >> 7 & leads >> (byte & 63) & 1) != 0;
}

/* One code point; returns its bytes. */
static unsigned fold_one(dhk_folded *folded, fold_state *state, const unsigned char *line)
{
    unsigned length;
    const uint32_t code = dhk_utf8_read(line, &length);
    const uint32_t fold = dhk_unicode_fold(code);

    folded->copyright |= code == 0xA9;
    folded->digit |= leads_own_digits(line[0]);
    if (fold == ' ') {
        if (!ends_blank(folded, state))
            folded->text[state->length++] = ' ';
        state->unspaced = false;
    } else if (fold != 0) {
        put_code(folded, state, fold);
    }
    return length;
}

/* Marks where words start in a block, beside the letters of scripts without spaces, which are
 * marked; '*before' is 1 when the block stands behind a part of a word. */
static void mark_words(dhk_folded *folded, unsigned block, uint64_t words, uint64_t *before)
{
    folded->starts[block] |= words & ~(words << 1 | *before);
    *before = words >> 63;
}

/* Folds a block of which 'text' has all bytes lowered and 'is' the classes, and the rest of its
 * last code point; returns how many bytes these are. */
static unsigned fold_block(dhk_folded *folded, fold_state *state,
                           const unsigned char *block, unsigned live, classes is)
{
    const unsigned char *const text = folded->text + state->length;
    const uint64_t blank = ends_blank(folded, state);
    const uint64_t odd = is.odd | (is.spaces & (is.spaces << 1 | blank));
    unsigned at = 0;

    folded->digit |= is.digits != 0;
    for (;;) {
        const uint64_t rest = odd >> at;
        const unsigned count = (rest == 0 ? live : at + dhk_lowest_bit(rest)) - at;
        const uint64_t mask = count == 0 ? 0 : UINT64_MAX >> (64 - count);
        put_bits(folded->letters, state->length, is.letters >> at & mask);
        put_bits(folded->digits, state->length, is.digits >> at & mask);
        if (folded->text + state->length != text + at)
            memmove(folded->text + state->length, text + at, count);
        state->length += count;
        state->unspaced &= count == 0;
        for (at += count; at < live;) {
            at += fold_one(folded, state, block + at);
            if (at < live && block[at] < 0x80 && block[at] != ' ')
                break;
        }
        if (at >= live)
            return at;
    }
}

/* Folds the blocks of a line from 'at' on, of which the first has been taken: returns how long all is. */
static unsigned fold_rest(dhk_folded *folded, const unsigned char *line, size_t at,
                          size_t length, size_t room, classes is, uint64_t before)
{
    unsigned block = (unsigned)(at / BLOCK);
    const size_t size = (DHK_FOLDED_BLOCKS - block) * sizeof(uint64_t);
    fold_state state;

    memset(&state, 0, sizeof state);
    state.length = (unsigned)at;
    memset(folded->starts + block, 0, size);
    memset(folded->letters + block, 0, size);
    memset(folded->digits + block, 0, size);
    for (;;) {
        at += fold_block(folded, &state, line + at, live_bytes(at, length), is);
        if (at >= length)
            break;
        is = take_block(folded->text + state.length, line, at, length, room);
    }
    for (; block * BLOCK < state.length; block++)
        mark_words(folded, block,
                   folded->letters[block] | folded->digits[block] | state.wide[block],
                   &before);
    return state.length;
}

/* All of 'length' bytes has been folded. */
static void end_fold(dhk_folded *folded, size_t length)
{
    if (length > 0 && folded->text[length - 1] == ' ')
        length--;
    memset(folded->text + length, 0, DHK_FOLDED_PAD);
    folded->letters[(length + 63) / 64] = folded->digits[(length + 63) / 64] = 0;
    folded->length = (unsigned)length;
}

void dhk_fold_line(dhk_folded *folded, const unsigned char *line, size_t length,
                   size_t room)
{
    uint64_t space = 1, before = 0;
    unsigned block;
    size_t at;

    folded->copyright = folded->digit = false;
    folded->ascii = folded->started = true;
    for (block = 0; (at = block * (size_t)BLOCK) < length; block++) {
        const classes is = take_block(folded->text + at, line, at, length, room);
        if ((is.odd | (is.spaces & (is.spaces << 1 | space))) != 0) {
            folded->ascii = false; /* or not known */
            length = fold_rest(folded, line, at, length, room, is, before);
            break;
        }
        folded->letters[block] = is.letters;
        folded->digits[block] = is.digits;
        folded->starts[block] = 0;
        folded->digit |= is.digits != 0;
        mark_words(folded, block, is.letters | is.digits, &before);
        space = is.spaces >> 63;
    }
    end_fold(folded, length);
}

void dhk_fold_classed(dhk_folded *folded, size_t length, bool digit)
{
    folded->copyright = false;
    folded->ascii = true;
    folded->digit = digit;
    end_fold(folded, length);
}
