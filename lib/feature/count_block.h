/* count_block.h - a block of a line, and what is rarely asked of one.
 *
 * A block is at most 63 bytes of a line that end behind white space or with the line, so no
 * word, no code point and no sentence's end is cut.  What is counted of it are numbers with a
 * bit for each of these bytes.  count_block.c and count_block_avx2.c read a block's ASCII, each in
 * its own way; count_block_run.h counts what they read; the rest is in count_block_rare.c.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_COUNT_BLOCK_H
#define DHK_COUNT_BLOCK_H

#include "base/classes.h"
#include "base/set_bits.h"
#include "feature/counts_inner.h"

enum {
    DHK_BLOCK = 63,
    DHK_BLOCK_READ = DHK_CLASSES_BYTES +
                     8 /* bytes that may be read from a block on: a word's last eight */
};

typedef struct dhk_block {
    const unsigned char *text;
    uint64_t word;           /* bytes of words */
    uint64_t upper, lower;   /* of these, first bytes of capitals, of other letters */
    uint64_t digit;          /* first bytes of digits */
    uint64_t bar;            /* in words, '_': no letter, but in no word of capitals either */
    uint64_t tail;           /* in words, bytes behind the first of a code point */
    uint64_t space;          /* white space of any kind */
    uint64_t terminal;       /* the last byte of each terminal */
    uint64_t closer;         /* quotes and closing brackets */
    uint64_t live;           /* all its bytes */
    uint64_t odd;            /* controls, DEL, and what is not ASCII */
    uint64_t end;            /* the bit behind the line's last byte, or 0 */
    unsigned length, before; /* bytes; and those of the line in front of it */
} dhk_block;

/* Adds the code points that begin at these bits and are not ASCII; false: not for blocks. */
bool dhk_block_add_high(dhk_block *b, dhk_counts *c, uint64_t high);

/* The ends of a line that has no text without spaces, and the marks of its beginning, a code point
 * at a time. */
void dhk_block_ends(dhk_count_ends *ends, const unsigned char *text, size_t length);
uint32_t dhk_block_first(const unsigned char *text, size_t length);

/* The marks of what stands behind words that begin with a bar, which says nothing of the line: it
 * counts as a beginning.  'left' bytes of the line are left where the block begins. */
uint32_t dhk_block_bars(const dhk_block *b, size_t left);

/* The bits between which words stand: where each begins, and the one behind it. */
static inline uint64_t dhk_block_edges(const dhk_block *b)
{
    return b->word ^ b->word << 1;
}

/* Cuts the block at 'at' of a line, of which these bits are white space; false: it has none to cut
 * behind. */
static inline bool dhk_block_cut(dhk_block *b, uint64_t space, size_t at, size_t length)
{
    const size_t left = length - at;

    b->length = (unsigned)left;
    b->end = 0;
    if (left > DHK_BLOCK) {
        space &= UINT64_MAX >> (64 - DHK_BLOCK);
        if (space == 0)
            return false;
        b->length = dhk_highest_bit(space) + 1;
    } else {
        b->end = UINT64_C(1) << left;
    }
    b->live = (UINT64_C(1) << b->length) - 1;
    b->space = space & b->live;
    b->before = (unsigned)at;
    b->bar = b->tail = b->terminal = b->closer = 0;
    return true;
}

#endif
