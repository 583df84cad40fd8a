/* count_block_avx2.c - count_block.c with vectors of 32 bytes, without its turn for each sign.
 *
 * How many signs a line has cannot be foretold, so a loop over them costs a wrong guess a line:
 * base/signs_avx2.h asks all bytes at once.  The rest is the very code of count_block_run.h, made
 * for the instructions that count bits and find them.
 *   Only called when the processor has all of these.              SPDX-License-Identifier: MIT */
#include "feature/counts_inner.h"

#ifdef DHK_PROCESSOR_X86

#include "base/signs_avx2.h"

#define DHK_BLOCK_TARGET DHK_SIGNS_TARGET
#include "feature/count_block_run.h"

DHK_BLOCK_TARGET static inline bool read_block(dhk_block *b, dhk_counts *c, size_t at,
                                               size_t length, unsigned char *lower)
{
    const dhk_bytes x = dhk_load_bytes(b->text);
    const uint64_t high = dhk_gather_signs(x);
    uint64_t letters, signs;

    if (!dhk_block_cut(b, dhk_find_spaces(x), at, length))
        return false;
    b->odd = dhk_find_odd(x) & b->live;
    letters = dhk_lower_letters(lower, x) & b->live;
    b->lower = letters & dhk_find_cased(x);
    b->upper = letters & ~b->lower;
    b->digit = dhk_find_digits(x) & b->live;
    b->bar = dhk_find_byte(x, '_') & b->live;
    b->word = letters | b->digit | b->bar;
    b->terminal = dhk_find_terminals(x) & b->live;
    b->closer = dhk_find_closers(x) & b->live;
    signs = b->live & ~(b->word | b->space | high);
    c->punct += dhk_count_bits(signs);
    c->stops += dhk_count_bits(b->terminal);
    c->commas += dhk_count_bits(dhk_find_byte(x, ',') & b->live);
    c->marks |=
        dhk_find_marks(x, b->length) * DHK_MARK_PIPE; /* as enum dhk_mark has them */
    return (high & b->live) == 0 || dhk_block_add_high(b, c, high & b->live);
}

bool dhk_count_blocks_avx2(dhk_counts *counts, const unsigned char *text, size_t length,
                           size_t room, dhk_known *known, dhk_folded *folded)
{
    return count_blocks(counts, text, length, room, known, folded);
}

#endif
