/* bare.h - lines that say nothing but numbers: dates, times, counters, prices.
 *
 * Husk is full of them, and an article has none but its own by-line's.  Such a line is numbers,
 * signs, and words of the kind that stands beside numbers: months, "ago", "comments", "at"; or one
 * word alone that tells a time: "Yesterday".  In 40 languages (tables/date_words.h).
 *   The first other word ends the look, which of most lines is the first of all.  No allocation, no
 * state.  O(bytes up to that word).                               SPDX-License-Identifier: MIT */
#ifndef DHK_BARE_H
#define DHK_BARE_H

#include <stdbool.h>

#include "feature/folded.h"

enum { DHK_BARE_LINE = 160 }; /* bytes; a by-line with all its dates is shorter */

/* Is the line that is folded, all of it, bare? */
bool dhk_bare_folded(const dhk_folded *folded);

/* The same of a line of valid UTF-8; one of more than DHK_BARE_LINE bytes is not. */
bool dhk_bare_line(const unsigned char *line, size_t length);

#endif
