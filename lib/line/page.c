/* page.c - the life of a page: emptied, filled through build.h, freed.
 *
 * Emptying keeps the blocks, so that one context cleans page after page without allocating.
 * Every page begins with a root box and the empty token set, so that no user has to ask
 * whether there is one; and with room for text, lines and tokens, so that position 0 of them is an
 * address even when there are none (NULL + 0 is undefined in C).
 *                                                                 SPDX-License-Identifier: MIT */
#include "line/page.h"

#include <assert.h>

#include "base/hash.h"
#include "base/status.h"

static void forget(dhk_page *page)
{
    const dhk_string none = {0, 0};

    page->text.count = 0;
    page->lines.count = 0;
    page->boxes.count = 0;
    page->token_sets.count = 0;
    page->tokens.count = 0;
    page->title = none;
    page->description = none;
    page->evidence = 0;
    page->format = DHK_FORMAT_AUTO;
    page->paragraphs = 0;
    page->items = 0;
    page->articles = 0;
    page->forms = 0;
    page->tables = 0;
    page->subheadings = 0;
    page->prices = 0;
}

int dhk_page_begin(dhk_page *page, uint32_t max_lines, uint32_t max_line_bytes)
{
    const dhk_box root = {.parent = DHK_NONE, .path = DHK_HASH_SEED};
    const dhk_token_set empty = {0, 0};
    int status;

    assert(page->memory != NULL && max_line_bytes >= 64);
    forget(page);
    page->max_lines = max_lines;
    page->max_line_bytes = max_line_bytes;
    status = dhk_list_reserve(&page->boxes, page->memory, sizeof(dhk_box), 1, UINT32_MAX);
    if (status == DHK_OK)
        status = dhk_list_reserve(&page->token_sets, page->memory, sizeof(dhk_token_set), 1,
                                  UINT32_MAX);
    if (status == DHK_OK)
        status = dhk_list_reserve(&page->text, page->memory, 1, 1, UINT32_MAX);
    if (status == DHK_OK)
        status =
            dhk_list_reserve(&page->tokens, page->memory, sizeof(uint32_t), 1, UINT32_MAX);
    if (status == DHK_OK)
        status =
            dhk_list_reserve(&page->lines, page->memory, sizeof(dhk_line), 1, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    dhk_page_boxes(page)[page->boxes.count++] = root;
    ((dhk_token_set *)page->token_sets.items)[page->token_sets.count++] = empty;
    return DHK_OK;
}

void dhk_page_free(dhk_page *page)
{
    forget(page);
    dhk_list_free(&page->text, page->memory, 1);
    dhk_list_free(&page->lines, page->memory, sizeof(dhk_line));
    dhk_list_free(&page->boxes, page->memory, sizeof(dhk_box));
    dhk_list_free(&page->token_sets, page->memory, sizeof(dhk_token_set));
    dhk_list_free(&page->tokens, page->memory, sizeof(uint32_t));
}
