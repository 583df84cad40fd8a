/* write_walk.c - see write_walk.h.                                SPDX-License-Identifier: MIT */
#include "write/write_walk.h"

#include <string.h>

#include "tables/html_tags.h"

enum { GROUP_FLAGS = DHK_BOX_LIST | DHK_BOX_TABLE | DHK_BOX_QUOTE | DHK_BOX_PRE };

static const uint32_t group_flag[DHK_WALK_GROUPS] = {DHK_BOX_LIST, DHK_BOX_TABLE,
                                                     DHK_BOX_QUOTE, DHK_BOX_PRE};

void dhk_walk_begin(dhk_walk *walk, const dhk_page *page, const uint8_t *keep,
                    uint8_t wanted, bool with_title)
{
    memset(walk, 0, sizeof *walk);
    walk->page = page;
    walk->keep = keep;
    walk->wanted = wanted;
    walk->with_title = with_title;
    walk->group = DHK_NONE;
}

/* What is written with 'wanted' 0 is just what is not written with 'wanted' 1. */
static bool is_written(const dhk_walk *walk, size_t index)
{
    const dhk_line *line = dhk_page_lines(walk->page) + index;
    bool asked = walk->with_title && (line->flags & DHK_LINE_TITLE) != 0;
    bool shown = walk->keep[index] != 0 || asked;

    return shown == (walk->wanted != 0);
}

/* Steps over the boxes that begin up to this line; they stand in that order.  The outermost ones of
 * one sort do not overlap: the last that began is the only one that can still be open. */
static void enter_boxes(dhk_walk *walk, uint32_t line)
{
    const dhk_box *boxes = dhk_page_boxes(walk->page);
    const size_t count = walk->page->boxes.count;
    int i;

    walk->new_cell = count == 1; /* Markdown has none: there each line is a cell */
    for (; walk->boxes < count && boxes[walk->boxes].first_line <= line; walk->boxes++) {
        const dhk_box *box = boxes + walk->boxes;
        const uint32_t outer = box->parent == DHK_NONE ? 0 : boxes[box->parent].flags;
        const uint32_t begun = box->flags & ~outer & GROUP_FLAGS;

        walk->new_cell |= box->tag == DHK_EL_TD || box->tag == DHK_EL_TH;
        for (i = 0; i < DHK_WALK_GROUPS && begun != 0; i++)
            if ((begun & group_flag[i]) != 0)
                walk->latest[i] = walk->boxes;
    }
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

/* The outermost box around this line of the sort that goes with its kind; DHK_NONE. */
static uint32_t group_around(const dhk_walk *walk, const dhk_line *line, uint32_t number)
{
    const int sort = group_of_kind(line->kind);
    const uint32_t box = sort == DHK_WALK_GROUPS ? 0 : walk->latest[sort];

    return box != 0 && dhk_page_boxes(walk->page)[box].end_line > number ? box : DHK_NONE;
}

/* 'old_group' is that of the line before. */
static enum dhk_joint join(const dhk_walk *walk, uint32_t old_group, bool same_block)
{
    const dhk_line *line = walk->line, *before = walk->before;

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
    if (group_of_kind(line->kind) == DHK_WALK_GROUPS || old_group != walk->group)
        return DHK_JOINT_BLOCK;
    return walk->same_kind || walk->group != DHK_NONE ? DHK_JOINT_GROUP : DHK_JOINT_BLOCK;
}

bool dhk_walk_next(dhk_walk *walk)
{
    const dhk_line *lines = dhk_page_lines(walk->page);
    bool same_block = true, rest;
    uint32_t old_group, number;

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
    number = (uint32_t)walk->next++;
    walk->line = lines + number;
    enter_boxes(walk, number);
    old_group = walk->group;
    walk->group = group_around(walk, walk->line, number);
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
