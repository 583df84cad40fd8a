/* html_start.c - start tags: what they close, then what they open.
 *
 * After "in head", "in body" and "in table" of the standard's tree construction.  Elements whose
 * content is no text of the page get a frame as well, so that their end is found by the same
 * rules.                                                          SPDX-License-Identifier: MIT */
#include "base/status.h"
#include "read/html_lines_inner.h"
#include "read/html_open.h"

static uint32_t add_one(uint32_t number)
{
    return number == UINT32_MAX ? number : number + 1;
}

/* <noscript> repeats the image that a script loads later. */
static void count_image(dhk_html_lines *l)
{
    const bool again = dhk_html_top(&l->stack)->place & DHK_BOX_NOSCRIPT;

    if (!again && l->builder.images < UINT16_MAX)
        l->builder.images++;
}

/* Which tags leave the head, and which do not. */
static void pass_head(dhk_html_lines *l, uint32_t id)
{
    switch (id) {
    case DHK_EL_HTML:
    case DHK_EL_BASE:
    case DHK_EL_BASEFONT:
    case DHK_EL_BGSOUND:
    case DHK_EL_LINK:
    case DHK_EL_META:
    case DHK_EL_TITLE:
    case DHK_EL_NOFRAMES:
    case DHK_EL_STYLE:
    case DHK_EL_SCRIPT:
    case DHK_EL_TEMPLATE:
        break;
    case DHK_EL_HEAD:
        if (l->phase == DHK_BEFORE_HEAD)
            l->phase = DHK_IN_HEAD;
        break;
    case DHK_EL_NOSCRIPT:
        if (l->phase == DHK_AFTER_HEAD)
            l->phase = DHK_IN_BODY;
        break;
    default:
        l->phase = DHK_IN_BODY;
        break;
    }
}

/* Elements without content. */
static int start_void(dhk_html_lines *l, const dhk_html_tag *tag)
{
    dhk_html_said said = {0, 0, false, false};
    int status;

    if (tag->id == DHK_EL_META) {
        status = dhk_html_head_meta(&l->head, tag, &l->scratch, l->page);
        if (status == DHK_OK)
            status =
                dhk_html_attributes_read_all(tag, &l->sets, l->page, &l->scratch, &said);
        if (status == DHK_OK && said.price)
            l->page->prices = add_one(l->page->prices);
        return status;
    }
    if (l->skip > 0)
        return DHK_OK;
    if (tag->id == DHK_EL_BR)
        return dhk_build_break(&l->builder, DHK_LINE_BREAK);
    if (tag->id != DHK_EL_HR)
        return DHK_OK;
    status = dhk_build_border(&l->builder);
    return status != DHK_OK ? status : dhk_build_break(&l->builder, DHK_LINE_RULE);
}

/* An element whose text counts. */
static int start_shown(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits)
{
    dhk_html_said said = {0, 0, false, false};
    int status = DHK_OK;

    if (tag->attribute_count > 0) {
        status = dhk_html_attributes_read(tag, &l->sets, l->page, &l->scratch, &said);
        if (said.price)
            l->page->prices = add_one(l->page->prices);
    }
    if (status == DHK_OK && !(bits & DHK_FRAME_BOX))
        status = dhk_html_reopen(l);
    return status != DHK_OK ? status : dhk_html_open(l, tag, bits, &said);
}

static int start_element(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits)
{
    const uint32_t depth = l->stack.top;
    const int status =
        l->skip > 0 ? dhk_html_open_skipped(l, tag) : start_shown(l, tag, bits);

    return status != DHK_OK || !(bits & DHK_ELEMENT_ENTERS)
               ? status
               : dhk_html_enter_content(l, tag, l->stack.top > depth);
}

/* Tags that "in body" ignores, or that mean something else where they stand.  *done: no element
 * is to be opened. */
static int start_rare(dhk_html_lines *l, uint32_t id, bool *done)
{
    bool fits = true;
    int status = DHK_OK;

    switch (id) {
    case DHK_EL_HTML:
    case DHK_EL_HEAD:
    case DHK_EL_FRAMESET:
        *done = true;
        break;
    case DHK_EL_BODY:
        *done = l->stack.top > 0 || l->page->lines.count > 0 || l->builder.visible;
        break;
    case DHK_EL_FORM: /* one at a time; in a table it holds nothing */
        *done = l->stack.last[DHK_EL_FORM] > l->stack.last[DHK_EL_TEMPLATE] ||
                dhk_html_between_cells(l);
        break;
    case DHK_EL_CAPTION:
    case DHK_EL_COLGROUP:
    case DHK_EL_COL:
    case DHK_EL_TBODY:
    case DHK_EL_THEAD:
    case DHK_EL_TFOOT:
    case DHK_EL_TR:
    case DHK_EL_TD:
    case DHK_EL_TH:
        status = dhk_html_table_start(l, id, &fits);
        *done = !fits || id == DHK_EL_COL;
        break;
    default:
        break;
    }
    return status;
}

static int start_in_body(dhk_html_lines *l, const dhk_html_tag *tag, uint32_t bits)
{
    const uint32_t id = tag->id;
    bool done = false;
    int status = DHK_OK;

    if (bits & DHK_ELEMENT_RARE)
        status = start_rare(l, id, &done);
    if (done || status != DHK_OK)
        return status;
    if (bits & DHK_ELEMENT_CLOSES)
        status = dhk_html_close_before(l, id);
    if (status == DHK_OK && (bits & DHK_TAG_CLOSES_P))
        status = dhk_html_close_p(l);
    if (status != DHK_OK)
        return status;
    return bits & DHK_TAG_VOID ? start_void(l, tag) : start_element(l, tag, bits);
}

/* Start tags inside of what is no text: foreign content and <select> have rules of their own. */
static int start_skipped(dhk_html_lines *l, const dhk_html_tag *tag, bool *done)
{
    int status = DHK_OK;

    if (dhk_html_top(&l->stack)->foreign != 0)
        status = dhk_html_foreign_start(l, tag, done);
    if (!*done && status == DHK_OK &&
        l->stack.last[DHK_EL_SELECT] > l->stack.last[DHK_EL_TEMPLATE])
        status = dhk_html_select_start(l, tag->id, done);
    return status;
}

int dhk_html_start_fully(void *user, const dhk_html_tag *tag)
{
    dhk_html_lines *l = (dhk_html_lines *)user;
    const uint32_t bits = dhk_html_bits(tag->id);
    bool done = false;
    int status = DHK_OK;

    l->drop_lf = false;
    if (l->skip > 0)
        status = start_skipped(l, tag, &done);
    if (done || status != DHK_OK)
        return status;
    if (l->skip == 0) {
        l->counts[tag->id]++;
        if (bits & DHK_ELEMENT_IMAGE)
            count_image(l);
        if (l->phase != DHK_IN_BODY)
            pass_head(l, tag->id);
    }
    return start_in_body(l, tag, bits);
}

/* What the short ways do comes to the same as the long one. */
int dhk_html_start_tag(void *user, const dhk_html_tag *tag)
{
    const uint32_t rare = DHK_TAG_VOID | DHK_FRAME_SKIP | DHK_FRAME_SCOPE | DHK_FRAME_PRE |
                          DHK_FRAME_MARKER | DHK_ELEMENT_IMAGE | DHK_ELEMENT_RARE |
                          DHK_ELEMENT_ENTERS;
    const uint32_t more =
        DHK_FRAME_ACTIVE | DHK_FRAME_BOLD | DHK_FRAME_CODE | DHK_ELEMENT_ASKS;
    dhk_html_lines *l = (dhk_html_lines *)user;
    const uint32_t bits = dhk_html_bits(tag->id);

    if ((bits & rare) != 0 || l->skip > 0 || l->phase != DHK_IN_BODY ||
        !dhk_html_stack_is_easy(&l->stack))
        return dhk_html_start_fully(l, tag);
    if ((bits & more) == 0)
        return dhk_html_start_usual(l, tag, bits);
    return (bits & DHK_FRAME_ACTIVE) && dhk_html_active_is_clear(&l->active)
               ? dhk_html_start_formatting(l, tag, bits)
               : dhk_html_start_fully(l, tag);
}
