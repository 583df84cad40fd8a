/* html_value.c - what an attribute's value means.
 *
 * In: the bytes between the quotes, as they stand in the page.  Out: the same with character
 * references replaced, line ends made LF, NUL made U+FFFD.  In an attribute an old name without
 * its semicolon is no reference when '=' or an alphanumeric follows, so that the query of a URL
 * ("?a=1&copy=2") stays what it is.  The tokenizer leaves values alone and this is called for
 * the few that count.                                             Cost: O(value's bytes).
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "base/utf8.h"
#include "read/html_token.h"
#include "tables/entities.h"

/* The longest text that a byte becomes: U+FFFD for NUL.  No reference grows by more. */
enum { GROWTH = 3 };

static unsigned char *put(unsigned char *out, const void *bytes, size_t length)
{
    memcpy(out, bytes, length);
    return out + length;
}

/* p stands behind "&#".  Returns where the reference ends, or p when it is none. */
static const unsigned char *put_number(const unsigned char *p, const unsigned char *end,
                                       unsigned char **out)
{
    unsigned base = p != end && (*p == 'x' || *p == 'X') ? 16 : 10;
    const unsigned char *digits = base == 16 ? p + 1 : p, *q = digits;
    uint32_t code = 0;

    for (; q != end && dhk_digit_value(*q) < base; q++) {
        code = code * base + dhk_digit_value(*q);
        if (code > 0x10FFFF)
            code = 0x110000;
    }
    if (q == digits)
        return p;
    *out += dhk_utf8_write(dhk_entity_number(code), *out);
    return q != end && *q == ';' ? q + 1 : q;
}

/* p stands at '&'.  Writes what it means, returns what is behind it. */
static const unsigned char *put_reference(const unsigned char *p, const unsigned char *end,
                                          unsigned char **out)
{
    const unsigned char *text = NULL, *q = p + 1;
    size_t text_length = 0, used;

    if (q != end && *q == '#') {
        q = put_number(p + 2, end, out);
        if (q == p + 2)
            *out = put(*out, p, 2);
        return q;
    }
    used = dhk_entity_find(q, (size_t)(end - q), &text, &text_length);
    q += used;
    if (used == 0 ||
        (q[-1] != ';' && q != end && (*q == '=' || dhk_is_alpha(*q) || dhk_is_digit(*q)))) {
        *out = put(*out, p, 1);
        return p + 1;
    }
    *out = put(*out, text, text_length);
    return q;
}

int dhk_html_value(const dhk_html_attribute *attribute, dhk_list *out,
                   const dhk_memory *memory)
{
    const unsigned char *p = attribute->value, *end;
    unsigned char *to;
    int error;

    out->count = 0;
    if (attribute->value_length == 0)
        return DHK_OK;
    end = p + attribute->value_length;
    error = dhk_list_reserve(out, memory, 1, (size_t)attribute->value_length * GROWTH,
                             (size_t)DHK_HTML_MAX_VALUE * GROWTH);
    if (error != DHK_OK)
        return error;
    to = (unsigned char *)out->items;
    while (p != end) {
        const unsigned char *stop = dhk_scan_value(p, end);
        to = put(to, p, (size_t)(stop - p));
        p = stop;
        if (p == end)
            break;
        if (*p == '&') {
            p = put_reference(p, end, &to);
        } else if (*p == 0) {
            to = put(to, "\xEF\xBF\xBD", 3);
            p++;
        } else {
            p++;
            if (p == end || *p != '\n')
                to = put(to, "\n", 1);
        }
    }
    out->count = (size_t)(to - (unsigned char *)out->items);
    return DHK_OK;
}
