/* pairs.h - a table from hashes to numbers, over the lines of a page.
 *
 * Open addressing in pairs of (hash, number); a number of 0 is a free place.  Private to feature/.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_PAIRS_H
#define DHK_PAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

/* 16: with half of the slots free a search is nearly always over after 4; a page made to collide
 * stops here, and its later lines count as new. */
enum { DHK_PAIRS_PROBES = 16 };

/* The slot of a hash in 'slots' pairs, a power of two; 'slots' when it gave up.  Mostly the first
 * slot is free or the hash's own: asked in one, for which of the two cannot be foretold, and as a
 * product, for a compiler makes two branches of an "or". */
static inline size_t dhk_pair_find(const uint32_t *pairs, size_t slots, uint32_t hash)
{
    const size_t mask = slots - 1;
    size_t slot = dhk_hash_mix(hash) & mask;
    unsigned probe;

    for (probe = 0; probe < DHK_PAIRS_PROBES; probe++) {
        const uint32_t *pair = pairs + 2 * slot;
        if ((uint64_t)pair[1] * (pair[0] ^ hash) == 0)
            return slot;
        slot = (slot + 1) & mask;
    }
    return slots;
}

#endif
