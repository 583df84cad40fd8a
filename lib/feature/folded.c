/* folded.c - see folded.h.
 *
 * A line of ASCII, without controls and two spaces in a row, is its own fold but for the case: the
 * bits that base/classes.h has of its bytes say all that is asked.  Of other lines, the stretches that
 * are so are still fast: they treat eight bytes as one number ("SWAR"): a byte x < 0x80 is at least c exactly
 * when bit 7 of x + (0x80 - c) is set, and no byte carries into the next.  It is plain C, works
 * with either byte order, and makes one bit for each byte, so that the caller meets a branch for
 * each word and not for each byte.                                SPDX-License-Identifier: MIT */
#include "feature/folded.h"

#include <string.h>

#include "base/bits.h"
#include "base/classes.h"
#include "base/utf8.h"
#include "tables/unicode_class.h"
#include "tables/unicode_fold.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define HIGH_BITS  EACH(0x80)

/* Where the next byte goes and what stands before it; a line begins as if behind a space, which
 * drops spaces at its beginning.  It lives in registers, as 'dhk_folded' cannot: text is bytes,
 * and any of them might be what a pointer points to. */
typedef struct fold_state {
    unsigned length;
    bool space;
    enum dhk_wordness before;
} fold_state;

/* Bit 7 of each byte that is at least 'least'; all bytes are below 0x80. */
static uint64_t at_least(uint64_t bytes, unsigned least)
{
    return (bytes + EACH(0x80 - least)) & HIGH_BITS;
}

/* Bit 7 of each byte, gathered in the low eight bits: byte i is bit i. */
static unsigned gather(uint64_t bits)
{
    return (unsigned)((bits >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

static void mark(dhk_folded *folded, unsigned at, uint64_t bits)
{
    folded->starts[at / 64] |= bits << at % 64;
    if (at % 64 > 56)
        folded->starts[at / 64 + 1] |= bits >> (64 - at % 64);
}

/* Eight bytes of ASCII without controls or two spaces in a row; false: not these. */
static bool fold_eight(dhk_folded *folded, const unsigned char *line, fold_state *state)
{
    const uint64_t raw = dhk_load64(line);
    uint64_t visible, upper, low, words;
    unsigned spaces, bits;

    if ((raw & HIGH_BITS) != 0 || at_least(raw, 0x20) != HIGH_BITS ||
        at_least(raw, 0x7F) != 0) /* DEL is a control too, and dropped like the others */
        return false;
    visible = at_least(raw, 0x21);
    spaces = gather(visible ^ HIGH_BITS);
    if ((spaces & (spaces << 1 | (state->space ? 1u : 0u))) != 0)
        return false;
    upper = at_least(raw, 'A') & ~at_least(raw, 'Z' + 1);
    low = raw | upper >> 2; /* 0x80 >> 2: the bit of lower case */
    words = (at_least(low, 'a') & ~at_least(low, 'z' + 1)) |
            (at_least(low, '0') & ~at_least(low, '9' + 1));
    dhk_store64(folded->text + state->length, low);
    bits = gather(words);
    mark(folded, state->length,
         bits & ~(bits << 1 | (state->before == DHK_WORD_SPACED ? 1u : 0u)));
    state->length += 8;
    state->space = (spaces & 0x80) != 0;
    state->before = (bits & 0x80) != 0 ? DHK_WORD_SPACED : DHK_WORD_NOT;
    return true;
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

/* One code point; returns its bytes. */
static unsigned fold_one(dhk_folded *folded, const unsigned char *line, fold_state *state)
{
    unsigned length;
    const uint32_t code = dhk_utf8_read(line, &length);
    const uint32_t fold = dhk_unicode_fold(code);
    enum dhk_wordness wordness;

    if (fold == 0)
        return length;
    if (fold == ' ') {
        if (!state->space)
            folded->text[state->length++] = ' ';
        state->space = true;
        state->before = DHK_WORD_NOT;
        return length;
    }
    wordness = dhk_wordness_of(fold);
    if (wordness == DHK_WORD_SPACED && state->before == DHK_WORD_UNSPACED &&
        dhk_unicode_class(fold) == DHK_CLASS_MARK)
        wordness = DHK_WORD_UNSPACED; /* a vowel sign of Thai goes with its letter */
    else if (wordness == DHK_WORD_UNSPACED ||
             (wordness == DHK_WORD_SPACED && state->before != DHK_WORD_SPACED))
        mark(folded, state->length, 1);
    folded->copyright |= code == 0xA9;
    state->length += dhk_utf8_write(fold, folded->text + state->length);
    state->space = false;
    state->before = wordness;
    return length;
}

void dhk_fold_slowly(dhk_folded *folded, const unsigned char *line, size_t length)
{
    fold_state state = {0, true, DHK_WORD_NOT};
    unsigned char tail[8];
    size_t at = 0, until;

    memset(folded->starts, 0, sizeof folded->starts);
    folded->copyright = folded->plain = folded->digit = false;
    while (at < length) {
        const unsigned char *eight = line + at;
        if (length - at < 8) {
            /* The last bytes, filled up with full stops that are then forgotten: on the slow
             * path they would cost as much as all the line before them. */
            memset(tail, '.', sizeof tail);
            memcpy(tail, eight, length - at);
            eight = tail;
        }
        if (fold_eight(folded, eight, &state)) {
            at += 8;
            continue;
        }
        /* The slow path keeps at it for some bytes: where one was, others are near. */
        for (until = at + 8; at < length && at < until;)
            at += fold_one(folded, line + at, &state);
    }
    if (at > length)
        state.length -= (unsigned)(at - length);
    if (state.length > 0 && folded->text[state.length - 1] == ' ')
        state.length--;
    memset(folded->text + state.length, 0, DHK_FOLDED_PAD);
    folded->length = state.length;
}

/* At most 64 bytes of a plain line, from 'at' on; false: they are not.  '*before' is the class of the
 * last byte in front of them: 1 a space, or nothing; 2 part of a word. */
static bool fold_block(dhk_folded *folded, const unsigned char *p, unsigned at,
                       size_t length, unsigned *before)
{
    const dhk_classes is = dhk_classes_of(p);
    const uint64_t live = UINT64_MAX >> (DHK_CLASSES_BYTES - length);
    const uint64_t words = (is.upper | is.lower | is.digit) & live,
                   spaces = is.space & live;

    if ((is.odd & live) != 0 || (spaces & (spaces << 1 | (*before & 1))) != 0)
        return false;
    dhk_lower_bytes(folded->text + at, p);
    folded->starts[at / 64] = words & ~(words << 1 | *before >> 1);
    folded->digit |= (is.digit & live) != 0;
    *before = (unsigned)(spaces >> 63 | (words >> 63) << 1);
    return true;
}

static bool fold_plain(dhk_folded *folded, const unsigned char *line, size_t length)
{
    unsigned at, before = 1;

    folded->copyright = folded->digit = false;
    folded->plain = true;
    for (at = 0; at < length; at += DHK_CLASSES_BYTES) {
        unsigned char last[DHK_CLASSES_BYTES] = {0};
        const unsigned char *p = line + at;
        const size_t left = length - at < sizeof last ? length - at : sizeof last;
        if (left < sizeof last)
            p = (const unsigned char *)memcpy(last, p, left);
        if (!fold_block(folded, p, at, left, &before))
            return false;
    }
    if (length > 0 && folded->text[length - 1] == ' ')
        length--;
    memset(folded->text + length, 0, DHK_FOLDED_PAD);
    folded->length = (unsigned)length;
    return true;
}

void dhk_fold_line(dhk_folded *folded, const unsigned char *line, size_t length)
{
    if (!fold_plain(folded, line, length))
        dhk_fold_slowly(folded, line, length);
}
