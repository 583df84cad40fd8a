/* layout.h - what a browser shows of a run of text: which bytes count, and how white space folds.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_LAYOUT_H
#define DHK_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/block.h"

/* Bytes behind the end of a copy that it may write to. */
enum { DHK_LAYOUT_SPARE = DHK_BLOCK };

/* An ASCII character that is seen, as the first and the last of a text nearly always are. */
static inline bool dhk_layout_is_ink(unsigned char c)
{
    return c > ' ' && c < 0x7F;
}

/* Bytes at the beginning of 'text' (valid UTF-8) that nobody sees: white space of any kind,
 * no-break and zero-width characters. */
size_t dhk_layout_blank(const unsigned char *text, size_t length);

/* Length of 'text' without the bytes at its end that nobody sees. */
size_t dhk_layout_trim(const unsigned char *text, size_t length);

/* Copies the longest beginning of 'from' that a browser shows as it stands: no white space but
 * single spaces, each between two other bytes.  'from' must not begin with white space.
 * Returns the bytes copied.  'to' has room for 'length' and DHK_LAYOUT_SPARE more. */
size_t dhk_layout_copy(unsigned char *to, const unsigned char *from, size_t length);

#endif
