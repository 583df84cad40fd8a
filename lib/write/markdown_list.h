/* markdown_list.h - the marks before list items: "- " and "1. ", indented by level.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_MARKDOWN_LIST_H
#define DHK_MARKDOWN_LIST_H

#include "write/write_out.h"
#include "write/write_walk.h"

/* Deeper lists are written at this depth: nobody reads them, and each level would cost every item
 * of a hostile page some more bytes. */
enum { DHK_MAX_MARKS = 8 };

typedef struct dhk_mark_level {
    uint8_t depth; /* as the page says */
    bool ordered;
    uint32_t items;
    size_t indent; /* columns before the text of its items */
} dhk_mark_level;

typedef struct dhk_marks {
    dhk_mark_level levels[DHK_MAX_MARKS]; /* lists that are open, from the outermost */
    size_t open;                          /* how many */
    bool other; /* '*' and ')' tell a list from the one that ended just before */
} dhk_marks;

/* A new list begins, right after another one or not. */
void dhk_marks_begin(dhk_marks *marks, bool after_list);

/* Writes indentation and mark of the item that the walk stands on; returns the bytes at the line's
 * beginning that the mark stands for: in plain text an item has a mark of its own. */
size_t dhk_marks_write(dhk_marks *marks, dhk_out *out, const dhk_walk *walk);

#endif
