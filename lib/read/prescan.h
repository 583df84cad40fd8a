/* prescan.h - what a page says of its own encoding: <meta>, or an XML declaration.
 *
 * The WHATWG algorithm "prescan a byte stream to determine its encoding", made a state machine,
 * so that it takes the page in pieces of any size and keeps no bytes but an attribute.  Browsers
 * look at 1,024 bytes and change their mind at a later <meta>; here the caller just goes on
 * pushing.  The XML declaration counts when the first 1,024 bytes have no <meta>.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_PRESCAN_H
#define DHK_PRESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DHK_PRESCAN_BYTES = 1024, /* the standard's limit: here the XML declaration's turn */
    DHK_PRESCAN_VALUE_MAX = 1024, /* longer attribute values are cut: the standard's prescan
                                     cannot see a longer one either */
    DHK_PRESCAN_XML_MAX = 256,    /* a longer XML declaration is not looked at */
    DHK_PRESCAN_NAME_MAX = 15     /* of the names that count; longer ones are cut to this */
};

typedef struct dhk_prescan {
    uint64_t scanned;  /* bytes seen */
    uint32_t encoding; /* what was found: enum dhk_encoding */
    uint32_t xml;      /* what the XML declaration says */
    unsigned state;    /* enum state, in prescan.c */
    unsigned dashes;   /* at the end of a comment so far */
    unsigned char quote;
    bool meta;         /* the tag is <meta> */
    bool closing;      /* the tag is an end tag */
    bool pragma;       /* the tag has http-equiv=content-type */
    bool label_found;  /* a label, maybe unknown, stands in charset or content */
    bool label_pragma; /* it stands in content, and needs the pragma */
    unsigned seen;     /* which of the three attributes came already; the first counts */
    uint32_t label;    /* the label's encoding */
    size_t name_length, value_length, head_length;
    unsigned char name[DHK_PRESCAN_NAME_MAX + 1];
    unsigned char value[DHK_PRESCAN_VALUE_MAX];
    unsigned char head[DHK_PRESCAN_XML_MAX]; /* the first bytes of the page */
} dhk_prescan;

void dhk_prescan_begin(dhk_prescan *prescan);

/* Looks at more bytes.  Returns true once an encoding is known (it is in prescan->encoding; never
 * UTF-16, which a page that could be read so far cannot be in). */
bool dhk_prescan_push(dhk_prescan *prescan, const unsigned char *bytes, size_t length);

/* Do these bytes say nothing, wherever they stand?  No <meta> names an encoding without the word
 * "charset", and a page without one mostly has it nowhere.  (An XML declaration may.) */
bool dhk_prescan_is_silent(const unsigned char *bytes, size_t length);

/* The page has ended, or the caller will wait no longer: the encoding, or DHK_ENC_NONE. */
uint32_t dhk_prescan_finish(dhk_prescan *prescan);

#endif
