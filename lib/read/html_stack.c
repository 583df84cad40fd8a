/* html_stack.c - see html_stack.h.
 *
 * A scope is a bound for a search, and the topmost bound is inherited from frame to frame; so
 * "has an element in scope" compares two positions.  The lists of elements are those of the
 * sections "The stack of open elements" in the HTML Standard.     SPDX-License-Identifier: MIT */
#include "read/html_stack.h"

#include <string.h>

#include "base/status.h"

enum {
    FORMATTING = DHK_HTML_FORMATTING,
    SPECIAL = DHK_HTML_SPECIAL,
    BOUND = DHK_HTML_BOUND,
    BLOCK = SPECIAL | BOUND
};

const uint8_t dhk_html_categories[DHK_EL_COUNT] = {
    [DHK_EL_A] = FORMATTING,     [DHK_EL_B] = FORMATTING,      [DHK_EL_BIG] = FORMATTING,
    [DHK_EL_CODE] = FORMATTING,  [DHK_EL_EM] = FORMATTING,     [DHK_EL_FONT] = FORMATTING,
    [DHK_EL_I] = FORMATTING,     [DHK_EL_NOBR] = FORMATTING,   [DHK_EL_S] = FORMATTING,
    [DHK_EL_SMALL] = FORMATTING, [DHK_EL_STRIKE] = FORMATTING, [DHK_EL_STRONG] = FORMATTING,
    [DHK_EL_TT] = FORMATTING,    [DHK_EL_U] = FORMATTING,      [DHK_EL_ADDRESS] = SPECIAL,
    [DHK_EL_DIV] = SPECIAL,      [DHK_EL_P] = SPECIAL,         [DHK_EL_APPLET] = BLOCK,
    [DHK_EL_ARTICLE] = BLOCK,    [DHK_EL_ASIDE] = BLOCK,       [DHK_EL_BLOCKQUOTE] = BLOCK,
    [DHK_EL_BODY] = BLOCK,       [DHK_EL_BUTTON] = BLOCK,      [DHK_EL_CAPTION] = BLOCK,
    [DHK_EL_CENTER] = BLOCK,     [DHK_EL_COLGROUP] = BLOCK,    [DHK_EL_DD] = BLOCK,
    [DHK_EL_DETAILS] = BLOCK,    [DHK_EL_DIR] = BLOCK,         [DHK_EL_DL] = BLOCK,
    [DHK_EL_DT] = BLOCK,         [DHK_EL_FIELDSET] = BLOCK,    [DHK_EL_FIGCAPTION] = BLOCK,
    [DHK_EL_FIGURE] = BLOCK,     [DHK_EL_FOOTER] = BLOCK,      [DHK_EL_FORM] = BLOCK,
    [DHK_EL_FRAMESET] = BLOCK,   [DHK_EL_H1] = BLOCK,          [DHK_EL_H2] = BLOCK,
    [DHK_EL_H3] = BLOCK,         [DHK_EL_H4] = BLOCK,          [DHK_EL_H5] = BLOCK,
    [DHK_EL_H6] = BLOCK,         [DHK_EL_HEAD] = BLOCK,        [DHK_EL_HEADER] = BLOCK,
    [DHK_EL_HGROUP] = BLOCK,     [DHK_EL_HTML] = BLOCK,        [DHK_EL_IFRAME] = BLOCK,
    [DHK_EL_LI] = BLOCK,         [DHK_EL_LISTING] = BLOCK,     [DHK_EL_MAIN] = BLOCK,
    [DHK_EL_MARQUEE] = BLOCK,    [DHK_EL_MENU] = BLOCK,        [DHK_EL_NAV] = BLOCK,
    [DHK_EL_NOEMBED] = BLOCK,    [DHK_EL_NOFRAMES] = BLOCK,    [DHK_EL_NOSCRIPT] = BLOCK,
    [DHK_EL_OBJECT] = BLOCK,     [DHK_EL_OL] = BLOCK,          [DHK_EL_PLAINTEXT] = BLOCK,
    [DHK_EL_PRE] = BLOCK,        [DHK_EL_SCRIPT] = BLOCK,      [DHK_EL_SEARCH] = BLOCK,
    [DHK_EL_SECTION] = BLOCK,    [DHK_EL_SELECT] = BLOCK,      [DHK_EL_STYLE] = BLOCK,
    [DHK_EL_SUMMARY] = BLOCK,    [DHK_EL_TABLE] = BLOCK,       [DHK_EL_TBODY] = BLOCK,
    [DHK_EL_TD] = BLOCK,         [DHK_EL_TEMPLATE] = BLOCK,    [DHK_EL_TEXTAREA] = BLOCK,
    [DHK_EL_TFOOT] = BLOCK,      [DHK_EL_TH] = BLOCK,          [DHK_EL_THEAD] = BLOCK,
    [DHK_EL_TITLE] = BLOCK,      [DHK_EL_TR] = BLOCK,          [DHK_EL_UL] = BLOCK,
    [DHK_EL_XMP] = BLOCK,
};

int dhk_html_stack_grow(dhk_html_stack *stack, const dhk_memory *memory)
{
    int status;

    stack->room.count = stack->top + 1; /* what must outlive a move */
    status = dhk_list_reserve(&stack->room, memory, sizeof(dhk_html_frame), 1,
                              DHK_HTML_DEPTH + 1);
    stack->frames = (dhk_html_frame *)stack->room.items;
    return status;
}

void dhk_html_stack_free(dhk_html_stack *stack, const dhk_memory *memory)
{
    dhk_list_free(&stack->room, memory, sizeof(dhk_html_frame));
}

int dhk_html_stack_begin(dhk_html_stack *stack, const dhk_memory *memory)
{
    int status;

    stack->room.count = 0;
    status = dhk_list_reserve(&stack->room, memory, sizeof(dhk_html_frame), 1,
                              DHK_HTML_DEPTH + 1);
    stack->frames = (dhk_html_frame *)stack->room.items;
    if (status != DHK_OK)
        return status;
    stack->top = 0;
    stack->flat = 0;
    memset(stack->last, 0, sizeof stack->last);
    memset(stack->flats, 0, sizeof stack->flats);
    memset(&stack->frames[0], 0, sizeof stack->frames[0]);
    return DHK_OK;
}

dhk_html_frame *dhk_html_stack_refuse(dhk_html_stack *stack, uint32_t slot)
{
    if (stack->flats[slot] < UINT16_MAX)
        stack->flats[slot]++;
    stack->flat = 1;
    return NULL;
}

void dhk_html_stack_forget_flats(dhk_html_stack *stack)
{
    stack->flat = 0;
    memset(stack->flats, 0, sizeof stack->flats);
}

void dhk_html_stack_kill(dhk_html_stack *stack, uint32_t at)
{
    dhk_html_frame *frame = &stack->frames[at];

    if (stack->last[frame->slot] != at)
        return; /* one of its kind was opened inside; it can wait for its turn */
    stack->last[frame->slot] = frame->same;
    frame->bits |= DHK_FRAME_DEAD;
}

bool dhk_html_stack_end_flat(dhk_html_stack *stack, uint32_t slot)
{
    if (stack->flat == 0 || stack->flats[slot] == 0)
        return false;
    stack->flats[slot]--;
    return true;
}

static uint32_t greater(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* 'found' unless something that bounds the search stands above it. */
static uint32_t unless_below(uint32_t found, uint32_t bound)
{
    return found >= bound ? found : 0;
}

uint32_t dhk_html_in_scope(const dhk_html_stack *stack, uint32_t tag)
{
    return unless_below(stack->last[tag], stack->frames[stack->top].scope);
}

uint32_t dhk_html_in_item_scope(const dhk_html_stack *stack, uint32_t tag)
{
    const uint32_t lists = greater(stack->last[DHK_EL_UL], stack->last[DHK_EL_OL]);

    return unless_below(dhk_html_in_scope(stack, tag), lists);
}

uint32_t dhk_html_in_button_scope(const dhk_html_stack *stack, uint32_t tag)
{
    return unless_below(dhk_html_in_scope(stack, tag), stack->last[DHK_EL_BUTTON]);
}

uint32_t dhk_html_island(const dhk_html_stack *stack)
{
    return greater(stack->last[DHK_EL_TEMPLATE], stack->last[DHK_EL_NOSCRIPT]);
}

uint32_t dhk_html_in_table_scope(const dhk_html_stack *stack, uint32_t tag)
{
    return unless_below(stack->last[tag],
                        greater(stack->last[DHK_EL_TABLE], dhk_html_island(stack)));
}

uint32_t dhk_html_heading_in_scope(const dhk_html_stack *stack)
{
    uint32_t found = 0, tag;

    for (tag = DHK_EL_H1; tag <= DHK_EL_H6; tag++)
        found = greater(found, dhk_html_in_scope(stack, tag));
    return found;
}

uint32_t dhk_html_ordinary(const dhk_html_stack *stack, uint32_t tag, uint32_t name)
{
    uint32_t at = stack->last[dhk_html_slot(tag, name)];

    while (at != 0 && stack->frames[at].name != name)
        at = stack->frames[at].same;
    return unless_below(at, stack->frames[stack->top].special);
}

uint32_t dhk_html_table_part(const dhk_html_stack *stack)
{
    static const uint8_t parts[] = {DHK_EL_TABLE, DHK_EL_CAPTION, DHK_EL_COLGROUP,
                                    DHK_EL_TBODY, DHK_EL_THEAD,   DHK_EL_TFOOT,
                                    DHK_EL_TR,    DHK_EL_TD,      DHK_EL_TH};
    uint32_t found = 0;
    size_t i;

    for (i = 0; i < sizeof parts; i++)
        found = greater(found, stack->last[parts[i]]);
    return unless_below(found, dhk_html_island(stack));
}
