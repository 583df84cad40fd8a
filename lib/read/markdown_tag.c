/* markdown_tag.c - an HTML tag in Markdown.
 *
 * In: text and the place of a '<'.  Out: where the tag ends, which element it is of, and where
 * its href leads.  Only elements that HTML knows count: Markdown that was made from a page has
 * the '<' of "vector<int>" and "<your name>" as it stood there.  The tag ends at '>'; a '<' before
 * it, but in quotes, makes the first one text.  So a search goes no further than to the next '<',
 * unless quotes hide that: who searches again and again must count what was seen in vain.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "read/markdown_inner.h"
#include "tables/html_tags.h"

/* Name of an attribute: its end. */
static size_t name_end(const unsigned char *text, size_t at, size_t end)
{
    while (at < end && !dhk_is_space(text[at]) && text[at] != '=' && text[at] != '>' &&
           text[at] != '/' && text[at] != '<' && text[at] != '"' && text[at] != '\'')
        at++;
    return at;
}

static size_t skip_space(const unsigned char *text, size_t at, size_t end)
{
    while (at < end && dhk_is_space(text[at]))
        at++;
    return at;
}

/* Value of an attribute: begin .. *stop; returns the byte behind it and its quotes, 0 for none. */
static size_t value_end(const unsigned char *text, size_t at, size_t end, size_t *begin,
                        size_t *stop)
{
    const unsigned char *quote;

    *begin = *stop = at;
    if (at == end)
        return 0;
    if (text[at] == '"' || text[at] == '\'') {
        quote = (const unsigned char *)memchr(text + at + 1, text[at], end - at - 1);
        if (quote == NULL)
            return 0;
        *begin = at + 1;
        *stop = (size_t)(quote - text);
        return *stop + 1;
    }
    while (at < end && !dhk_is_space(text[at]) && text[at] != '>' && text[at] != '<')
        at++;
    *stop = at;
    return at;
}

static uint8_t flag_of(enum dhk_link where)
{
    if (where == DHK_LINK_OUT)
        return DHK_TAG_OUT;
    return where == DHK_LINK_HERE ? DHK_TAG_HERE : 0;
}

/* Attributes from 'at' to the '>'; returns the byte behind it, 0 if there is none. */
static size_t attributes_end(const unsigned char *text, size_t at, size_t end,
                             uint8_t *flags, size_t *seen)
{
    size_t name, stop, begin, value;

    *seen = end;
    for (;;) {
        at = skip_space(text, at, end);
        if (at == end || text[at] == '<') {
            *seen = at;
            return 0;
        }
        if (text[at] == '>')
            return at + 1;
        name = at;
        at = stop = name_end(text, at, end);
        if (at == name) { /* a lone '/', '=' or quote */
            at++;
            continue;
        }
        at = skip_space(text, at, end);
        if (at == end || text[at] != '=')
            continue;
        at = value_end(text, skip_space(text, at + 1, end), end, &begin, &value);
        if (at == 0)
            return 0;
        if (dhk_ascii_is(text + name, stop - name, "href"))
            *flags = (uint8_t)((*flags & DHK_TAG_ENDS) |
                               flag_of(dhk_markdown_where(text + begin, value - begin)));
    }
}

size_t dhk_markdown_tag(const unsigned char *text, size_t at, size_t end, uint32_t *tag,
                        uint8_t *flags, size_t *seen)
{
    size_t name;

    *flags = 0;
    *seen = at;
    if (end - at < 3)
        return 0;
    at++;
    if (text[at] == '/') {
        *flags = DHK_TAG_ENDS;
        at++;
    }
    name = at;
    while (at < end && at - name < 32 && (dhk_is_alpha(text[at]) || dhk_is_digit(text[at])))
        at++;
    *tag = dhk_tag_find(text + name, at - name);
    if (*tag == 0 || at == end ||
        (!dhk_is_space(text[at]) && text[at] != '>' && text[at] != '/'))
        return 0;
    if (*tag == DHK_EL_A && *flags == 0)
        *flags = DHK_TAG_HERE; /* without an address it leads nowhere */
    return attributes_end(text, at, end, flags, seen);
}
