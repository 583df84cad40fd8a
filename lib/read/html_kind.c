/* html_kind.c - what an element says of the lines in it: their kind, and their part of the page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_lines_inner.h"

uint32_t dhk_html_place(uint32_t id)
{
    switch (id) {
    case DHK_EL_NAV:
        return DHK_BOX_NAV;
    case DHK_EL_ASIDE:
        return DHK_BOX_ASIDE;
    case DHK_EL_FOOTER:
        return DHK_BOX_FOOTER;
    case DHK_EL_HEADER:
        return DHK_BOX_HEADER;
    case DHK_EL_MAIN:
        return DHK_BOX_MAIN;
    case DHK_EL_ARTICLE:
        return DHK_BOX_ARTICLE;
    case DHK_EL_FORM:
    case DHK_EL_SEARCH:
        return DHK_BOX_FORM;
    case DHK_EL_FIGURE:
        return DHK_BOX_FIGURE;
    case DHK_EL_DIALOG:
        return DHK_BOX_DIALOG;
    case DHK_EL_SECTION:
        return DHK_BOX_SECTION;
    case DHK_EL_BUTTON:
        return DHK_BOX_BUTTON;
    case DHK_EL_DETAILS:
        return DHK_BOX_DETAILS;
    case DHK_EL_BLOCKQUOTE:
        return DHK_BOX_QUOTE;
    case DHK_EL_PRE:
    case DHK_EL_LISTING:
    case DHK_EL_XMP:
    case DHK_EL_PLAINTEXT:
        return DHK_BOX_PRE;
    case DHK_EL_UL:
    case DHK_EL_OL:
    case DHK_EL_DL:
    case DHK_EL_MENU:
    case DHK_EL_DIR:
        return DHK_BOX_LIST;
    case DHK_EL_TABLE:
        return DHK_BOX_TABLE;
    case DHK_EL_NOSCRIPT:
        return DHK_BOX_NOSCRIPT;
    case DHK_EL_LABEL:
    case DHK_EL_LEGEND:
    case DHK_EL_SUMMARY:
    case DHK_EL_OPTION:
        return DHK_BOX_LABEL;
    default:
        return dhk_tag_traits(id) & DHK_TAG_HEADING ? DHK_BOX_HEADING : 0;
    }
}

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
