/* markdown_scan.c - what a source line begins with.
 *
 * In: a line, and the column up to which its containers have taken it.  Out: what the rest of it
 * begins: a heading, a fence, a list item, raw HTML, ...; nothing is changed but the line's
 * own memory of where no thematic break can be.  Columns count a tab as far as the next multiple
 * of four.  Each function is O(line) at worst and looks at the line's first bytes as a rule; a
 * line has at most DHK_MARKDOWN_DEPTH places to look at.        SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "read/markdown_inner.h"
#include "tables/html_tags.h"

/* The line is read up to 'at', which stands in this column. */
void dhk_markdown_line_enter(dhk_markdown_line *line, size_t at, size_t column)
{
    line->gap_at = at;
    line->gap_column = line->column = column;
    while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t')) {
        column = line->text[at] == '\t' ? (column | 3) + 1 : column + 1;
        at++;
    }
    line->next = at;
    line->next_column = column;
}

void dhk_markdown_line_begin(dhk_markdown_line *line, const unsigned char *text,
                             size_t length)
{
    line->text = text;
    line->length = length;
    line->no_rule = 0;
    dhk_markdown_line_enter(line, 0, 0);
}

/* First byte behind the columns that are taken; of a tab that is taken in part nothing is left. */
size_t dhk_markdown_code_at(const dhk_markdown_line *line)
{
    size_t at = line->gap_at, column = line->gap_column;

    while (at < line->next && column < line->column) {
        column = line->text[at] == '\t' ? (column | 3) + 1 : column + 1;
        at++;
    }
    return at;
}

static bool ends(const dhk_markdown_line *line, size_t at)
{
    return at >= line->length || line->text[at] == ' ' || line->text[at] == '\t';
}

static size_t skip_space(const dhk_markdown_line *line, size_t at)
{
    while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t'))
        at++;
    return at;
}

/* Bytes of the run of text[at]. */
static size_t run_of(const dhk_markdown_line *line, size_t at)
{
    const size_t begin = at;

    while (at < line->length && line->text[at] == line->text[begin])
        at++;
    return at - begin;
}

/* Level of an ATX heading, its text in begin .. end. */
unsigned dhk_markdown_heading(const dhk_markdown_line *line, size_t *begin, size_t *end)
{
    const size_t level = run_of(line, line->next);
    size_t at = line->length, hashes;

    if (level > 6 || !ends(line, line->next + level))
        return 0;
    *begin = skip_space(line, line->next + level);
    while (at > *begin && (line->text[at - 1] == ' ' || line->text[at - 1] == '\t'))
        at--;
    hashes = at;
    while (hashes > *begin && line->text[hashes - 1] == '#')
        hashes--;
    if (hashes == *begin || line->text[hashes - 1] == ' ' || line->text[hashes - 1] == '\t')
        at = hashes;
    *end = at;
    return (unsigned)level;
}

/* Length of an opening fence.  What stands behind backticks may have none, or it is a code span. */
size_t dhk_markdown_fence(const dhk_markdown_line *line)
{
    const size_t length = run_of(line, line->next);
    const size_t at = line->next + length;

    if (length < 3)
        return 0;
    if (line->text[line->next] == '`' && at < line->length &&
        memchr(line->text + at, '`', line->length - at) != NULL)
        return 0;
    return length;
}

bool dhk_markdown_fence_ends(const dhk_markdown_line *line, unsigned char fence,
                             size_t length)
{
    size_t run;

    if (dhk_markdown_blank(line) || dhk_markdown_indent(line) > 3 ||
        line->text[line->next] != fence)
        return false;
    run = run_of(line, line->next);
    return run >= length && skip_space(line, line->next + run) == line->length;
}

/* Level of the heading that this line underlines: 1 for ===, 2 for ---. */
unsigned dhk_markdown_underline(const dhk_markdown_line *line)
{
    const unsigned char c = line->text[line->next];

    if (c != '=' && c != '-')
        return 0;
    if (skip_space(line, line->next + run_of(line, line->next)) != line->length)
        return 0;
    return c == '=' ? 1 : 2;
}

/* Is the rest a thematic break?  A byte that makes it none makes none of every other rest up to that
 * byte: with "* * * * x" this is asked at each star. */
bool dhk_markdown_rule(dhk_markdown_line *line)
{
    const unsigned char c = line->text[line->next];
    size_t at = line->next, count = 0;

    if (line->next < line->no_rule)
        return false;
    while (at < line->length &&
           (line->text[at] == c || line->text[at] == ' ' || line->text[at] == '\t'))
        count += line->text[at++] == c;
    if (at < line->length)
        line->no_rule = at;
    return at == line->length && count >= 3;
}

/* Bytes of a list marker: "-", "*", "+", a bullet as pages have it, or up to nine digits (more
 * overflows in some browsers, says CommonMark) and "." or ")".  'first': it could stand under a
 * paragraph without a blank line. */
size_t dhk_markdown_marker(const dhk_markdown_line *line, bool *ordered, bool *first)
{
    const unsigned char *p = line->text + line->next;
    const size_t length = line->length - line->next;
    size_t digits = 0, bytes;

    *ordered = false;
    *first = true;
    if (p[0] == '-' || p[0] == '*' || p[0] == '+') {
        bytes = 1;
    } else if (length >= 3 && memcmp(p, "\xE2\x80\xA2", 3) == 0) {
        bytes = 3;
    } else {
        while (digits < length && digits < 9 && dhk_is_digit(p[digits]))
            digits++;
        if (digits == 0 || digits == length || (p[digits] != '.' && p[digits] != ')'))
            return 0;
        *ordered = true;
        *first = digits == 1 && p[0] == '1';
        bytes = digits + 1;
    }
    if (!ends(line, line->next + bytes))
        return 0;
    *first = *first && skip_space(line, line->next + bytes) < line->length;
    return bytes;
}

/* A list marker and a link or picture behind it.  By its indentation such a line may be code, but no
 * page has code like this, and many have lists whose outer items a converter lost. */
bool dhk_markdown_linked_item(const dhk_markdown_line *line)
{
    bool ordered, first;
    size_t at = dhk_markdown_marker(line, &ordered, &first);

    if (at == 0)
        return false;
    at = skip_space(line, line->next + at);
    return at < line->length &&
           (line->text[at] == '[' ||
            (line->text[at] == '!' && at + 1 < line->length && line->text[at + 1] == '['));
}

/* What an address looks like, to tell "[Update]: today" from "[update]: /today". */
static bool is_address(const unsigned char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (text[i] == '/' || text[i] == '.' || text[i] == '#' || text[i] == ':' ||
            text[i] == '<')
            return true;
    return false;
}

/* Byte behind a title in quotes or brackets that reaches from 'at' to the line's end, if one does. */
static bool is_title(const unsigned char *text, size_t at, size_t length)
{
    unsigned char close;

    while (length > at && dhk_is_space(text[length - 1]))
        length--;
    if (length - at < 2)
        return false;
    close = text[at] == '(' ? ')' : text[at];
    return (close == '"' || close == '\'' || close == ')') && text[length - 1] == close;
}

/* Bytes at the beginning of a paragraph that are no text: a whole link definition, or the label of
 * a footnote. */
size_t dhk_markdown_definition(const unsigned char *text, size_t length, bool *footnote)
{
    size_t at = 1, begin;

    *footnote = false;
    if (length < 4 || text[0] != '[')
        return 0;
    while (at < length && text[at] != ']' && text[at] != '[')
        at += text[at] == '\\' ? 2 : 1;
    if (at + 1 >= length || text[at] != ']' || text[at + 1] != ':' || at < 2)
        return 0;
    if (text[1] == '^' && at > 2) {
        *footnote = true;
        return at + 2;
    }
    for (at += 2; at < length && dhk_is_space(text[at]);)
        at++;
    begin = at;
    if (at < length && text[at] == '<')
        while (at < length && text[at] != '>')
            at++;
    while (at < length && !dhk_is_space(text[at]))
        at++;
    if (!is_address(text + begin, at - begin))
        return 0;
    while (at < length && dhk_is_space(text[at]))
        at++;
    return at == length || is_title(text, at, length) ? length : 0;
}

size_t dhk_markdown_find(const unsigned char *text, size_t length, const char *what)
{
    const size_t bytes = strlen(what);
    const unsigned char *p = text, *last;

    if (length < bytes)
        return length;
    last = text + length - bytes;
    while (p <= last) {
        p = (const unsigned char *)memchr(p, what[0], (size_t)(last - p) + 1);
        if (p == NULL)
            return length;
        if (dhk_ascii_is(p, bytes, what))
            return (size_t)(p - text);
        p++;
    }
    return length;
}

/* What ends the content of an element that is no text; NULL for others. */
static const char *raw_end(uint32_t tag)
{
    switch (tag) {
    case DHK_EL_SCRIPT:
        return "</script";
    case DHK_EL_STYLE:
        return "</style";
    case DHK_EL_TEXTAREA:
        return "</textarea";
    default:
        return NULL;
    }
}

/* Is all behind 'at' white space? */
static bool alone(const dhk_markdown_line *line, size_t at)
{
    return skip_space(line, at) == line->length;
}

/* Elements without DHK_TAG_BLOCK begin raw HTML only when their tag is all of the line, and not in a
 * paragraph: "<b>word</b> and so on" is one. */
enum dhk_markdown_leaf dhk_markdown_html(const dhk_markdown_line *line, bool in_paragraph,
                                         const char **raw)
{
    const unsigned char *p = line->text + line->next;
    const size_t length = line->length - line->next;
    const bool closes = length > 1 && p[1] == '/';
    size_t name = closes ? 2 : 1, bytes = 0, end, seen;
    uint32_t tag;
    uint8_t flags;

    *raw = NULL;
    if (length >= 4 && memcmp(p, "<!--", 4) == 0)
        *raw = "-->";
    else if (length >= 9 && memcmp(p, "<![CDATA[", 9) == 0)
        *raw = "]]>";
    else if (length >= 2 && p[1] == '?')
        *raw = "?>";
    else if (length >= 3 && p[1] == '!' && dhk_is_alpha(p[2]))
        *raw = ">";
    if (*raw != NULL)
        return DHK_LEAF_RAW;
    while (name + bytes < length && bytes < 32 &&
           (dhk_is_alpha(p[name + bytes]) || dhk_is_digit(p[name + bytes])))
        bytes++;
    tag = dhk_tag_find(p + name, bytes);
    name += bytes;
    if (tag == 0 ||
        (name < length && !dhk_is_space(p[name]) && p[name] != '>' && p[name] != '/'))
        return DHK_LEAF_NONE;
    if (!closes && (*raw = raw_end(tag)) != NULL)
        return DHK_LEAF_RAW;
    if (!closes && tag == DHK_EL_PRE)
        return DHK_LEAF_PRE;
    if (dhk_tag_traits(tag) & DHK_TAG_BLOCK)
        return DHK_LEAF_HTML;
    if (in_paragraph)
        return DHK_LEAF_NONE;
    end = dhk_markdown_tag(line->text, line->next, line->length, &tag, &flags, &seen);
    return end != 0 && alone(line, end) ? DHK_LEAF_HTML : DHK_LEAF_NONE;
}
