/* inner.h - the steps of a decision, in the order in which decide.c takes them.  Private.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_DECIDE_INNER_H
#define DHK_DECIDE_INNER_H

#include "decide/decide.h"

/* certain.c: lowers the scores of lines that are husk by one plain fact. */
void dhk_decide_certain(const dhk_page *page, const uint32_t *facts, const uint32_t *words,
                        uint16_t *score);

/* blocks.c: gives all cells of a row, and all lines of a code block, one score: their mean. */
void dhk_decide_level(const dhk_page *page, const uint32_t *words, uint16_t *score);

/* expected.c: the lowest score to keep, so that the kept words have the best expected F. */
typedef struct dhk_cut {
    uint32_t threshold; /* permille; lines that score at least this are kept; 1001: none */
    uint32_t expected;  /* permille: the F1 to be expected of them */
} dhk_cut;
dhk_cut dhk_decide_cut(const uint16_t *score, const uint32_t *words, size_t count,
                       uint32_t dial, bool markup);

/* blocks.c: lists keep their odd items, headings go with what they head. */
void dhk_decide_mend(dhk_decision *d, const dhk_page *page, const dhk_features *features,
                     uint32_t threshold);

/* comments.c: keeps or drops readers' comments, and tells which lines it decided. */
void dhk_decide_comments(dhk_decision *d, const dhk_page *page,
                         const dhk_features *features);

/* verdict.c */
uint32_t dhk_decide_verdict(const dhk_decision *d, const dhk_page *page,
                            const dhk_features *features);

#endif
