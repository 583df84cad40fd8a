/* build_inner.h - what build.c and build_cut.c share: the line in the making.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_BUILD_INNER_H
#define DHK_BUILD_INNER_H

#include "line/build.h"

static inline unsigned char *dhk_build_line_text(const dhk_builder *b)
{
    return (unsigned char *)b->page->text.items + b->line.text;
}

/* Adds the line, whose text and length stand.  DHK_E_LIMIT, DHK_E_NOMEM. */
int dhk_build_keep(dhk_builder *builder);

/* The line is full and more is to come, from 'where' in the input: keeps its beginning, and begins
 * the next one with the rest. */
int dhk_build_cut(dhk_builder *builder, uint64_t where);

#endif
