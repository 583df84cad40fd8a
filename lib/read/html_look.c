/* html_look.c - what boxes look like beside others: cards of a grid, items of a menu.
 *
 * A look is a hash of an element's name and first class words, joined with that of the box around
 * it, which is the last one less deep.  The words are made when the page has been read, and only
 * those of boxes that are left; until then 'look' is the name.  Boxes with words come again and
 * again, so the last ones are remembered.  O(boxes).              SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "read/html_lines_inner.h"

enum { LOOK_WORDS = 4, SEEN = 256 };

typedef struct seen_look {
    uint32_t name, tokens, look; /* all 0 is true: a mix of nothing is nothing */
} seen_look;

static uint32_t look_of(const dhk_page *page, uint32_t name, uint32_t tokens)
{
    const dhk_token_set *set = dhk_html_sets_at(page, tokens);
    const uint32_t *words = (const uint32_t *)page->tokens.items + set->first;
    uint32_t look = dhk_hash_mix(name), i;

    for (i = 0; i < set->count && i < LOOK_WORDS; i++)
        look = dhk_hash_chain(look, words[i]);
    return look;
}

int dhk_html_finish_looks(dhk_html_lines *l)
{
    dhk_page *page = l->page;
    dhk_box *boxes = dhk_page_boxes(page);
    seen_look seen[SEEN] = {{0, 0, 0}};
    uint32_t own[DHK_HTML_DEPTH + 1] = {
        0}; /* of the last box of each depth, but the root */
    size_t b;

    for (b = 1; b < page->boxes.count; b++) {
        const uint32_t name = boxes[b].look, tokens = boxes[b].tokens;
        seen_look *s = &seen[(tokens + name) % SEEN];
        if (s->tokens != tokens || s->name != name) {
            if (dhk_html_sets_fill(&l->sets, page, tokens, &l->scratch) != DHK_OK)
                return DHK_E_NOMEM;
            s->name = name;
            s->tokens = tokens;
            s->look = look_of(page, name, tokens);
        }
        own[boxes[b].depth] = s->look;
        boxes[b].look = dhk_hash_chain(s->look, own[boxes[b].depth - 1]);
    }
    return DHK_OK;
}
