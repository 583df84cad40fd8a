/* html_implied.c - start tags that end what is open: <li> another <li>, <a> another <a>.
 *
 * After "in body" of the standard's tree construction.  Which tags are asked is a table of
 * html_start.c; none walks the stack, for a scope is a comparison (html_stack.h).  O(1) beside
 * what is closed.                                                 SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"

static int close_item(dhk_html_lines *l, uint32_t one, uint32_t other)
{
    const uint32_t at = dhk_html_top(&l->stack)->bound;
    const uint32_t tag = l->stack.frames[at].tag;

    return at != 0 && (tag == one || tag == other) ? dhk_html_close_to(l, at) : DHK_OK;
}

static int close_top(dhk_html_lines *l, uint32_t tag)
{
    return dhk_html_top(&l->stack)->tag == tag ? dhk_html_close_to(l, l->stack.top)
                                               : DHK_OK;
}

static int close_link(dhk_html_lines *l)
{
    return dhk_html_active_find(&l->active, DHK_EL_A) < DHK_ACTIVE_MAX
               ? dhk_html_adopt(l, DHK_EL_A)
               : DHK_OK;
}

static int close_ruby(dhk_html_lines *l)
{
    return dhk_html_in_scope(&l->stack, DHK_EL_RUBY) != 0 ? dhk_html_close_implied(l)
                                                          : DHK_OK;
}

int dhk_html_close_before(dhk_html_lines *l, uint32_t id)
{
    int status;

    switch (id) {
    case DHK_EL_LI:
        return close_item(l, DHK_EL_LI, DHK_EL_LI);
    case DHK_EL_DD:
    case DHK_EL_DT:
        return close_item(l, DHK_EL_DD, DHK_EL_DT);
    case DHK_EL_H1:
    case DHK_EL_H2:
    case DHK_EL_H3:
    case DHK_EL_H4:
    case DHK_EL_H5:
    case DHK_EL_H6:
        status = dhk_html_close_p(l);
        if (status == DHK_OK &&
            (dhk_tag_traits(dhk_html_top(&l->stack)->tag) & DHK_TAG_HEADING))
            status = dhk_html_close_to(l, l->stack.top);
        return status;
    case DHK_EL_A:
        return close_link(l);
    case DHK_EL_NOBR:
        return dhk_html_in_scope(&l->stack, id) != 0 ? dhk_html_adopt(l, id) : DHK_OK;
    case DHK_EL_BUTTON:
        return dhk_html_close_to(l, dhk_html_in_scope(&l->stack, id));
    case DHK_EL_OPTION:
        return close_top(l, DHK_EL_OPTION);
    case DHK_EL_OPTGROUP:
        return close_top(l, DHK_EL_OPTION);
    case DHK_EL_RB:
    case DHK_EL_RTC:
    case DHK_EL_RP:
    case DHK_EL_RT:
        return close_ruby(l);
    case DHK_EL_TABLE:
        return dhk_html_between_cells(l)
                   ? dhk_html_close_to(l, dhk_html_in_table_scope(&l->stack, DHK_EL_TABLE))
                   : DHK_OK;
    default:
        return DHK_OK;
    }
}
