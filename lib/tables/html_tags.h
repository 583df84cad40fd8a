/* html_tags.h - the elements and attributes that count, by number.
 *
 * Names stand in gen/inputs/html_tags.txt; gen/html_tags.py makes the numbers below and the
 * perfect hash that finds them: a page has a name every 20 bytes or so, so a name is taken as two
 * numbers of eight bytes, a multiplier gives each of our names a slot of its own, and comparing
 * those numbers tells whether the name in the slot is meant.
 * Cost: O(1) whatever the name's length, and no names that collide for a hostile page to
 * find, because a slot holds one name only.
 * SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TAGS_H
#define DHK_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bits.h"

/* What an element does to lines; from the WHATWG rendering and tree construction sections.
 */
enum dhk_tag_trait {
    DHK_TAG_BLOCK = 1,   /* display is block, list-item or table-*: ends the line */
    DHK_TAG_VOID = 2,    /* has no end tag */
    DHK_TAG_RAWTEXT = 4, /* style, xmp, iframe, noembed, noframes */
    DHK_TAG_RCDATA = 8,  /* title, textarea */
    DHK_TAG_SKIP = 16, /* its content is no text of the page: template, svg, select, ... */
    DHK_TAG_CLOSES_P = 32, /* its start tag closes an open <p> */
    DHK_TAG_SCOPE = 64,    /* stops the search of an end tag (html, table, td, th, ...) */
    DHK_TAG_BOLD = 128,    /* b, strong, em, i */
    DHK_TAG_CODE = 256,    /* code, kbd, samp, tt */
    DHK_TAG_HEADING = 512  /* h1 .. h6 */
};

#include "tables/html_tags.inc" /* generated: enum dhk_tag { DHK_EL_UNKNOWN, DHK_EL_A, ... },
                                   enum dhk_attribute { DHK_AT_NONE, DHK_AT_CLASS, ... } */

/* A name of at most 16 bytes, the first lowest, zeros behind it. */
typedef struct dhk_name {
    uint64_t low, high;
} dhk_name;

extern const dhk_name dhk_tag_names[], dhk_attribute_names[];
extern const uint8_t dhk_tag_slots[], dhk_attribute_slots[];
extern const uint16_t dhk_tag_trait_bits[];

static inline uint32_t dhk_tag_traits(uint32_t tag) /* enum dhk_tag_trait */
{
    return tag < DHK_EL_COUNT ? dhk_tag_trait_bits[tag] : 0;
}

const char *dhk_tag_name(uint32_t tag); /* "?" for 0 */

/* Can it be one of ours?  A NUL at its end would be taken for the zeros behind a name. */
static inline bool dhk_name_fits(const unsigned char *name, size_t length)
{
    return length - 1 < sizeof(dhk_name) && name[length - 1] != 0;
}

/* A name that fits. */
static inline dhk_name dhk_name_load(const unsigned char *name, size_t length)
{
    dhk_name words = {0, 0};
    if (length <= 8) {
        words.low = dhk_load_few(name, length);
    } else {
        words.low = dhk_load64(name);
        words.high = dhk_load_few(name + 8, length - 8);
    }
    return words;
}

/* OR with 0x20 folds the case of letters; what else it changes, the comparison sorts out. */
static inline size_t dhk_name_slot(dhk_name name, uint64_t multiplier, unsigned shift)
{
    const uint64_t low = name.low | DHK_EACH_BYTE(0x20),
                   high = name.high | DHK_EACH_BYTE(0x20);
    return (size_t)((low ^ high * UINT64_C(0x9E3779B97F4A7C15)) * multiplier >> shift);
}

/* Do eight bytes differ in more than the case of letters?  'ours' has lower-case letters, digits,
 * '-' and ':', of which letters alone have the bit 0x40: there 0x20 may differ. */
static inline uint64_t dhk_name_differ(uint64_t theirs, uint64_t ours)
{
    return (theirs ^ ours) & ~((ours & DHK_EACH_BYTE(0x40)) >> 1);
}

static inline bool dhk_name_same(dhk_name theirs, dhk_name ours)
{
    return (dhk_name_differ(theirs.low, ours.low) |
            dhk_name_differ(theirs.high, ours.high)) == 0;
}

/* Number of the element with this name (any case of ASCII letters), 0 if it is none of ours. */
static inline uint32_t dhk_tag_of(dhk_name name)
{
    const uint32_t number =
        dhk_tag_slots[dhk_name_slot(name, DHK_TAG_MULTIPLIER, DHK_TAG_SHIFT)];
    return dhk_name_same(name, dhk_tag_names[number]) ? number : DHK_EL_UNKNOWN;
}

static inline uint32_t dhk_tag_find(const unsigned char *name, size_t length)
{
    return dhk_name_fits(name, length) ? dhk_tag_of(dhk_name_load(name, length))
                                       : DHK_EL_UNKNOWN;
}

/* Number of the attribute with this name, 0 if it does not count. */
static inline uint32_t dhk_attribute_of(dhk_name name)
{
    const uint32_t number = dhk_attribute_slots[dhk_name_slot(
        name, DHK_ATTRIBUTE_MULTIPLIER, DHK_ATTRIBUTE_SHIFT)];
    return dhk_name_same(name, dhk_attribute_names[number]) ? number : DHK_AT_NONE;
}

static inline uint32_t dhk_attribute_find(const unsigned char *name, size_t length)
{
    return dhk_name_fits(name, length) ? dhk_attribute_of(dhk_name_load(name, length))
                                       : DHK_AT_NONE;
}

/* ---- short names, which nearly all are, as one number --------------------------------------- */

enum { DHK_NAME_SHORT = 7 }; /* bytes: the table has the name's number in the eighth */

/* An element's end tag in eight bytes, "</li>": which of them are its own, and its length in the
 * highest, which is none of them.  Longer ones are equal to nothing that begins with '<'. */
typedef struct dhk_end_tag {
    uint64_t bytes, own;
} dhk_end_tag;

extern const dhk_end_tag dhk_end_tags[];

extern const uint64_t dhk_tag_short[], dhk_attribute_short[];
extern const dhk_name dhk_name_cuts[]; /* what is left of eight bytes, and what is added */

/* The first of eight bytes, 'length' of them: at most DHK_NAME_SHORT.  A '>' behind them, which no
 * name has in it, tells a NUL that is part of a name from none.  DHK_NAME_SHORT + 1: of a longer
 * name as many, with a bit that no name of ours has. */
static inline uint64_t dhk_name_cut(uint64_t eight, size_t length)
{
    return (eight & dhk_name_cuts[length].low) | dhk_name_cuts[length].high;
}

/* Number of the element with this name, which must be in lower case; 0: ask dhk_tag_find(). */
static inline uint32_t dhk_tag_find_short(uint64_t name)
{
    const uint64_t ours =
        dhk_tag_short[name * DHK_TAG_SHORT_MULTIPLIER >> DHK_TAG_SHORT_SHIFT];
    return (ours ^ name) << 8 == 0 ? (uint32_t)(ours >> 56) : DHK_EL_UNKNOWN;
}

/* dhk_attribute_find() for a name without control bytes where eight bytes can be read.  All bytes
 * of ours have the bit 0x20, and so has any byte that is neither a control nor from '@' to '_':
 * with the bit added two short names are equal when they are but for the case of letters, for '@'
 * and '[' to '_' become what is in no name of ours.  A longer name is told by its first bytes, and
 * few others have these; so it is looked up once more. */
static inline uint32_t dhk_attribute_find_quick(const unsigned char *name, size_t length)
{
    const size_t cut = length <= DHK_NAME_SHORT ? length : DHK_NAME_SHORT + 1;
    const uint64_t key = dhk_name_cut(dhk_load64(name) | DHK_EACH_BYTE(0x20), cut);
    const uint64_t ours = dhk_attribute_short[key * DHK_ATTRIBUTE_SHORT_MULTIPLIER >>
                                              DHK_ATTRIBUTE_SHORT_SHIFT];
    /* no branch: half of all names are none of ours */
    const uint32_t id = (uint32_t)(ours >> 56) & (0 - (uint32_t)((ours ^ key) << 8 == 0));

    return DHK_ATTRIBUTE_LONGER >> id & 1 ? dhk_attribute_find(name, length) : id;
}

#endif
