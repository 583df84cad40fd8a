/* html_token.h - the WHATWG tokenization stage: bytes in, tags and text out, no tree.
 *
 * One function a state, named as in the standard.  Input is valid UTF-8 (decode.h sees to that)
 * in pieces of any size; every way of cutting it gives the same tokens.  Nothing is copied but
 * a tag or a reference that straddles two pieces: what a token points at is lent for the
 * callback alone.  Text comes in runs of any length; a line feed for each CR LF or CR, and
 * characters for their references.  Parse errors are not reported.
 * SPDX-License-Identifier: MIT */
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

/* What is kept of a tag, however long it is and however the input is cut: a tag of 100 MB must
 * cost no more memory than its kept part, and no time that is not linear in it. */
enum {
    DHK_HTML_MAX_NAME =
        1024, /* bytes of a tag's or an attribute's name; names that agree so
                                      far are one name.  The longest in use have some 40 */
    DHK_HTML_MAX_VALUE = 65536, /* bytes of an attribute's value; longer ones are data: URLs
                                      and JSON, which nobody asks for */
    DHK_HTML_MAX_ATTRIBUTES =
        256, /* first attributes of a tag, repeated ones counted too, since
                                      each is compared with those before it */
    DHK_HTML_MAX_COMMENT = 65536 /* bytes of a comment or an id of a doctype, if wanted */
};

/* An attribute as it stands in the page.  Not yet done to 'value': character references, CR, NUL
 * (dhk_html_value does that, for the few that count).  'name' may have upper-case letters and
 * NUL; no value is the empty value. */
typedef struct dhk_html_attribute {
    const unsigned char *name, *value;
    uint32_t name_length, value_length;
    uint32_t id; /* enum dhk_attribute (tables/html_tags.h); 0: none that counts */
} dhk_html_attribute;

typedef struct dhk_html_tag {
    const unsigned char *name; /* as in the page: may have upper-case letters and NUL */
    size_t name_length;
    uint32_t id; /* enum dhk_tag (tables/html_tags.h); 0: unknown */
    bool self_closing;
    const dhk_html_attribute *attributes; /* no name twice: the first counts */
    size_t attribute_count;               /* 0 for an end tag, whatever it has */
} dhk_html_tag;

/* Where tokens go.  Each returns 0, or an error that push and finish then return.  'comment' and
 * 'doctype' may be NULL (production: their text is then not kept anywhere).  None may call push
 * or finish. */
typedef struct dhk_html_sink {
    /* 'length' is never 0; 'begin' and 'end' are bytes of the decoded input (for a reference:
     * all of it).  NUL, which may come in DATA and CDATA, makes a run of its own, one byte
     * long: the standard leaves it to the tree builder to drop it. */
    int (*text)(void *user, const unsigned char *text, size_t length, uint64_t begin,
                uint64_t end);
    int (*start_tag)(void *user, const dhk_html_tag *tag);
    int (*end_tag)(void *user, const dhk_html_tag *tag);
    int (*comment)(void *user, const unsigned char *text, size_t length);
    int (*doctype)(void *user, const unsigned char *name, size_t name_length,
                   const unsigned char *public_id, size_t public_length,
                   const unsigned char *system_id, size_t system_length,
                   bool force_quirks); /* a missing id is NULL; missing name: NULL */
    /* Bit for each enum dhk_attribute that a tag is to have; 0: all, and unknown ones too. */
    uint64_t wanted;
    /* As 'text', and maybe the same, for a run that is nothing but spaces, tabs, LF and FF and
     * has a tag behind it, which half of the runs of a page are; not every such run comes here. */
    int (*space)(void *user, const unsigned char *text, size_t length, uint64_t begin,
                 uint64_t end);
    /* As 'end_tag', for one of the element that dhk_html_token_watch() told of; not every such
     * tag comes here. */
    int (*end_open)(void *user);
    /* Tags of void elements, but <meta>, may come without their attributes. */
    bool bare_void;
} dhk_html_sink;

typedef struct dhk_html_tokenizer dhk_html_tokenizer; /* in html_token_inner.h */

/* Begins an input in 'state'.  The tokenizer is all zero at its first use; later ones keep its
 * memory.  'memory', 'sink' and 'user' are borrowed until free. */
void dhk_html_token_begin(dhk_html_tokenizer *t, const dhk_memory *memory,
                          const dhk_html_sink *sink, void *user, enum dhk_html_state state);

/* O(length).  DHK_E_NOMEM, or what the sink returned; from then on only that. */
int dhk_html_token_push(dhk_html_tokenizer *t, const unsigned char *bytes, size_t length);
/* The input ends: what is half read is emitted or dropped as the standard says. */
int dhk_html_token_finish(dhk_html_tokenizer *t);

/* Goes on in 'state'.  To be called in start_tag: the name of that tag is the one whose end tag
 * ends RCDATA, RAWTEXT and SCRIPT_DATA. */
void dhk_html_token_set_state(dhk_html_tokenizer *t, enum dhk_html_state state);
/* In start_tag, after set_state to RCDATA, RAWTEXT, SCRIPT_DATA or PLAINTEXT: the text up to the
 * next tag is not wanted, so that it is skipped and not emitted.  Saves time alone. */
void dhk_html_token_quiet(dhk_html_tokenizer *t);
/* Is the open element a foreign one (svg, math), where <![CDATA[ begins a CDATA section? */
void dhk_html_token_foreign(dhk_html_tokenizer *t, bool foreign);
/* Tells where the user keeps the number of the element that is open (enum dhk_tag; 0: none), whose
 * end tag is likelier to come than any other. */
void dhk_html_token_watch(dhk_html_tokenizer *t, const uint32_t *open);
/* Takes 'name' (a lower-case C string; NULL: none) for the last start tag; for tests. */
void dhk_html_token_last_tag(dhk_html_tokenizer *t, const char *name);

/* Writes an attribute's value as it is meant into 'out' (unsigned char), which is emptied first:
 * character references by the rules for attributes, LF for CR LF and CR, U+FFFD for NUL.
 * DHK_E_NOMEM. */
int dhk_html_value(const dhk_html_attribute *attribute, dhk_list *out,
                   const dhk_memory *memory);

/* Gives all memory back; the tokenizer is then all zero. */
void dhk_html_token_free(dhk_html_tokenizer *t);

#endif
