/* sniff.h - is it HTML, Markdown or plain text?
 *
 * In: the first 8 KiB of a page, as UTF-8.  HTML begins as HTML does, or is dense with tags that
 * HTML has; Markdown has headings, links, fences and tables enough that no text has them by
 * chance; all else, junk too, is text.  Text that tells of tags, and code with '#' comments,
 * stays text: the thresholds in sniff.c lie between what pages of each kind were seen to have.
 * O(bytes).                                                       SPDX-License-Identifier: MIT */
#ifndef DHK_SNIFF_H
#define DHK_SNIFF_H

#include <stddef.h>
#include <stdint.h>

enum { DHK_SNIFF_BYTES = 8 * 1024 };

/* Returns an enum dhk_format, never DHK_FORMAT_AUTO.  Looks at DHK_SNIFF_BYTES at most, which may
 * end within a code point. */
uint32_t dhk_sniff(const unsigned char *text, size_t length);

#endif
