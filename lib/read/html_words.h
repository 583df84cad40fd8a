/* html_words.h - the words of class names and their kin, as hashes.
 *
 * class="postHeader col-md-6" speaks of "post", "header", "post-header", "col", "md",
 * "col-md": such words tell a scorer more than any tag.  html_sets.h says whose they are,
 * base/name.h what their hashes are.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_WORDS_H
#define DHK_HTML_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/places.h"

enum {
    DHK_WORDS_SET = DHK_PLACES, /* words a set: real elements have fewer */
    DHK_WORDS_BLOCK = 80 /* bytes that are looked at in one go, and some to hash in vain */
};

typedef struct dhk_html_words {
    uint32_t hashes[DHK_WORDS_SET + 1]; /* the last is written, but never counts */
    uint32_t count;
    uint64_t
        seen; /* a bit for six bits of each hash: most new ones show at once that they are */
} dhk_html_words;

void dhk_html_words_clear(dhk_html_words *words);
/* Adds the words of a class or id attribute.  'beyond': of that many bytes behind the value it does
 * not matter whether they are read; with DHK_WORDS_BLOCK of them nothing is copied. */
void dhk_html_words_split(dhk_html_words *words, const unsigned char *value, size_t length,
                          size_t beyond);
/* The same of a value as it stands in the page.  False if one of its bytes may mean another (as in
 * html_value.c): then nothing was added. */
bool dhk_html_words_split_raw(dhk_html_words *words, const unsigned char *value,
                              size_t length, size_t beyond);
/* What splitting means, a byte at a time: the definition, and what long values get. */
void dhk_html_words_split_plain(dhk_html_words *words, const unsigned char *value,
                                size_t length);
/* Adds one word "NAME=value", lower-case, value cut at 24 bytes. */
void dhk_html_words_pair(dhk_html_words *words, const char *name,
                         const unsigned char *value, size_t length);
/* Adds words that are hashes already: those of a set, of which none is there twice. */
void dhk_html_words_join(dhk_html_words *words, const uint32_t *hashes, size_t count);

#endif
