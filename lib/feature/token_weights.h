/* token_weights.h - how telling the words of class names are.
 *
 * One log-odds of "article" for each of 4096 buckets of token hashes, in sixteenths, in
 * three tables: for tokens of the line's own box, of the box around it, and of all boxes
 * above.  Made by tests/quality/train.py together with the forests (score/weights.h), which
 * were grown over sums of exactly these numbers: never mix two trainings.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DHK_TOKEN_WEIGHTS_H
#define DHK_TOKEN_WEIGHTS_H

#include <stdint.h>

/* 12: more bits than 2^12 entries bring nothing that was measured, fewer cost F1. */
enum { DHK_TOKEN_BITS = 12, DHK_TOKEN_ENTRIES = 1 << DHK_TOKEN_BITS };

typedef struct dhk_token_weights {
    int8_t own[DHK_TOKEN_ENTRIES];
    int8_t parent[DHK_TOKEN_ENTRIES];
    int8_t path[DHK_TOKEN_ENTRIES];
} dhk_token_weights;

extern const dhk_token_weights dhk_token_weights_builtin;

/* Token hashes are mixed (base/hash.h), so their top bits are the best ones. */
static inline uint32_t dhk_token_slot(uint32_t hash)
{
    return hash >> (32 - DHK_TOKEN_BITS);
}

#endif
