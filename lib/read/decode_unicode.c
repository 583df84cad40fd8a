/* decode_unicode.c - the UTF-8 and UTF-16 decoders of decode.h.
 *
 * UTF-8: valid runs are lent as they stand; each maximal subpart of what is not valid becomes one
 * U+FFFD.  UTF-16: a surrogate without its other half becomes one.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "base/utf8_check.h"
#include "read/decode.h"

int dhk_decode_utf8(dhk_decoder *d, const unsigned char *bytes, size_t length, bool final,
                    size_t *used)
{
    size_t i = 0;
    int status = DHK_OK;

    while (i < length && status == DHK_OK) {
        size_t n = dhk_utf8_valid(bytes + i, length - i);
        if (n > 0) {
            status = dhk_decode_lend(d, bytes + i, n);
        } else {
            bool incomplete;
            n = dhk_utf8_invalid(bytes + i, length - i, &incomplete);
            if (incomplete && !final)
                break;
            status = dhk_decode_put(d, DHK_REPLACEMENT, (unsigned)n);
        }
        i += n;
    }
    *used = i;
    return status;
}

static uint32_t read_unit(const unsigned char *p, bool little)
{
    return little ? (uint32_t)p[1] << 8 | p[0] : (uint32_t)p[0] << 8 | p[1];
}

int dhk_decode_utf16(dhk_decoder *d, const unsigned char *bytes, size_t length, bool final,
                     size_t *used)
{
    bool little = d->family == DHK_FAMILY_UTF16LE;
    size_t i = 0;
    int status = DHK_OK;

    while (length - i >= 2 && status == DHK_OK) {
        uint32_t unit = read_unit(bytes + i, little);
        if (unit < 0xD800 || unit > 0xDFFF) {
            status = dhk_decode_put(d, unit, 2);
            i += 2;
        } else if (unit > 0xDBFF) {
            status = dhk_decode_put(d, DHK_REPLACEMENT, 2);
            i += 2;
        } else if (length - i >= 4) {
            uint32_t next = read_unit(bytes + i + 2, little);
            bool pair = next >= 0xDC00 && next <= 0xDFFF;
            uint32_t code = 0x10000 + ((unit & 0x3FF) << 10) + (next & 0x3FF);
            status = dhk_decode_put(d, pair ? code : DHK_REPLACEMENT, pair ? 4 : 2);
            i += pair ? 4 : 2;
        } else {
            break;
        }
    }
    if (status == DHK_OK && final &&
        i < length) { /* half a unit, or half a pair, or both */
        status = dhk_decode_put(d, DHK_REPLACEMENT, (unsigned)(length - i));
        i = length;
    }
    *used = i;
    return status;
}
