/* markdown_escape.c - see markdown_escape.h.
 *
 * A backslash is put only before what CommonMark or GFM would read as markup where it stands:
 * '_' inside a word, '<' before a space or '-' amid a line stay bare, so the text stays
 * readable.  Where a piece of a cut line ends, its neighbour is not known and markup is assumed.
 *  Runs without any such byte are copied whole.  O(bytes): no test looks
 * further than a bounded number of bytes ahead.                   SPDX-License-Identifier: MIT */
#include "write/markdown_escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

enum {
    MAX_REFERENCE = 33, /* "&CounterClockwiseContourIntegral;": the longest name */
    MAX_NUMBER = 9      /* digits of a list number; more are no list in CommonMark */
};

static bool is_word(unsigned char c)
{
    return dhk_is_alpha(c) || dhk_is_digit(c);
}

static bool is_punctuation(unsigned char c)
{
    return c > ' ' && c < 0x7F && !is_word(c);
}

/* Can '&' at text[0] begin a character reference? */
static bool is_reference(const unsigned char *text, size_t length, bool more)
{
    size_t i;

    for (i = 1; i < length && i <= MAX_REFERENCE; i++) {
        if (text[i] == ';')
            return i > 1;
        if (!is_word(text[i]) && !(i == 1 && text[i] == '#'))
            return false;
    }
    return more && i == length;
}

/* '*', '_', '~': no markup with a space on both sides, nor a '_' between word characters. */
static bool is_emphasis(const unsigned char *text, size_t length, size_t at)
{
    unsigned char before, behind;

    if (at == 0 || at + 1 == length)
        return true;
    before = text[at - 1];
    behind = text[at + 1];
    if (dhk_is_space(before) && dhk_is_space(behind))
        return false;
    return !(text[at] == '_' && is_word(before) && is_word(behind));
}

static bool is_markup(const unsigned char *text, size_t length, size_t at, unsigned where)
{
    bool more = (where & DHK_ESCAPE_MORE) != 0;
    bool last = at + 1 == length;
    unsigned char behind = last ? 0 : text[at + 1];

    switch (text[at]) {
    case '\\': /* at a line's end it would be a break */
        return last || is_punctuation(behind);
    case '`':
    case '[':
        return true;
    case '*':
    case '_':
    case '~':
        return is_emphasis(text, length, at);
    case '<': /* of a tag, or of an <a@b.c>, which may begin with nearly anything */
        return last ? more : !dhk_is_space(behind);
    case '&':
        return is_reference(text + at, length - at, more);
    case '|':
        return (where & DHK_ESCAPE_CELL) != 0;
    default:
        return false;
    }
}

/* The address that was met last: where it ends, and whether it holds what is to be escaped. */
typedef struct address {
    size_t end;
    bool has_markup;
} address;

/* GFM links bare addresses and shows backslashes in them: one that needs some must not be taken for
 * an address, so its "://" or "www." is escaped.  Each is looked through once. */
static bool is_address(address *seen, const unsigned char *text, size_t length, size_t at,
                       unsigned where)
{
    bool scheme =
        text[at] == ':' && length - at > 2 && text[at + 1] == '/' && text[at + 2] == '/';
    bool host = text[at] == '.' && at >= 3 && dhk_ascii_is(text + at - 3, 3, "www");
    size_t i;

    if (!scheme && !host)
        return false;
    if (at >= seen->end) {
        seen->has_markup = false;
        for (i = at + 1; i < length && !dhk_is_space(text[i]); i++)
            seen->has_markup = seen->has_markup || is_markup(text, length, i, where);
        seen->end = i;
    }
    return seen->has_markup;
}

/* Bytes before the one to be escaped, so that the text begins no list, heading, quote, fence,
 * rule, table or underline; 'length' when it begins none.  (The marks that are escaped anywhere
 * are left to is_markup.) */
static size_t find_start_markup(const unsigned char *text, size_t length)
{
    unsigned char behind = length > 1 ? text[1] : ' ';
    bool bare = dhk_is_space(behind);
    size_t i;

    switch (text[0]) {
    case '>':
    case '|':
        return 0;
    case '+':
        return bare ? 0 : length;
    case '#':
        return bare || behind == '#' ? 0 : length;
    case '=':
        return bare || behind == '=' ? 0 : length;
    case '-': /* "- item", "---", "-|-" and ":-:" of a table, but not "-5" */
    case ':':
        return bare || is_punctuation(behind) ? 0 : length;
    default:
        break;
    }
    for (i = 0; i < length && i < MAX_NUMBER && dhk_is_digit(text[i]); i++)
        ;
    if (i == 0 || i == length || (text[i] != '.' && text[i] != ')'))
        return length;
    return i + 1 == length || dhk_is_space(text[i + 1]) ? i : length;
}

/* Where the #s begin that a heading would lose at its end; 'length' if there are none. */
static size_t find_closing(const unsigned char *text, size_t length)
{
    size_t at = length;

    while (at > 0 && text[at - 1] == '#')
        at--;
    return at == 0 || dhk_is_space(text[at - 1]) ? at : length;
}

void dhk_escape_markdown(dhk_out *out, const unsigned char *text, size_t length,
                         unsigned where)
{
    address seen = {0, false};
    size_t i, done = 0, forced, closing;

    while (length > 0 && (where & DHK_ESCAPE_START) != 0 && dhk_is_space(text[0])) {
        text++;
        length--;
    }
    while (length > 0 && (where & DHK_ESCAPE_MORE) == 0 && dhk_is_space(text[length - 1]))
        length--;
    if (length == 0)
        return;
    forced = (where & DHK_ESCAPE_START) != 0 ? find_start_markup(text, length) : length;
    closing = (where & DHK_ESCAPE_HEADING) != 0 ? find_closing(text, length) : length;
    for (i = 0; i < length; i++) {
        if (!is_punctuation(text[i]))
            continue;
        if (i != forced && i != closing && !is_markup(text, length, i, where) &&
            !is_address(&seen, text, length, i, where))
            continue;
        dhk_out_bytes(out, text + done, i - done);
        dhk_out_string(out, "\\");
        done = i;
    }
    dhk_out_bytes(out, text + done, length - done);
}
