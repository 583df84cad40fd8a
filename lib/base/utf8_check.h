/* utf8_check.h - how far bytes are valid UTF-8, and how long what is not.
 *
 * Nearly all pages are valid, so the first function is a run over bytes and the second is rare.
 * They are apart from the readers so that vector code can stand behind them unseen.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_UTF8_CHECK_H
#define DHK_UTF8_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the longest prefix that is valid UTF-8 and ends between two code points.  O(result). */
size_t dhk_utf8_valid(const unsigned char *bytes, size_t length);

/* Bytes of the longest prefix that is ASCII.  O(result). */
size_t dhk_utf8_ascii(const unsigned char *bytes, size_t length);

/* For bytes (at least one) at which dhk_utf8_valid() stopped: how many of them one U+FFFD stands
 * for, as the WHATWG UTF-8 decoder has it ("maximal subpart").  *incomplete says that
 * they may yet be the beginning of a code point: they end where the bytes end. */
size_t dhk_utf8_invalid(const unsigned char *bytes, size_t length, bool *incomplete);

#endif
