/* build_box.c - see build.h: boxes, their token sets, rows of cells.
 *
 * Boxes are laid one behind the other as their start tags come.  One that closes without a line
 * is the last, for a box inside it would have had no line either, so it is simply taken away:
 * the page holds no empty box, however many its markup has.  O(1) a box.
 *                                                                 SPDX-License-Identifier: MIT */
#include "line/build.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/status.h"

static uint16_t add_16(uint16_t number)
{
    return number == UINT16_MAX ? number : (uint16_t)(number + 1);
}

int dhk_build_border(dhk_builder *b)
{
    const int status = dhk_build_break(b, 0);

    b->gap = add_16(b->gap);
    b->follows = false;
    return status;
}

int dhk_build_open(dhk_builder *b, uint16_t tag, uint32_t own_flags, uint32_t tokens,
                   uint32_t look, uint32_t *box)
{
    dhk_page *page = b->page;
    const dhk_box *parent;
    dhk_box made;
    int status = dhk_build_border(b);

    if (status == DHK_OK)
        status =
            dhk_list_reserve(&page->boxes, page->memory, sizeof(dhk_box), 1, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    parent = &dhk_page_boxes(page)[b->box];
    made.parent = b->box;
    made.first_line = made.end_line = (uint32_t)page->lines.count;
    made.flags = parent->flags | own_flags;
    made.tokens = tokens;
    made.path = dhk_hash_join(parent->path, tag);
    made.look = look;
    made.tag = tag;
    made.depth = add_16(parent->depth);
    *box = b->box = (uint32_t)page->boxes.count;
    dhk_page_boxes(page)[page->boxes.count++] = made;
    return DHK_OK;
}

int dhk_build_close(dhk_builder *b)
{
    dhk_page *page = b->page;
    const int status = dhk_build_border(b);
    dhk_box *box = &dhk_page_boxes(page)[b->box];

    assert(b->box != 0);
    b->box = box->parent;
    box->end_line = (uint32_t)page->lines.count;
    if (box->end_line == box->first_line)
        page->boxes
            .count--; /* the last one: a box inside it would have had no line either */
    return status;
}

int dhk_build_tokens(dhk_builder *b, const uint32_t *hashes, size_t count, uint32_t *set)
{
    dhk_page *page = b->page;
    dhk_token_set made;
    int status;

    *set = 0;
    if (count == 0)
        return DHK_OK;
    status =
        dhk_list_reserve(&page->tokens, page->memory, sizeof(uint32_t), count, UINT32_MAX);
    if (status == DHK_OK)
        status = dhk_list_reserve(&page->token_sets, page->memory, sizeof(dhk_token_set), 1,
                                  UINT32_MAX);
    if (status != DHK_OK)
        return status;
    made.first = (uint32_t)page->tokens.count;
    made.count = (uint32_t)count;
    memcpy((uint32_t *)page->tokens.items + made.first, hashes, count * sizeof *hashes);
    page->tokens.count += count;
    *set = (uint32_t)page->token_sets.count;
    ((dhk_token_set *)page->token_sets.items)[page->token_sets.count++] = made;
    return DHK_OK;
}

void dhk_build_row(dhk_builder *b, uint32_t first)
{
    dhk_line *lines = dhk_page_lines(b->page);
    size_t i;

    b->next_row++;
    for (i = first; i < b->page->lines.count; i++) {
        lines[i].kind = DHK_KIND_CELL;
        lines[i].level = 0;
        lines[i].row = b->next_row;
    }
}

int dhk_build_end(dhk_builder *b)
{
    int status = dhk_build_break(b, 0);

    while (status == DHK_OK && b->box != 0)
        status = dhk_build_close(b);
    dhk_page_boxes(b->page)[0].end_line = (uint32_t)b->page->lines.count;
    return status;
}
