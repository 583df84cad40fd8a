/* line_phrases.h - the phrases of a line, and whether it is bare, for its dhk_counts.
 *
 * Both look at the line's fold (folded.h): of nearly all lines one fold does for both.  In: a
 * line of valid UTF-8; 'room' bytes, at least 'length', may be read from 'text' on.  Out:
 * counts->phrases and DHK_MARK_BARE, what prompt.h and bare.h say of the line.  'folded' is what
 * dhk_count_line() left of it; then it is spoilt.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_LINE_PHRASES_H
#define DHK_LINE_PHRASES_H

#include "feature/folded.h"
#include "feature/measure.h"

void dhk_line_phrases(dhk_counts *counts, const unsigned char *text, size_t length,
                      size_t room, dhk_folded *folded);

#endif
