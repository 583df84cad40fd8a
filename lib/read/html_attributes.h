/* html_attributes.h - what the attributes of a start tag say to a reader of lines.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_ATTRIBUTES_H
#define DHK_HTML_ATTRIBUTES_H

#include "line/build.h"
#include "read/html_sets.h"
#include "read/html_token.h"
#include "tables/html_tags.h"

/* The attributes that count: those of all elements, then those of <meta> and <script>. */
#define DHK_HTML_WANTED                                                                    \
    (UINT64_C(1) << DHK_AT_CLASS | UINT64_C(1) << DHK_AT_ID | UINT64_C(1) << DHK_AT_ROLE | \
     UINT64_C(1) << DHK_AT_ITEMPROP | UINT64_C(1) << DHK_AT_ITEMTYPE |                     \
     UINT64_C(1) << DHK_AT_HREF | UINT64_C(1) << DHK_AT_HIDDEN |                           \
     UINT64_C(1) << DHK_AT_ARIA_HIDDEN | UINT64_C(1) << DHK_AT_STYLE |                     \
     UINT64_C(1) << DHK_AT_PROPERTY | UINT64_C(1) << DHK_AT_NAME |                         \
     UINT64_C(1) << DHK_AT_CONTENT | UINT64_C(1) << DHK_AT_TYPE)

typedef struct dhk_html_said {
    uint32_t place;  /* enum dhk_box_flag: by role, hidden, style, itemtype, itemprop */
    uint32_t tokens; /* token set of class, id, role, itemprop */
    bool href;       /* has one */
    bool price;      /* itemprop=price */
} dhk_html_said;

/* The general way of the one below it. */
int dhk_html_attributes_read_all(const dhk_html_tag *tag, dhk_html_sets *sets,
                                 dhk_page *page, dhk_list *scratch, dhk_html_said *said);

/* More than half of the tags that say anything have a class alone. */
static inline bool dhk_html_attributes_are_class(const dhk_html_tag *tag)
{
    return tag->attribute_count == 1 && tag->attributes[0].id == DHK_AT_CLASS;
}

/* Adds what a tag says to 'said', which says nothing yet.  O(bytes of the tag).  'scratch'
 * (unsigned char) is for values with references.  DHK_E_NOMEM. */
static inline int dhk_html_attributes_read(const dhk_html_tag *tag, dhk_html_sets *sets,
                                           dhk_page *page, dhk_list *scratch,
                                           dhk_html_said *said)
{
    return dhk_html_attributes_are_class(tag)
               ? dhk_html_sets_class(sets, page, tag->attributes, scratch, &said->tokens)
               : dhk_html_attributes_read_all(tag, sets, page, scratch, said);
}

/* The attribute with this id (enum dhk_attribute), NULL if the tag has none. */
const dhk_html_attribute *dhk_html_attribute_of(const dhk_html_tag *tag, uint32_t id);

/* A value as it is meant: the attribute's own bytes, or 'scratch' filled. */
int dhk_html_attribute_value(const dhk_html_attribute *attribute, const dhk_memory *memory,
                             dhk_list *scratch, const unsigned char **value,
                             size_t *length);

#endif
