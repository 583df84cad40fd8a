/* prompt_match.h - which phrases stand at a place of a folded line.  Private to prompt.c.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_PROMPT_MATCH_H
#define DHK_PROMPT_MATCH_H

#include "feature/folded.h"
#include "tables/prompts.h"

/* Bits of the phrases with this key that stand at 'at'.  'mode' is what the place allows; when it
 * is not IS_ANY, 'whole_end' is where a phrase must end to be the whole line. */
unsigned dhk_prompt_match(const dhk_folded *folded, uint64_t key, unsigned at,
                          enum dhk_prompt_mode mode, unsigned whole_end);

#endif
