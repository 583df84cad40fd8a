/* name.h - the words of class names and their kin, as numbers.
 *
 * A word is a part of a name, 2 to 16 small letters, or two or three parts with '-' between them:
 * "related", "posts", "related-posts".  A part is known by its first eight letters and how many it
 * has, so its number takes two products however long it is; that of several is chained from theirs.
 * Words that share a number only get each other's weight.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_NAME_H
#define DHK_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bits.h"
#include "base/hash.h"

enum { DHK_NAME_PART = 16 /* letters */ };

/* The number of a part: its letters, capital or small, 1 to DHK_NAME_PART of them.  Eight bytes may
 * be read; what stands behind the letters does not count. */
static inline uint32_t dhk_name_part(const unsigned char *letters, unsigned count)
{
    const uint64_t small = UINT64_C(0x2020202020202020);
    const unsigned first = count < 8 ? count : 8;
    const uint64_t eight = (dhk_load64(letters) | small) & UINT64_MAX >> (64 - 8 * first);

    return (uint32_t)((eight * UINT64_C(0xD6E8FEB86659FD93) +
                       count * UINT64_C(0x9E3779B97F4A7C15)) >>
                      32);
}

/* The number of the parts so far and one more. */
static inline uint32_t dhk_name_join(uint32_t before, uint32_t part)
{
    return dhk_hash_chain(before, part);
}

/* The number of a word as it is written, for who looks for it: "related-posts". */
static inline uint32_t dhk_name_word(const char *word)
{
    uint32_t number = 0;
    bool joins;

    for (joins = false;; joins = true, word++) {
        unsigned char letters[DHK_NAME_PART] = {0};
        unsigned count = 0;
        while (*word != 0 && *word != '-')
            letters[count++] = (unsigned char)*word++;
        if (count > 0) { /* always: a part has letters */
            const uint32_t part = dhk_name_part(letters, count);
            number = joins ? dhk_name_join(number, part) : part;
        }
        if (*word == 0)
            return number;
    }
}

#endif
