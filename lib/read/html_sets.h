/* html_sets.h - the token sets of elements: found again, and put off until somebody asks.
 *
 * Elements with equal attributes mostly share a set, found by a 64-bit hash of the values as they
 * stand in the page.  Strings made to collide only get each other's words, on the page that did it.
 *   Nearly half of all sets are of elements that no line stands in: icons, empty boxes, links
 * behind a line's first byte.  So a new set only keeps the values, and waits; the words are made
 * when a line or, at the page's end, a box is found to have it.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_SETS_H
#define DHK_HTML_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bits.h"
#include "line/page.h"
#include "read/html_token.h"
#include "read/html_words.h"
#include "tables/html_tags.h"

enum {
    DHK_SETS_BITS = 10, /* of a slot's number: a page has some hundred different classes */
    DHK_SETS_CACHE = 1 << DHK_SETS_BITS
};

typedef struct dhk_html_sets_slot {
    uint64_t key; /* hash of what the set is made from, odd; 0: empty */
    uint32_t set;
} dhk_html_sets_slot;

typedef struct dhk_html_sets {
    dhk_html_words words; /* of the set that is being made */
    dhk_list waiting;     /* unsigned char: what sets that wait are to be made from */
    dhk_html_sets_slot slots[DHK_SETS_CACHE]; /* direct-mapped */
} dhk_html_sets;

/* The sets are all zero at their first use; later pages keep their memory. */
void dhk_html_sets_begin(dhk_html_sets *sets);
void dhk_html_sets_free(dhk_html_sets *sets, const dhk_memory *memory);

static inline uint64_t dhk_html_sets_step(uint64_t key, uint64_t eight)
{
    key = (key ^ eight) * UINT64_C(0xD6E8FEB86659FD93);
    return key ^ key >> 32;
}

/* The same address or a lower one. */
static inline const unsigned char *dhk_html_sets_before(const unsigned char *p,
                                                        const unsigned char *last)
{
    return p < last ? p : last;
}

/* Mixes bytes into a key; begin with any number.  Two halves, for one step has to wait for the one
 * before it.  The last eight bytes are mixed first; what is taken of the others may overlap them or
 * each other, so that nearly all values take the same way, however long they are. */
static inline uint64_t dhk_html_sets_key(uint64_t key, const unsigned char *bytes,
                                         size_t length)
{
    const unsigned char *last;
    uint64_t other;

    key ^= length;
    if (length < 8)
        return length == 0 ? key : dhk_html_sets_step(key, dhk_load_few(bytes, length));
    last = bytes + length - 8;
    other = dhk_html_sets_step(~key, dhk_load64(last));
    for (; last - bytes > 24; bytes += 24) {
        key = dhk_html_sets_step(key, dhk_load64(bytes));
        other = dhk_html_sets_step(other, dhk_load64(bytes + 8));
        key = dhk_html_sets_step(key, dhk_load64(bytes + 16));
    }
    key = dhk_html_sets_step(key, dhk_load64(bytes));
    other = dhk_html_sets_step(other, dhk_load64(dhk_html_sets_before(bytes + 8, last)));
    key = dhk_html_sets_step(key, dhk_load64(dhk_html_sets_before(bytes + 16, last)));
    return dhk_html_sets_step(key, other);
}

/* The top bits of a step depend on all that came before. */
static inline size_t dhk_html_sets_place(uint64_t key)
{
    return (size_t)(key >> (64 - DHK_SETS_BITS));
}

/* Is the set for this key known?  If not, *set stays as it is. */
static inline bool dhk_html_sets_recall(const dhk_html_sets *sets, uint64_t key,
                                        uint32_t *set)
{
    const dhk_html_sets_slot *slot = &sets->slots[dhk_html_sets_place(key)];

    if (slot->key != key)
        return false;
    *set = slot->set;
    return true;
}

/* A set for this class attribute, which no set is known for. */
int dhk_html_sets_new_class(dhk_html_sets *sets, dhk_page *page,
                            const dhk_html_attribute *class_names, uint64_t key,
                            dhk_list *scratch, uint32_t *set);

/* The set of a class attribute: nearly all elements with words have that one alone.  'scratch' as
 * in html_attributes.h.  DHK_E_NOMEM. */
static inline int dhk_html_sets_class(dhk_html_sets *sets, dhk_page *page,
                                      const dhk_html_attribute *class_names,
                                      dhk_list *scratch, uint32_t *set)
{
    const uint64_t key =
        dhk_html_sets_key(DHK_AT_CLASS, class_names->value, class_names->value_length) | 1;

    return class_names->value_length == 0 || dhk_html_sets_recall(sets, key, set)
               ? 0 /* DHK_OK */
               : dhk_html_sets_new_class(sets, page, class_names, key, scratch, set);
}

/* The attributes with words, beside the class, in the order in which these come; NULL: none. */
typedef struct dhk_html_worded {
    const dhk_html_attribute *id, *role, *itemprop;
} dhk_html_worded;

/* Adds the words of these to the set of a tag's class (0 without one); 'more' is the key of their
 * values. */
int dhk_html_sets_add(dhk_html_sets *sets, dhk_page *page, const dhk_html_worded *worded,
                      uint64_t more, dhk_list *scratch, uint32_t *set);
/* The words of this set are asked for: makes them, if it waits. */
int dhk_html_sets_fill(dhk_html_sets *sets, dhk_page *page, uint32_t set,
                       dhk_list *scratch);
/* The set of all words of these sets, which do not wait. */
int dhk_html_sets_join(dhk_html_sets *sets, dhk_page *page, const uint32_t *joined,
                       size_t count, uint32_t *set);
/* Have two sets, which may be one, the same words?  *same tells. */
int dhk_html_sets_compare(dhk_html_sets *sets, dhk_page *page, uint32_t a, uint32_t b,
                          dhk_list *scratch, bool *same);
/* All boxes that the page has are asked for: fills their sets, and makes what waits still empty,
 * for it is of none.  DHK_E_NOMEM. */
int dhk_html_sets_finish(dhk_html_sets *sets, dhk_page *page, dhk_list *scratch);

static inline const dhk_token_set *dhk_html_sets_at(const dhk_page *page, uint32_t set)
{
    return (const dhk_token_set *)page->token_sets.items + set;
}

#endif
