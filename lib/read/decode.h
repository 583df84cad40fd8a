/* decode.h - bytes of a known encoding in, valid UTF-8 out, in pieces of any size.
 *
 * Decodes as the WHATWG decoders do: what is no character becomes U+FFFD, by their rules of how
 * many bytes each one stands for, and nothing is an error.  UTF-8 that is valid is lent to the
 * sink as it stands, never copied.  UTF-16, ISO-2022-JP's frame and all single-byte encodings are
 * decoded here, the multi-byte ones of East Asia by iconv, in blocks.  Every piece that the sink
 * gets ends between two code points.  Each character is noted in 'offsets'.  O(bytes); memory:
 * one block, and only for what is not clean UTF-8.                SPDX-License-Identifier: MIT */
#ifndef DHK_DECODE_H
#define DHK_DECODE_H

#include <iconv.h>

#include "read/offsets.h"
#include "tables/encodings.h"

enum {
    DHK_DECODE_IN =
        8 * 1024, /* bytes that iconv gets at once: no page is cut up too finely, */
    DHK_DECODE_OUT =
        32 * 1024,         /* and both blocks stay in the nearest cache; 3 bytes out for
                                   one in is the most there is */
    DHK_DECODE_LEND = 256, /* shorter runs are gathered in the block: the sink's work for a
                                   piece should not outweigh that for its bytes */
    DHK_DECODE_CARRY = 4   /* bytes of the longest character */
};

typedef int (*dhk_decode_fn)(void *user, const unsigned char *text, size_t length);

typedef struct dhk_decoder {
    const dhk_memory *memory;
    dhk_decode_fn sink;
    void *user;
    dhk_offsets offsets;
    uint32_t encoding;
    uint32_t family;
    const uint16_t *table;   /* DHK_FAMILY_TABLE */
    iconv_t iconv;           /* open while iconv_names is not NULL */
    const char *iconv_names; /* of what it decodes; kept from page to page */
    unsigned char *out;      /* DHK_DECODE_OUT bytes, or NULL until needed */
    size_t filled;           /* bytes of 'out' that the sink has not yet got */
    unsigned char
        carry[DHK_DECODE_CARRY]; /* the unfinished character at the end of a push */
    size_t carried;
    unsigned mode; /* ISO-2022-JP: enum in decode_legacy.c */
} dhk_decoder;

/* All zero and 'memory', 'sink' and 'user' is a new one. */
void dhk_decoder_free(dhk_decoder *decoder);

/* Begins a page, which is taken to be UTF-8 until dhk_decoder_choose(). */
void dhk_decoder_begin(dhk_decoder *decoder);

/* What comes from here on is in this encoding; what came must have been ASCII.
 * DHK_E_ENCODING: it cannot be decoded here (and nothing has changed). */
int dhk_decoder_choose(dhk_decoder *decoder, uint32_t encoding);

/* Passes over bytes that are no text: a byte order mark. */
int dhk_decoder_skip(dhk_decoder *decoder, unsigned length);

int dhk_decoder_push(dhk_decoder *decoder, const unsigned char *bytes, size_t length);
/* The same for whole characters of UTF-8 that are known to be valid, as ASCII always is. */
int dhk_decoder_push_valid(dhk_decoder *decoder, const unsigned char *bytes, size_t length);
int dhk_decoder_finish(dhk_decoder *decoder);

/* ---- For decode_*.c alone ---------------------------------------------------------------- */

/* Decodes bytes; *used tells how many.  What is left is an unfinished character at their end, of
 * fewer than DHK_DECODE_CARRY bytes; none when 'final'. */
int dhk_decode_utf8(dhk_decoder *d, const unsigned char *bytes, size_t length, bool final,
                    size_t *used);
int dhk_decode_utf16(dhk_decoder *d, const unsigned char *bytes, size_t length, bool final,
                     size_t *used);
int dhk_decode_table(dhk_decoder *d, const unsigned char *bytes, size_t length,
                     size_t *used);
int dhk_decode_multibyte(dhk_decoder *d, const unsigned char *bytes, size_t length,
                         bool final, size_t *used);
int dhk_decode_iso_2022_jp(dhk_decoder *d, const unsigned char *bytes, size_t length,
                           bool final, size_t *used);

/* Hands on valid UTF-8 that is the input itself; notes it. */
int dhk_decode_lend(dhk_decoder *d, const unsigned char *text, size_t length);
/* Hands on one code point that 'in' bytes stood for; notes it. */
int dhk_decode_put(dhk_decoder *d, uint32_t code, unsigned in);
/* Makes room for this many bytes behind out + filled. */
int dhk_decode_room(dhk_decoder *d, size_t length);

#define DHK_REPLACEMENT UINT32_C(0xFFFD)

#endif
