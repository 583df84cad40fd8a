/* utf8_check.h - how far bytes are valid UTF-8, and how long what is not.
 *
 * Nearly all pages are valid, so the first function is a run over bytes and the second is rare.
 * They are apart from the readers so that vector code can stand behind them unseen.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_UTF8_CHECK_H
#define DHK_UTF8_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/processor.h"

/* Bytes of the longest prefix that is valid UTF-8 and ends between two code points.  O(result). */
size_t dhk_utf8_valid(const unsigned char *bytes, size_t length);

/* utf8_check_avx2.c: 'at' bytes, DHK_UTF8_RUN_BEFORE or more, are valid and end between two code
 * points; DHK_UTF8_RUN or more are left, the next one not ASCII.  Returns how many are known to be
 * valid, 32 more at a time up to those that are ASCII.  For DHK_PROCESSOR_AVX2. */
#ifdef DHK_PROCESSOR_X86
enum { DHK_UTF8_RUN = 32, DHK_UTF8_RUN_BEFORE = 3 };
size_t dhk_utf8_run_avx2(const unsigned char *bytes, size_t at, size_t length);
#endif

/* Bytes of the longest prefix that is ASCII.  O(result). */
size_t dhk_utf8_ascii(const unsigned char *bytes, size_t length);

/* For bytes (at least one) at which dhk_utf8_valid() stopped: how many of them one U+FFFD stands
 * for, as the WHATWG UTF-8 decoder has it ("maximal subpart").  *incomplete says that
 * they may yet be the beginning of a code point: they end where the bytes end. */
size_t dhk_utf8_invalid(const unsigned char *bytes, size_t length, bool *incomplete);

#endif
