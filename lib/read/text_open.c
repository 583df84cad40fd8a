/* text_open.c - what the first bytes of a line of plain text say of it, and what its page has seen.
 *
 * A list item shows by its marker: a bullet or a numeral, and white space behind it.  Most lines
 * begin with a letter, which begins no marker.  O(DHK_TEXT_HEAD) at most.
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

/* Can a marker, or the indentation before it, begin so?  No letter does; a bullet has the bytes C2
 * or E2 first. */
static bool may_begin(unsigned char c)
{
    return c <= '9' || c >= 0xC2;
}

dhk_opening dhk_text_open(const dhk_text *text, const unsigned char *p, size_t length)
{
    dhk_opening open = {0, 0, DHK_KIND_TEXT, 0};
    marker found = {0, false};

    if (length > 0 && may_begin(p[0]))
        found = look(p, length < DHK_TEXT_HEAD ? length : DHK_TEXT_HEAD);
    if (text->any && text->blank == 0)
        open.flags |= DHK_LINE_BREAK;
    if (found.level != 0) {
        open.flags |= DHK_LINE_FIRST | (found.ordered ? (uint32_t)DHK_LINE_ORDERED : 0);
        open.kind = DHK_KIND_ITEM;
        open.level = found.level;
    }
    open.gap = (uint16_t)(text->blank < UINT16_MAX ? text->blank : UINT16_MAX);
    return open;
}

void dhk_text_count(dhk_text *text, uint8_t kind)
{
    dhk_page *page = text->builder.page;

    page->items += kind == DHK_KIND_ITEM;
    page->paragraphs += text->blank != 0 || !text->any;
    text->any = true;
    text->blank = 0;
}

void dhk_text_count_blank(dhk_text *text)
{
    text->blank += text->blank < UINT32_MAX;
}
