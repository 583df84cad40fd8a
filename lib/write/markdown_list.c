/* markdown_list.c - see markdown_list.h.
 *
 * A list in a list stands under the text of the item above it, so the indentation of each open
 * list is kept.  Levels that the page skips (its outer item was dropped) are skipped here too.
 * Numbers are counted, as a browser does that draws <ol>; plain text keeps those it has.
 * O(1) an item.                                                   SPDX-License-Identifier: MIT */
#include "write/markdown_list.h"

#include "base/ascii.h"

/* Closes lists deeper than 'depth' and opens one of that depth if need be. */
static dhk_mark_level *find_level(dhk_marks *marks, uint8_t depth, bool ordered)
{
    dhk_mark_level *top;

    while (marks->open > 1 && marks->levels[marks->open - 1].depth > depth)
        marks->open--;
    if (marks->open == 0 ||
        (marks->levels[marks->open - 1].depth < depth && marks->open < DHK_MAX_MARKS)) {
        top = &marks->levels[marks->open++];
        top->items = 0;
        top->ordered = ordered;
    }
    top = &marks->levels[marks->open - 1];
    if (top->ordered != ordered)
        top->items = 0;
    top->depth = depth;
    top->ordered = ordered;
    return top;
}

static void write_number(dhk_out *out, uint32_t number)
{
    char digits[10]; /* of a uint32_t */
    size_t count = 0;

    for (; number > 0; number /= 10)
        digits[sizeof digits - ++count] = (char)('0' + number % 10);
    dhk_out_bytes(out, digits + sizeof digits - count, count);
}

typedef struct own_mark {
    size_t begin;  /* bytes of white space before it */
    size_t digits; /* of its number */
    size_t end;    /* where the item's text begins */
} own_mark;

/* An item of plain text brings its own mark: its number stays, a bullet becomes Markdown's. */
static own_mark find_own_mark(const unsigned char *text, size_t length)
{
    own_mark mark;
    size_t at = 0;

    while (at < length && dhk_is_space(text[at]))
        at++;
    mark.begin = at;
    while (at < length && dhk_is_digit(text[at]))
        at++;
    mark.digits = at - mark.begin;
    while (at < length && !dhk_is_space(text[at]))
        at++;
    while (at < length && dhk_is_space(text[at]))
        at++;
    mark.end = at;
    return mark;
}

size_t dhk_marks_write(dhk_marks *marks, dhk_out *out, const dhk_walk *walk)
{
    const dhk_line *line = walk->line;
    bool ordered = (line->flags & DHK_LINE_ORDERED) != 0;
    dhk_mark_level *top = find_level(marks, line->level, ordered);
    size_t before = marks->open > 1 ? marks->levels[marks->open - 2].indent : 0;
    size_t length, begun;
    own_mark own = {0, 0, 0};
    const unsigned char *text = dhk_walk_text(walk, &length);

    if (walk->page->format == DHK_FORMAT_TEXT)
        own = find_own_mark(text, length);
    dhk_out_repeat(out, " ", before);
    begun = out->bytes->count;
    top->items++;
    if (!ordered)
        dhk_out_string(out, marks->other ? "* " : "- ");
    else if (own.digits == 0)
        write_number(out, top->items);
    else
        dhk_out_bytes(out, text + own.begin, own.digits);
    if (ordered)
        dhk_out_string(out, marks->other ? ") " : ". ");
    top->indent = before + (out->bytes->count - begun);
    return own.end;
}

void dhk_marks_begin(dhk_marks *marks, bool after_list)
{
    marks->other = after_list && !marks->other;
    marks->open = 0;
}
