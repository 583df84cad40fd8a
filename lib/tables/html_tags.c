/* html_tags.c - names of elements and attributes to numbers, and back.
 *
 * In: a name as it stands in the page, any case.  Out: its number, 0 if it is none of ours.
 * A page has a name every 20 bytes or so, so a name is taken as two numbers of eight bytes: one
 * multiply, by a multiplier found by gen/html_tags.py, gives each of our names a slot of its
 * own, and comparing those numbers tells whether the name in the slot is meant.
 * Cost: O(1) whatever the name's length, and no names that collide for a hostile page to
 * find, because a slot holds one name only.
 * SPDX-License-Identifier: MIT */
#include "tables/html_tags.h"

#include <stdbool.h>

#include "base/bits.h"

/* A name of at most 16 bytes, the first lowest, zeros behind it. */
typedef struct name_words {
    uint64_t low, high;
} name_words;

#include "tables/html_tags_table.inc"

enum { MAX_NAME = 16 };

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static name_words words_of(const unsigned char *name, size_t length, size_t room)
{
    name_words words = {0, 0};
    if (length <= 8 && room >= 8) {
        words.low = dhk_load64(name) & UINT64_MAX >> (64 - 8 * length);
    } else if (length <= 8) {
        words.low = dhk_load_few(name, length);
    } else {
        words.low = dhk_load64(name);
        words.high = dhk_load_few(name + 8, length - 8);
    }
    return words;
}

/* OR with 0x20 folds the case of letters; what else it changes, the comparison sorts out. */
static uint64_t slot_of(name_words name, uint64_t multiplier, unsigned shift)
{
    const uint64_t low = name.low | EACH(0x20), high = name.high | EACH(0x20);
    return (low ^ high * UINT64_C(0x9E3779B97F4A7C15)) * multiplier >> shift;
}

/* Do eight bytes differ in nothing but the case of letters?  'ours' has lower-case letters, digits,
 * '-' and ':', of which letters alone have the bit 0x40: there 0x20 may differ. */
static uint64_t differ(uint64_t theirs, uint64_t ours)
{
    return (theirs ^ ours) & ~((ours & EACH(0x40)) >> 1);
}

static bool same_name(name_words theirs, name_words ours)
{
    return (differ(theirs.low, ours.low) | differ(theirs.high, ours.high)) == 0;
}

/* A NUL at its end would be taken for the zeros behind a name. */
static bool can_be_ours(const unsigned char *name, size_t length)
{
    return length != 0 && length <= MAX_NAME && name[length - 1] != 0;
}

uint32_t dhk_tag_find_in(const unsigned char *name, size_t length, size_t room)
{
    name_words words;
    uint32_t number;

    if (!can_be_ours(name, length))
        return DHK_EL_UNKNOWN;
    words = words_of(name, length, room);
    number = tag_slot[slot_of(words, TAG_MULTIPLIER, TAG_SHIFT)];
    return same_name(words, tag_words[number]) ? number : DHK_EL_UNKNOWN;
}

uint32_t dhk_tag_find(const unsigned char *name, size_t length)
{
    return dhk_tag_find_in(name, length, length);
}

uint32_t dhk_attribute_find_in(const unsigned char *name, size_t length, size_t room)
{
    name_words words;
    uint32_t number;

    if (!can_be_ours(name, length))
        return DHK_AT_NONE;
    words = words_of(name, length, room);
    number = attribute_slot[slot_of(words, ATTRIBUTE_MULTIPLIER, ATTRIBUTE_SHIFT)];
    return same_name(words, attribute_words[number]) ? number : DHK_AT_NONE;
}

uint32_t dhk_attribute_find(const unsigned char *name, size_t length)
{
    return dhk_attribute_find_in(name, length, length);
}

const char *dhk_tag_name(uint32_t tag)
{
    return tag_names + (tag < DHK_EL_COUNT ? tag_offset[tag] : 0);
}
