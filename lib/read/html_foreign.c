/* html_foreign.c - SVG and MathML: none of it is text, but its end must be found.
 *
 * "Foreign content" has rules of its own: elements go by name alone, <g/> ends itself, <div> ends
 * all of it, and an integration point (<foreignObject>) holds HTML again.  A page where one of
 * these goes wrong loses its text up to the next end tag that fits.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/status.h"
#include "read/html_lines_inner.h"

/* Start tags that no SVG or MathML holds: they close it. */
static bool breaks_out(uint32_t id)
{
    switch (id) {
    case DHK_EL_B:
    case DHK_EL_BIG:
    case DHK_EL_BLOCKQUOTE:
    case DHK_EL_BODY:
    case DHK_EL_BR:
    case DHK_EL_CENTER:
    case DHK_EL_CODE:
    case DHK_EL_DD:
    case DHK_EL_DIV:
    case DHK_EL_DL:
    case DHK_EL_DT:
    case DHK_EL_EM:
    case DHK_EL_EMBED:
    case DHK_EL_H1:
    case DHK_EL_H2:
    case DHK_EL_H3:
    case DHK_EL_H4:
    case DHK_EL_H5:
    case DHK_EL_H6:
    case DHK_EL_HEAD:
    case DHK_EL_HR:
    case DHK_EL_I:
    case DHK_EL_IMG:
    case DHK_EL_LI:
    case DHK_EL_LISTING:
    case DHK_EL_MENU:
    case DHK_EL_META:
    case DHK_EL_NOBR:
    case DHK_EL_OL:
    case DHK_EL_P:
    case DHK_EL_PRE:
    case DHK_EL_RUBY:
    case DHK_EL_S:
    case DHK_EL_SMALL:
    case DHK_EL_SPAN:
    case DHK_EL_STRIKE:
    case DHK_EL_STRONG:
    case DHK_EL_SUB:
    case DHK_EL_SUP:
    case DHK_EL_TABLE:
    case DHK_EL_TT:
    case DHK_EL_U:
    case DHK_EL_UL:
    case DHK_EL_VAR:
        return true;
    default:
        return false;
    }
}

/* "Integration points": foreign elements that hold HTML. */
static bool holds_html(const dhk_html_tag *tag, uint8_t foreign)
{
    static const char *const names[2][6] = {
        {"foreignobject", "desc", "title", NULL, NULL, NULL},
        {"mi", "mo", "mn", "ms", "mtext", "annotation-xml"}};
    size_t i;

    for (i = 0; i < 6; i++)
        if (names[foreign - 1][i] != NULL &&
            dhk_ascii_is(tag->name, tag->name_length, names[foreign - 1][i]))
            return true;
    return false;
}

/* All of it is inside an element that is skipped, so only the end must be found. */
static int open_foreign(dhk_html_lines *l, const dhk_html_tag *tag)
{
    const uint8_t foreign = dhk_html_top(&l->stack)->foreign;
    const bool html = holds_html(tag, foreign);
    dhk_html_frame *frame;
    int status;

    if (tag->self_closing)
        return DHK_OK;
    status = dhk_html_stack_reserve(&l->stack, l->memory);
    if (status != DHK_OK)
        return status;
    frame = dhk_html_stack_push(&l->stack, DHK_EL_UNKNOWN, dhk_html_name(tag),
                                html ? (uint32_t)(DHK_FRAME_SCOPE | DHK_FRAME_TELLS) : 0);
    if (frame != NULL && html) {
        frame->foreign = 0;
        dhk_html_token_foreign(&l->tokenizer, false);
    }
    return DHK_OK;
}

static int leave_foreign(dhk_html_lines *l)
{
    int status = DHK_OK;

    while (status == DHK_OK && dhk_html_top(&l->stack)->foreign != 0)
        status = dhk_html_close_to(l, l->stack.top);
    return status;
}

int dhk_html_foreign_start(dhk_html_lines *l, const dhk_html_tag *tag, bool *done)
{
    *done = !breaks_out(tag->id);
    return *done ? open_foreign(l, tag) : leave_foreign(l);
}

int dhk_html_foreign_end(dhk_html_lines *l, const dhk_html_tag *tag, bool *done)
{
    const uint32_t at = dhk_html_ordinary(&l->stack, DHK_EL_UNKNOWN, dhk_html_name(tag));

    *done = at != 0;
    return dhk_html_close_to(l, at);
}
