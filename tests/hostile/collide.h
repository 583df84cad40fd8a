/* collide.h - words that fall on one place of dehusk's tables.   SPDX-License-Identifier: MIT */
#ifndef HOSTILE_COLLIDE_H
#define HOSTILE_COLLIDE_H

#include <stddef.h>

/* Fills the page with 'before', a word, 'after', again and again.  The words differ, but lines of
 * one of them each hash to the same few slots of every table that takes its slots from the low
 * bits of dhk_hash_mix() (feature/repeat.c); without 'collide', to all. */
void collide_lines(unsigned char *bytes, size_t size, int collide, const char *before,
                   const char *after);

#endif
