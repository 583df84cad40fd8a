/* markdown_row.c - tables of GFM.
 *
 * In: the paragraph that is held when a delimiter row ("--- | :-:") comes: its last line is the
 * header; then a source line for each row.  Out: a line for each cell that shows something, with
 * the number of its row.  A '|' parts cells unless a backslash stands before it, in code spans
 * too.  O(bytes): a header is counted once, for the delimiter row under it.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/markdown_inner.h"

/* Next bar from 'at' on, or 'end'. */
static size_t bar(const unsigned char *text, size_t at, size_t end)
{
    while (at < end && text[at] != '|')
        at += text[at] == '\\' && at + 1 < end ? 2 : 1;
    return at;
}

/* Narrows begin .. end to what stands between white space, and between the outer bars. */
static void strip(const unsigned char *text, size_t *begin, size_t *end)
{
    while (*begin < *end && dhk_is_space(text[*begin]))
        ++*begin;
    while (*end > *begin && dhk_is_space(text[*end - 1]))
        --*end;
    if (*begin < *end && text[*begin] == '|')
        ++*begin;
}

static size_t count_cells(const unsigned char *text, size_t begin, size_t end)
{
    size_t cells = 0;

    strip(text, &begin, &end);
    while (begin < end) {
        begin = bar(text, begin, end) + 1;
        cells++;
    }
    return cells;
}

/* A delimiter row: only - : | and white space, a '-' in each cell, and one bar at least. */
static bool is_delimiter(const dhk_markdown_line *line)
{
    size_t at = line->next, dashes = 0, bars = 0;
    bool any = false;

    for (; at < line->length; at++) {
        const unsigned char c = line->text[at];

        if (c == '-') {
            any = true;
            dashes++;
        } else if (c == '|') {
            if (dashes == 0 && at > line->next)
                return false;
            dashes = 0;
            bars++;
        } else if (c != ':' && c != ' ' && c != '\t') {
            return false;
        }
    }
    return any && bars > 0;
}

/* Where the last source line begins that is held. */
static size_t last_line(const dhk_markdown *md)
{
    const unsigned char *text = dhk_markdown_held(md);
    size_t at = md->held.count;

    if (at > 0)
        at--; /* its own line feed */
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

bool dhk_markdown_is_table(const dhk_markdown *md, const dhk_markdown_line *line)
{
    const unsigned char c = line->text[line->next];

    if ((c != '|' && c != '-' && c != ':') || md->held.count == 0 || !is_delimiter(line))
        return false;
    return count_cells(line->text, line->next, line->length) ==
           count_cells(dhk_markdown_held(md), last_line(md), md->held.count);
}

static int put_cell(dhk_markdown *md, size_t begin, size_t end)
{
    int status;

    dhk_markdown_border(md);
    status = dhk_markdown_lay(md, DHK_KIND_CELL, 0, md->header ? DHK_LINE_HEADER : 0,
                              DHK_BOX_TABLE);
    if (status == DHK_OK)
        status = dhk_markdown_inline(md, begin, end);
    if (status == DHK_OK)
        status = dhk_build_break(&md->builder, 0);
    dhk_markdown_border(md);
    return status;
}

/* Held bytes begin .. end are a row. */
static int put_row(dhk_markdown *md, size_t begin, size_t end, bool goes_on)
{
    dhk_builder *b = &md->builder;
    const uint32_t first = (uint32_t)b->page->lines.count;
    size_t stop;
    int status = DHK_OK;

    dhk_markdown_border(md);
    md->mode = DHK_MODE_MARKDOWN;
    strip(dhk_markdown_held(md), &begin, &end);
    while (begin < end && status == DHK_OK) {
        stop = bar(dhk_markdown_held(md), begin, end);
        status = put_cell(md, begin, stop);
        begin = stop + 1;
    }
    if (goes_on && b->next_row > 0)
        b->next_row--;
    if (status == DHK_OK && (goes_on || b->page->lines.count > first))
        dhk_build_row(b, first);
    dhk_markdown_border(md);
    dhk_markdown_drop_held(md);
    return status;
}

/* The last line that is held is a header; what stands above it is a paragraph. */
int dhk_markdown_begin_table(dhk_markdown *md)
{
    const size_t header = last_line(md), end = md->held.count;
    int status = DHK_OK;

    if (header > 0 || md->laid)
        status = dhk_markdown_split_leaf(md, header);
    md->leaf = DHK_LEAF_TABLE;
    md->builder.page->tables++;
    dhk_markdown_border(md);
    md->header = true;
    if (status == DHK_OK)
        status = put_row(md, header, end, false);
    md->header = false;
    return status;
}

/* A row, from byte 'from' of the line on; or the rest of one that was cut. */
int dhk_markdown_put_row(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                         bool goes_on)
{
    const int status = dhk_markdown_hold(md, line, from, line->length);

    return status != DHK_OK ? status : put_row(md, 0, md->held.count, goes_on);
}
