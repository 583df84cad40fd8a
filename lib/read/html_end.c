/* html_end.c - end tags: which open elements they close.
 *
 * After "in body", "in table" and "in cell" of the standard's tree construction.  An end tag that
 * finds no partner within its scope is ignored; none walks the stack to learn that.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/status.h"
#include "read/html_lines_inner.h"

/* </form> ends the form even where the elements inside are still open. */
static int end_form(dhk_html_lines *l)
{
    const uint32_t at = dhk_html_in_scope(&l->stack, DHK_EL_FORM);
    int status;

    if (at == 0)
        return DHK_OK;
    status = dhk_html_close_implied(l);
    if (status != DHK_OK || l->stack.top == at)
        return status != DHK_OK ? status : dhk_html_close_to(l, at);
    dhk_html_kill(l, at);
    return DHK_OK;
}

/* </p> without a <p> makes an empty one. */
static int end_p(dhk_html_lines *l)
{
    const uint32_t at = dhk_html_in_button_scope(&l->stack, DHK_EL_P);

    if (at == 0)
        return l->skip > 0 ? DHK_OK : dhk_build_border(&l->builder);
    return dhk_html_close_to(l, at);
}

static int end_in_scope(dhk_html_lines *l, uint32_t id)
{
    return dhk_html_close_to(l, dhk_html_in_scope(&l->stack, id));
}

static int end_known(dhk_html_lines *l, uint32_t id)
{
    switch (id) {
    case DHK_EL_HTML:
    case DHK_EL_BODY: /* what follows them still belongs to the body */
    case DHK_EL_COL:
        return DHK_OK;
    case DHK_EL_HEAD:
        if (l->phase < DHK_AFTER_HEAD)
            l->phase = DHK_AFTER_HEAD;
        return DHK_OK;
    case DHK_EL_BR:
        return l->skip > 0 ? DHK_OK : dhk_build_break(&l->builder, DHK_LINE_BREAK);
    case DHK_EL_P:
        return end_p(l);
    case DHK_EL_FORM:
        return end_form(l);
    case DHK_EL_LI:
        return dhk_html_close_to(l, dhk_html_in_item_scope(&l->stack, id));
    case DHK_EL_H1:
    case DHK_EL_H2:
    case DHK_EL_H3:
    case DHK_EL_H4:
    case DHK_EL_H5:
    case DHK_EL_H6:
        return dhk_html_close_to(l, dhk_html_heading_in_scope(&l->stack));
    case DHK_EL_TABLE:
    case DHK_EL_CAPTION:
    case DHK_EL_COLGROUP:
    case DHK_EL_TBODY:
    case DHK_EL_THEAD:
    case DHK_EL_TFOOT:
    case DHK_EL_TR:
    case DHK_EL_TD:
    case DHK_EL_TH:
        return dhk_html_close_to(l, dhk_html_in_table_scope(&l->stack, id));
    case DHK_EL_TEMPLATE:
    case DHK_EL_NOSCRIPT: /* a browser that runs scripts reads it as text up to here */
        return dhk_html_close_to(l, l->stack.last[id]);
    case DHK_EL_BUTTON:
    case DHK_EL_APPLET:
    case DHK_EL_MARQUEE:
    case DHK_EL_OBJECT:
    case DHK_EL_SELECT:
    case DHK_EL_SCRIPT:
    case DHK_EL_STYLE:
    case DHK_EL_TITLE:
    case DHK_EL_TEXTAREA:
    case DHK_EL_IFRAME:
    case DHK_EL_NOEMBED:
    case DHK_EL_NOFRAMES:
        return end_in_scope(l, id);
    case DHK_EL_LEGEND:
    case DHK_EL_OPTION:
    case DHK_EL_OPTGROUP:
        return dhk_html_close_to(l, dhk_html_ordinary(&l->stack, id, 0));
    default:
        break;
    }
    if (dhk_html_is_formatting(id))
        return dhk_html_adopt(l, id);
    if (dhk_tag_traits(id) & DHK_TAG_BLOCK)
        return end_in_scope(l, id);
    return dhk_html_close_to(l, dhk_html_ordinary(&l->stack, id, 0));
}

/* The end tag of the current node, when that is all there is to it: most are.  What end_known() would
 * do comes to the same, for nothing stands above the node that could hide it. */
static bool ends_current(const dhk_html_lines *l, uint32_t id)
{
    const dhk_html_frame *top = l->stack.now;

    return top->tag == id && id != DHK_EL_UNKNOWN && id != DHK_EL_BODY &&
           !dhk_html_is_formatting(id) && !(top->bits & DHK_FRAME_DEAD) &&
           l->stack.flat == 0;
}

static int end_current(dhk_html_lines *l)
{
    const int status = dhk_html_close(l);

    return status != DHK_OK || !(dhk_html_top(&l->stack)->bits & DHK_FRAME_DEAD)
               ? status
               : dhk_html_close_to(l, l->stack.top);
}

/* End tags inside of what is no text: foreign content and <select> have rules of their own. */
static int end_skipped(dhk_html_lines *l, const dhk_html_tag *tag, bool *done)
{
    int status = DHK_OK;

    if (dhk_html_top(&l->stack)->foreign != 0)
        status = dhk_html_foreign_end(l, tag, done);
    if (!*done && status == DHK_OK &&
        l->stack.last[DHK_EL_SELECT] > l->stack.last[DHK_EL_TEMPLATE])
        status = dhk_html_select_end(l, tag->id, done);
    return status;
}

/* The end tag of an element that got no frame, or of one below the current node. */
static int end_other(dhk_html_lines *l, const dhk_html_tag *tag)
{
    const uint32_t id = tag->id;
    const uint32_t name = id == DHK_EL_UNKNOWN ? dhk_html_name(tag) : 0;

    if (dhk_html_stack_end_flat(&l->stack, dhk_html_slot(id, name)))
        return (dhk_tag_traits(id) & DHK_TAG_BLOCK) && l->skip == 0
                   ? dhk_build_border(&l->builder)
                   : DHK_OK;
    if (id == DHK_EL_UNKNOWN)
        return dhk_html_close_to(l, dhk_html_ordinary(&l->stack, id, name));
    return end_known(l, id);
}

int dhk_html_end_fully(void *user, const dhk_html_tag *tag)
{
    dhk_html_lines *l = (dhk_html_lines *)user;
    bool done = false;
    int status = DHK_OK;

    l->drop_lf = false;
    if (l->skip > 0)
        status = end_skipped(l, tag, &done);
    if (done || status != DHK_OK)
        return status;
    return ends_current(l, tag->id) ? end_current(l) : end_other(l, tag);
}

/* Is the current node, if it is a formatting element, the last one of the list of those? */
static bool is_last_active(const dhk_html_lines *l)
{
    const dhk_html_active *active = &l->active;

    return !(l->stack.now->bits & DHK_FRAME_ACTIVE) ||
           (active->count > 0 && active->entries[active->count - 1].frame == l->stack.top);
}

/* Is the end tag of the current node, which has a name that we know, nothing but an end, as nearly all
 * are?  What end_current() would do, or dhk_html_adopt() at a formatting element, comes to this. */
static bool ends_simply(const dhk_html_lines *l)
{
    const uint32_t more = DHK_FRAME_DEAD | DHK_FRAME_MARKER | DHK_FRAME_TELLS |
                          DHK_FRAME_SKIP | DHK_ELEMENT_RARE;

    return l->skip == 0 && (l->stack.now->bits & more) == 0 && l->stack.flat == 0 &&
           is_last_active(l);
}

static int end_simply(dhk_html_lines *l)
{
    const uint32_t bits = dhk_html_top(&l->stack)->bits;
    int status = DHK_OK;

    if (bits & DHK_FRAME_ACTIVE)
        l->active.count--;
    dhk_html_count_effects(l, bits, UINT32_MAX); /* - 1 */
    dhk_html_stack_pop_live(&l->stack);
    if (bits & DHK_FRAME_BOX)
        status = dhk_build_close(&l->builder);
    return status != DHK_OK || !(dhk_html_top(&l->stack)->bits & DHK_FRAME_DEAD)
               ? status
               : dhk_html_close_to(l, l->stack.top);
}

/* The end tag of the current node, which has a name that we know, by the general way. */
static int end_named(dhk_html_lines *l)
{
    dhk_html_tag tag = {0};

    tag.id = l->stack.tag;
    tag.name = (const unsigned char *)dhk_tag_name(tag.id);
    tag.name_length = strlen(dhk_tag_name(tag.id));
    return dhk_html_end_fully(l, &tag);
}

int dhk_html_end_open(void *user)
{
    dhk_html_lines *l = (dhk_html_lines *)user;

    l->drop_lf = false;
    return ends_simply(l) ? end_simply(l) : end_named(l);
}

int dhk_html_end_tag(void *user, const dhk_html_tag *tag)
{
    const dhk_html_lines *l = (const dhk_html_lines *)user;

    return l->stack.tag == tag->id && tag->id != DHK_EL_UNKNOWN
               ? dhk_html_end_open(user)
               : dhk_html_end_fully(user, tag);
}
