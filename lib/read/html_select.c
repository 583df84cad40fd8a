/* html_select.c - an open <select> lets few tags through.
 *
 * "In select" of the standard: most tags are ignored, some end the <select> and count then.  Its
 * choices are no text of the page.                                SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"

int dhk_html_select_start(dhk_html_lines *l, uint32_t id, bool *done)
{
    const uint32_t select = l->stack.last[DHK_EL_SELECT];

    *done = true;
    switch (id) {
    case DHK_EL_SCRIPT:
    case DHK_EL_TEMPLATE:
        *done = false;
        return DHK_OK;
    case DHK_EL_SELECT:
        return dhk_html_close_to(l, select);
    case DHK_EL_INPUT:
    case DHK_EL_KEYGEN:
    case DHK_EL_TEXTAREA:
        *done = false;
        return dhk_html_close_to(l, select);
    case DHK_EL_CAPTION:
    case DHK_EL_TABLE:
    case DHK_EL_TBODY:
    case DHK_EL_TFOOT:
    case DHK_EL_THEAD:
    case DHK_EL_TR:
    case DHK_EL_TD:
    case DHK_EL_TH:
        if (dhk_html_table_part(&l->stack) == 0)
            return DHK_OK;
        *done = false;
        return dhk_html_close_to(l, select);
    default:
        return DHK_OK;
    }
}

int dhk_html_select_end(dhk_html_lines *l, uint32_t id, bool *done)
{
    const uint32_t select = l->stack.last[DHK_EL_SELECT];
    int status = DHK_OK;

    *done = true;
    switch (id) {
    case DHK_EL_SELECT:
    case DHK_EL_SCRIPT:
    case DHK_EL_TEMPLATE:
        *done = false;
        break;
    case DHK_EL_TABLE:
    case DHK_EL_CAPTION:
    case DHK_EL_TBODY:
    case DHK_EL_THEAD:
    case DHK_EL_TFOOT:
    case DHK_EL_TR:
    case DHK_EL_TD:
    case DHK_EL_TH:
        if (dhk_html_in_table_scope(&l->stack, id) != 0) {
            status = dhk_html_close_to(l, select);
            *done = false;
        }
        break;
    default:
        break;
    }
    return status;
}
