/* markdown.h - Markdown to lines: CommonMark and GFM as scraped pages have them, no tree.
 *
 * Input is valid UTF-8 in pieces of any size; every way of cutting it gives the same page.
 * Positions are bytes of that input, from 0.                      SPDX-License-Identifier: MIT */
#ifndef DHK_MARKDOWN_H
#define DHK_MARKDOWN_H

#include <stddef.h>

#include "line/build.h"

typedef struct dhk_markdown dhk_markdown; /* in markdown_inner.h */

/* One for each context; all its memory comes from 'memory', which it borrows. */
int dhk_markdown_new(const dhk_memory *memory, dhk_markdown **markdown);
void dhk_markdown_free(dhk_markdown *markdown); /* NULL is fine */

/* Begins a page, which dhk_page_begin() has laid.  Errors are the builder's: DHK_E_NOMEM,
 * DHK_E_LIMIT.  Nothing may follow dhk_markdown_finish() but the next begin. */
int dhk_markdown_begin(dhk_markdown *markdown, dhk_page *page);
int dhk_markdown_push(dhk_markdown *markdown, const unsigned char *bytes, size_t length);
int dhk_markdown_finish(dhk_markdown *markdown);

#endif
