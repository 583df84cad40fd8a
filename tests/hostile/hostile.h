/* hostile.h - pages that mean harm, of any size, the same bytes every time.
 *
 * In: a page's entry and a size.  Out: that many bytes.  Most pages are one short unit again and
 * again, since what is quadratic shows itself there; some are two units, one for each half (a
 * million elements open, then a million stray end tags); a few are made by a function.  The last
 * unit may be cut anywhere: so the page is truncated, too.  O(size).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <stddef.h>
#include <stdint.h>

#include "dehusk.h"

typedef void (*hostile_fill)(unsigned char *bytes, size_t size);

/* In head, unit and after, \1 stands for a number that is another one each time, and \2 for NUL. */
typedef struct hostile_page {
    const char *name;
    uint32_t format;      /* enum dehusk_format to read it as */
    const char *head;     /* once, at the beginning; NULL: nothing */
    const char *unit;     /* again and again, to the end or to the middle */
    const char *after;    /* again and again from the middle on; NULL: 'unit' goes on */
    const char *encoding; /* what the caller claims; NULL: nothing */
    hostile_fill fill;    /* makes the page instead of head, unit and after; NULL */
} hostile_page;

/* Page number i, NULL beyond the last. */
const hostile_page *hostile_page_at(size_t i);
const hostile_page *hostile_page_named(const char *name);

/* Fills all of bytes[0 .. size). */
void hostile_make(const hostile_page *page, unsigned char *bytes, size_t size);

/* Appends what fits of 'unit' at bytes[at]; returns where it ends. */
size_t hostile_append(unsigned char *bytes, size_t at, size_t size, const char *unit,
                      uint32_t number);

/* The tables behind it; each ends with a page without a name. */
extern const hostile_page hostile_markup[];   /* pages_markup.c: tokens of HTML */
extern const hostile_page hostile_tree[];     /* pages_tree.c: elements in elements */
extern const hostile_page hostile_markdown[]; /* pages_markdown.c */
extern const hostile_page hostile_text[];     /* pages_text.c: lines, words, characters */
extern const hostile_page hostile_bytes[];    /* pages_bytes.c: encodings */
extern const hostile_page hostile_made[];     /* pages_made.c: those that need a function */

#endif
