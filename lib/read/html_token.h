/* html_token.h - the WHATWG tokenization stage: bytes in, tags and text out, no tree.
 *
 * One function a state, named as in the standard.  Input is valid UTF-8 (decode.h sees to that)
 * in pieces of any size; every way of cutting it gives the same tokens.  Nothing is copied but
 * a tag that straddles two pieces: what a token points at is lent for the callback alone.
 * Text comes in runs of any length; a line feed for each CR LF or CR, and characters for their
 * references.                                                     SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_TOKEN_H
#define DHK_HTML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* The states in which a tokenizer may begin, or be put by its user after a start tag. */
enum dhk_html_state {
    DHK_HTML_DATA,
    DHK_HTML_RCDATA,      /* title, textarea */
    DHK_HTML_RAWTEXT,     /* style, xmp, iframe, noembed, noframes */
    DHK_HTML_SCRIPT_DATA, /* script */
    DHK_HTML_PLAINTEXT,   /* plaintext */
    DHK_HTML_CDATA        /* a CDATA section, only for tests: elsewhere found by itself */
};

/* An attribute as it stands in the page.  Not yet done to 'value': character references, CR, NUL
 * (dhk_html_value does that, for the few that count).  'name' may have upper-case letters. */
typedef struct dhk_html_attribute {
    const unsigned char *name, *value;
    uint32_t name_length, value_length;
    uint32_t id;  /* enum dhk_attribute (tables/html_tags.h); 0: none that counts */
    bool plain;   /* the value holds no '&', CR or NUL: it is what it says */
} dhk_html_attribute;

typedef struct dhk_html_tag {
    const unsigned char *name; /* as in the page: may have upper-case letters and NUL */
    size_t name_length;
    uint32_t id;               /* enum dhk_tag (tables/html_tags.h); 0: unknown */
    bool self_closing;
    const dhk_html_attribute *attributes; /* no name twice: the first counts */
    size_t attribute_count;
    uint64_t begin, end;       /* where the tag stands in the decoded input */
} dhk_html_tag;

/* Where tokens go.  Each returns 0, or an error that push and finish then return.  'comment' and
 * 'doctype' may be NULL (production: their text is then not kept anywhere). */
typedef struct dhk_html_sink {
    int (*text)(void *user, const unsigned char *text, size_t length, uint64_t begin,
                uint64_t end); /* begin, end: in the decoded input */
    int (*start_tag)(void *user, const dhk_html_tag *tag);
    int (*end_tag)(void *user, const dhk_html_tag *tag);
    int (*comment)(void *user, const unsigned char *text, size_t length);
    int (*doctype)(void *user, const unsigned char *name, size_t name_length,
                   const unsigned char *public_id, size_t public_length,
                   const unsigned char *system_id, size_t system_length,
                   bool force_quirks); /* a missing id is NULL; missing name: NULL */
} dhk_html_sink;

typedef struct dhk_html_tokenizer dhk_html_tokenizer; /* in html_token_inner.h */

#endif
