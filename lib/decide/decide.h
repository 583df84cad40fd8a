/* decide.h - scores in, verdicts out: which lines are kept, why, and what the page is.
 *
 * Looks at the whole page: keeps the set of lines with the best expected F1 (moved by the dial),
 * then keeps blocks whole and headings with what they head.       SPDX-License-Identifier: MIT */
#ifndef DHK_DECIDE_H
#define DHK_DECIDE_H

#include "feature/feature.h"
#include "line/page.h"

enum dhk_reason { /* the numbers of enum dehusk_reason */
                  DHK_REASON_LINKS = 1,
                  DHK_REASON_REPEATED = 2,
                  DHK_REASON_SHORT = 4,
                  DHK_REASON_PROMPT = 8,
                  DHK_REASON_NEIGHBOURS = 16,
                  DHK_REASON_PLACE = 32,
                  DHK_REASON_SECTION = 64,
                  DHK_REASON_HIDDEN = 128,
                  DHK_REASON_DATA = 256,
                  DHK_REASON_PROSE = 512,
                  DHK_REASON_BLOCK = 1024,
                  DHK_REASON_HEADING = 2048,
                  DHK_REASON_TITLE = 4096,
                  DHK_REASON_RULE = 8192,
                  DHK_REASON_COMMENT = 16384
};

enum dhk_verdict { /* the numbers of enum dehusk_verdict */
                   DHK_VERDICT_EMPTY,
                   DHK_VERDICT_ARTICLE,
                   DHK_VERDICT_LISTING,
                   DHK_VERDICT_PROMPT
};

enum dhk_comments { /* the numbers of enum dehusk_comments */
                    DHK_COMMENTS_AUTO,
                    DHK_COMMENTS_KEEP,
                    DHK_COMMENTS_DROP
};

/* What a rule of the caller's said of a line (pattern/rules.h). */
enum { DHK_RULE_NONE, DHK_RULE_KEEP, DHK_RULE_DROP };

typedef struct dhk_decision {
    uint16_t *score;     /* in: permille a line */
    const uint8_t *rule; /* in: DHK_RULE_* a line; NULL when there are no rules */
    uint8_t *keep;       /* out: 1 kept, 0 dropped, a line */
    uint32_t *comment;   /* out: 1 for a line that was decided as a comment; unless AUTO */
    uint32_t dial;       /* in: 1 all recall .. 500 .. 1000 all precision */
    uint32_t comments;   /* in: enum dhk_comments */
    uint32_t verdict;    /* out: enum dhk_verdict */
    uint32_t confidence; /* out: permille */
    uint32_t title_line; /* out: DHK_NONE when no line is the title */
    uint32_t kept;       /* out */
} dhk_decision;

/* Sets the out fields, and DHK_LINE_TITLE on the title line.  O(lines), no memory. */
void dhk_decide(dhk_decision *decision, const dhk_page *page, const dhk_features *features);

/* Why a line was kept or dropped: enum dhk_reason bits, at least one.  Of most pages nobody asks,
 * so it is found out for who does.  O(1). */
uint32_t dhk_decide_reasons(const dhk_decision *decision, const dhk_page *page,
                            const dhk_features *features, size_t line);

#endif
