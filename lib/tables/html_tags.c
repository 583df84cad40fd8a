/* html_tags.c - names of elements and attributes to numbers, and back.
 *
 * In: a name as it stands in the page, any case.  Out: its number, 0 if it is none of ours.
 * A page has a tag every 30 bytes or so, so the look-up is one multiply: four bytes of the
 * name and its length make a key, a multiplier found by gen/html_tags.py gives each of our
 * names a slot of its own, and one comparison tells whether the name in the slot is meant.
 * Cost: O(1) whatever the name's length, and no names that collide for a hostile page to
 * find, because a slot holds one name only.
 * SPDX-License-Identifier: MIT */
#include "tables/html_tags.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "tables/html_tags_table.inc"

enum { MAX_NAME = 16 }; /* longer than the longest name (annotation-xml) */

/* First, last and two middle bytes: the fewest that tell our names apart.  OR with 0x20
 * folds the case of letters; what else it changes, the comparison behind it sorts out. */
static uint32_t key_of(const unsigned char *b, size_t n)
{
    uint32_t word = (uint32_t)b[0] | (uint32_t)b[n / 2] << 8 | (uint32_t)b[n - 1] << 16 |
                    (uint32_t)b[(n - 1) / 2 + (n > 2)] << 24;
    return (word | UINT32_C(0x20202020)) + (uint32_t)n * UINT32_C(0x9E3779B1);
}

static bool same_name(const unsigned char *name, size_t length, const char *lower)
{
    size_t i;
    for (i = 0; i < length; i++)
        if (name[i] != (unsigned char)lower[i] &&
            dhk_to_lower(name[i]) != (unsigned char)lower[i])
            return false;
    return true;
}

uint32_t dhk_tag_find(const unsigned char *name, size_t length)
{
    uint32_t number, offset;

    if (length == 0 || length > MAX_NAME)
        return DHK_EL_UNKNOWN;
    number = tag_slot[(uint32_t)(key_of(name, length) * TAG_MULTIPLIER) >> TAG_SHIFT];
    offset = tag_offset[number];
    if (number == 0 || tag_offset[number + 1] - offset != length + 1 ||
        !same_name(name, length, tag_names + offset))
        return DHK_EL_UNKNOWN;
    return number;
}

uint32_t dhk_attribute_find(const unsigned char *name, size_t length)
{
    uint32_t number, offset;

    if (length == 0 || length > MAX_NAME)
        return DHK_AT_NONE;
    number = attribute_slot[(uint32_t)(key_of(name, length) * ATTRIBUTE_MULTIPLIER) >>
                            ATTRIBUTE_SHIFT];
    offset = attribute_offset[number];
    if (number == 0 || attribute_offset[number + 1] - offset != length + 1 ||
        !same_name(name, length, attribute_names + offset))
        return DHK_AT_NONE;
    return number;
}

uint32_t dhk_tag_traits(uint32_t tag)
{
    return tag < DHK_EL_COUNT ? tag_traits[tag] : 0;
}

const char *dhk_tag_name(uint32_t tag)
{
    return tag_names + (tag < DHK_EL_COUNT ? tag_offset[tag] : 0);
}
