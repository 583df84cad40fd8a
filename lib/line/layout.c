/* layout.c - see layout.h.
 *
 * dhk_layout_copy sees every byte of text of every page, so it goes by blocks (block.h): prose has a
 * space in all of them, and single spaces need nothing done.  Only what is folded (two spaces, a
 * line feed, a tab) makes it stop; the builder then skips that and calls again.  The loop over
 * bytes behind it says what is meant.                             SPDX-License-Identifier: MIT */
#include "line/layout.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/block.h"
#include "base/utf8.h"

/* Characters without ink that are not ASCII white space.  The soft hyphen is one: it shows only
 * where a browser breaks a line. */
static bool has_no_ink(uint32_t code)
{
    if (code < 0x2000)
        return code == 0xA0 || code == 0xAD || code == 0x61C || code == 0x1680 ||
               code == 0x180E || (code >= 0x80 && code < 0xA0);
    if (code < 0x2070)
        return code <= 0x200F || (code >= 0x2028 && code <= 0x202F) || code >= 0x205F;
    return code == 0x2800 || code == 0x3000 || code == 0x3164 || code == 0xFEFF ||
           code == 0xFFA0 || (code >= 0xFE00 && code <= 0xFE0F);
}

/* Are all bytes of the code point there?  Text is valid UTF-8, but a reader past the end would be
 * worse than a wrong answer. */
static bool is_whole(const unsigned char *lead, size_t length)
{
    return length >= (size_t)(lead[0] < 0xE0 ? 2 : lead[0] < 0xF0 ? 3 : 4);
}

size_t dhk_layout_blank(const unsigned char *text, size_t length)
{
    size_t at = 0;
    unsigned bytes;

    while (at < length) {
        if (text[at] < 0x80) {
            if (text[at] > ' ' && text[at] != 0x7F)
                break;
            at++;
        } else {
            if (length - at < DHK_UTF8_MAX && !is_whole(text + at, length - at))
                break;
            if (!has_no_ink(dhk_utf8_read(text + at, &bytes)))
                break;
            at += bytes;
        }
    }
    return at;
}

size_t dhk_layout_trim(const unsigned char *text, size_t length)
{
    size_t lead;
    unsigned bytes;

    while (length > 0) {
        lead = length - 1;
        if (text[lead] < 0x80) {
            if (text[lead] > ' ' && text[lead] != 0x7F)
                break;
        } else {
            while (lead > 0 && (text[lead] & 0xC0) == 0x80)
                lead--;
            if (!is_whole(text + lead, length - lead) ||
                !has_no_ink(dhk_utf8_read(text + lead, &bytes)))
                break;
        }
        length = lead;
    }
    return length;
}

/* Which bytes of a block are control bytes, or a space behind a space; *space says of the byte before
 * the block, then of its last, whether it is a space. */
static uint64_t find_folds(dhk_block block, uint64_t *space)
{
    const uint64_t spaces = dhk_hits_bits(dhk_block_is(block, ' '));
    const uint64_t control = dhk_hits_bits(dhk_block_up_to(block, ' ' - 1));
    const uint64_t behind = spaces << DHK_BLOCK_BITS | *space;

    *space = spaces >> (DHK_BLOCK - 1) * DHK_BLOCK_BITS;
    return control | (spaces & behind);
}

/* Copies a block, and tells its folds. */
static inline uint64_t copy_block(unsigned char *to, const unsigned char *from,
                                  uint64_t *space)
{
    const dhk_block block = dhk_block_load(from);

    dhk_block_store(to, block);
    return find_folds(block, space);
}

/* Copies up to the first byte that find_folds() names, or all; returns where that is.  The last block
 * overlaps the one before, whose bytes are known to need no fold. */
static size_t copy_blocks(unsigned char *to, const unsigned char *from, size_t length)
{
    const size_t last = length - DHK_BLOCK;
    uint64_t folds, space = 0;
    size_t at;

    for (at = 0; at < last; at += DHK_BLOCK) {
        folds = copy_block(to + at, from + at, &space);
        if (folds != 0)
            return at + dhk_hits_first(folds);
    }
    folds = copy_block(to + last, from + last, &space) >> (at - last) * DHK_BLOCK_BITS;
    return folds != 0 ? at + dhk_hits_first(folds) : length;
}

/* As copy_blocks() for less than a block.  The zeros behind it are control bytes. */
static size_t copy_few(unsigned char *to, const unsigned char *from, size_t length)
{
    const dhk_block block = dhk_block_load_few(from, length);
    uint64_t space = 0;

    dhk_block_store(to, block);
    return dhk_hits_first(find_folds(block, &space));
}

size_t dhk_layout_copy(unsigned char *to, const unsigned char *from, size_t length)
{
    size_t at =
        length >= DHK_BLOCK ? copy_blocks(to, from, length) : copy_few(to, from, length);

    while (at < length) {
        if (dhk_is_space(from[at]) && (from[at] != ' ' || at == 0 || from[at - 1] == ' '))
            break;
        to[at] = from[at];
        at++;
    }
    if (at > 0 && from[at - 1] == ' ')
        at--; /* the end of the run is not known to be followed by a word */
    return at;
}
