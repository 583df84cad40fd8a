/* html_open.h - opening an element whose text counts: a frame, a box, and what it does to text.
 *
 * A quarter of reading is this, so it is inline where it is called: in html_start.c for each start
 * tag, in html_element.c for those that nobody wrote.  O(1).       SPDX-License-Identifier: MIT */
#ifndef DHK_HTML_OPEN_H
#define DHK_HTML_OPEN_H

#include "read/html_lines_inner.h"

static inline int dhk_html_open_box(dhk_html_lines *l, dhk_html_frame *frame)
{
    uint32_t box;

    frame->worded = 0;
    return dhk_build_open(&l->builder, frame->tag,
                          frame->place |
                              (l->run & DHK_RUN_LINK ? (uint32_t)DHK_BOX_LINK : 0),
                          frame->tokens, &box);
}

/* Pushes a frame with these 'bits' and lets them work; opens its box.  Without a frame (too deep) a
 * block still ends the line. */
static inline int dhk_html_push(dhk_html_lines *l, uint32_t id, uint32_t name,
                                uint32_t bits, uint32_t place, uint32_t tokens)
{
    int status = dhk_html_stack_reserve(&l->stack, l->memory);
    dhk_html_frame *frame;

    if (status != DHK_OK)
        return status;
    frame = dhk_html_stack_push(&l->stack, id, name, bits);
    if (frame == NULL)
        return bits & DHK_FRAME_BOX ? dhk_build_border(&l->builder) : DHK_OK;
    frame->place |= place;
    frame->tokens = tokens;
    dhk_html_count_effects(l, bits, 1);
    if (bits & DHK_FRAME_MARKER)
        dhk_html_active_mark(&l->active);
    if (bits & DHK_FRAME_SKIP)
        return DHK_OK;
    if (bits & DHK_FRAME_KIND)
        dhk_html_describe(frame, id, (uint16_t)l->stack.top);
    if (bits & DHK_FRAME_BOX)
        status = dhk_html_open_box(l, frame);
    else if (tokens != 0)
        frame->worded = (uint16_t)l->stack.top;
    frame->first_line =
        (uint32_t)l->page->lines.count; /* now that the one before is ended */
    return status;
}

/* Opens the element of a start tag, 'bits' being dhk_html_bits() of it, where no element around it
 * is skipped. */
static inline int dhk_html_open(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits,
                                const dhk_html_said *said)
{
    const uint32_t id = tag->id, name = id == DHK_EL_UNKNOWN ? dhk_html_name(tag) : 0;
    uint32_t place = dhk_html_places[id] | said->place;
    const uint32_t depth = l->stack.top;
    int status;

    if (bits & DHK_ELEMENT_ASKS)
        bits |= dhk_html_asked_bits(l, tag, said);
    if (id == DHK_EL_BODY)
        place &=
            ~(uint32_t)DHK_BOX_HIDDEN; /* until a script has run, and one always does */
    status = dhk_html_push(l, id, name, bits, place, said->tokens);
    if (status != DHK_OK || !(bits & DHK_FRAME_ACTIVE))
        return status;
    if (l->stack.top > depth)
        status = dhk_html_remember_active(l, bits, place, said);
    if (bits & DHK_FRAME_LINK)
        dhk_build_link(&l->builder);
    return status;
}

#endif
