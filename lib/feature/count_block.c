/* count_block.c - counts.c's sums for many bytes at once.
 *
 * classes.h says of each byte of a block what it is; signs are looked up, one turn for each.  See
 * count_block_run.h.
 *   Left to counts.c are lines with what is rare or has rules of its own: Han, kana, Thai;
 * 63 bytes without a space.                                       SPDX-License-Identifier: MIT */
#define DHK_BLOCK_TARGET /* any machine */
#include "feature/count_block_run.h"

/* Those that are of a rare kind: white space that is no ' ', a bar. */
static uint64_t find_rare(const dhk_block *b, uint64_t signs, uint64_t kind)
{
    uint64_t found = 0;

    for (; signs != 0; signs &= signs - 1)
        if (dhk_signs[b->text[dhk_lowest_bit(signs)]] & kind)
            found |= signs & (0 - signs);
    return found;
}

/* All that is ASCII and neither letter, digit nor ' '. */
static void add_signs(dhk_block *b, dhk_counts *c, uint64_t signs)
{
    uint64_t left, joined = 0, sum = 0;

    if (signs == 0)
        return;
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
        b->space |= find_rare(b, signs, DHK_SIGN_SPACE);
    if (joined & DHK_SIGN_BAR)
        b->bar = find_rare(b, signs, DHK_SIGN_BAR);
    b->word |= b->bar;
}

static inline bool read_block(dhk_block *b, dhk_counts *c, size_t at, size_t length,
                              unsigned char *lower)
{
    const dhk_classes is = dhk_classes_of(b->text);
    uint64_t signs;

    if (!dhk_block_cut(b, is.space, at, length))
        return false;
    dhk_lower_bytes(lower, b->text);
    b->odd = is.odd & b->live;
    b->upper = is.upper & b->live;
    b->lower = is.lower & b->live;
    b->digit = is.digit & b->live;
    b->word = b->upper | b->lower | b->digit;
    signs = b->live & ~(b->word | b->space);
    if ((is.high & signs) != 0 && !dhk_block_add_high(b, c, is.high & signs))
        return false;
    add_signs(b, c, signs & ~is.high);
    return true;
}

bool dhk_count_blocks(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, dhk_known *known, dhk_folded *folded)
{
    return count_blocks(counts, text, length, room, known, folded);
}
