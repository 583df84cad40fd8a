/* html_usual.c - start tags that mean what they mostly mean: the short ways of html_start.c.
 *
 * More than half of the tags that open anything are of elements that do nothing to the text in
 * them, whatever stands around them: <div>, <p>, <li>, <span>.  All that such a tag does is to end
 * what it implies the end of, and to open a frame and maybe a box.  Most others are of formatting
 * elements, which do nothing but to be counted and remembered where no other one is remembered.
 *   These are apart from the long way, for they are short because nothing else is asked for, and
 * so that no way pays for the registers of another.  O(1) beside what is closed.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"
#include "read/html_open.h"

static int read_said(dhk_html_lines *l, const dhk_html_tag *tag, dhk_html_said *said)
{
    const int status =
        dhk_html_attributes_read_all(tag, &l->sets, l->page, &l->scratch, said);

    if (said->price && l->page->prices < UINT32_MAX)
        l->page->prices++;
    return status;
}

/* What a tag says to an element that is no link. */
static int read_plain(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t *place,
                      uint32_t *tokens)
{
    dhk_html_said said = {0, 0, false, false};
    int status;

    if (dhk_html_attributes_are_class(tag))
        return dhk_html_sets_class(&l->sets, l->page, tag->attributes, &l->scratch, tokens);
    status = read_said(l, tag, &said);
    *place |= said.place;
    *tokens = said.tokens;
    return status;
}

/* The frame, and what lines in it are. */
static int open_usual(dhk_html_lines *l, uint32_t id, uint32_t bits, uint32_t place,
                      uint32_t tokens)
{
    const uint32_t around = dhk_html_top(&l->stack)->place;
    dhk_html_frame *frame =
        dhk_html_stack_lay(&l->stack, id, id, 0, bits & ~(uint32_t)DHK_FRAME_SCOPE);
    int status = DHK_OK;

    frame->place = around | place;
    frame->tokens = tokens;
    if (bits & DHK_FRAME_BOX)
        status = dhk_html_open_box(l, frame);
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
        status = read_plain(l, tag, &place, &tokens);
    return status != DHK_OK ? status : open_usual(l, id, bits, place, tokens);
}

/* The current node is the first of the formatting elements after the last marker. */
static void remember_first(dhk_html_lines *l, uint32_t id, uint32_t bits, uint32_t place,
                           const dhk_html_said *said)
{
    dhk_html_active_entry *entry = l->active.entries + l->active.count++;

    entry->tag = (uint16_t)id;
    entry->frame = (uint16_t)l->stack.top;
    entry->bits = bits;
    entry->place = place;
    entry->tokens = said->tokens;
}

int dhk_html_start_formatting(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits)
{
    const uint32_t id = tag->id;
    dhk_html_said said = {0, 0, false, false};
    const int status = tag->attribute_count > 0 ? read_said(l, tag, &said) : DHK_OK;
    dhk_html_frame *frame;

    l->drop_lf = false;
    if (status != DHK_OK)
        return status;
    if (said.href && id == DHK_EL_A)
        bits |= DHK_FRAME_LINK;
    frame = dhk_html_stack_lay(&l->stack, id, id, 0, bits);
    frame->place |= said.place; /* by their names they are no part of the page */
    frame->tokens = said.tokens;
    if (said.tokens != 0)
        frame->worded = (uint16_t)l->stack.top;
    dhk_html_count_effects(l, bits, 1);
    remember_first(l, id, bits, said.place, &said);
    if (bits & DHK_FRAME_LINK)
        dhk_build_link(&l->builder);
    return DHK_OK;
}
