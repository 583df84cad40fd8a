/* write_walk.c - see write_walk.h.                                SPDX-License-Identifier: MIT */
#include "write/write_walk.h"

#include <string.h>

#include "tables/html_tags.h"

static const uint32_t group_flag[DHK_WALK_GROUPS] = {DHK_BOX_LIST, DHK_BOX_TABLE,
                                                     DHK_BOX_QUOTE, DHK_BOX_PRE};

void dhk_walk_begin(dhk_walk *walk, const dhk_page *page, const uint8_t *keep,
                    uint8_t wanted, bool with_title)
{
    int i;

    memset(walk, 0, sizeof *walk);
    walk->page = page;
    walk->keep = keep;
    walk->wanted = wanted;
    walk->with_title = with_title;
    for (i = 0; i < DHK_WALK_GROUPS; i++)
        walk->group[i] = DHK_NONE;
}

/* What is written with 'wanted' 0 is just what is not written with 'wanted' 1. */
static bool is_written(const dhk_walk *walk, size_t index)
{
    const dhk_line *line = dhk_page_lines(walk->page) + index;
    bool asked = walk->with_title && (line->flags & DHK_LINE_TITLE) != 0;
    bool shown = walk->keep[index] != 0 || asked;

    return shown == (walk->wanted != 0);
}

/* The outermost boxes of one sort do not overlap and stand in page order: one that ends before
 * this line will not be asked for again. */
static uint32_t outermost(dhk_walk *walk, int sort, uint32_t index)
{
    const dhk_box *boxes = dhk_page_boxes(walk->page);
    uint32_t count = (uint32_t)walk->page->boxes.count;
    uint32_t flag = group_flag[sort];
    uint32_t *at = &walk->cursor[sort];

    for (; *at < count; ++*at) {
        const dhk_box *box = boxes + *at;
        bool inner = box->parent != DHK_NONE && (boxes[box->parent].flags & flag) != 0;
        if ((box->flags & flag) == 0 || inner || box->end_line <= index)
            continue;
        return box->first_line <= index ? *at : DHK_NONE;
    }
    return DHK_NONE;
}

/* Boxes stand in the order of their first lines.  Markdown has none: there each line is a cell. */
static bool begins_cell(dhk_walk *walk, uint32_t index)
{
    const dhk_box *boxes = dhk_page_boxes(walk->page);
    bool found = walk->page->boxes.count == 1;

    for (; walk->cells < walk->page->boxes.count && boxes[walk->cells].first_line <= index;
         walk->cells++)
        found = found || boxes[walk->cells].tag == DHK_EL_TD ||
                boxes[walk->cells].tag == DHK_EL_TH;
    return found;
}

static int group_of_kind(uint8_t kind)
{
    switch (kind) {
    case DHK_KIND_ITEM:
        return DHK_WALK_LIST;
    case DHK_KIND_CELL:
        return DHK_WALK_TABLE;
    case DHK_KIND_QUOTE:
        return DHK_WALK_QUOTE;
    case DHK_KIND_CODE:
        return DHK_WALK_PRE;
    default:
        return DHK_WALK_GROUPS;
    }
}

static enum dhk_joint join(dhk_walk *walk, const uint32_t *old_group, bool same_block)
{
    const dhk_line *line = walk->line, *before = walk->before;
    int group = group_of_kind(line->kind);

    if (before == NULL)
        return DHK_JOINT_FIRST;
    if ((before->flags & DHK_LINE_CUT) != 0 && line == before + 1)
        return DHK_JOINT_REST;
    /* Plain text has no blocks but those that blank lines make. */
    if (walk->page->format == DHK_FORMAT_TEXT)
        return same_block ? DHK_JOINT_BREAK : DHK_JOINT_BLOCK;
    if (line->kind != before->kind)
        return DHK_JOINT_BLOCK;
    if (same_block)
        return DHK_JOINT_BREAK;
    if (group == DHK_WALK_GROUPS || old_group[group] != walk->group[group])
        return DHK_JOINT_BLOCK;
    return walk->same_kind || walk->group[group] != DHK_NONE ? DHK_JOINT_GROUP
                                                             : DHK_JOINT_BLOCK;
}

bool dhk_walk_next(dhk_walk *walk)
{
    const dhk_line *lines = dhk_page_lines(walk->page);
    bool same_block = true, rest;
    uint32_t old_group[DHK_WALK_GROUPS];
    int i;

    walk->before = walk->line;
    walk->first_between = false;
    walk->same_kind = walk->before != NULL;
    for (; walk->next < walk->page->lines.count; walk->next++) {
        const dhk_line *line = lines + walk->next;
        rest = walk->next > 0 && (lines[walk->next - 1].flags & DHK_LINE_CUT) != 0;
        same_block = same_block && (rest || ((line->flags & DHK_LINE_BREAK) != 0 &&
                                             (line->flags & DHK_LINE_BLANK) == 0));
        walk->same_kind = walk->same_kind && line->kind == walk->before->kind;
        walk->first_between = walk->first_between || (line->flags & DHK_LINE_FIRST) != 0;
        if (is_written(walk, walk->next))
            break;
    }
    if (walk->next >= walk->page->lines.count)
        return false;
    walk->line = lines + walk->next++;
    memcpy(old_group, walk->group, sizeof old_group);
    for (i = 0; i < DHK_WALK_GROUPS; i++)
        walk->group[i] = outermost(walk, i, (uint32_t)(walk->line - lines));
    walk->new_cell = begins_cell(walk, (uint32_t)(walk->line - lines));
    walk->joint = join(walk, old_group, same_block);
    return true;
}

const unsigned char *dhk_walk_text(const dhk_walk *walk, size_t *length)
{
    uint32_t begin = walk->line->text;

    if (walk->joint == DHK_JOINT_REST)
        begin = walk->before->text + walk->before->length;
    *length = walk->line->text + walk->line->length - begin;
    return dhk_page_text(walk->page, begin);
}
