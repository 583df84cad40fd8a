/* pattern.h - one regular expression: compiled once, searched in many lines.
 *
 * The wall around PCRE2: its types and numbers stay in pattern.c.  A pattern is Unicode (\w, \d,
 * \b too) and caseless unless it begins with (?-i); it is compiled to machine code where that
 * can be had, and works the same, slower, where it cannot.  Pages are hostile, so a search that
 * takes too many steps gives up.                                  SPDX-License-Identifier: MIT */
#ifndef DHK_PATTERN_H
#define DHK_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

/* 'memory' is borrowed by everything that is made with it, until that is freed. */
typedef struct dhk_compiler dhk_compiler;
int dhk_compiler_new(const dhk_memory *memory, dhk_compiler **compiler); /* DHK_E_NOMEM */
void dhk_compiler_free(dhk_compiler *compiler);                          /* NULL is fine */

typedef struct dhk_pattern dhk_pattern; /* immutable: any number of threads may share it */

typedef struct dhk_pattern_fault {
    size_t offset;     /* bytes from the pattern's beginning */
    char message[112]; /* English, NUL-terminated */
} dhk_pattern_fault;

/* 'jit' false: no machine code.  DHK_E_NOMEM, DHK_E_PATTERN (fault filled). */
int dhk_pattern_new(dhk_compiler *compiler, const char *text, size_t length, bool jit,
                    dhk_pattern **pattern, dhk_pattern_fault *fault);
void dhk_pattern_free(dhk_pattern *pattern); /* NULL is fine */

/* What searching needs and a thread may not share. */
typedef struct dhk_searcher dhk_searcher;
int dhk_searcher_new(const dhk_memory *memory, dhk_searcher **searcher); /* DHK_E_NOMEM */
void dhk_searcher_free(dhk_searcher *searcher);                          /* NULL is fine */

enum dhk_search { DHK_SEARCH_NOT, DHK_SEARCH_FOUND, DHK_SEARCH_GAVE_UP, DHK_SEARCH_NOMEM };

/* Does 'text', valid UTF-8, have the pattern? */
enum dhk_search dhk_pattern_search(dhk_searcher *searcher, const dhk_pattern *pattern,
                                   const unsigned char *text, size_t length);

#endif
