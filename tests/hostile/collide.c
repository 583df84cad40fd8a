/* collide.c - see collide.h: tries word after word and keeps those that fall where they shall.
 *
 * The arithmetic is that of feature/word.c and feature/counts.c, written again, since these pages know
 * dehusk.h alone; work.c sees whether it still agrees, for a page that collides costs more than one
 * that does not.  A word of eight letters is one step of the hash, so a million are tried in some
 * milliseconds.                                                  SPDX-License-Identifier: MIT */
#include "hostile/collide.h"

#include <stdint.h>
#include <string.h>

#include "hostile/hostile.h"

enum {
    LETTERS = 8,
    SLOT_BITS = 14, /* tables of so many slots see one place, larger ones a few */
    PLACES = 16 /* neighbouring places that will do: a search goes on to the next slot */
};

static uint32_t mix(uint32_t hash)
{
    hash ^= hash >> 15;
    return hash * UINT32_C(2654435769);
}

static uint32_t chain(uint32_t before, uint32_t hash)
{
    return ((before << 7 | before >> 25) ^ hash) * UINT32_C(2654435769);
}

/* The hash of a line that is this word. */
static uint32_t hash_line(const char word[LETTERS])
{
    uint64_t hash = UINT64_C(0x9E3779B97F4A7C15), eight = 0;
    unsigned i;

    for (i = 0; i < LETTERS; i++)
        eight |= (uint64_t)(unsigned char)word[i] << 8 * i;
    hash = (hash ^ eight) * UINT64_C(0xD6E8FEB86659FD93);
    return chain(UINT32_C(2166136261), (uint32_t)(hash >> 32) | 1u);
}

/* The next word, of those that fall on the first 'places', by the number of the last try. */
static void next_word(char word[LETTERS + 1], uint64_t *number, uint32_t places)
{
    do {
        uint64_t rest = (*number)++;
        unsigned i;
        for (i = 0; i < LETTERS; i++, rest /= 26)
            word[i] = (char)('a' + rest % 26);
    } while ((mix(hash_line(word)) & ((1u << SLOT_BITS) - 1)) >= places);
}

void collide_lines(unsigned char *bytes, size_t size, int collide, const char *before,
                   const char *after)
{
    const uint32_t places = collide ? PLACES : 1u << SLOT_BITS;
    char word[LETTERS + 1] = {0};
    uint64_t number = 0;
    size_t at = 0;

    while (at < size) {
        next_word(word, &number, places);
        at = hostile_append(bytes, at, size, before, 0);
        at = hostile_append(bytes, at, size, word, 0);
        at = hostile_append(bytes, at, size, after, 0);
    }
}
