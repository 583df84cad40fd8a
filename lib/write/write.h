/* write.h - kept lines to UTF-8: text, or Markdown.
 *
 * Text: a blank line between blocks, none inside one (after <br>, in a list, in <pre>); the
 * cells of a table row on one line, a tab between them.  Markdown: CommonMark and GFM tables,
 * with what would be markup in the text escaped.  Selection, never rewriting: each line that is
 * written is a line of the page, in page order, once.             SPDX-License-Identifier: MIT */
#ifndef DHK_WRITE_H
#define DHK_WRITE_H

#include "line/page.h"

/* Appends to 'out' (unsigned char) the lines whose keep[i] equals 'wanted'; with_title makes the
 * title line count as kept, so that wanted 0 always writes just what wanted 1 does not.
 * What is not empty ends with a line feed.  A NUL stands behind the text, uncounted.
 * DHK_E_NOMEM, DHK_E_LIMIT. */
int dhk_write_text(dhk_list *out, const dhk_page *page, const uint8_t *keep, uint8_t wanted,
                   bool with_title);
int dhk_write_markdown(dhk_list *out, const dhk_page *page, const uint8_t *keep, uint8_t wanted,
                       bool with_title);

#endif
