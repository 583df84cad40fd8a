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
