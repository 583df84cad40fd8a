/* write_text.c - the lines that are written, as plain text.
 *
 * In: a page and its verdicts.  Out: each line as it is; a blank line between blocks, none within
 * a block, a list or a table; a tab between the cells of a row.  Of plain text the lines stand as
 * they stood: a blank line where one stood between them, else none.  No marks are added, so
 * what comes out is text of the page alone, and lines that stand in it as they are to be written are
 * copied at once.  O(lines + boxes + bytes written).
 *                                                                 SPDX-License-Identifier: MIT */
#include "write/write.h"
#include "write/write_out.h"
#include "write/write_walk.h"

typedef struct piece {
    const unsigned char *text;
    size_t length;
} piece;

static piece separator(const dhk_walk *walk)
{
    static const unsigned char feeds[] = "\n\n", tabs[] = "\t";
    const piece nothing = {feeds, 0}, feed = {feeds, 1}, blank = {feeds, 2},
                tab = {tabs, 1};
    bool same_row = walk->line->row != 0 && walk->before != NULL &&
                    walk->line->row == walk->before->row;

    switch (walk->joint) {
    case DHK_JOINT_FIRST:
    case DHK_JOINT_REST:
        return nothing;
    case DHK_JOINT_BREAK:
        return feed;
    case DHK_JOINT_GROUP:
        if (walk->line->kind == DHK_KIND_ITEM)
            return feed;
        if (walk->line->kind == DHK_KIND_CELL)
            return same_row && walk->new_cell ? tab : feed;
        break;
    case DHK_JOINT_BLOCK:
        break;
    }
    return blank;
}

/* Does the line stand behind the text so far, and between the two what is to be written there?  Most
 * lines of plain text do. */
static bool goes_on(const piece *so_far, const piece *between, const unsigned char *line)
{
    const unsigned char *end = so_far->text + so_far->length;
    size_t i = 0;

    if (end > line || (size_t)(line - end) != between->length)
        return false;
    while (i < between->length && end[i] == between->text[i])
        i++;
    return i == between->length;
}

int dhk_write_text(dhk_list *out, const dhk_page *page, const uint8_t *keep, uint8_t wanted,
                   bool with_title)
{
    dhk_out to = {out, page->memory, 0};
    piece so_far = {dhk_page_text(page, 0), 0}; /* of the page, and not yet written */
    dhk_walk walk;

    dhk_walk_begin(&walk, page, keep, wanted, with_title);
    while (dhk_walk_next(&walk)) {
        const piece between = separator(&walk);
        piece line;

        line.text = dhk_walk_text(&walk, &line.length);
        if (!goes_on(&so_far, &between, line.text)) {
            dhk_out_bytes(&to, so_far.text, so_far.length);
            dhk_out_bytes(&to, between.text, between.length);
            so_far.text = line.text;
        }
        so_far.length = (size_t)(line.text - so_far.text) + line.length;
    }
    dhk_out_bytes(&to, so_far.text, so_far.length);
    if (walk.line != NULL)
        dhk_out_string(&to, "\n");
    return dhk_out_end(&to);
}
