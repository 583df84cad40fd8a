/* html_kind.c - what an element says of the lines in it: their kind, and their part of the page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_lines_inner.h"

const uint32_t dhk_html_places[DHK_EL_COUNT] = {
    [DHK_EL_NAV] = DHK_BOX_NAV,           [DHK_EL_ASIDE] = DHK_BOX_ASIDE,
    [DHK_EL_FOOTER] = DHK_BOX_FOOTER,     [DHK_EL_HEADER] = DHK_BOX_HEADER,
    [DHK_EL_MAIN] = DHK_BOX_MAIN,         [DHK_EL_ARTICLE] = DHK_BOX_ARTICLE,
    [DHK_EL_FORM] = DHK_BOX_FORM,         [DHK_EL_SEARCH] = DHK_BOX_FORM,
    [DHK_EL_FIGURE] = DHK_BOX_FIGURE,     [DHK_EL_DIALOG] = DHK_BOX_DIALOG,
    [DHK_EL_SECTION] = DHK_BOX_SECTION,   [DHK_EL_BUTTON] = DHK_BOX_BUTTON,
    [DHK_EL_DETAILS] = DHK_BOX_DETAILS,   [DHK_EL_BLOCKQUOTE] = DHK_BOX_QUOTE,
    [DHK_EL_PRE] = DHK_BOX_PRE,           [DHK_EL_LISTING] = DHK_BOX_PRE,
    [DHK_EL_XMP] = DHK_BOX_PRE,           [DHK_EL_PLAINTEXT] = DHK_BOX_PRE,
    [DHK_EL_UL] = DHK_BOX_LIST,           [DHK_EL_OL] = DHK_BOX_LIST,
    [DHK_EL_DL] = DHK_BOX_LIST,           [DHK_EL_MENU] = DHK_BOX_LIST,
    [DHK_EL_DIR] = DHK_BOX_LIST,          [DHK_EL_TABLE] = DHK_BOX_TABLE,
    [DHK_EL_NOSCRIPT] = DHK_BOX_NOSCRIPT, [DHK_EL_LABEL] = DHK_BOX_LABEL,
    [DHK_EL_LEGEND] = DHK_BOX_LABEL,      [DHK_EL_SUMMARY] = DHK_BOX_LABEL,
    [DHK_EL_OPTION] = DHK_BOX_LABEL,      [DHK_EL_H1] = DHK_BOX_HEADING,
    [DHK_EL_H2] = DHK_BOX_HEADING,        [DHK_EL_H3] = DHK_BOX_HEADING,
    [DHK_EL_H4] = DHK_BOX_HEADING,        [DHK_EL_H5] = DHK_BOX_HEADING,
    [DHK_EL_H6] = DHK_BOX_HEADING,
};

static uint8_t one_more(uint8_t depth)
{
    return depth == UINT8_MAX ? depth : (uint8_t)(depth + 1);
}

static void set_kind(dhk_html_frame *frame, uint8_t kind, uint8_t level)
{
    frame->kind = kind;
    frame->level = level;
}

void dhk_html_describe(dhk_html_frame *frame, uint32_t id, uint16_t at)
{
    switch (id) {
    case DHK_EL_H1:
    case DHK_EL_H2:
    case DHK_EL_H3:
    case DHK_EL_H4:
    case DHK_EL_H5:
    case DHK_EL_H6:
        set_kind(frame, DHK_KIND_HEADING, (uint8_t)(id - DHK_EL_H1 + 1));
        break;
    case DHK_EL_UL:
    case DHK_EL_OL:
    case DHK_EL_MENU:
    case DHK_EL_DIR:
        frame->lists = one_more(frame->lists);
        frame->ordered = id == DHK_EL_OL;
        break;
    case DHK_EL_LI:
        set_kind(frame, DHK_KIND_ITEM, frame->lists > 0 ? frame->lists : 1);
        frame->item = at;
        break;
    case DHK_EL_BLOCKQUOTE:
        frame->quotes = one_more(frame->quotes);
        set_kind(frame, DHK_KIND_QUOTE, frame->quotes);
        frame->item = at;
        break;
    case DHK_EL_DD:
    case DHK_EL_DT:
        if (frame->kind == DHK_KIND_ITEM)
            set_kind(frame, DHK_KIND_TEXT, 0);
        break;
    case DHK_EL_PRE:
    case DHK_EL_LISTING:
    case DHK_EL_XMP:
    case DHK_EL_PLAINTEXT:
        set_kind(frame, DHK_KIND_CODE, 0);
        break;
    case DHK_EL_FIGCAPTION:
        set_kind(frame, DHK_KIND_CAPTION, 0);
        break;
    case DHK_EL_TABLE:
    case DHK_EL_CAPTION:
    case DHK_EL_TD:
    case DHK_EL_TH: /* a world of its own */
        set_kind(frame, id == DHK_EL_CAPTION ? DHK_KIND_CAPTION : DHK_KIND_TEXT, 0);
        frame->lists = frame->quotes = 0;
        frame->ordered = false;
        frame->item = 0;
        break;
    default:
        break;
    }
}
