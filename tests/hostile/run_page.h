/* run_page.h - a page through dehusk.h, whole or in pieces, and what must be true of the answer.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef HOSTILE_RUN_PAGE_H
#define HOSTILE_RUN_PAGE_H

#include "hostile/hostile.h"

/* How a page is cut into pushes. */
enum { RUN_WHOLE = 0, RUN_RANDOM = -1 }; /* or the bytes of each piece */

/* Bytes held through an allocator, which may need both blocks at once to resize one. */
typedef struct run_meter {
    size_t held, peak;
    size_t moved;   /* bytes that resizing may have had to copy */
    size_t calls;   /* acquire and resize so far */
    size_t fail_at; /* the call, from 1, that gets no memory; 0: none */
    int for_good;   /* nor does any call after it */
} run_meter;
dehusk_allocator run_metered(run_meter *meter);

/* Says what is not so of which page, and ends the program. */
void run_truth(int so, const char *page, const char *what);

/* max_line_bytes of the contexts to come; 0: the default. */
extern uint32_t run_max_line_bytes;

/* A context with room for everything that these tests push; 'page' tells format and encoding.
 * 'meter' may be NULL. */
dehusk_ctx *run_new(const hostile_page *page, run_meter *meter);

/* Drops the page before, pushes this one and finishes. */
int run_push(dehusk_ctx *ctx, const hostile_page *page, const unsigned char *bytes,
             size_t length, long piece);

/* A hash of all that a finished context says of its page: text, Markdown, each line, the verdict.
 * After an error: of that. */
uint64_t run_hash(dehusk_ctx *ctx, int status);

/* What holds for any bytes: text is UTF-8; lines stand in the page, in its order; sums are right.
 * 'name' is for the message. */
void run_check(dehusk_ctx *ctx, const char *name, size_t length);

/* What dehusk.h says that a context may need at most for such a page. */
size_t run_bound(size_t bytes, size_t lines);

#endif
