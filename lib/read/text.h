/* text.h - plain text to lines: every line of the input is a line of the page, byte for byte.
 *
 * Input is valid UTF-8 in pieces of any size; every way of cutting it gives the same page.
 * Positions are bytes of that input, from 0.                      SPDX-License-Identifier: MIT */
#ifndef DHK_TEXT_H
#define DHK_TEXT_H

#include <stddef.h>

#include "line/build.h"

typedef struct dhk_text dhk_text;

/* One for each context; all its memory comes from 'memory', which it borrows. */
int dhk_text_new(const dhk_memory *memory, dhk_text **text);
void dhk_text_free(dhk_text *text); /* NULL is fine */

/* Begins a page, which dhk_page_begin() has laid.  Errors are the builder's: DHK_E_NOMEM,
 * DHK_E_LIMIT.  Nothing may follow dhk_text_finish() but the next begin. */
int dhk_text_begin(dhk_text *text, dhk_page *page);
int dhk_text_push(dhk_text *text, const unsigned char *bytes, size_t length);
int dhk_text_finish(dhk_text *text);

#endif
