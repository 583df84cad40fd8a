/* known.h - the words that a page says of itself, to be found again in its lines.
 *
 * The first 32 distinct words of its title, and of its description, that are no function words,
 * in one table.  Of most words of a line a bit of a filter says that they are none of these; the
 * others queue, with the line's counts, and are looked up some dozens at a time: a look-up at once
 * would be a branch that waits for the hashes of all the line's words, and is guessed wrong for
 * every third line.  O(words).  Private to feature/.             SPDX-License-Identifier: MIT */
#ifndef DHK_KNOWN_H
#define DHK_KNOWN_H

#include "feature/measure.h"

enum {
    DHK_KNOWN_MAX = 32, /* words of the title, of the description */
    DHK_KNOWN_BITS = 7,
    DHK_KNOWN_SLOTS = 1 << DHK_KNOWN_BITS, /* half of them free at least */
    DHK_KNOWN_ROOM = 32, /* what the queue has free whenever a line or block begins */
    DHK_KNOWN_QUEUE = 96
};

/* All 0: it knows no words, and is settled. */
typedef struct dhk_known {
    bool markup;                     /* else the page has no title */
    uint32_t hash[DHK_KNOWN_SLOTS];  /* 0: free */
    uint32_t title[DHK_KNOWN_SLOTS]; /* the bit of a word of the title; 0: it is none */
    uint8_t description[DHK_KNOWN_SLOTS]; /* 1: a word of the description */
    uint32_t filter[32];                  /* a bit for each of 2^10 hashes */
    unsigned title_count, description_count, queued;
    uint32_t queue[DHK_KNOWN_QUEUE]; /* hashes */
    dhk_counts *of[DHK_KNOWN_QUEUE]; /* who has that word */
} dhk_known;

/* Adds the words of a text to it. */
void dhk_known_title(dhk_known *known, const unsigned char *text, size_t length);
void dhk_known_description(dhk_known *known, const unsigned char *text, size_t length);

/* Looks up all that queue. */
void dhk_known_settle(dhk_known *known);

/* Forgets what queues of these counts, which came last. */
void dhk_known_forget(dhk_known *known, const dhk_counts *counts);

/* May it be one of them? */
static inline bool dhk_known_maybe(const dhk_known *known, uint32_t hash)
{
    return (known->filter[hash >> 27] >> (hash >> 16) % 32 & 1) != 0;
}

/* Counts a word at once. */
void dhk_known_count(const dhk_known *known, dhk_counts *counts, uint32_t hash);

#endif
