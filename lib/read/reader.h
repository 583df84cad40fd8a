/* reader.h - bytes in, a page of lines out.
 *
 * The one door of this room: encoding (charset.h), kind of input (sniff.h), then html_lines.h,
 * markdown.h or text.h.  Line positions are bytes of the input as pushed, whatever was decoded.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_READER_H
#define DHK_READER_H

#include <stddef.h>
#include <stdint.h>

#include "line/build.h"

typedef struct dhk_reader dhk_reader; /* reader.c */

/* One for each context; all its memory comes from 'memory', which it borrows. */
int dhk_reader_new(const dhk_memory *memory, dhk_reader **reader);
void dhk_reader_free(dhk_reader *reader);

/* DHK_E_ENCODING for a label that the WHATWG Encoding Standard does not have (NULL is none), or
 * that iconv here cannot decode.  Before the first push of a page. */
int dhk_reader_hint(dhk_reader *reader, const char *label);

/* Begins a page: 'page' is emptied and will be filled; 'format' of enum dhk_format.  The hint of
 * the last page holds until dhk_reader_hint() is called again. */
int dhk_reader_begin(dhk_reader *reader, dhk_page *page, uint32_t format);
int dhk_reader_push(dhk_reader *reader, const unsigned char *bytes, size_t length);
int dhk_reader_finish(dhk_reader *reader);

/* The encoding that was used, by its WHATWG name; static.  Known after finish. */
const char *dhk_reader_encoding(const dhk_reader *reader);

#endif
