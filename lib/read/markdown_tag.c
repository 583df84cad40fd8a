/* markdown_tag.c - an HTML tag in Markdown.
 *
 * In: text and the place of a '<'.  Out: where the tag ends, and which element it is of.  Only
 * elements that HTML knows count: Markdown that was made from a page has the '<' of "vector<int>"
 * and "<your name>" as it stood there.  The tag ends at '>'; a '<' before it, but in quotes, makes
 * the first one text.  So a search goes no further than to the next '<', unless quotes hide that:
 * who searches again and again must count what was seen in vain.
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

/* Value of an attribute: the byte behind it and its quotes, 0 for none. */
static size_t value_end(const unsigned char *text, size_t at, size_t end)
{
    const unsigned char *quote;

    if (at == end)
        return 0;
    if (text[at] == '"' || text[at] == '\'') {
        quote = (const unsigned char *)memchr(text + at + 1, text[at], end - at - 1);
        return quote == NULL ? 0 : (size_t)(quote - text) + 1;
    }
    while (at < end && !dhk_is_space(text[at]) && text[at] != '>' && text[at] != '<')
        at++;
    return at;
}

/* Attributes from 'at' to the '>'; returns the byte behind it, 0 if there is none. */
static size_t attributes_end(const unsigned char *text, size_t at, size_t end, size_t *seen)
{
    size_t name;

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
        at = name_end(text, at, end);
        if (at == name) { /* a lone '/', '=' or quote */
            at++;
            continue;
        }
        at = skip_space(text, at, end);
        if (at == end || text[at] != '=')
            continue;
        at = value_end(text, skip_space(text, at + 1, end), end);
        if (at == 0)
            return 0;
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
    return attributes_end(text, at, end, seen);
}
