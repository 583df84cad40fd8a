/* decode_legacy.c - the decoders of decode.h for encodings from before Unicode.
 *
 * Single bytes go through a table of 128 code points.  Multi-byte characters go through iconv in
 * blocks; where it stops, the bytes are judged here, by the standard's rules: is it an unfinished
 * character at the end, or how many bytes does one U+FFFD stand for?  As those encodings have no
 * state, the same structure tells which bytes gave which character.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/status.h"
#include "base/utf8.h"
#include "base/utf8_check.h"
#include "read/decode.h"

/* A run of bytes beyond ASCII, as many as fit the block; *used tells how many. */
static int put_high(dhk_decoder *d, const unsigned char *bytes, size_t length, size_t *used)
{
    unsigned out = 0;
    uint64_t count = 0;
    size_t i;
    int status;

    if (length > DHK_DECODE_IN)
        length = DHK_DECODE_IN;
    status = dhk_decode_room(d, DHK_UTF8_MAX * length);
    for (i = 0; i < length && bytes[i] >= 0x80 && status == DHK_OK; i++) {
        unsigned n = dhk_utf8_write(d->table[bytes[i] - 0x80], d->out + d->filled);
        d->filled += n;
        if (n != out && count > 0) {
            status = dhk_offsets_add(&d->offsets, d->memory, 1, out, count);
            count = 0;
        }
        out = n;
        count++;
    }
    *used = i;
    if (status == DHK_OK && count > 0)
        status = dhk_offsets_add(&d->offsets, d->memory, 1, out, count);
    return status;
}

int dhk_decode_table(dhk_decoder *d, const unsigned char *bytes, size_t length,
                     size_t *used)
{
    size_t i = 0;
    int status = DHK_OK;

    while (i < length && status == DHK_OK) {
        if (bytes[i] < 0x80) {
            size_t n = dhk_utf8_ascii(bytes + i, length - i);
            status = dhk_decode_lend(d, bytes + i, n);
            i += n;
        } else {
            size_t n;
            status = put_high(d, bytes + i, length - i, &n);
            i += n;
        }
    }
    *used = i;
    return status;
}

static bool is_between(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

/* Bytes of the character at p, of which n (at least one) are known: what its beginning says. */
static size_t measure(uint32_t family, const unsigned char *p, size_t n)
{
    switch (family) {
    case DHK_FAMILY_SHIFT_JIS:
        return is_between(p[0], 0x81, 0x9F) || is_between(p[0], 0xE0, 0xFC) ? 2 : 1;
    case DHK_FAMILY_EUC_JP:
        return p[0] == 0x8F ? 3 : p[0] == 0x8E || is_between(p[0], 0xA1, 0xFE) ? 2 : 1;
    case DHK_FAMILY_GB:
        if (!is_between(p[0], 0x81, 0xFE))
            return 1;
        return n > 1 && is_between(p[1], '0', '9') ? 4 : 2;
    default: /* Big5, EUC-KR */
        return is_between(p[0], 0x81, 0xFE) ? 2 : 1;
    }
}

/* May these bytes be the beginning of a longer character? */
static bool is_unfinished(uint32_t family, const unsigned char *p, size_t n)
{
    size_t need = measure(family, p, n);
    if (need <= n)
        return false;
    if (family == DHK_FAMILY_GB && n == 3)
        return is_between(p[2], 0x81, 0xFE);
    if (family == DHK_FAMILY_EUC_JP && n == 2)
        return is_between(p[1], 0xA1, 0xFE);
    return true;
}

/* How many bytes, of a character that is none, one U+FFFD stands for: an ASCII byte is never among
 * them, so that broken text cannot swallow markup. */
static size_t measure_invalid(uint32_t family, const unsigned char *p, size_t n)
{
    size_t need = measure(family, p, n);
    if (n < 2 || need == 1)
        return 1;
    if (need == 4) {
        if (n > 2 && !is_between(p[2], 0x81, 0xFE))
            return 1;
        if (n > 3 && !is_between(p[3], '0', '9'))
            return 1;
        return n < 4 ? n : 4;
    }
    if (need == 3 && n > 2 && is_between(p[1], 0xA1, 0xFE))
        return p[2] < 0x80 ? 2 : 3;
    return p[1] < 0x80 ? 1 : 2;
}

static unsigned count_utf8(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Big5-HKSCS: the four characters that are two code points, a letter and its accent. */
static bool is_double(uint32_t family, const unsigned char *p)
{
    return family == DHK_FAMILY_BIG5 && ((p[0] == 0x88 && (p[1] == 0x62 || p[1] == 0x64 ||
                                                           p[1] == 0xA3 || p[1] == 0xA5)));
}

/* Notes characters that iconv took and gave. */
static int note(dhk_decoder *d, uint32_t family, const unsigned char *raw,
                size_t raw_length, const unsigned char *text, size_t text_length)
{
    unsigned in = 0, out = 0;
    uint64_t count = 0;
    size_t i = 0, k = 0;
    int status = DHK_OK;

    while (i < raw_length && k < text_length && status == DHK_OK) {
        unsigned a = (unsigned)measure(family, raw + i, raw_length - i);
        unsigned b = a == 2 && is_double(family, raw + i) ? 4 : count_utf8(text[k]);
        if (a != in || b != out) {
            if (count > 0)
                status = dhk_offsets_add(&d->offsets, d->memory, in, out, count);
            in = a;
            out = b;
            count = 0;
        }
        count++;
        i += a;
        k += b;
    }
    if (count > 0 && status == DHK_OK)
        status = dhk_offsets_add(&d->offsets, d->memory, in, out, count);
    return status;
}

/* Lets iconv decode as much as it can; *used tells how much that was. */
static int convert(dhk_decoder *d, uint32_t family, const unsigned char *bytes,
                   size_t length, size_t *used)
{
    char *in = (char *)bytes, *out;
    size_t in_left = length, out_left;
    int status = dhk_decode_room(d, 3 * length + 16);

    *used = 0;
    if (status != DHK_OK)
        return status;
    out = (char *)d->out + d->filled;
    out_left = DHK_DECODE_OUT - d->filled;
    /* Whether it fails says no more than what it left. */
    (void)iconv(d->iconv, &in, &in_left, &out, &out_left);
    *used = length - in_left;
    status = note(d, family, bytes, *used, d->out + d->filled,
                  DHK_DECODE_OUT - d->filled - out_left);
    d->filled = DHK_DECODE_OUT - out_left;
    return status;
}

int dhk_decode_multibyte(dhk_decoder *d, const unsigned char *bytes, size_t length,
                         bool final, size_t *used)
{
    size_t i = 0, n;
    int status = DHK_OK;

    while (i < length && status == DHK_OK) {
        const unsigned char *p = bytes + i;
        size_t left = length - i;
        if (p[0] < 0x80) { /* markup, mostly: at a character's beginning ASCII is ASCII */
            n = dhk_utf8_ascii(p, left);
            status = dhk_decode_lend(d, p, n);
        } else {
            status =
                convert(d, d->family, p, left < DHK_DECODE_IN ? left : DHK_DECODE_IN, &n);
            if (n == 0 && status == DHK_OK) {
                bool euro = d->family == DHK_FAMILY_GB && p[0] == 0x80;
                if (is_unfinished(d->family, p, left)) {
                    if (!final)
                        break;
                    n = left;
                } else {
                    n = measure_invalid(d->family, p, left);
                }
                status = dhk_decode_put(d, euro ? 0x20AC : DHK_REPLACEMENT, (unsigned)n);
            }
        }
        i += n;
    }
    *used = i;
    return status;
}

/* ISO-2022-JP: what a byte means depends on the last escape sequence. */
enum { MODE_ASCII, MODE_ROMAN, MODE_KATAKANA, MODE_PAIRS, MODES };

static unsigned find_mode(unsigned char a, unsigned char b)
{
    if (a == '$')
        return b == '@' || b == 'B' ? MODE_PAIRS : MODES;
    if (a != '(')
        return MODES;
    return b == 'B' ? MODE_ASCII : b == 'J' ? MODE_ROMAN : b == 'I' ? MODE_KATAKANA : MODES;
}

static int put_single(dhk_decoder *d, unsigned char c)
{
    uint32_t code = c;
    if (d->mode == MODE_KATAKANA)
        code = is_between(c, 0x21, 0x5F) ? UINT32_C(0xFF61) - 0x21 + c : DHK_REPLACEMENT;
    else if (c >= 0x80 || c == 0x0E || c == 0x0F)
        code = DHK_REPLACEMENT;
    else if (d->mode == MODE_ROMAN && (c == 0x5C || c == 0x7E))
        code = c == 0x5C ? 0xA5 : 0x203E;
    return dhk_decode_put(d, code, 1);
}

/* Decodes two-byte characters, which are those of EUC-JP without the high bits. */
static int put_pairs(dhk_decoder *d, const unsigned char *bytes, size_t length,
                     size_t *used)
{
    unsigned char euc[256];
    size_t n = 0, i = 0, done = 0;
    int status = DHK_OK;

    while (n < sizeof euc && length - n >= 2 && is_between(bytes[n], 0x21, 0x7E) &&
           is_between(bytes[n + 1], 0x21, 0x7E)) {
        euc[n] = bytes[n] | 0x80;
        euc[n + 1] = bytes[n + 1] | 0x80;
        n += 2;
    }
    while (i < n && status == DHK_OK) {
        status = convert(d, DHK_FAMILY_EUC_JP, euc + i, n - i, &done);
        if (done == 0 && status == DHK_OK) {
            status = dhk_decode_put(d, DHK_REPLACEMENT, 2);
            done = 2;
        }
        i += done;
    }
    *used = n;
    return status;
}

/* At an escape character or, in MODE_PAIRS, at what is no pair: 0 when more bytes must tell. */
static int put_other(dhk_decoder *d, const unsigned char *p, size_t left, bool final,
                     size_t *n)
{
    *n = 1;
    if (p[0] == 0x1B) {
        unsigned mode = left > 2 ? find_mode(p[1], p[2]) : MODES;
        bool open = left == 1 || (left == 2 && (p[1] == '(' || p[1] == '$'));
        if (mode != MODES) {
            d->mode = mode;
            *n = 3;
            return dhk_offsets_add(&d->offsets, d->memory, 3, 0, 1);
        }
        if (open && !final) {
            *n = 0;
            return DHK_OK;
        }
    } else if (is_between(p[0], 0x21, 0x7E)) {
        if (left == 1 && !final)
            *n = 0;
        else if (left > 1 && p[1] != 0x1B)
            *n = 2;
    }
    return *n == 0 ? DHK_OK : dhk_decode_put(d, DHK_REPLACEMENT, (unsigned)*n);
}

int dhk_decode_iso_2022_jp(dhk_decoder *d, const unsigned char *bytes, size_t length,
                           bool final, size_t *used)
{
    size_t i = 0, n;
    int status = DHK_OK;

    while (i < length && status == DHK_OK) {
        n = 0;
        if (d->mode == MODE_PAIRS)
            status = put_pairs(d, bytes + i, length - i, &n);
        if (n == 0 && status == DHK_OK) {
            if (bytes[i] == 0x1B || d->mode == MODE_PAIRS) {
                status = put_other(d, bytes + i, length - i, final, &n);
                if (n == 0)
                    break;
            } else {
                status = put_single(d, bytes[i]);
                n = 1;
            }
        }
        i += n;
    }
    *used = i;
    return status;
}
