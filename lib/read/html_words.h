/* html_words.h - the words of class names and their kin, as token sets of the page.
 *
 * class="postHeader col-md-6" speaks of "post", "header", "post-header", "col", "md",
 * "col-md": such words tell a scorer more than any tag.  Equal attributes share a set.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_WORDS_H
#define DHK_HTML_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/bits.h"
#include "line/build.h"

enum {
    DHK_WORDS_SET = 16,   /* words a set: real elements have fewer */
    DHK_WORDS_CACHE = 512 /* slots; a page has some hundred different classes */
};

typedef struct dhk_html_words_slot {
    uint64_t key; /* hash of what the set was made from; 0: empty */
    uint32_t set;
} dhk_html_words_slot;

/* Direct-mapped: a set is found again by a 64-bit hash alone.  Strings made to collide only get
 * each other's words, on the page that did it. */
typedef struct dhk_html_words {
    uint32_t hashes[DHK_WORDS_SET];
    size_t count;
    uint64_t
        seen; /* a bit for six bits of each hash: most new ones show at once that they are */
    dhk_html_words_slot slots[DHK_WORDS_CACHE];
} dhk_html_words;

void dhk_html_words_begin(dhk_html_words *words);

static inline uint64_t dhk_html_words_step(uint64_t key, uint64_t eight)
{
    key = (key ^ eight) * UINT64_C(0xD6E8FEB86659FD93);
    return key ^ key >> 32;
}

/* Mixes bytes into a key; begin with any number.  Two halves, for one step has to wait for the one
 * before it; the last eight bytes overlap what is mixed already, so that no tail is left. */
static inline uint64_t dhk_html_words_key(uint64_t key, const unsigned char *bytes,
                                          size_t length)
{
    const unsigned char *end = bytes + length;
    uint64_t other;

    key = (key ^ length) * UINT64_C(0x9E3779B97F4A7C15);
    if (length < 8)
        return length == 0 ? key : dhk_html_words_step(key, dhk_load_few(bytes, length));
    other = dhk_html_words_step(~key, dhk_load64(end - 8));
    for (; end - bytes > 16; bytes += 16) {
        key = dhk_html_words_step(key, dhk_load64(bytes));
        other = dhk_html_words_step(other, dhk_load64(bytes + 8));
    }
    if (end - bytes > 8)
        key = dhk_html_words_step(key, dhk_load64(bytes));
    return dhk_html_words_step(key, other);
}

/* The slot of a key. */
static inline size_t dhk_html_words_at(uint64_t key)
{
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 54) % DHK_WORDS_CACHE;
}

/* Is the set for this key known?  If not, add words, then dhk_html_words_make(). */
static inline bool dhk_html_words_find(const dhk_html_words *words, uint64_t key,
                                       uint32_t *set)
{
    const dhk_html_words_slot *slot = &words->slots[dhk_html_words_at(key)];

    *set = slot->set;
    return slot->key == key && key != 0;
}

void dhk_html_words_clear(dhk_html_words *words);
/* Adds the words of a class or id attribute. */
void dhk_html_words_split(dhk_html_words *words, const unsigned char *value, size_t length);
/* The same, a byte at a time: the definition, and what long values get. */
void dhk_html_words_split_plain(dhk_html_words *words, const unsigned char *value,
                                size_t length);
/* Adds one word "NAME=value", lower-case, value cut at 24 bytes. */
void dhk_html_words_pair(dhk_html_words *words, const char *name,
                         const unsigned char *value, size_t length);
/* Adds the words of a set of the page. */
void dhk_html_words_join(dhk_html_words *words, const dhk_page *page, uint32_t set);
/* Makes the set of the words that were added, and remembers it under the key. */
int dhk_html_words_make(dhk_html_words *words, dhk_builder *builder, uint64_t key,
                        uint32_t *set);

#endif
