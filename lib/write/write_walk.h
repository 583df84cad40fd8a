/* write_walk.h - the lines that are written, in page order, and how each goes with the one
 * before it.
 *
 * In: a page and its verdicts.  Out: one line at a time with its joint.  Two items go together
 * when they stand in one list, two cells when in one table, two quoted lines when in one quote:
 * the page's outermost box of that sort tells (nested ones are part of it), or, where there are no
 * boxes, that nothing else stands between.  A walk is a plain value: a copy of it looks ahead.
 * Cells are told apart by the boxes of td
 * and th.  O(lines + boxes) for a whole walk, because the walk only moves on.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_WRITE_WALK_H
#define DHK_WRITE_WALK_H

#include "line/page.h"

enum dhk_joint {
    DHK_JOINT_FIRST, /* nothing was written before */
    DHK_JOINT_REST,  /* the rest of a cut line */
    DHK_JOINT_BREAK, /* the next line of the same block */
    DHK_JOINT_GROUP, /* another block of the same list, table, quote or preformatted box */
    DHK_JOINT_BLOCK  /* another block */
};

enum { DHK_WALK_LIST, DHK_WALK_TABLE, DHK_WALK_QUOTE, DHK_WALK_PRE, DHK_WALK_GROUPS };

typedef struct dhk_walk {
    const dhk_page *page;
    const uint8_t *keep;
    uint8_t wanted;
    bool with_title;
    bool same_kind;         /* is all since the line before of one kind */
    bool new_cell;          /* has a cell begun since the line before */
    bool first_between;     /* is the line, or one passed over, the first of its item */
    size_t next;            /* the line to look at next */
    const dhk_line *line;   /* the line that the walk stands on */
    const dhk_line *before; /* the one given before it; NULL: none */
    enum dhk_joint joint;
    uint32_t boxes;                   /* boxes passed */
    uint32_t latest[DHK_WALK_GROUPS]; /* of them, the last outermost one of each sort; 0: none */
    uint32_t group; /* the outermost one around 'line' of the sort of its kind; DHK_NONE */
} dhk_walk;

void dhk_walk_begin(dhk_walk *walk, const dhk_page *page, const uint8_t *keep,
                    uint8_t wanted, bool with_title);
/* Steps to the next line to be written; false after the last. */
bool dhk_walk_next(dhk_walk *walk);

/* The bytes of the line that the walk stands on; of the rest of a cut line also the white space
 * at which it was cut. */
const unsigned char *dhk_walk_text(const dhk_walk *walk, size_t *length);

#endif
