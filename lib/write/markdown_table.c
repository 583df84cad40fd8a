/* markdown_table.c - see markdown_table.h.
 *
 * GFM cuts a row that is longer than its header and fills a shorter one, so the header is made as
 * wide as the longest row and rows are written as they are: output stays linear in the input.
 * A table needs a header: where the page has none an empty one stands.  Cells in a single
 * column without a header are layout, not data, and are written as paragraphs.
 * O(lines of the table), which are walked twice.                  SPDX-License-Identifier: MIT */
#include "write/markdown_table.h"

#include "write/markdown_escape.h"

typedef struct extent {
    size_t columns;   /* of the longest row */
    size_t first_row; /* columns of the first row */
    bool header;      /* is the first row a header */
} extent;

static bool is_inside(const dhk_walk *walk)
{
    return walk->line->kind == DHK_KIND_CELL && walk->joint != DHK_JOINT_FIRST &&
           walk->joint != DHK_JOINT_BLOCK;
}

static bool is_other_row(const dhk_walk *walk)
{
    return walk->line->row == 0 || walk->line->row != walk->before->row;
}

static bool is_new_cell(const dhk_walk *walk)
{
    return walk->joint == DHK_JOINT_GROUP && (walk->new_cell || is_other_row(walk));
}

static bool is_new_row(const dhk_walk *walk)
{
    return is_new_cell(walk) &&
           (walk->line->row == 0 || walk->line->row != walk->before->row);
}

static extent measure(dhk_walk walk)
{
    extent table = {1, 0, (walk.line->flags & DHK_LINE_HEADER) != 0};
    size_t columns = 1, rows = 1;

    while (dhk_walk_next(&walk) && is_inside(&walk)) {
        if (is_new_row(&walk)) {
            if (rows++ == 1)
                table.first_row = columns;
            columns = 0;
        }
        columns += is_new_cell(&walk);
        if (columns > table.columns)
            table.columns = columns;
    }
    if (rows == 1)
        table.first_row = columns;
    return table;
}

static void write_escaped(dhk_out *out, const dhk_walk *walk, unsigned where)
{
    size_t length;
    const unsigned char *text = dhk_walk_text(walk, &length);

    if (walk->joint != DHK_JOINT_REST)
        where |= DHK_ESCAPE_START;
    if ((walk->line->flags & DHK_LINE_CUT) != 0)
        where |= DHK_ESCAPE_MORE;
    dhk_escape_markdown(out, text, length, where);
}

static void write_delimiters(dhk_out *out, size_t columns)
{
    dhk_out_string(out, "\n|");
    dhk_out_repeat(out, " --- |", columns);
}

static void write_columns(dhk_out *out, dhk_walk *walk, extent table)
{
    dhk_walk ahead = *walk;
    bool header_open = table.header;

    if (!table.header) {
        dhk_out_string(out, "|");
        dhk_out_repeat(out, "  |", table.columns);
        write_delimiters(out, table.columns);
        dhk_out_string(out, "\n");
    }
    dhk_out_string(out, "| ");
    write_escaped(out, walk, DHK_ESCAPE_CELL);
    while (dhk_walk_next(&ahead) && is_inside(&ahead)) {
        *walk = ahead;
        if (is_new_row(walk)) {
            dhk_out_string(out, " |");
            if (header_open) {
                dhk_out_repeat(out, "  |", table.columns - table.first_row);
                write_delimiters(out, table.columns);
                header_open = false;
            }
            dhk_out_string(out, "\n| ");
        } else if (is_new_cell(walk)) {
            dhk_out_string(out, " | ");
        } else if (walk->joint != DHK_JOINT_REST) {
            dhk_out_string(out, "<br>");
        }
        write_escaped(out, walk, DHK_ESCAPE_CELL);
    }
    dhk_out_string(out, " |");
    if (header_open)
        write_delimiters(out, table.columns);
}

static void write_paragraphs(dhk_out *out, dhk_walk *walk)
{
    dhk_walk ahead = *walk;

    write_escaped(out, walk, 0);
    while (dhk_walk_next(&ahead) && is_inside(&ahead)) {
        *walk = ahead;
        if (walk->joint == DHK_JOINT_BREAK)
            dhk_out_string(out, "\\\n");
        else if (walk->joint != DHK_JOINT_REST)
            dhk_out_string(out, "\n\n");
        write_escaped(out, walk, 0);
    }
}

void dhk_markdown_table(dhk_out *out, dhk_walk *walk)
{
    extent table = measure(*walk);

    if (table.columns == 1 && !table.header)
        write_paragraphs(out, walk);
    else
        write_columns(out, walk, table);
}
