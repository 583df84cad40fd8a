/* charset.h - which encoding a page is in, and its text as UTF-8.
 *
 * WHATWG's order: a byte order mark; the caller's word; what the page says of itself; then a
 * guess.  In one thing it is not browsers' way: a page that names another encoding and is
 * well-formed UTF-8 is read as UTF-8.  Crawls and benchmarks recode pages and leave the <meta>.
 *
 * While nothing is known and all bytes are ASCII nothing need be decided, and they pass; at the
 * first byte that could mean several things up to 64 KiB are held back, searched for a late
 * <meta> (browsers change their mind at one, too), and guessed from.  All this depends on bytes
 * and their places alone, so every way of cutting the page gives the same.
 * O(bytes); memory: what is held back.                            SPDX-License-Identifier: MIT */
#ifndef DHK_CHARSET_H
#define DHK_CHARSET_H

#include "read/decode.h"
#include "read/prescan.h"

enum {
    DHK_CHARSET_CHUNK = 16 * 1024, /* looked at before it is passed on: cache is nearest */
    DHK_CHARSET_HOLD = 64 * 1024,  /* held back for a guess */
    DHK_CHARSET_PRESCAN = 64 * 1024, /* of the page's beginning, searched for a <meta> */
    DHK_CHARSET_FIRST = 4 /* bytes that show a byte order mark, or UTF-16 without one */
};

/* Who said which encoding it is. */
enum dhk_charset_source {
    DHK_CHARSET_NOBODY, /* all ASCII */
    DHK_CHARSET_MARK,
    DHK_CHARSET_CALLER,
    DHK_CHARSET_PAGE,
    DHK_CHARSET_GUESS
};

typedef struct dhk_charset {
    dhk_decoder decoder; /* its 'encoding' is the one that is used */
    dhk_prescan prescan;
    dhk_list held;   /* unsigned char: bytes that wait for the decision */
    uint32_t hint;   /* the caller's word, or DHK_ENC_NONE; stays from page to page */
    uint32_t said;   /* what the page says it is in, not yet believed; or DHK_ENC_NONE */
    uint32_t source; /* enum dhk_charset_source */
    unsigned state;  /* enum state in charset.c */
    bool speaks;     /* <meta> in this page is markup, not text about markup */
    bool listens;    /* speaks is known: a byte that is not white space was seen */
    bool valid;      /* all that is held is known to be valid UTF-8 */
} dhk_charset;

void dhk_charset_init(dhk_charset *charset, const dhk_memory *memory, dhk_decode_fn sink,
                      void *user);
void dhk_charset_free(dhk_charset *charset);

/* DHK_E_ENCODING: no label of the standard, or not decodable here; the hint is then as it was. */
int dhk_charset_hint(dhk_charset *charset, const char *label);

/* 'format' is an enum dhk_format: only HTML says what encoding it is in; of a page of a kind that
 * is not yet known it is believed when the page begins with '<'. */
void dhk_charset_begin(dhk_charset *charset, uint32_t format);
int dhk_charset_push(dhk_charset *charset, const unsigned char *bytes, size_t length);
int dhk_charset_finish(dhk_charset *charset);

#endif
