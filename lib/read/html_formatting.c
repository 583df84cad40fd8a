/* html_formatting.c - <b>x<p>y</b>z: formatting elements, which need not nest.
 *
 * Instead of moving nodes about, as the standard's adoption agency does, the effect of such an
 * element on text is a counter; its end tag takes the effect back at once, and the frame waits,
 * dead, for its turn to be popped.  Elements that a block's end closed are opened again before
 * the next text.  O(1) a tag: the list of them is short.          SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"

void dhk_html_kill(dhk_html_lines *l, uint32_t at)
{
    dhk_html_frame *frame = &l->stack.frames[at];
    const uint32_t bits = frame->bits;

    dhk_html_stack_kill(&l->stack, at);
    if (frame->bits & DHK_FRAME_DEAD)
        dhk_html_count_effects(l, bits, UINT32_MAX); /* - 1 */
}

int dhk_html_reopen_waiting(dhk_html_lines *l)
{
    uint32_t i = dhk_html_active_waiting(&l->active), depth;
    int status = DHK_OK;

    for (; status == DHK_OK && i < l->active.count; i++) {
        dhk_html_active_entry *entry = &l->active.entries[i];
        depth = l->stack.top;
        status = dhk_html_open_again(l, entry);
        if (l->stack.top == depth)
            break; /* too deep */
        entry->frame = (uint16_t)l->stack.top;
    }
    return status;
}

/* The blocks inside the ending element move out of it, and take the formatting elements around them
 * along; other inline elements around them are left behind, and what is open inside the
 * innermost block ends. */
static int move_out(dhk_html_lines *l, uint32_t frame)
{
    const dhk_html_frame *frames = l->stack.frames;
    const uint32_t block = frames[l->stack.top].special;
    uint32_t i;

    dhk_html_kill(l, frame);
    for (i = frame + 1; i < block; i++)
        if (frames[i].special != i &&
            !(frames[i].bits & (DHK_FRAME_ACTIVE | DHK_FRAME_DEAD)))
            dhk_html_kill(l, i);
    return dhk_html_close_to(l, block + 1);
}

int dhk_html_adopt(dhk_html_lines *l, uint32_t tag)
{
    const dhk_html_stack *stack = &l->stack;
    const uint32_t at = dhk_html_active_find(&l->active, tag);
    uint32_t frame;

    if (at == DHK_ACTIVE_MAX)
        return dhk_html_close_to(l, dhk_html_ordinary(stack, tag, 0));
    frame = l->active.entries[at].frame;
    if (frame != 0 && frame < stack->frames[stack->top].scope)
        return DHK_OK; /* it is around this table cell */
    dhk_html_active_remove(&l->active, at);
    if (frame == 0)
        return DHK_OK;
    return stack->frames[stack->top].special < frame ? dhk_html_close_to(l, frame)
                                                     : move_out(l, frame);
}
