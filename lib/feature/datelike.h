/* datelike.h - dates, times, counters and prices: the numbers of which husk is full.
 *
 * In: one line of valid UTF-8.  Out: what kinds stand in it, and whether they are all of
 * it. A hand-written scanner, since a regular expression for all of these costs more than
 * the rest of a line together: it looks at digits first, and at words beside them through
 * one small table of month and unit names.  Only the first DHK_DATELIKE_LINE bytes are
 * looked at.  No allocation, no state.  O(bytes looked at). SPDX-License-Identifier: MIT */
#ifndef DHK_DATELIKE_H
#define DHK_DATELIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "feature/folded.h"

enum dhk_datelike {
    DHK_DATELIKE_DATE = 1,     /* 4 Oct, 2023; 2023-10-04; 04.10.23; 2023年10月4日 */
    DHK_DATELIKE_TIME = 2,     /* 02:34; 5:50 am; 0:00 / 26:22 */
    DHK_DATELIKE_AGO = 4,      /* 3 hours ago; vor 3 Stunden; 3時間前; yesterday */
    DHK_DATELIKE_COUNTER = 8,  /* 12 comments; 3 min read; page 1 of 12; 1.2k views */
    DHK_DATELIKE_PRICE = 16,   /* $12.50; 12,50 EUR */
    DHK_DATELIKE_PERCENT = 32, /* 12 % */
    DHK_DATELIKE_BARE = 64     /* the line is these, numbers, punctuation, and no other word
                                  but weekday, zone, "at", "on", "by", "published", ... */
};

enum { DHK_DATELIKE_LINE = 160 }; /* bytes; a by-line with all its dates is shorter */

/* Bits of enum dhk_datelike; 0: none of these. */
unsigned dhk_datelike_find(const unsigned char *line, size_t length);

/* The same of what somebody has folded: a line of 'length' bytes, or, if it is longer than
 * DHK_DATELIKE_LINE, the first of its bytes up to there. */
unsigned dhk_datelike_find_folded(const dhk_folded *folded, size_t length, bool cut);

/* The same of a line with a digit, by all its tokens, though a glance could do (date_skim.h). */
unsigned dhk_datelike_of_numbers(const dhk_folded *folded, bool cut);

#endif
