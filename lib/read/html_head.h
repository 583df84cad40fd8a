/* html_head.h - what a page says of itself: <title>, <meta>, JSON-LD.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_HEAD_H
#define DHK_HTML_HEAD_H

#include "line/build.h"
#include "read/html_token.h"

enum { DHK_JSON_WORD = 32 /* longer than the name of any type that counts */ };

/* Finds the values of "@type" in JSON, in pieces of any size.  It knows strings well enough for
 * that, and no more of JSON. */
typedef struct dhk_json_types {
    uint8_t state;
    uint8_t matched; /* bytes of "@type" that agree */
    uint8_t length;  /* of word; DHK_JSON_WORD: too long */
    bool listed;     /* in [ ] */
    char word[DHK_JSON_WORD];
} dhk_json_types;

typedef struct dhk_html_head {
    dhk_list title, og_title, description, og_description; /* unsigned char */
    dhk_json_types json;
    bool titled; /* a <title> was read: later ones do not count */
} dhk_html_head;

void dhk_html_head_begin(dhk_html_head *head);
/* <meta>, wherever it stands. */
int dhk_html_head_meta(dhk_html_head *head, const dhk_html_tag *tag, dhk_list *scratch,
                       dhk_page *page);
int dhk_html_head_title(dhk_html_head *head, const unsigned char *text, size_t length,
                        const dhk_memory *memory);
/* Text of <script type="application/ld+json">. */
void dhk_html_head_json(dhk_html_head *head, const unsigned char *text, size_t length,
                        dhk_page *page);
/* Is this <script> one of them? */
bool dhk_html_head_is_json(const dhk_html_tag *tag);
/* Puts the strings into the page. */
int dhk_html_head_finish(const dhk_html_head *head, dhk_builder *builder);
void dhk_html_head_free(dhk_html_head *head, const dhk_memory *memory);

#endif
