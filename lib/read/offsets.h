/* offsets.h - which byte of the input a decoded byte came from.
 *
 * A line tells where it stands in the bytes that were pushed, while the readers of the formats
 * count decoded bytes.  While a page is decoded its characters are noted as runs of one shape
 * (bytes in, bytes out), one byte a run; a page that is plain UTF-8 notes nothing but one number.
 * When the page has ended, one walk along the runs translates all lines: exact for every byte of
 * the page, however long a reader kept it.  Memory: at most a byte a character, and only for
 * pages that are not clean UTF-8.                                 SPDX-License-Identifier: MIT */
#ifndef DHK_OFFSETS_H
#define DHK_OFFSETS_H

#include "base/memory.h"
#include "line/page.h"

typedef struct dhk_offsets {
    dhk_list runs;  /* uint8_t: see offsets.c */
    uint64_t count; /* characters in the run that is not yet in 'runs' */
    uint8_t shape;  /* its shape */
    bool moved;     /* some character has not as many bytes out as in */
} dhk_offsets;

void dhk_offsets_begin(dhk_offsets *offsets);
void dhk_offsets_free(dhk_offsets *offsets, const dhk_memory *memory);

/* The next 'count' characters took 'in' (1-4) bytes each and gave 'out' (0-4).  DHK_E_NOMEM. */
int dhk_offsets_add(dhk_offsets *offsets, const dhk_memory *memory, unsigned in,
                    unsigned out, uint64_t count);

/* Turns begin and end of lines from decoded into input bytes.  Offsets beyond the end become the
 * end.  O(runs + lines) for lines in page order.  DHK_E_NOMEM. */
int dhk_offsets_apply(dhk_offsets *offsets, const dhk_memory *memory, dhk_line *lines,
                      size_t count);

#endif
