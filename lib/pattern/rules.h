/* rules.h - the caller's keep and drop patterns.  With pattern.h the only room that knows PCRE2.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_RULES_H
#define DHK_RULES_H

#include "line/page.h"

typedef struct dhk_rules dhk_rules; /* immutable once made; shareable between threads */

typedef struct dhk_rules_fault {
    uint32_t line;      /* 1, 2, ... */
    uint64_t offset;    /* bytes from the text's beginning */
    char message[112];
} dhk_rules_fault;

/* Rule text as dehusk.h says.  DHK_E_NOMEM, DHK_E_PATTERN (fault filled), DHK_E_LIMIT. */
int dhk_rules_new(const char *text, size_t length, const dhk_memory *memory, dhk_rules **rules,
                  dhk_rules_fault *fault);
void dhk_rules_free(dhk_rules *rules);
uint32_t dhk_rules_count(const dhk_rules *rules);

/* What matching needs and a thread may not share: match data, limits, JIT stack. */
typedef struct dhk_matcher dhk_matcher;
int dhk_matcher_new(const dhk_memory *memory, dhk_matcher **matcher);
void dhk_matcher_free(dhk_matcher *matcher);

/* Writes what the rules say of each line: 0 nothing, 1 keep, 2 drop (DHK_RULE_* in decide.h).  A pattern that meets
 * a limit of work counts in *skipped and is taken as no match for that line.  DHK_E_NOMEM. */
int dhk_rules_apply(const dhk_rules *rules, dhk_matcher *matcher, const dhk_page *page,
                    uint8_t *verdicts, uint32_t *skipped);

#endif
