/* rules.h - the caller's keep and drop patterns.  With pattern.h the only room that knows PCRE2.
 *
 * Rule text goes in, one verdict a line comes out: keep, drop, or nothing.  A keep rule wins over
 * a drop rule.  O(rules * bytes of the page) searches, each of bounded work.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_RULES_H
#define DHK_RULES_H

#include "line/page.h"

enum { /* the numbers of dehusk.h */
       DHK_MAX_RULES = 4096,
       DHK_MAX_PATTERN_BYTES = 4096
};

typedef struct dhk_rules dhk_rules; /* immutable once made; shareable between threads */

typedef struct dhk_rules_fault {
    uint32_t line;   /* 1, 2, ... */
    uint64_t offset; /* bytes from the text's beginning */
    char message[112];
} dhk_rules_fault;

/* Rule text as dehusk.h says: lines end in LF or CRLF, a byte order mark and blanks before
 * "keep", "drop" or '#' are passed over, and the pattern is all that stands behind the blanks
 * after the word.  'memory' is borrowed.  DHK_E_NOMEM, DHK_E_PATTERN (fault filled),
 * DHK_E_LIMIT. */
int dhk_rules_new(const char *text, size_t length, const dhk_memory *memory,
                  dhk_rules **rules, dhk_rules_fault *fault);
/* The same without machine code, for systems that forbid it (build with DEHUSK_NO_JIT and
 * dhk_rules_new is this) and for tests. */
int dhk_rules_new_plain(const char *text, size_t length, const dhk_memory *memory,
                        dhk_rules **rules, dhk_rules_fault *fault);
void dhk_rules_free(dhk_rules *rules); /* NULL is fine */
uint32_t dhk_rules_count(const dhk_rules *rules);

/* What matching needs and a thread may not share: match data, limits. */
typedef struct dhk_matcher dhk_matcher;
int dhk_matcher_new(const dhk_memory *memory, dhk_matcher **matcher);
void dhk_matcher_free(dhk_matcher *matcher); /* NULL is fine */

/* Writes what the rules say of each line: 0 nothing, 1 keep, 2 drop (DHK_RULE_* in decide.h).
 * A pattern that meets a limit of work counts in *skipped and is taken as no match for that
 * line; one that met it on 16 lines of a page is not tried on the page's other lines, and
 * counts there too.  DHK_E_NOMEM. */
int dhk_rules_apply(const dhk_rules *rules, dhk_matcher *matcher, const dhk_page *page,
                    uint8_t *verdicts, uint32_t *skipped);

#endif
