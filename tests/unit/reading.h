/* reading.h - what the tests of the text and the Markdown reader share: pages read in pieces.
 *                                                               SPDX-License-Identifier: MIT */
#ifndef DHK_READING_H
#define DHK_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "line/page.h"

enum { READING_TEXT, READING_MARKDOWN, READING_RANDOM = 0, READING_WHOLE = -1 };

/* An allocator that counts, and fails from one acquisition on. */
typedef struct reading_heap {
    dhk_memory memory;  /* 'user' is this heap */
    size_t held, peak;  /* bytes */
    long left;          /* acquisitions that succeed; negative: all */
} reading_heap;

void reading_heap_begin(reading_heap *heap, long left);

/* Reads 'bytes' in pieces of 'step' (READING_RANDOM: 1 to 40 bytes) with a new reader.  The page is
 * the caller's to free.  Returns the status. */
int reading_read(int reader, const dhk_memory *memory, dhk_page *page, const void *bytes,
                 size_t length, long step, uint32_t max_lines, uint32_t max_line_bytes);

/* As above, from a string, with the usual memory and limits; must succeed. */
void reading_page(int reader, dhk_page *page, const char *bytes);

/* Fails the test unless both pages hold the same lines. */
void reading_expect_same(const dhk_page *one, const dhk_page *other);

/* Fails the test unless line 'number' of the page has that text. */
void reading_expect_text(const dhk_page *page, size_t number, const char *text);

/* Makes bytes that a hostile page may have: pieces of markup and words in random order, as valid
 * UTF-8.  Returns how many. */
size_t reading_noise(uint32_t *seed, unsigned char *bytes, size_t room);

#endif
