/* date_skim.h - passes over a line whose numbers say nothing.
 *
 * "All 24/7 support of 2025, the ...": most numbers stand in prose, between words that are no date
 * words.  To see that takes a look at the bytes beside them, where datelike.c would cut all of the
 * line into tokens first.  Private to feature/.  O(bytes beside the numbers).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_DATE_SKIM_H
#define DHK_DATE_SKIM_H

#include <stdbool.h>

#include "feature/folded.h"

/* Whether it is plain at a glance that the line is not bare, and that none of its numbers is
 * anything that datelike.h tells of; false may as well mean that a closer look is needed.  A line
 * that is cut is not bare. */
bool dhk_date_skim(const dhk_folded *folded, bool cut);

#endif
