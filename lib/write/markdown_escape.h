/* markdown_escape.h - text of a page, so that Markdown reads it as that text.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_MARKDOWN_ESCAPE_H
#define DHK_MARKDOWN_ESCAPE_H

#include "write/write_out.h"

/* Where the text will stand. */
enum dhk_escape {
    DHK_ESCAPE_START = 1,   /* at a block's or a line's beginning */
    DHK_ESCAPE_CELL = 2,    /* in a cell of a table */
    DHK_ESCAPE_HEADING = 4, /* behind the # of a heading */
    DHK_ESCAPE_MORE = 8     /* the rest of a cut line will follow */
};

/* Appends the text, less white space at a start and at an end.  O(bytes). */
void dhk_escape_markdown(dhk_out *out, const unsigned char *text, size_t length,
                         unsigned where);

#endif
