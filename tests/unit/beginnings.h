/* beginnings.h - each beginning of a line, for who must read no byte outside of it.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef UNIT_BEGINNINGS_H
#define UNIT_BEGINNINGS_H

#include <string.h>

#include "unit/unit.h"

/* Shows 'look' each beginning of a text of UTF-8, in memory of just that size, so that a sanitizer
 * sees what is read beyond.  'text' has its NUL. */
static inline void see_beginnings(const char *text,
                                  void (*look)(const unsigned char *line, size_t length))
{
    const size_t size = strlen(text);
    size_t length;

    for (length = 0; length <= size; length++) {
        unsigned char *copy;
        if ((text[length] & 0xC0) == 0x80)
            continue;
        copy = (unsigned char *)test_malloc(length == 0 ? 1 : length);
        memcpy(copy, text, length);
        look(copy, length);
        test_free(copy);
    }
}

#endif
