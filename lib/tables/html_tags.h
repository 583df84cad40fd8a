/* html_tags.h - the elements and attributes that count, by number.
 *
 * Names stand in gen/inputs/html_tags.txt; gen/html_tags.py makes the numbers below and the
 * perfect hash that finds them (html_tags.c).
 * SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TAGS_H
#define DHK_HTML_TAGS_H

#include <stddef.h>
#include <stdint.h>

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

/* Number of the element with this name (any case of ASCII letters), 0 if it is none of
 * ours. */
uint32_t dhk_tag_find(const unsigned char *name, size_t length);
/* The same for a name in a text that holds 'room' bytes from its beginning on. */
uint32_t dhk_tag_find_in(const unsigned char *name, size_t length, size_t room);
const char *dhk_tag_name(uint32_t tag); /* "?" for 0 */
/* Number of the attribute with this name, 0 if it does not count. */
uint32_t dhk_attribute_find(const unsigned char *name, size_t length);
uint32_t dhk_attribute_find_in(const unsigned char *name, size_t length, size_t room);

#include "tables/html_tags.inc" /* generated: enum dhk_tag { DHK_EL_UNKNOWN, DHK_EL_A, ... },
                                   enum dhk_attribute { DHK_AT_NONE, DHK_AT_CLASS, ... } */

extern const uint16_t dhk_tag_trait_bits[DHK_EL_COUNT];

static inline uint32_t dhk_tag_traits(uint32_t tag) /* enum dhk_tag_trait */
{
    return tag < DHK_EL_COUNT ? dhk_tag_trait_bits[tag] : 0;
}

#endif
