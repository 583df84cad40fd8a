/* folded.c - see folded.h.
 *
 * Of ASCII, without controls and two spaces in a row, the fold is the text itself in lower case.
 * So a block of 64 bytes is lowered as if it were nothing else, and each of its bytes is classed.
 * If it is nothing else, that is all, and words start where the bits of letters and digits begin.
 * In what follows on a block that is not, bits say where something else stands: there a code point
 * is folded by itself, and what stands behind it moves up; then the fold is classed anew.
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

/* How far the fold is, and which of its bytes beyond ASCII are of no word that spaces part. */
typedef struct fold_state {
    uint64_t apart[DHK_FOLDED_BLOCKS];
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

/* Sets the bits, of which there are at most four, of a code point's bytes. */
static inline void put_few(uint64_t *to, unsigned at, uint64_t bits)
{
    to[at / 64] |= bits << at % 64;
    if (at % 64 > 64 - DHK_UTF8_MAX)
        to[at / 64 + 1] |= bits >> (64 - at % 64);
}

enum dhk_wordness dhk_wordness_of(uint32_t code)
{
    const unsigned class = dhk_unicode_class(code);

    if (class == DHK_CLASS_HAN || class == DHK_CLASS_THAI)
        return DHK_WORD_UNSPACED;
    return dhk_class_in_word(class) ? DHK_WORD_SPACED : DHK_WORD_NOT;
}

static bool ends_blank(const dhk_folded *folded, const fold_state *state)
{
    return state->length == 0 || folded->text[state->length - 1] == ' ';
}

/* A code point beyond ASCII that stands for itself in the fold, of so many bytes: what it is there.
 * A vowel sign of Thai goes with its letter.  Returns whether this one is part of text without
 * spaces, given that the one before it is. */
static inline bool mark_wide(dhk_folded *folded, fold_state *state, unsigned at,
                             uint32_t code, unsigned size, bool unspaced)
{
    const unsigned class = dhk_unicode_class(code);
    const bool begins = (class == DHK_CLASS_HAN) | (class == DHK_CLASS_THAI);

    unspaced = begins | (unspaced & (class == DHK_CLASS_MARK));
    if (begins)
        folded->starts[at / 64] |= UINT64_C(1) << at % 64;
    if (unspaced || !dhk_class_in_word(class))
        put_few(state->apart, at, (UINT64_C(1) << size) - 1);
    return unspaced;
}

/* One code point; returns its bytes. */
static inline unsigned fold_one(dhk_folded *folded, fold_state *state,
                                const unsigned char *line)
{
    unsigned length, size;
    const uint32_t fold = dhk_unicode_fold(dhk_utf8_read(line, &length));

    if (fold >= 0x80) {
        size = dhk_utf8_write(fold, folded->text + state->length);
        state->unspaced =
            mark_wide(folded, state, state->length, fold, size, state->unspaced);
        state->length += size;
        folded->copyright |= fold == 0xA9;
    } else if (fold != 0) {
        if (fold != ' ' || !ends_blank(folded, state))
            folded->text[state->length++] = (unsigned char)fold;
        state->unspaced = false;
    }
    return length;
}

/* The code points of two bytes that begin at 'line' and are all usual; returns their bytes, or 0. */
static inline unsigned fold_twos(dhk_folded *folded, fold_state *state,
                                 const unsigned char *line, unsigned live)
{
    unsigned char *to = folded->text + state->length;
    unsigned at;

    for (at = 0; at < live && (line[at] & 0xE0) == 0xC0; at += 2) {
        const unsigned fold = dhk_unicode_fold_two(line + at);
        if (fold == 0)
            break;
        to[0] = (unsigned char)fold;
        to[1] = (unsigned char)(fold >> 8);
        to += 1 + (fold > 0xFF);
    }
    state->length = (unsigned)(to - folded->text);
    state->unspaced &= at == 0;
    return at;
}

/* Those of three bytes that are their own fold. */
static inline unsigned fold_threes(dhk_folded *folded, fold_state *state,
                                   const unsigned char *line, unsigned live)
{
    unsigned char *const to = folded->text + state->length;
    const unsigned length = state->length;
    bool unspaced = state->unspaced;
    unsigned at, size;

    for (at = 0; at < live && (line[at] & 0xF0) == 0xE0; at += 3) {
        const uint32_t code = dhk_utf8_read(line + at, &size);
        if (unspaced || !dhk_unicode_fold_own(code)) {
            if (dhk_unicode_fold(code) != code)
                break;
            unspaced = mark_wide(folded, state, length + at, code, 3, unspaced);
        }
        to[at] = line[at];
        to[at + 1] = line[at + 1];
        to[at + 2] = line[at + 2];
    }
    state->length = length + at;
    state->unspaced = unspaced;
    return at;
}

/* As many usual code points as begin at 'line', or one that is not; returns their bytes. */
static inline unsigned fold_some(dhk_folded *folded, fold_state *state,
                                 const unsigned char *line, unsigned live)
{
    const unsigned usual = (line[0] & 0xF0) == 0xE0 ? fold_threes(folded, state, line, live)
                                                    : fold_twos(folded, state, line, live);

    return usual > 0 ? usual : fold_one(folded, state, line);
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

    for (;;) {
        const uint64_t rest = odd >> at;
        const unsigned count = (rest == 0 ? live : at + dhk_lowest_bit(rest)) - at;
        if (folded->text + state->length != text + at)
            memmove(folded->text + state->length, text + at, count);
        state->length += count;
        state->unspaced &= count == 0;
        for (at += count; at < live;) {
            at += fold_some(folded, state, block + at, live - at);
            if (at < live && block[at] < 0x80 && block[at] != ' ')
                break;
        }
        if (at >= live)
            return at;
    }
}

/* Where words start; '*before' is 1 when the block stands behind a part of a word. */
static inline uint64_t find_starts(uint64_t words, uint64_t *before)
{
    const uint64_t starts = words & ~(words << 1 | *before);

    *before = words >> 63;
    return starts;
}

/* Marks what is in a block of the fold, beside where letters of scripts without spaces start, which
 * is marked. */
static void mark_block(dhk_folded *folded, const fold_state *state, unsigned block,
                       uint64_t *before)
{
    const unsigned live = live_bytes(block * (size_t)BLOCK, state->length);
    const uint64_t mask = UINT64_MAX >> (BLOCK - live);
    const dhk_classes is = dhk_classes_of(folded->text + block * (size_t)BLOCK);
    const uint64_t letters = (is.upper | is.lower) & mask, digits = is.digit & mask;
    const uint64_t words = letters | digits | (is.high & mask & ~state->apart[block]);

    folded->letters[block] = letters;
    folded->digits[block] = digits;
    folded->digit |= digits != 0;
    folded->starts[block] |= find_starts(words, before);
}

/* Folds the blocks of a line from 'at' on, of which the first has been taken: returns how long all is. */
static unsigned fold_rest(dhk_folded *folded, const unsigned char *line, size_t at,
                          size_t length, size_t room, classes is, uint64_t before)
{
    unsigned block = (unsigned)(at / BLOCK);
    fold_state state;

    memset(&state, 0, sizeof state);
    memset(folded->starts + block, 0, (DHK_FOLDED_BLOCKS - block) * sizeof(uint64_t));
    state.length = (unsigned)at;
    for (;;) {
        at += fold_block(folded, &state, line + at, live_bytes(at, length), is);
        if (at >= length)
            break;
        is = take_block(folded->text + state.length, line, at, length, room);
    }
    for (; block * BLOCK < state.length; block++)
        mark_block(folded, &state, block, &before);
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
        folded->digit |= is.digits != 0;
        folded->starts[block] = find_starts(is.letters | is.digits, &before);
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
