/* build_inner.h - what build.c and build_cut.c share: a run, and the line in the making.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BUILD_INNER_H
#define DHK_BUILD_INNER_H

#include <string.h>

#include "line/build.h"

/* A run of text on its way into the line. */
typedef struct dhk_run {
    const unsigned char *text;
    size_t length;
    uint64_t begin, end; /* in the input */
    unsigned flags;      /* enum dhk_run_flag */
} dhk_run;

/* Where byte 'at' of the run stands in the input.  Only a run that is what the input says can be
 * measured inside; the others (a character reference) are short and taken whole. */
static inline uint64_t dhk_run_place(const dhk_run *r, size_t at, uint64_t otherwise)
{
    return r->end - r->begin == r->length ? r->begin + at : otherwise;
}

static inline unsigned char *dhk_build_line_text(const dhk_builder *b)
{
    return (unsigned char *)b->page->text.items + b->line->text;
}

/* Counts bytes that were written behind the line's last one. */
static inline void dhk_build_count(dhk_builder *b, unsigned flags, size_t bytes)
{
    dhk_line *line = b->line;
    const uint32_t n = (uint32_t)bytes;

    b->page->text.count += bytes;
    line->length += n;
    line->link_bytes += flags & DHK_RUN_LINK ? n : 0; /* every other run */
    if ((flags & ~(unsigned)DHK_RUN_LINK) == 0)
        return;
    if (flags & DHK_RUN_BOLD)
        line->bold_bytes += n;
    if (flags & DHK_RUN_CODE)
        line->code_bytes += n;
    if (flags & DHK_RUN_HIDDEN)
        line->hidden_bytes += n;
}

/* Appends r->text from 'at' on, at most 'room' bytes, and returns where that ends. */
static inline size_t dhk_build_as_is(dhk_builder *b, const dhk_run *r, size_t at,
                                     size_t room)
{
    const size_t bytes = r->length - at < room ? r->length - at : room;

    memcpy(dhk_build_line_text(b) + b->line->length, r->text + at, bytes);
    dhk_build_count(b, r->flags, bytes);
    return at + bytes;
}

/* Appends the first 'blank' bytes of a run as the line's indentation. */
void dhk_build_indent(dhk_builder *builder, const dhk_run *r, size_t blank);

/* Makes room for a line behind those of the page: builder->line.  DHK_E_NOMEM. */
int dhk_build_next(dhk_builder *builder);
/* Adds the line, whose text and length stand, to those of the page.  DHK_E_LIMIT. */
int dhk_build_keep(dhk_builder *builder);

/* The line is full and more is to come, from 'where' in the input: keeps its beginning, and begins
 * the next one with the rest. */
int dhk_build_cut(dhk_builder *builder, uint64_t where);

#endif
