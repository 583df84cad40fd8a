/* weights.h - the built-in models: what tests/quality/train.py writes into weights.c.
 *
 * The forests name columns by enum dhk_column, so a new column does no harm to old weights
 * and a removed one does not compile.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DHK_WEIGHTS_H
#define DHK_WEIGHTS_H

#include "score/forest.h"

enum {
    DHK_LOGISTIC_STEP = 4,      /* 4/1024 of log-odds move a permille by at most 0.98 */
    DHK_LOGISTIC_ENTRIES = 2048 /* up to log-odds of 8, which is 999.7 permille */
};

extern const uint16_t dhk_logistic[DHK_LOGISTIC_ENTRIES]; /* permille, from 500 up */

extern const dhk_forest dhk_forest_markup; /* HTML and Markdown */
extern const dhk_forest dhk_forest_text;   /* plain text */

extern const char dhk_weights_id[]; /* a hash of all tables, the token weights among them */

#endif
