/* html_lines.h - HTML in pieces in, a page of lines out: tokens become open elements and lines.
 *
 * No tree is built.  A stack of open elements follows the rules of the WHATWG's tree
 * construction as far as they decide which text stands in which element; lines end where a
 * browser would begin a new one.                                  SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_LINES_H
#define DHK_HTML_LINES_H

#include <stddef.h>

#include "line/build.h"

typedef struct dhk_html_lines dhk_html_lines; /* html_lines_inner.h */

/* All memory comes from 'memory', which is borrowed.  DHK_E_NOMEM. */
int dhk_html_lines_new(const dhk_memory *memory, dhk_html_lines **lines);
void dhk_html_lines_free(dhk_html_lines *lines); /* NULL is fine */

/* Begins a page that dhk_page_begin() made; borrowed until finish. */
int dhk_html_lines_begin(dhk_html_lines *lines, dhk_page *page);
/* Valid UTF-8, cut anywhere: every way of cutting gives the same page.  O(length).  DHK_E_NOMEM,
 * DHK_E_LIMIT; from then on only that. */
int dhk_html_lines_push(dhk_html_lines *lines, const unsigned char *bytes, size_t length);
int dhk_html_lines_finish(dhk_html_lines *lines);

#endif
