/* decode.c - see decode.h: which decoder, what is carried from push to push, and the block that
 * gathers short pieces.                                           SPDX-License-Identifier: MIT */
#include "read/decode.h"

#include <string.h>

#include "base/status.h"
#include "base/utf8.h"

static void close_iconv(dhk_decoder *d)
{
    if (d->iconv_names != NULL)
        iconv_close(d->iconv);
    d->iconv_names = NULL;
}

void dhk_decoder_free(dhk_decoder *decoder)
{
    close_iconv(decoder);
    dhk_offsets_free(&decoder->offsets, decoder->memory);
    if (decoder->out != NULL)
        decoder->memory->release(decoder->memory->user, decoder->out, DHK_DECODE_OUT);
    decoder->out = NULL;
}

void dhk_decoder_begin(dhk_decoder *decoder)
{
    dhk_offsets_begin(&decoder->offsets);
    decoder->encoding = DHK_ENC_UTF_8;
    decoder->family = DHK_FAMILY_UTF8;
    decoder->filled = decoder->carried = 0;
    decoder->mode = 0;
}

/* Opens the first of these names that iconv knows, unless it is open. */
static int open_iconv(dhk_decoder *d, const char *names)
{
    const char *name;
    if (d->iconv_names == names) {
        iconv(d->iconv, NULL, NULL, NULL, NULL);
        return DHK_OK;
    }
    for (name = names; *name != 0; name += strlen(name) + 1) {
        iconv_t opened = iconv_open("UTF-8", name);
        if (opened != (iconv_t)-1) {
            close_iconv(d);
            d->iconv = opened;
            d->iconv_names = names;
            return DHK_OK;
        }
    }
    return DHK_E_ENCODING;
}

int dhk_decoder_choose(dhk_decoder *decoder, uint32_t encoding)
{
    uint32_t family = dhk_encoding_family(encoding);
    if (family == DHK_FAMILY_NONE)
        return DHK_E_ENCODING;
    if (*dhk_encoding_iconv(encoding) != 0) {
        int status = open_iconv(decoder, dhk_encoding_iconv(encoding));
        if (status != DHK_OK)
            return status;
    }
    decoder->encoding = encoding;
    decoder->family = family;
    decoder->table = dhk_encoding_table(encoding);
    return DHK_OK;
}

int dhk_decoder_skip(dhk_decoder *decoder, unsigned length)
{
    return dhk_offsets_add(&decoder->offsets, decoder->memory, length, 0, 1);
}

static int flush(dhk_decoder *d)
{
    size_t n = d->filled;
    d->filled = 0;
    return n == 0 ? DHK_OK : d->sink(d->user, d->out, n);
}

int dhk_decode_room(dhk_decoder *d, size_t length)
{
    if (d->out == NULL) {
        d->out = d->memory->acquire(d->memory->user, DHK_DECODE_OUT);
        if (d->out == NULL)
            return DHK_E_NOMEM;
    }
    return length > DHK_DECODE_OUT - d->filled ? flush(d) : DHK_OK;
}

int dhk_decode_lend(dhk_decoder *d, const unsigned char *text, size_t length)
{
    int status = dhk_offsets_add(&d->offsets, d->memory, 1, 1, length);
    if (status != DHK_OK || length == 0)
        return status;
    if (length >= DHK_DECODE_LEND || d->filled == 0) {
        status = flush(d);
        return status != DHK_OK ? status : d->sink(d->user, text, length);
    }
    status = dhk_decode_room(d, length);
    if (status == DHK_OK) {
        memcpy(d->out + d->filled, text, length);
        d->filled += length;
    }
    return status;
}

int dhk_decode_put(dhk_decoder *d, uint32_t code, unsigned in)
{
    unsigned out;
    int status = dhk_decode_room(d, DHK_UTF8_MAX);
    if (status != DHK_OK)
        return status;
    out = dhk_utf8_write(code, d->out + d->filled);
    d->filled += out;
    return dhk_offsets_add(&d->offsets, d->memory, in, out, 1);
}

static int decode(dhk_decoder *d, const unsigned char *bytes, size_t length, bool final,
                  size_t *used)
{
    *used = 0;
    switch (d->family) {
    case DHK_FAMILY_UTF8:
        return dhk_decode_utf8(d, bytes, length, final, used);
    case DHK_FAMILY_UTF16BE:
    case DHK_FAMILY_UTF16LE:
        return dhk_decode_utf16(d, bytes, length, final, used);
    case DHK_FAMILY_TABLE:
        return dhk_decode_table(d, bytes, length, used);
    case DHK_FAMILY_ISO_2022_JP:
        return dhk_decode_iso_2022_jp(d, bytes, length, final, used);
    default:
        return dhk_decode_multibyte(d, bytes, length, final, used);
    }
}

/* Finishes the character that the last push left, with the first bytes of this one; *taken tells
 * how many of them are done with. */
static int join(dhk_decoder *d, const unsigned char *bytes, size_t length, size_t *taken)
{
    unsigned char joined[2 * DHK_DECODE_CARRY];
    size_t n = length < DHK_DECODE_CARRY ? length : DHK_DECODE_CARRY;
    size_t used, total = d->carried + n;
    int status;

    memcpy(joined, d->carry, d->carried);
    memcpy(joined + d->carried, bytes, n);
    status = decode(d, joined, total, false, &used);
    if (status != DHK_OK)
        return status;
    if (used >= d->carried) {
        *taken = used - d->carried;
        d->carried = 0;
    } else { /* so few bytes came that the character is still unfinished: all of them are kept */
        *taken = n;
        d->carried = total - used;
        memcpy(d->carry, joined + used, d->carried);
    }
    /* 'joined' ends with this function: nothing of it may be lent any longer. */
    return flush(d);
}

int dhk_decoder_push(dhk_decoder *decoder, const unsigned char *bytes, size_t length)
{
    size_t used;
    int status = DHK_OK;

    while (decoder->carried > 0 && length > 0 && status == DHK_OK) {
        used = 0;
        status = join(decoder, bytes, length, &used);
        bytes += used;
        length -= used;
    }
    if (status != DHK_OK || length == 0)
        return status;
    status = decode(decoder, bytes, length, false, &used);
    if (status != DHK_OK)
        return status;
    decoder->carried = length - used;
    memcpy(decoder->carry, bytes + used, decoder->carried);
    return flush(decoder);
}

int dhk_decoder_push_valid(dhk_decoder *decoder, const unsigned char *bytes, size_t length)
{
    int status;

    if (decoder->family != DHK_FAMILY_UTF8 || decoder->carried > 0)
        return dhk_decoder_push(decoder, bytes, length);
    status = dhk_decode_lend(decoder, bytes, length);
    return status != DHK_OK ? status : flush(decoder);
}

int dhk_decoder_finish(dhk_decoder *decoder)
{
    size_t used;
    int status = DHK_OK;
    if (decoder->carried > 0)
        status = decode(decoder, decoder->carry, decoder->carried, true, &used);
    decoder->carried = 0;
    return status != DHK_OK ? status : flush(decoder);
}
