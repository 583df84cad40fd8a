/* guess.h - the encoding of bytes that say nothing of it.
 *
 * In: the page from its first byte beyond ASCII, 64 KiB at most.  In this order: nearly all valid
 * UTF-8; escapes of ISO-2022-JP; a multi-byte encoding in which hardly a character is broken and
 * many are common ones; else the single-byte encoding and language whose letters fit best;
 * windows-1252 when nothing does.  Only text counts, not markup, and of it only words with a byte
 * beyond ASCII, the first 8 KiB of them at most.  Integers only.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_GUESS_H
#define DHK_GUESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DHK_GUESS_TEXT = 8 * 1024 };

/* 'whole' says that the page ends with these bytes; 'text' is DHK_GUESS_TEXT bytes to work in.
 * Returns an enum dhk_encoding, never DHK_ENC_NONE. */
uint32_t dhk_guess(const unsigned char *bytes, size_t length, bool whole,
                   unsigned char *text);

/* UTF-16 without a byte order mark, by the NULs that half of its bytes are in Western text;
 * DHK_ENC_NONE: it is not.  The bytes must begin where the page does. */
uint32_t dhk_guess_utf16(const unsigned char *bytes, size_t length);

#endif
