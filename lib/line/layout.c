/* layout.c - see layout.h.
 *
 * dhk_layout_copy sees every byte of text of every page, so it goes by eight bytes at a time:
 * prose has a space in most of them, and single spaces need nothing done.  Only what is folded
 * (two spaces, a line feed, a tab) makes it stop; the builder then skips that and calls again.
 * No vector code is needed for the tests on eight bytes: they are sums whose carries cannot pass
 * from one byte to the next.                                      SPDX-License-Identifier: MIT */
#include "line/layout.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Characters without ink that are not ASCII white space.  The soft hyphen is one: it shows only
 * where a browser breaks a line. */
static bool has_no_ink(uint32_t code)
{
    if (code < 0x2000)
        return code == 0xA0 || code == 0xAD || code == 0x61C || code == 0x1680 ||
               code == 0x180E || (code >= 0x80 && code < 0xA0);
    if (code < 0x2070)
        return code <= 0x200F || (code >= 0x2028 && code <= 0x202F) || code >= 0x205F;
    return code == 0x2800 || code == 0x3000 || code == 0x3164 || code == 0xFEFF ||
           code == 0xFFA0 || (code >= 0xFE00 && code <= 0xFE0F);
}

/* Are all bytes of the code point there?  Text is valid UTF-8, but a reader past the end would be
 * worse than a wrong answer. */
static bool is_whole(const unsigned char *lead, size_t length)
{
    return length >= (size_t)(lead[0] < 0xE0 ? 2 : lead[0] < 0xF0 ? 3 : 4);
}

size_t dhk_layout_blank(const unsigned char *text, size_t length)
{
    size_t at = 0;
    unsigned bytes;

    while (at < length) {
        if (text[at] < 0x80) {
            if (text[at] > ' ' && text[at] != 0x7F)
                break;
            at++;
        } else {
            if (length - at < DHK_UTF8_MAX && !is_whole(text + at, length - at))
                break;
            if (!has_no_ink(dhk_utf8_read(text + at, &bytes)))
                break;
            at += bytes;
        }
    }
    return at;
}

size_t dhk_layout_trim(const unsigned char *text, size_t length)
{
    size_t lead;
    unsigned bytes;

    while (length > 0) {
        lead = length - 1;
        if (text[lead] < 0x80) {
            if (text[lead] > ' ' && text[lead] != 0x7F)
                break;
        } else {
            while (lead > 0 && (text[lead] & 0xC0) == 0x80)
                lead--;
            if (!is_whole(text + lead, length - lead) ||
                !has_no_ink(dhk_utf8_read(text + lead, &bytes)))
                break;
        }
        length = lead;
    }
    return length;
}

/* Is there, in these eight bytes, a control byte, or a space next to a space? */
static bool must_fold(uint64_t word)
{
    const uint64_t low = word & EACH(0x7F);
    const uint64_t other = word ^ EACH(' ');
    const uint64_t control = ~((low + EACH(0x60)) | word) & EACH(0x80);
    const uint64_t space = ~(((other & EACH(0x7F)) + EACH(0x7F)) | other) & EACH(0x80);

    return (control | (space & space << 8)) != 0;
}

size_t dhk_layout_copy(unsigned char *to, const unsigned char *from, size_t length)
{
    size_t at = 0;
    uint64_t word;

    while (length - at >= 8) {
        memcpy(&word, from + at, 8);
        if (must_fold(word) || (from[at] == ' ' && at > 0 && from[at - 1] == ' '))
            break;
        memcpy(to + at, &word, 8);
        at += 8;
    }
    while (at < length) {
        if (dhk_is_space(from[at]) && (from[at] != ' ' || at == 0 || from[at - 1] == ' '))
            break;
        to[at] = from[at];
        at++;
    }
    if (at > 0 && from[at - 1] == ' ')
        at--; /* the end of the run is not known to be followed by a word */
    return at;
}
