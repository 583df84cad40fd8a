/* entities.h - character references of the HTML Standard: 2,231 names, and the numbers that
 * mean another character than Unicode says.
 * SPDX-License-Identifier: MIT */
#ifndef DHK_ENTITIES_H
#define DHK_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

enum {
    DHK_ENTITY_MAX_NAME = 32, /* bytes of the longest name, its semicolon counted */
    DHK_ENTITY_MAX_TEXT = 6   /* bytes of the longest text: two code points */
};

/* What stands behind a '&': finds the longest name with which 'name' begins ("amp;", or "amp"
 * and its kin that need no semicolon).  Returns the bytes of that name, 0 if there is none;
 * *text gets its UTF-8 (static, not NUL-terminated), *text_length the bytes of that. */
size_t dhk_entity_find(const unsigned char *name, size_t length, const unsigned char **text,
                       size_t *text_length);

/* What stands behind a '&', and has ten bytes that can be read, if it is a reference as most are:
 * one of the names that HTML 4 had or a number, short, and with its semicolon.  Returns the
 * code point it means, and *length gets the bytes of it; 0: it may be any other, or none. */
uint32_t dhk_entity_usual(const unsigned char *bytes, size_t *length);

/* The code point that a numeric reference means: windows-1252 for 0x80 to 0x9F, U+FFFD for 0,
 * surrogates, and what is no code point. */
uint32_t dhk_entity_number(uint32_t code);

#endif
