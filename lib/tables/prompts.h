/* prompts.h - the phrases of husk, by fingerprint.  feature/prompt.c says how they are found.
 *
 * A phrase is folded text (unicode_fold.h); of it are kept its length, its hash and what it
 * means.  Its key, the first eight bytes, names its bucket: the range first[2 * slot] ..
 * first[2 * slot + 2].  In it those that may stand anywhere come first, up to
 * first[2 * slot + 1]: at most places of a line no others are looked for.  Two filters have two
 * bits for each key: of all phrases, and of those that may stand anywhere.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_PROMPTS_H
#define DHK_PROMPTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bits.h"

enum { DHK_PROMPT_BUCKET_BITS = 13, DHK_PROMPT_FIRST_BITS = 11, DHK_PROMPT_ANY_BITS = 10 };

enum dhk_prompt_mode { DHK_PROMPT_IS_WHOLE, DHK_PROMPT_IS_START, DHK_PROMPT_IS_ANY };

/* Which categories (enum dhk_prompt of feature/prompt.h) a phrase has when it is the whole line,
 * begins it, stands anywhere; each has the bits of the next. */
typedef struct dhk_meaning {
    uint16_t bits[3]; /* by enum dhk_prompt_mode */
    uint16_t open;    /* 1: a word may go on behind it (a stem; a script without spaces) */
} dhk_meaning;

/* What is kept of a phrase, in eight bytes: a bucket's few are one look at memory. */
typedef struct dhk_prompt_entry {
    uint32_t hash;
    uint8_t tag;     /* of its key */
    uint8_t tail;    /* the same of its last eight bytes */
    uint8_t length;  /* bytes */
    uint8_t meaning; /* index into dhk_prompt_meanings */
} dhk_prompt_entry;

extern const uint64_t dhk_prompt_filter_first[1 << DHK_PROMPT_FIRST_BITS];
extern const uint64_t dhk_prompt_filter_any[1 << DHK_PROMPT_ANY_BITS];
extern const uint16_t dhk_prompt_first[(2 << DHK_PROMPT_BUCKET_BITS) + 1];
extern const dhk_prompt_entry dhk_prompt_entries[];
extern const dhk_meaning dhk_prompt_meanings[];

/* A key is bytes of text as a number, the first byte lowest.  Spread, its top bits say where it
 * stands in a table of 2^bits slots, others make the tag that tells keys of one bucket apart. */
static inline uint64_t dhk_prompt_spread(uint64_t key)
{
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

static inline unsigned dhk_prompt_slot(uint64_t spread, unsigned bits)
{
    return (unsigned)(spread >> (64 - bits));
}

/* May there be a phrase with this key?  1 or 0.  Both bits of a key are in one number, so that this
 * is one look and no branch: it is asked at every word, and the answer cannot be foretold. */
static inline uint64_t dhk_prompt_may_be(const uint64_t *filter, unsigned bits,
                                         uint64_t spread)
{
    const uint64_t both = filter[dhk_prompt_slot(spread, bits)];
    return both >> (spread >> 40 & 63) & both >> (spread >> 32 & 63) & 1;
}

static inline uint64_t dhk_prompt_may_begin(uint64_t spread)
{
    return dhk_prompt_may_be(dhk_prompt_filter_first, DHK_PROMPT_FIRST_BITS, spread);
}

static inline uint64_t dhk_prompt_may_stand(uint64_t spread)
{
    return dhk_prompt_may_be(dhk_prompt_filter_any, DHK_PROMPT_ANY_BITS, spread);
}

static inline uint8_t dhk_prompt_tag_of(uint64_t spread)
{
    return (uint8_t)(spread >> 40);
}

/* The last eight bytes of a phrase, or all of them; eight may be read. */
static inline uint64_t dhk_prompt_tail(const unsigned char *phrase, unsigned length)
{
    const unsigned back = length < 8 ? 8 - length : 0;

    return dhk_load64(phrase + length - 8 + back) & UINT64_MAX >> 8 * back;
}

/* The hash of a phrase, eight bytes at a time, of which the last eight may have been in those
 * before. */
static inline uint32_t dhk_prompt_hash(const unsigned char *phrase, unsigned length)
{
    uint64_t hash = length;
    unsigned at;

    for (at = 0; at + 8 < length; at += 8) {
        hash = dhk_prompt_spread(hash ^ dhk_load64(phrase + at));
        hash ^= hash >> 32;
    }
    return (uint32_t)(dhk_prompt_spread(hash ^ dhk_prompt_tail(phrase, length)) >> 32);
}

#endif
