/* boxes.h - what boxes.c and tokens.c keep while they count, for measure.c to make room.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BOXES_H
#define DHK_BOXES_H

#include "base/spread.h"
#include "feature/measure.h"

/* 32 bits hold them: all text of a page has at most 2^32 - 1 bytes, and a word has one of them. */
typedef struct dhk_box_sums {
    uint32_t words, link_bytes, bytes;
    uint32_t good; /* words of good lines */
} dhk_box_sums;

enum { DHK_BOX_LEVEL = 5 }; /* columns that are the same for all lines of one kind */

typedef struct dhk_box_facts {
    uint32_t up;    /* nearest box around it that has more lines; the root's is itself */
    uint32_t top;   /* the box around it, or itself, on the third level from the root */
    uint32_t chain; /* boxes of the chain that it is in, at least 1: the root */
    uint8_t level[DHK_SPREAD]; /* the first DHK_BOX_LEVEL: from words_l to share_s */
    uint8_t levels;            /* boxes on the way up, at most 255 */
} dhk_box_facts;

/* The lines of boxes that have one path.  At most as many as lines. */
typedef struct dhk_path {
    dhk_box_sums sums;
    uint32_t lines;
    uint8_t level[DHK_SPREAD]; /* the first DHK_BOX_LEVEL: from lines_l to good_s */
} dhk_path;

/* What a token set adds up to, in the three tables.  Of a box also what the box around it is as a
 * parent; of a token the sums of all before it, modulo 2^16. */
typedef struct dhk_votes {
    int16_t own, parent, path, around;
} dhk_votes;

#endif
