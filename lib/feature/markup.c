/* markup.c - the element that a line stands in, by name and by what it is part of.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/measure.h"

#include <string.h>

#include "tables/html_tags.h"

/* Elements in an order from husk to article, so that one split parts like from unlike. */
static void rank_tags(uint8_t ranks[256])
{
    static const uint8_t order[] = {
        DHK_EL_NAV,    DHK_EL_FOOTER,  DHK_EL_BUTTON,     DHK_EL_FORM,       DHK_EL_LABEL,
        DHK_EL_OPTION, DHK_EL_ASIDE,   DHK_EL_HEADER,     DHK_EL_UL,         DHK_EL_OL,
        DHK_EL_LI,     DHK_EL_SUMMARY, DHK_EL_DT,         DHK_EL_DD,         DHK_EL_TH,
        DHK_EL_TD,     DHK_EL_TR,      DHK_EL_CAPTION,    DHK_EL_FIGCAPTION, DHK_EL_H6,
        DHK_EL_H5,     DHK_EL_H4,      DHK_EL_H1,         DHK_EL_H3,         DHK_EL_H2,
        DHK_EL_BODY,   DHK_EL_DIV,     DHK_EL_SECTION,    DHK_EL_MAIN,       DHK_EL_ARTICLE,
        DHK_EL_CENTER, DHK_EL_PRE,     DHK_EL_BLOCKQUOTE, DHK_EL_P,
    };
    size_t i;

    memset(ranks, 0, 256);
    for (i = 0; i < sizeof order; i++)
        ranks[order[i]] = (uint8_t)(i + 1);
}

static const dhk_flag_column places[] = {
    {DHK_COL_in_nav, DHK_BOX_NAV},         {DHK_COL_in_aside, DHK_BOX_ASIDE},
    {DHK_COL_in_footer, DHK_BOX_FOOTER},   {DHK_COL_in_main, DHK_BOX_MAIN},
    {DHK_COL_in_article, DHK_BOX_ARTICLE}, {DHK_COL_in_form, DHK_BOX_FORM},
    {DHK_COL_in_figure, DHK_BOX_FIGURE},   {DHK_COL_in_dialog, DHK_BOX_DIALOG},
    {DHK_COL_in_quote, DHK_BOX_QUOTE},     {DHK_COL_in_pre, DHK_BOX_PRE},
    {DHK_COL_in_section, DHK_BOX_SECTION}, {DHK_COL_in_button, DHK_BOX_BUTTON},
    {DHK_COL_in_list, DHK_BOX_LIST},       {DHK_COL_in_table, DHK_BOX_TABLE},
    {DHK_COL_in_heading, DHK_BOX_HEADING},
};

static const uint32_t husk_places = DHK_BOX_NAV | DHK_BOX_ASIDE | DHK_BOX_FOOTER |
                                    DHK_BOX_FORM | DHK_BOX_DIALOG | DHK_BOX_BUTTON;

void dhk_feature_markup(dhk_measure *measure)
{
    const dhk_measure copy = *measure, *const m = &copy;
    const size_t stride = m->stride;
    uint8_t ranks[256];
    size_t i;

    rank_tags(ranks);
    for (i = 0; i < m->count; i++) {
        const dhk_line *line = &m->lines[i];
        uint8_t *kept = m->kept + i;
        kept[DHK_KEPT_tag * stride] = ranks[m->boxes[line->box].tag & 255];
        kept[DHK_KEPT_images * stride] = dhk_cap_byte(line->images, 255);
        if (line->place & husk_places)
            m->facts[i] |= DHK_FACT_PLACE;
        if (line->flags & DHK_LINE_HIDDEN)
            m->facts[i] |= DHK_FACT_HIDDEN;
    }
}

static void fill_places(const dhk_measure *m, size_t first, size_t lines)
{
    dhk_planes planes;
    size_t i;

    memset(&planes, 0, sizeof planes); /* beyond the last line, too */
    for (i = 0; i < lines; i++) {
        const uint32_t place = m->lines[first + i].place;
        planes.byte[0][i] = (uint8_t)place;
        planes.byte[1][i] = (uint8_t)(place >> 8);
        planes.byte[2][i] = (uint8_t)(place >> 16);
    }
    dhk_fill_flags(m, &planes, places, sizeof places / sizeof *places);
}

static uint8_t change_byte(int change)
{
    return (uint8_t)(change < -100 ? 0 : change > 100 ? 200 : 100 + change);
}

void dhk_block_markup(const dhk_measure *m, size_t first, size_t lines)
{
    uint8_t *tag_parent = dhk_column(m, DHK_COL_tag_parent);
    uint8_t *depth = dhk_column(m, DHK_COL_depth);
    uint8_t *change = dhk_column(m, DHK_COL_depth_change);
    uint8_t *bold = dhk_column(m, DHK_COL_bold_s), *code = dhk_column(m, DHK_COL_code_s);
    uint8_t *hidden = dhk_column(m, DHK_COL_hidden_s);
    const dhk_line *line = m->lines + first;
    uint8_t ranks[256];
    int before = m->boxes[line[first == 0 ? 0 : -1].box].depth;
    size_t i;

    rank_tags(ranks);
    for (i = 0; i < lines; i++, line++) {
        const dhk_box *box = &m->boxes[line->box];
        tag_parent[i] =
            box->parent == DHK_NONE ? 0 : ranks[m->boxes[box->parent].tag & 255];
        depth[i] = dhk_cap_byte(box->depth, 255);
        change[i] = change_byte(box->depth - before);
        before = box->depth;
        bold[i] = dhk_share_byte(line->bold_bytes, line->length);
        code[i] = dhk_share_byte(line->code_bytes, line->length);
        hidden[i] = dhk_share_byte(line->hidden_bytes, line->length);
    }
    fill_places(m, first, lines);
}
