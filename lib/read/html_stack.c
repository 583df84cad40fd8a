/* html_stack.c - see html_stack.h.
 *
 * A scope is a bound for a search, and the topmost bound is inherited from frame to frame; so
 * "has an element in scope" compares two positions.  The lists of elements are those of the
 * sections "The stack of open elements" in the HTML Standard.     SPDX-License-Identifier: MIT */
#include "read/html_stack.h"

#include <string.h>

#include "base/status.h"

/* What follows from the room that there is. */
static void measure_room(dhk_html_stack *stack)
{
    const size_t most = DHK_HTML_DEPTH - DHK_HTML_SPARE;

    stack->frames = (dhk_html_frame *)stack->room.items;
    stack->easy = (uint32_t)(stack->room.capacity < most ? stack->room.capacity : most);
}

int dhk_html_stack_grow(dhk_html_stack *stack, const dhk_memory *memory)
{
    int status;

    stack->room.count = stack->top + 1; /* what must outlive a move */
    status = dhk_list_reserve(&stack->room, memory, sizeof(dhk_html_frame), 1,
                              DHK_HTML_DEPTH + 1);
    measure_room(stack);
    stack->now = stack->frames + stack->top;
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
    measure_room(stack);
    if (status != DHK_OK)
        return status;
    stack->top = 0;
    stack->tag = DHK_EL_UNKNOWN;
    stack->now = stack->frames;
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
    return unless_below(stack->last[tag], stack->now->scope);
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
    return unless_below(at, stack->now->special);
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
