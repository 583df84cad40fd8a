/* build.h - how a reader makes a page: open boxes, append runs of text, break lines.
 *
 * White space is laid out as a browser does: runs of it become one space, none stands at a line's
 * beginning or end; DHK_RUN_PRE keeps it all (the caller breaks lines at line feeds).  A line
 * with no visible byte is never made.  A line that reaches max_line_bytes is cut at the last
 * space of its piece (else between two code points) and goes on in the next.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BUILD_H
#define DHK_BUILD_H

#include "base/hash.h"
#include "base/status.h"
#include "line/page.h"

/* What holds for a run of text. */
enum dhk_run_flag {
    DHK_RUN_LINK = 1, /* inside <a> */
    DHK_RUN_BOLD = 2,
    DHK_RUN_CODE = 4,
    DHK_RUN_HIDDEN =
        8,           /* inside a hidden inline element (hidden boxes say so themselves) */
    DHK_RUN_PRE = 16 /* white space stays as it is */
};

typedef struct dhk_builder {
    dhk_page *page;
    dhk_line *line;       /* the line being made, behind those of the page; its text is the
                             tail of page->text */
    uint32_t box;         /* the box that is open */
    uint32_t line_flags;  /* flags for the next line: BREAK, RULE, ... */
    uint16_t gap;         /* block borders since the last line */
    uint16_t images;      /* images since the last line */
    bool open;            /* is there a line being made */
    bool space;           /* white space is owed before the next byte */
    bool visible;         /* has the line a byte that is not white space */
    bool in_link;         /* the link that is open is counted on this line */
    bool whole;           /* white space at the end of a line stays too: plain text */
    bool follows;         /* a line was made since the last block border */
    uint8_t kind, level;  /* of the lines to come */
    uint16_t space_flags; /* enum dhk_run_flag that all of the owed white space has */
    uint32_t place;       /* of the lines to come: enum dhk_box_flag beyond their box's */
    uint32_t next_flags;  /* of the lines to come: FIRST, ORDERED, HEADER; the reader's */
    uint32_t next_row;    /* rows numbered so far */
} dhk_builder;

void dhk_build_begin(dhk_builder *builder, dhk_page *page);

/* Appends UTF-8 text that stands at bytes begin .. end of the input.  'flags' are of enum
 * dhk_run_flag; 'tokens' is the token set of the inline elements around it (0: none), used when
 * this run begins the line. */
int dhk_build_text(dhk_builder *builder, const unsigned char *text, size_t length,
                   unsigned flags, uint32_t tokens, uint64_t begin, uint64_t end);

/* As dhk_build_text() for nothing but ASCII white space that no DHK_RUN_PRE keeps, in a line that
 * has a visible byte: a space is owed, with the flags that all of the white space has. */
static inline void dhk_build_space(dhk_builder *builder, unsigned flags)
{
    builder->space_flags =
        (uint16_t)(builder->space ? builder->space_flags & flags : flags);
    builder->space = true;
}

/* A link begins: it is counted on the line in which its first text comes. */
void dhk_build_link(dhk_builder *builder);

/* Ends the line, if one is open.  'flags' (DHK_LINE_BREAK after a <br>, DHK_LINE_RULE after an
 * <hr>) are given to the line that comes next; BREAK only within one block. */
int dhk_build_break(dhk_builder *builder, uint32_t flags);

/* Ends the line that is open. */
int dhk_build_end_line(dhk_builder *builder);

/* A block border without a box: the line ends, and what follows is not in one block with it.  Most
 * tags make one, and mostly no line is open. */
static inline int dhk_build_border(dhk_builder *builder)
{
    const int status = builder->open ? dhk_build_end_line(builder) : DHK_OK;

    if (builder->gap != UINT16_MAX)
        builder->gap++;
    builder->follows = false;
    return status;
}

/* Opens a box under the open one, ending the line; returns DHK_OK and its index in *box. */
static inline int dhk_build_open(dhk_builder *builder, uint16_t tag, uint32_t own_flags,
                                 uint32_t tokens, uint32_t *box)
{
    dhk_page *page = builder->page;
    const dhk_box *parent;
    dhk_box *made;
    int status = dhk_build_border(builder);

    if (status == DHK_OK && dhk_list_is_full(&page->boxes))
        status = dhk_list_grow(&page->boxes, page->memory, sizeof(dhk_box), 1, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    parent = dhk_page_boxes(page) + builder->box;
    made = dhk_page_boxes(page) + page->boxes.count;
    made->parent = builder->box;
    made->first_line = made->end_line = (uint32_t)page->lines.count;
    made->flags = parent->flags | own_flags;
    made->tokens = tokens;
    made->path = dhk_hash_chain(parent->path, tag);
    made->tag = tag;
    made->depth = (uint16_t)(parent->depth + (parent->depth != UINT16_MAX));
    *box = builder->box = (uint32_t)page->boxes.count++;
    return DHK_OK;
}

/* Closes the open box, ending the line; a box that got no line is forgotten: it is the last one,
 * for a box inside it would have had no line either. */
static inline int dhk_build_close(dhk_builder *builder)
{
    dhk_page *page = builder->page;
    const int status = dhk_build_border(builder);
    dhk_box *box = dhk_page_boxes(page) + builder->box;

    builder->box = box->parent;
    box->end_line = (uint32_t)page->lines.count;
    page->boxes.count -= box->end_line == box->first_line; /* every other one: no branch */
    return status;
}

/* A token set for 'count' hashes. */
int dhk_build_tokens(dhk_builder *builder, const uint32_t *hashes, size_t count,
                     uint32_t *set);

/* For a reader that has whole lines, in no link and below the root: adds one that shows something
 * and is no longer than a line may be; the reader fills in where it stands and what it is.  Its
 * text comes later, at byte 'at' of what dhk_build_lines_text() then adds: that of many lines and,
 * since nobody minds, what stands between them. */
static inline int dhk_build_line(dhk_builder *b, size_t at, size_t length, dhk_line **line)
{
    static const dhk_line none = {0};
    dhk_page *page = b->page;
    int status =
        dhk_list_reserve(&page->lines, page->memory, sizeof(dhk_line), 1, page->max_lines);

    if (status != DHK_OK)
        return status;
    *line = dhk_page_lines(page) + page->lines.count++;
    **line = none;
    (*line)->text = (uint32_t)(page->text.count + at);
    (*line)->length = (uint32_t)length;
    b->follows = true;
    return DHK_OK;
}

int dhk_build_lines_text(dhk_builder *builder, const unsigned char *text, size_t length);

/* Makes the lines from number 'first' on the cells of one row. */
void dhk_build_row(dhk_builder *builder, uint32_t first);

/* Puts a string of the head aside.  White space is laid out as in a line; what is longer than a
 * line may be is left out.  Ends the line, so a reader does it before or after the body. */
int dhk_build_string(dhk_builder *builder, const unsigned char *text, size_t length,
                     dhk_string *string);

/* Ends the line and closes all boxes. */
int dhk_build_end(dhk_builder *builder);

#endif
