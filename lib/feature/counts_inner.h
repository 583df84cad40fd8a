/* counts_inner.h - what counts.c, which says what is counted, and count_block.c, which counts the
 * same for many bytes at once, share.                             SPDX-License-Identifier: MIT */
#ifndef DHK_COUNTS_INNER_H
#define DHK_COUNTS_INNER_H

#include <stdbool.h>

#include "base/hash.h"
#include "base/processor.h"
#include "feature/folded.h"
#include "feature/known.h"

/* What a line's end and beginning say: filled on the way, or by looking at both ends. */
typedef struct dhk_count_ends {
    uint8_t
        last; /* class of the last code point but white space, closing quotes, brackets */
    uint32_t last_code; /* that code point; 0: it is part of a word */
    unsigned dots;      /* full stops in a row at the line's end; spaces may part them */
} dhk_count_ends;

static inline bool dhk_is_comma(uint32_t code)
{
    return code == ',' || code == 0xFF0C || code == 0x3001 || code == 0x60C;
}

/* Marks of a line that begins with a code point of this class, and of one that is in no word. */
uint32_t dhk_count_first(unsigned class);
uint32_t dhk_count_mark(uint32_t code, unsigned class);

/* What the end says, and what all of it together makes of the line. */
void dhk_count_finish(dhk_counts *c, const dhk_count_ends *ends);

/* counts.c: a code point at a time, whatever the line is: the definition. */
void dhk_count_plain(dhk_counts *counts, const unsigned char *text, size_t length,
                     const dhk_known *known);

/* count_block.c: the same, 63 bytes at a time; false: not for this line, and 'counts' is spoilt.
 * 'counts' is all 0 but 'same', which is DHK_HASH_SEED.
 * 'room' bytes may be read from 'text' on.  'folded' gets what is known. */
bool dhk_count_blocks(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, dhk_known *known, dhk_folded *folded);

/* The same with vectors: for DHK_PROCESSOR_AVX2. */
#ifdef DHK_PROCESSOR_X86
bool dhk_count_blocks_avx2(dhk_counts *counts, const unsigned char *text, size_t length,
                           size_t room, dhk_known *known, dhk_folded *folded);
#endif

#endif
