/* html_usual.c - the start tags of blocks and of <span>: the short way of html_start.c.
 *
 * More than half of the tags that open anything are of elements that do nothing to the text in
 * them, whatever stands around them: <div>, <p>, <li>, <span>.  All that such a tag does is to end
 * what it implies the end of, and to open a frame and maybe a box.  This is apart from the long
 * way, for it is short because nothing else is asked for, and so that the others do not pay for
 * its registers.  O(1) beside what is closed.                      SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"
#include "read/html_open.h"

/* What a tag says that has more attributes than a class. */
static int read_all(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t *place,
                    uint32_t *tokens)
{
    dhk_html_said said = {0, 0, DHK_LINK_PLAIN, false, false};
    const int status =
        dhk_html_attributes_read_all(tag, &l->sets, l->page, &l->scratch, &said);

    if (said.price && l->page->prices < UINT32_MAX)
        l->page->prices++;
    *place |= said.place;
    *tokens = said.tokens;
    return status;
}

/* The frame, and what lines in it are. */
static int open_usual(dhk_html_lines *l, uint32_t id, uint32_t bits, uint32_t place,
                      uint32_t tokens)
{
    dhk_html_frame *frame =
        dhk_html_stack_lay(&l->stack, id, id, 0, bits & ~(uint32_t)DHK_FRAME_SCOPE);
    int status = DHK_OK;

    frame->place |= place;
    frame->tokens = tokens;
    if (bits & DHK_FRAME_BOX)
        status = dhk_html_open_box(l, frame, id);
    else if (tokens != 0)
        frame->worded = (uint16_t)l->stack.top;
    if (bits & DHK_FRAME_KIND) { /* nobody else asks for the line */
        frame->first_line = (uint32_t)l->page->lines.count;
        dhk_html_describe(frame, id, (uint16_t)l->stack.top);
    }
    return status;
}

int dhk_html_start_usual(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits)
{
    const uint32_t id = tag->id;
    uint32_t place = dhk_html_places[id], tokens = 0;
    int status = DHK_OK;

    /* what an inline element closes holds no formatting element, so it may be asked at once */
    if (!(bits & DHK_FRAME_BOX) && dhk_html_active_waits(&l->active))
        return dhk_html_start_fully(l, tag);
    l->drop_lf = false;
    l->counts[id]++;
    if (bits & DHK_ELEMENT_CLOSES)
        status = dhk_html_close_before(l, id);
    if (status == DHK_OK && (bits & DHK_TAG_CLOSES_P))
        status = dhk_html_close_p(l);
    if (status == DHK_OK && tag->attribute_count > 0)
        status = dhk_html_attributes_are_class(tag)
                     ? dhk_html_sets_class(&l->sets, l->page, tag->attributes, &l->scratch,
                                           &tokens)
                     : read_all(l, tag, &place, &tokens);
    return status != DHK_OK ? status : open_usual(l, id, bits, place, tokens);
}
