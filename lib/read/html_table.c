/* html_table.c - tables: what their tags imply, and which of their rows are rows of cells.
 *
 * Pages use tables for data and for layout.  A row whose cells hold one line each, two or more of
 * them, reads as a row; any other is layout, and its lines are lines like all others.  That is
 * known when the row ends: its lines are then marked, each at most once.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"

static uint32_t greater(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

bool dhk_html_between_cells(const dhk_html_lines *l)
{
    const uint32_t part = dhk_html_table_part(&l->stack);
    const uint32_t tag = l->stack.frames[part].tag;

    return part != 0 && tag != DHK_EL_TD && tag != DHK_EL_TH && tag != DHK_EL_CAPTION;
}

/* The row group that is open in this table, else the table. */
static uint32_t row_group(const dhk_html_stack *stack, uint32_t table)
{
    uint32_t group = greater(stack->last[DHK_EL_TBODY], stack->last[DHK_EL_THEAD]);

    return greater(table, greater(group, stack->last[DHK_EL_TFOOT]));
}

static int start_cell(dhk_html_lines *l, uint32_t group)
{
    const uint32_t row = l->stack.last[DHK_EL_TR];
    int status;

    if (row > group)
        return dhk_html_close_to(l, row + 1);
    status = dhk_html_close_to(l, group + 1);
    return status != DHK_OK ? status : dhk_html_open_implied(l, DHK_EL_TR);
}

int dhk_html_table_start(dhk_html_lines *l, uint32_t id, bool *fits)
{
    const uint32_t part = dhk_html_table_part(&l->stack);
    const uint32_t table = l->stack.last[DHK_EL_TABLE];

    *fits = part != 0 && table > dhk_html_island(&l->stack);
    if (!*fits)
        return l->skip > 0 ? DHK_OK : dhk_build_border(&l->builder);
    if (id == DHK_EL_TD || id == DHK_EL_TH)
        return start_cell(l, row_group(&l->stack, table));
    if (id == DHK_EL_TR)
        return dhk_html_close_to(l, row_group(&l->stack, table) + 1);
    return dhk_html_close_to(l, table + 1);
}

void dhk_html_cell_done(dhk_html_lines *l, const dhk_html_frame *frame)
{
    const uint32_t lines = (uint32_t)l->page->lines.count - frame->first_line;
    const uint32_t at = l->stack.last[DHK_EL_TR];

    if (at == 0)
        return;
    l->stack.frames[at].cells += lines;
    if (lines > 1)
        l->stack.frames[at].bits |= DHK_FRAME_LAYOUT;
}

static bool is_header(const dhk_page *page, uint32_t box)
{
    const dhk_box *boxes = dhk_page_boxes(page);

    /* No box inside a cell with one line has another line, so this walk is paid for by the
     * boxes' own tags. */
    while (box != 0 && boxes[box].tag != DHK_EL_TD && boxes[box].tag != DHK_EL_TH)
        box = boxes[box].parent;
    return boxes[box].tag == DHK_EL_TH;
}

void dhk_html_row_done(dhk_html_lines *l, const dhk_html_frame *frame)
{
    dhk_page *page = l->page;
    dhk_line *lines = dhk_page_lines(page);
    const uint32_t count = (uint32_t)page->lines.count - frame->first_line;
    const bool thead = dhk_html_top(&l->stack)->tag == DHK_EL_THEAD;
    size_t i;

    if ((frame->bits & DHK_FRAME_LAYOUT) || frame->cells != count || count < 2)
        return;
    dhk_build_row(&l->builder, frame->first_line);
    for (i = frame->first_line; i < page->lines.count; i++)
        if (thead || is_header(page, lines[i].box))
            lines[i].flags |= DHK_LINE_HEADER;
}
