/* text_open.c - does a line of plain text begin as a list item?
 *
 * An item shows by its marker: a bullet or a numeral, and white space behind it.  Indentation tells
 * how deep it stands.  O(DHK_TEXT_HEAD) at most.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "read/text_inner.h"

typedef struct marker {
    uint8_t level; /* 0: no list item */
    bool ordered;
} marker;

/* Bytes of the bullet that stands at p, 0 if none does.  A dash counts (mail, READMEs), an en or
 * em dash does not: in half of Europe it opens direct speech. */
static size_t bullet(const unsigned char *p, size_t length)
{
    static const char *const wide[] = {"\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x96\xAA",
                                       "\xE2\x96\xA0", "\xE2\x97\x8F", "\xE2\x97\xA6",
                                       "\xE2\x81\x83"}; /* . > small and large square, discs, - */
    size_t i;

    if (length >= 1 && (p[0] == '-' || p[0] == '*' || p[0] == '+'))
        return 1;
    if (length >= 2 && p[0] == 0xC2 && p[1] == 0xB7) /* middle dot */
        return 2;
    if (length < 3 || p[0] != 0xE2)
        return 0;
    for (i = 0; i < sizeof wide / sizeof *wide; i++)
        if (memcmp(p, wide[i], 3) == 0)
            return 3;
    return 0;
}

/* Bytes of "1." or "12)".  Three digits at most: "1984. It was ..." is a sentence. */
static size_t numeral(const unsigned char *p, size_t length)
{
    size_t digits = 0;

    while (digits < length && digits < 3 && dhk_is_digit(p[digits]))
        digits++;
    if (digits == 0 || digits == length || (p[digits] != '.' && p[digits] != ')'))
        return 0;
    return digits + 1;
}

/* Two columns of indentation are a level: the least that people use. */
static marker look(const unsigned char *p, size_t length)
{
    marker none = {0, false}, found = {0, false};
    size_t at = 0, columns = 0, bytes;

    while (at < length && (p[at] == ' ' || p[at] == '\t')) {
        columns += p[at] == '\t' ? 4 : 1;
        at++;
    }
    bytes = bullet(p + at, length - at);
    if (bytes == 0) {
        bytes = numeral(p + at, length - at);
        found.ordered = true;
    }
    at += bytes;
    if (bytes == 0 || at + 1 >= length || (p[at] != ' ' && p[at] != '\t'))
        return none;
    while (at < length && dhk_is_space(p[at]))
        at++;
    if (at == length) /* a marker alone: a rule of dashes, a separator */
        return none;
    found.level = (uint8_t)(1 + columns / 2); /* columns < 4 * DHK_TEXT_HEAD */
    return found;
}

void dhk_text_find_marker(dhk_opening *open, const unsigned char *p, size_t length)
{
    const marker found = look(p, length < DHK_TEXT_HEAD ? length : DHK_TEXT_HEAD);

    if (found.level == 0)
        return;
    open->flags |= DHK_LINE_FIRST | (found.ordered ? (uint32_t)DHK_LINE_ORDERED : 0);
    open->kind = DHK_KIND_ITEM;
    open->level = found.level;
}
