/* known.c - see known.h.                                          SPDX-License-Identifier: MIT */
#include "feature/known.h"

#include "base/utf8.h"
#include "feature/word.h"
#include "tables/function_words.h"

/* The slot of a word, or the free one where it would stand. */
static uint32_t find_slot(const dhk_known *known, uint32_t hash)
{
    uint32_t slot = hash >> (32 - DHK_KNOWN_BITS);

    while (known->hash[slot] != hash && known->hash[slot] != 0)
        slot = (slot + 1) % DHK_KNOWN_SLOTS;
    return slot;
}

/* A word's slot, taken for it if it has none. */
static uint32_t take_slot(dhk_known *known, uint32_t hash)
{
    const uint32_t slot = find_slot(known, hash);

    known->hash[slot] = hash;
    known->filter[hash >> 27] |= UINT32_C(1) << (hash >> 16) % 32;
    return slot;
}

static void add_title(dhk_known *known, uint32_t hash)
{
    uint32_t *bit;

    if (known->title_count == DHK_KNOWN_MAX)
        return;
    bit = &known->title[take_slot(known, hash)];
    if (*bit == 0)
        *bit = UINT32_C(1) << known->title_count++;
}

static void add_description(dhk_known *known, uint32_t hash)
{
    uint8_t *is;

    if (known->description_count == DHK_KNOWN_MAX)
        return;
    is = &known->description[take_slot(known, hash)];
    known->description_count += *is == 0;
    *is = 1;
}

static void each_word(dhk_known *known, void (*add)(dhk_known *, uint32_t),
                      const unsigned char *text, size_t length)
{
    size_t i = 0;

    while (i < length) {
        dhk_word word;
        unsigned bytes;
        const size_t next = dhk_word_read(&word, text, i, length);
        if (next > i && !dhk_function_word(word.hash))
            add(known, word.hash);
        dhk_utf8_read(text + i, &bytes);
        i = next > i ? next : i + bytes;
    }
}

void dhk_known_title(dhk_known *known, const unsigned char *text, size_t length)
{
    each_word(known, add_title, text, length);
}

void dhk_known_description(dhk_known *known, const unsigned char *text, size_t length)
{
    each_word(known, add_description, text, length);
}

/* A free slot is a word of neither, so nothing need be asked. */
void dhk_known_count(const dhk_known *known, dhk_counts *counts, uint32_t hash)
{
    const uint32_t slot = find_slot(known, hash), title = known->title[slot];

    counts->title |= title;
    counts->title_words += title != 0;
    counts->description_words += known->description[slot];
}

void dhk_known_settle(dhk_known *known)
{
    unsigned i;

    for (i = 0; i < known->queued; i++)
        dhk_known_count(known, known->of[i], known->queue[i]);
    known->queued = 0;
}

void dhk_known_forget(dhk_known *known, const dhk_counts *counts)
{
    while (known->queued > 0 && known->of[known->queued - 1] == counts)
        known->queued--;
}
