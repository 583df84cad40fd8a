/* write_text.c - the lines that are written, as plain text.
 *
 * In: a page and its verdicts.  Out: each line as it is; a blank line between blocks, none within
 * a block, a list or a table; a tab between the cells of a row.  Of plain text the lines stand as
 * they stood: a blank line where one stood between them, else none.  No marks are added, so
 * what comes out is text of the page alone.  O(lines + boxes + bytes written).
 *                                                                 SPDX-License-Identifier: MIT */
#include "write/write.h"
#include "write/write_out.h"
#include "write/write_walk.h"

static const char *separator(const dhk_walk *walk)
{
    bool same_row = walk->line->row != 0 && walk->before != NULL &&
                    walk->line->row == walk->before->row;

    switch (walk->joint) {
    case DHK_JOINT_FIRST:
    case DHK_JOINT_REST:
        return "";
    case DHK_JOINT_BREAK:
        return "\n";
    case DHK_JOINT_GROUP:
        if (walk->line->kind == DHK_KIND_ITEM)
            return "\n";
        if (walk->line->kind == DHK_KIND_CELL)
            return same_row && walk->new_cell ? "\t" : "\n";
        break;
    case DHK_JOINT_BLOCK:
        break;
    }
    return "\n\n";
}

int dhk_write_text(dhk_list *out, const dhk_page *page, const uint8_t *keep, uint8_t wanted,
                   bool with_title)
{
    dhk_out to = {out, page->memory, 0};
    const unsigned char *text;
    size_t length;
    dhk_walk walk;

    dhk_walk_begin(&walk, page, keep, wanted, with_title);
    while (dhk_walk_next(&walk)) {
        dhk_out_string(&to, separator(&walk));
        text = dhk_walk_text(&walk, &length);
        dhk_out_bytes(&to, text, length);
    }
    if (walk.line != NULL)
        dhk_out_string(&to, "\n");
    return dhk_out_end(&to);
}
