/* text_inner.h - what the files of the plain-text reader share.
 *
 *   text.c        lines in any pieces: the definition
 *   text_lines.c  lines that stand in one piece from end to end: nearly all
 *   text_open.c   what the first bytes of a line say of it
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_TEXT_INNER_H
#define DHK_TEXT_INNER_H

#include "base/utf8.h"
#include "read/text.h"

/* Deep enough for the marker of a list item under 48 columns of indentation; what is deeper is
 * laid out by hand: a poem, a diagram. */
enum { DHK_TEXT_HEAD = 64 };

struct dhk_text {
    const dhk_memory *memory;
    dhk_builder builder;
    uint64_t offset; /* bytes of the input before those looked at */
    uint32_t blank;  /* blank lines since the last line that is none */
    bool after_cr;   /* an LF that comes now belongs to the CR before it */
    bool begun;      /* the line's first bytes are with the builder */
    bool any;        /* a line came before */
    uint32_t head_count;
    unsigned char head[DHK_TEXT_HEAD]; /* the line so far, while begun is false */
    uint32_t part_count;
    unsigned char part[DHK_UTF8_MAX]; /* then: the code point that the last piece cut */
};

/* What a line's first bytes, and the lines above it, say of it. */
typedef struct dhk_opening {
    uint32_t flags; /* enum dhk_line_flag */
    uint16_t gap;
    uint8_t kind, level;
} dhk_opening;

/* Makes it an item's if a marker stands at p. */
void dhk_text_find_marker(dhk_opening *open, const unsigned char *p, size_t length);

/* 'length' bytes of the line are there, all of it or at least DHK_TEXT_HEAD.  No letter begins a
 * marker or the indentation before it; a bullet has the bytes C2 or E2 first. */
static inline dhk_opening dhk_text_open(const dhk_text *text, const unsigned char *p,
                                        size_t length)
{
    dhk_opening open = {0, 0, DHK_KIND_TEXT, 0};

    if (text->any && text->blank == 0)
        open.flags |= DHK_LINE_BREAK;
    open.gap = (uint16_t)(text->blank < UINT16_MAX ? text->blank : UINT16_MAX);
    if (length > 0 && (p[0] <= '9' || p[0] >= 0xC2))
        dhk_text_find_marker(&open, p, length);
    return open;
}

/* A line ends that shows something. */
static inline void dhk_text_count(dhk_text *text, uint8_t kind)
{
    dhk_page *page = text->builder.page;

    page->items += kind == DHK_KIND_ITEM;
    page->paragraphs += text->blank != 0 || !text->any;
    text->any = true;
    text->blank = 0;
}

/* A line ends that shows nothing. */
static inline void dhk_text_count_blank(dhk_text *text)
{
    text->blank += text->blank < UINT32_MAX;
}

/* Bytes before the first line end, or all; and the bytes of the line end that stands there. */
size_t dhk_text_find_end(const unsigned char *bytes, size_t length);
size_t dhk_text_end_length(const unsigned char *bytes, size_t length);

/* Takes the lines from 'bytes' on, where a line begins, as long as they are short and their ends
 * are here.  *used tells how many bytes that is. */
int dhk_text_lines(dhk_text *text, const unsigned char *bytes, size_t length, size_t *used);

#endif
