/* charset.c - see charset.h.                                      SPDX-License-Identifier: MIT */
#include "read/charset.h"

#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "base/utf8_check.h"
#include "read/guess.h"

enum state {
    FIRST,   /* fewer than DHK_CHARSET_FIRST bytes came */
    ASCII,   /* nothing decided, nothing to decide */
    HOLD,    /* bytes wait in 'held' */
    HOLD_16, /* they may be UTF-16 */
    DECIDED
};

enum {
    SURE_STARTS = 4 /* valid sequences of UTF-8, and nothing invalid, are no accident */
};

void dhk_charset_init(dhk_charset *charset, const dhk_memory *memory, dhk_decode_fn sink,
                      void *user)
{
    memset(charset, 0, sizeof *charset);
    charset->decoder.memory = memory;
    charset->decoder.sink = sink;
    charset->decoder.user = user;
}

void dhk_charset_free(dhk_charset *charset)
{
    dhk_list_free(&charset->held, charset->decoder.memory, 1);
    dhk_decoder_free(&charset->decoder);
}

int dhk_charset_hint(dhk_charset *charset, const char *label)
{
    uint32_t encoding = DHK_ENC_NONE;
    if (label != NULL) {
        int status;
        encoding = dhk_encoding_find((const unsigned char *)label, strlen(label));
        status = dhk_decoder_choose(&charset->decoder, encoding);
        if (status != DHK_OK)
            return status;
    }
    charset->hint = encoding;
    return DHK_OK;
}

void dhk_charset_begin(dhk_charset *charset, uint32_t format)
{
    dhk_decoder_begin(&charset->decoder);
    dhk_prescan_begin(&charset->prescan);
    charset->held.count = 0;
    charset->valid = false;
    charset->source = DHK_CHARSET_NOBODY;
    charset->state = FIRST;
    charset->said = DHK_ENC_NONE;
    charset->listens = format != DHK_FORMAT_AUTO;
    charset->speaks = format == DHK_FORMAT_HTML;
}

static bool choose(dhk_charset *c, uint32_t encoding, uint32_t source)
{
    if (encoding == DHK_ENC_NONE || dhk_decoder_choose(&c->decoder, encoding) != DHK_OK)
        return false;
    c->source = source;
    c->state = DECIDED;
    return true;
}

/* Is it UTF-8 beyond doubt?  A few characters of another encoding can pass for it, more cannot. */
static bool is_utf8(const unsigned char *bytes, size_t length, bool whole)
{
    const size_t valid = dhk_utf8_valid(bytes, length);
    unsigned starts = 0;
    bool unfinished = false;
    size_t i;

    if (valid < length)
        (void)dhk_utf8_invalid(bytes + valid, length - valid, &unfinished);
    if (valid < length && (whole || !unfinished))
        return false;
    for (i = 0; i < valid && starts < SURE_STARTS; i++)
        starts += bytes[i] >= 0xC0;
    return starts == SURE_STARTS;
}

/* Looks for what the page says of itself, in bytes as they come; true when that decides.  A page
 * that says UTF-8 is believed.  One that says something else may have been recoded on its way here,
 * and then nobody told it: its first bytes beyond ASCII are awaited. */
static bool listen(dhk_charset *c, const unsigned char *bytes, size_t length)
{
    const size_t left = (size_t)(DHK_CHARSET_PRESCAN - c->prescan.scanned);
    bool silent;
    size_t i;

    for (i = 0; i < length && !c->listens; i++) {
        c->listens = !dhk_is_space(bytes[i]);
        c->speaks = bytes[i] == '<';
    }
    if (!c->speaks)
        return false;
    length = length < left ? length : left;
    silent = length == DHK_CHARSET_PRESCAN && dhk_prescan_is_silent(bytes, length);
    c->speaks = !silent;
    if (!dhk_prescan_push(&c->prescan, bytes, silent ? DHK_PRESCAN_BYTES : length))
        return false;
    c->speaks = false;
    if (c->prescan.encoding != DHK_ENC_UTF_8 &&
        dhk_decoder_choose(&c->decoder, c->prescan.encoding) == DHK_OK) {
        c->said = c->prescan.encoding;
        (void)dhk_decoder_choose(&c->decoder, DHK_ENC_UTF_8); /* ASCII until then */
        return false;
    }
    return choose(c, c->prescan.encoding,
                  DHK_CHARSET_PAGE); /* or guess: we cannot decode it */
}

/* A guess, which is UTF-8 for all that is valid UTF-8 and not ASCII throughout. */
static int guess(dhk_charset *c, const unsigned char *bytes, size_t length, bool whole,
                 uint32_t *encoding)
{
    int status;

    c->valid = length > 0 && bytes[0] >= 0x80 && dhk_utf8_valid(bytes, length) == length;
    *encoding = DHK_ENC_UTF_8;
    if (c->valid)
        return DHK_OK;
    /* The decoder's block is free: all that it has decoded so far was lent, not gathered. */
    status = dhk_decode_room(&c->decoder, DHK_GUESS_TEXT);
    if (status == DHK_OK)
        *encoding = dhk_guess(bytes, length, whole, c->decoder.out);
    return status;
}

/* Decides from bytes that were held back, and that listen() has heard. */
static int decide(dhk_charset *c, const unsigned char *bytes, size_t length, bool whole)
{
    uint32_t encoding;
    if (whole && c->speaks)
        c->said = dhk_prescan_finish(&c->prescan);
    if (c->said != DHK_ENC_NONE &&
        choose(c, is_utf8(bytes, length, whole) ? DHK_ENC_UTF_8 : c->said,
               DHK_CHARSET_PAGE))
        return DHK_OK;
    encoding = c->state == HOLD_16 ? dhk_guess_utf16(bytes, length) : DHK_ENC_NONE;
    if (encoding == DHK_ENC_NONE) {
        int status = guess(c, bytes, length, whole, &encoding);
        if (status != DHK_OK)
            return status;
    }
    if (!choose(c, encoding, DHK_CHARSET_GUESS))
        (void)choose(c, DHK_ENC_WINDOWS_1252, DHK_CHARSET_GUESS);
    return DHK_OK;
}

/* Pushes what was held back to the decoder, the decision being made. */
static int release(dhk_charset *c)
{
    size_t n = c->held.count;
    c->held.count = 0;
    return c->valid ? dhk_decoder_push_valid(&c->decoder, c->held.items, n)
                    : dhk_decoder_push(&c->decoder, c->held.items, n);
}

static int hold(dhk_charset *c, const unsigned char *bytes, size_t length)
{
    size_t n = DHK_CHARSET_HOLD - c->held.count;
    int status = DHK_OK;

    if (length < n || c->held.count > 0) {
        n = length < n ? length : n;
        status = dhk_list_reserve(&c->held, c->decoder.memory, 1, n, DHK_CHARSET_HOLD);
        if (status != DHK_OK)
            return status;
        memcpy((unsigned char *)c->held.items + c->held.count, bytes, n);
        c->held.count += n;
        if (c->held.count == DHK_CHARSET_HOLD)
            status = decide(c, c->held.items, c->held.count, false);
        if (status == DHK_OK && c->state == DECIDED)
            status = release(c);
    } else { /* all that would be held is here: no need to copy it */
        status = decide(c, bytes, n, false);
        n = 0;
    }
    if (status == DHK_OK && c->state == DECIDED)
        status = dhk_decoder_push(&c->decoder, bytes + n, length - n);
    return status;
}

/* In chunks, so that the text of each is still near when it is passed on. */
static int pass(dhk_charset *c, const unsigned char *bytes, size_t length)
{
    while (length > 0) {
        const size_t chunk = length < DHK_CHARSET_CHUNK ? length : DHK_CHARSET_CHUNK;
        size_t n = dhk_utf8_ascii(bytes, chunk);
        const unsigned char *escape = memchr(bytes, 0x1B, n); /* ISO-2022-JP, perhaps */
        int status;

        if (escape != NULL)
            n = (size_t)(escape - bytes);
        status = dhk_decoder_push_valid(&c->decoder, bytes, n);
        if (status != DHK_OK)
            return status;
        bytes += n;
        length -= n;
        if (n < chunk) {
            c->state = HOLD;
            return hold(c, bytes, length);
        }
    }
    return DHK_OK;
}

/* A byte order mark outranks everything; its bytes are no text.  Returns its length. */
static unsigned find_mark(const unsigned char *p, size_t length, uint32_t *encoding)
{
    *encoding = DHK_ENC_NONE;
    if (length >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
        *encoding = DHK_ENC_UTF_8;
    else if (length >= 2 && p[0] == 0xFE && p[1] == 0xFF)
        *encoding = DHK_ENC_UTF_16BE;
    else if (length >= 2 && p[0] == 0xFF && p[1] == 0xFE)
        *encoding = DHK_ENC_UTF_16LE;
    return *encoding == DHK_ENC_NONE ? 0 : *encoding == DHK_ENC_UTF_8 ? 3 : 2;
}

/* The first bytes: all of the page, or at least DHK_CHARSET_FIRST of them. */
static int begin(dhk_charset *c, const unsigned char *bytes, size_t length)
{
    uint32_t encoding;
    unsigned mark = find_mark(bytes, length, &encoding);

    c->state = ASCII;
    if (choose(c, encoding, DHK_CHARSET_MARK)) {
        int status = dhk_decoder_skip(&c->decoder, mark);
        if (status != DHK_OK)
            return status;
        return dhk_decoder_push(&c->decoder, bytes + mark, length - mark);
    }
    if (choose(c, c->hint, DHK_CHARSET_CALLER))
        return dhk_decoder_push(&c->decoder, bytes, length);
    if (listen(c, bytes, length))
        return dhk_decoder_push(&c->decoder, bytes, length);
    if (memchr(bytes, 0, length < DHK_CHARSET_FIRST ? length : DHK_CHARSET_FIRST) != NULL) {
        c->state = HOLD_16;
        return hold(c, bytes, length);
    }
    return pass(c, bytes, length);
}

/* What follows the first bytes, by the state that they led to. */
static int go_on(dhk_charset *charset, const unsigned char *bytes, size_t length)
{
    int status = DHK_OK;

    if (charset->state != DECIDED && listen(charset, bytes, length))
        status = release(charset);
    if (status != DHK_OK)
        return status;
    switch (charset->state) {
    case ASCII:
        return pass(charset, bytes, length);
    case DECIDED:
        return dhk_decoder_push(&charset->decoder, bytes, length);
    default:
        return hold(charset, bytes, length);
    }
}

int dhk_charset_push(dhk_charset *charset, const unsigned char *bytes, size_t length)
{
    if (length == 0)
        return DHK_OK;
    if (charset->state == FIRST) {
        unsigned char first[DHK_CHARSET_FIRST];
        size_t n = DHK_CHARSET_FIRST - charset->held.count;
        int status;
        if (n == DHK_CHARSET_FIRST && length >= n)
            return begin(charset, bytes, length);
        n = length < n ? length : n;
        status = dhk_list_reserve(&charset->held, charset->decoder.memory, 1, n,
                                  DHK_CHARSET_HOLD);
        if (status != DHK_OK)
            return status;
        memcpy((unsigned char *)charset->held.items + charset->held.count, bytes, n);
        charset->held.count += n;
        if (charset->held.count < DHK_CHARSET_FIRST)
            return DHK_OK;
        memcpy(first, charset->held.items, sizeof first);
        charset->held.count = 0;
        status = begin(charset, first, sizeof first);
        if (status != DHK_OK || n == length)
            return status;
        bytes += n;
        length -= n;
    }
    return go_on(charset, bytes, length);
}

int dhk_charset_finish(dhk_charset *charset)
{
    int status = DHK_OK;
    if (charset->state == FIRST && charset->held.count > 0) {
        unsigned char first[DHK_CHARSET_FIRST];
        size_t n = charset->held.count;
        memcpy(first, charset->held.items, n);
        charset->held.count = 0;
        status = begin(charset, first, n);
    }
    if (status == DHK_OK && (charset->state == HOLD || charset->state == HOLD_16)) {
        status = decide(charset, charset->held.items, charset->held.count, true);
        if (status == DHK_OK)
            status = release(charset);
    } else if (status == DHK_OK && charset->state == ASCII) {
        if (charset->speaks)
            charset->said = dhk_prescan_finish(&charset->prescan);
        (void)choose(charset, charset->said, DHK_CHARSET_PAGE);
    }
    return status != DHK_OK ? status : dhk_decoder_finish(&charset->decoder);
}
