/* markdown_link.c - the address of a link, reference labels, addresses that stand in the text.
 *
 * In: text and a place in it.  Out: where the thing ends that begins there, or 0.  Every search
 * stops at the byte with which the next one of its kind would begin ('<', '[', a quote, white
 * space) or, for brackets in an address, at a fixed depth: so floods of beginnings without an end
 * cost O(text) together.                                          SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "read/markdown_inner.h"

/* Round brackets inside an address.  CommonMark asks for three levels at least; each level more lets
 * a flood of "](" read its text once more. */
enum { MAX_ROUND = 8 };

static size_t skip_space(const unsigned char *text, size_t at, size_t end)
{
    while (at < end && dhk_is_space(text[at]))
        at++;
    return at;
}

/* Bytes to step over at a byte that may be escaped. */
static size_t step(const unsigned char *text, size_t at, size_t end)
{
    return text[at] == '\\' && at + 1 < end ? 2 : 1;
}

/* <address>: the byte behind it. */
static size_t pointed(const unsigned char *text, size_t at, size_t end)
{
    for (at++; at < end; at += step(text, at, end)) {
        if (text[at] == '>')
            return at + 1;
        if (text[at] == '<' || text[at] == '\n')
            return 0;
    }
    return 0;
}

/* An address without < >: the byte behind it, where white space or a ')' of others stands. */
static size_t plain(const unsigned char *text, size_t at, size_t end)
{
    unsigned depth = 0;

    for (; at < end; at += step(text, at, end)) {
        if (dhk_is_space(text[at]))
            break;
        if (text[at] == '(' && ++depth > MAX_ROUND)
            return 0;
        if (text[at] == ')' && depth-- == 0)
            break;
    }
    return at;
}

/* A title in quotes or round brackets: the byte behind it, 0 if it does not end. */
static size_t title(const unsigned char *text, size_t at, size_t end)
{
    const unsigned char open = text[at], close = open == '(' ? ')' : open;

    for (at++; at < end; at += step(text, at, end)) {
        if (text[at] == close)
            return at + 1;
        if (text[at] == open) /* '(' in round brackets */
            return 0;
    }
    return 0;
}

/* "(address "title")" at 'at'. */
size_t dhk_markdown_target(const unsigned char *text, size_t at, size_t end)
{
    size_t stop;

    at = skip_space(text, at + 1, end);
    if (at == end)
        return 0;
    if (text[at] == '<') {
        at = pointed(text, at, end);
        stop = at - 1;
    } else {
        at = stop = plain(text, at, end);
    }
    if (at == 0)
        return 0;
    at = skip_space(text, at, end);
    if (at < end && at > stop && (text[at] == '"' || text[at] == '\'' || text[at] == '(')) {
        at = title(text, at, end);
        if (at == 0)
            return 0;
        at = skip_space(text, at, end);
    }
    return at < end && text[at] == ')' ? at + 1 : 0;
}

/* "[label]" or "[]" at 'at'. */
size_t dhk_markdown_label(const unsigned char *text, size_t at, size_t end)
{
    for (at++; at < end; at += step(text, at, end)) {
        if (text[at] == ']')
            return at + 1;
        if (text[at] == '[')
            return 0;
    }
    return 0;
}

/* "<scheme:address>" or "<name@host>" at 'at'. */
size_t dhk_markdown_angle(const unsigned char *text, size_t at, size_t end)
{
    const size_t begin = at + 1;
    bool address = false;

    for (at++; at < end && text[at] > ' ' && text[at] != '<' && text[at] != '>'; at++) {
        if (text[at] == '@' && at > begin)
            address = true;
        if (text[at] == ':' && at - begin >= 2 && dhk_is_alpha(text[begin]))
            address = true;
    }
    return at < end && text[at] == '>' && address ? at + 1 : 0;
}

/* How GFM shortens an address that stands in the text: no punctuation at its end, and no ')' that
 * has no '(' in it. */
static size_t trim(const unsigned char *text, size_t begin, size_t end)
{
    size_t open = 0, close = 0, i;

    for (i = begin; i < end; i++) {
        open += text[i] == '(';
        close += text[i] == ')';
    }
    for (; end > begin; end--) {
        if (text[end - 1] == ')') {
            if (close <= open)
                break;
            close--;
        } else if (memchr("?!.,:;*_~'\"", text[end - 1], 11) == NULL) {
            break;
        }
    }
    return end;
}

/* The bytes before 'at' are lower-case 'word', and before them nothing, or what may stand there. */
static bool preceded(const unsigned char *text, size_t floor, size_t at, const char *word,
                     size_t length)
{
    unsigned char before;

    if (at - floor < length || !dhk_ascii_is(text + at - length, length, word))
        return false;
    if (at - floor == length)
        return true;
    before = text[at - length - 1];
    return dhk_is_space(before) || before >= 0x80 ||
           memchr("*_~([{\"'<>|,;:!", before, 15) != NULL;
}

/* An address in the text whose "http:" or "www." ends with the byte at 'at'; nothing of it may
 * stand before 'floor'. */
size_t dhk_markdown_bare(const unsigned char *text, size_t floor, size_t at, size_t end,
                         bool in_bracket, size_t *begin)
{
    const size_t host = text[at] == ':' ? at + 3 : at + 1;
    size_t stop = host;

    if (text[at] == ':') {
        if (end - at < 4 || text[at + 1] != '/' || text[at + 2] != '/')
            return 0;
        if (preceded(text, floor, at, "https", 5))
            *begin = at - 5;
        else if (preceded(text, floor, at, "http", 4))
            *begin = at - 4;
        else
            return 0;
    } else {
        if (!preceded(text, floor, at, "www", 3))
            return 0;
        *begin = at - 3;
    }
    /* Up to a byte that is not ASCII: Chinese goes on behind an address without a space. */
    while (stop < end && text[stop] > ' ' && text[stop] < 0x7F && text[stop] != '<' &&
           !(in_bracket && text[stop] == ']'))
        stop++;
    stop = trim(text, host, stop);
    return stop > host ? stop : 0;
}
