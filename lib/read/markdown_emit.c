/* markdown_emit.c - held text and its marks to the builder.
 *
 * In: a piece of held text, the marks in it, and where each source line of it stands in the input.
 * Out: runs of text with what holds for them (in a link, bold, code), line breaks, images counted.
 * Markup is left out; text that turned out not to be markup goes as it came.  HTML tags do here
 * what they do to lines in a browser, but open no boxes: Markdown's pages have none.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "base/utf8.h"
#include "read/markdown_inner.h"
#include "tables/entities.h"
#include "tables/html_tags.h"

/* Where held byte 'at' stands in the input; *until: where the next span begins. */
static uint64_t place(dhk_markdown *md, size_t at, size_t *until)
{
    const dhk_markdown_span *spans = (const dhk_markdown_span *)md->spans.items;

    while (md->span + 1 < md->spans.count && spans[md->span + 1].at <= at)
        md->span++;
    *until = md->span + 1 < md->spans.count ? spans[md->span + 1].at : SIZE_MAX;
    return spans[md->span].source + (at - spans[md->span].at);
}

static unsigned run_flags(const dhk_markdown *md)
{
    unsigned flags = 0;

    if (md->in_link || md->in_html_link || md->card > 0)
        flags |= DHK_RUN_LINK;
    if (md->bold > 0)
        flags |= DHK_RUN_BOLD;
    if (md->code > 0)
        flags |= DHK_RUN_CODE;
    if (md->mode == DHK_MODE_PRE)
        flags |= DHK_RUN_PRE;
    return flags;
}

/* Text as it stands, without NUL: browsers show U+FFFD for it, but a page has it by mistake. */
static int put_bytes(dhk_markdown *md, const unsigned char *text, size_t length,
                     unsigned flags, uint64_t source)
{
    const unsigned char *nul;
    size_t bytes;
    int status = DHK_OK;

    while (length > 0 && status == DHK_OK) {
        nul = (const unsigned char *)memchr(text, 0, length);
        bytes = nul == NULL ? length : (size_t)(nul - text);
        if (bytes > 0)
            status =
                dhk_build_text(&md->builder, text, bytes, flags, 0, source, source + bytes);
        bytes += nul != NULL;
        text += bytes;
        source += bytes;
        length -= bytes;
    }
    return status;
}

static int put_text(dhk_markdown *md, size_t from, size_t to, unsigned flags)
{
    const unsigned char *text = dhk_markdown_held(md);
    uint64_t source;
    size_t until;
    int status = DHK_OK;

    while (from < to && status == DHK_OK) {
        source = place(md, from, &until);
        if (until > to)
            until = to;
        status = put_bytes(md, text + from, until - from, flags, source);
        from = until;
    }
    return status;
}

static uint32_t read_number(const unsigned char *text, size_t length)
{
    const bool hex = (text[2] | 0x20) == 'x';
    uint32_t code = 0;
    size_t i;

    for (i = hex ? 3 : 2; i + 1 < length; i++) /* seven digits at most: no overflow */
        code = hex ? code * 16 + (dhk_is_digit(text[i]) ? text[i] - (uint32_t)'0'
                                                        : (text[i] | 0x20u) - 'a' + 10)
                   : code * 10 + (text[i] - (uint32_t)'0');
    return dhk_entity_number(code);
}

static int put_entity(dhk_markdown *md, const dhk_markdown_mark *mark)
{
    const unsigned char *text = dhk_markdown_held(md) + mark->begin, *shown;
    const size_t length = mark->end - mark->begin;
    unsigned char number[DHK_UTF8_MAX];
    size_t shown_length, until;
    uint64_t source = place(md, mark->begin, &until);

    if (text[1] == '#') {
        shown_length = dhk_utf8_write(read_number(text, length), number);
        shown = number;
    } else {
        dhk_entity_find(text + 1, length - 1, &shown, &shown_length);
    }
    if (md->mode == DHK_MODE_PRE && shown[0] == '\n') /* white space stays */
        return dhk_build_break(&md->builder, DHK_LINE_BREAK);
    return dhk_build_text(&md->builder, shown, shown_length, run_flags(md), 0, source,
                          source + length);
}

static void count_image(dhk_builder *builder)
{
    if (builder->images < UINT16_MAX)
        builder->images++;
}

static void begin_link(dhk_markdown *md)
{
    if (!md->in_link && !md->in_html_link && md->card == 0)
        dhk_build_link(&md->builder);
}

static void change(uint32_t *depth, bool ends)
{
    if (!ends)
        ++*depth;
    else if (*depth > 0)
        --*depth;
}

/* What the lines in a block element are; 'base' outside of those that count. */
static void begin_kind(dhk_markdown *md, uint32_t tag, uint32_t traits, bool ends)
{
    dhk_builder *b = &md->builder;

    if (ends) {
        if ((traits & DHK_TAG_HEADING) || tag == DHK_EL_LI || tag == DHK_EL_BLOCKQUOTE) {
            b->kind = md->base_kind;
            b->level = md->base_level;
        }
    } else if (traits & DHK_TAG_HEADING) {
        b->kind = DHK_KIND_HEADING;
        b->level = (uint8_t)(tag - DHK_EL_H1 + 1);
        b->page->subheadings += tag == DHK_EL_H2 || tag == DHK_EL_H3;
    } else if (tag == DHK_EL_LI) {
        b->kind = DHK_KIND_ITEM;
        b->level = 1;
        b->line_flags |= DHK_LINE_FIRST;
        b->page->items++;
    } else if (tag == DHK_EL_BLOCKQUOTE) {
        b->kind = DHK_KIND_QUOTE;
        b->level = 1;
        b->line_flags |= DHK_LINE_FIRST;
    }
    b->page->paragraphs += !ends && tag == DHK_EL_P;
    b->page->tables += !ends && tag == DHK_EL_TABLE;
}

static int put_block_tag(dhk_markdown *md, uint32_t tag, uint32_t traits, bool ends)
{
    const int status = dhk_build_break(&md->builder, 0);
    dhk_builder *b = &md->builder;

    dhk_markdown_border(md);
    begin_kind(md, tag, traits, ends);
    if (tag == DHK_EL_TR && ends && md->in_row && b->page->lines.count > md->row_line)
        dhk_build_row(b, md->row_line);
    if (tag == DHK_EL_TR) {
        md->in_row = !ends;
        md->row_line = (uint32_t)b->page->lines.count;
    }
    return status;
}

static int put_tag(dhk_markdown *md, const dhk_markdown_mark *mark)
{
    const uint32_t tag = mark->data, traits = dhk_tag_traits(tag);
    const bool ends = (mark->flags & DHK_TAG_ENDS) != 0;

    if (tag == DHK_EL_A) {
        if (!ends)
            begin_link(md);
        md->in_html_link = !ends;
    } else if (tag == DHK_EL_BR) {
        return dhk_build_break(&md->builder, DHK_LINE_BREAK);
    } else if (tag == DHK_EL_HR) {
        dhk_markdown_border(md);
        return dhk_build_break(&md->builder, DHK_LINE_RULE);
    } else if (tag == DHK_EL_IMG || tag == DHK_EL_VIDEO) {
        if (!ends)
            count_image(&md->builder);
    } else if (md->mode != DHK_MODE_PRE && (traits & DHK_TAG_BLOCK)) {
        return put_block_tag(md, tag, traits, ends);
    } else {
        if (traits & DHK_TAG_BOLD)
            change(&md->bold, ends);
        if (traits & DHK_TAG_CODE)
            change(&md->code, ends);
    }
    return DHK_OK;
}

/* What a run of * _ ~ leaves over is text, between what it closes and what it opens. */
static int put_run(dhk_markdown *md, const dhk_markdown_mark *mark)
{
    const uint32_t opened = mark->data & 0xFFFF, closed = mark->data >> 16;
    int status;

    md->bold -= closed < md->bold ? closed : md->bold;
    status =
        put_text(md, mark->begin + mark->closed, mark->end - mark->opened, run_flags(md));
    md->bold += opened;
    return status;
}

static int put_mark(dhk_markdown *md, const dhk_markdown_mark *mark)
{
    switch (mark->kind) {
    case DHK_MARK_IMAGE:
        count_image(&md->builder);
        return DHK_OK;
    case DHK_MARK_BREAK:
        return dhk_build_break(&md->builder, DHK_LINE_BREAK);
    case DHK_MARK_LINK:
        begin_link(md);
        md->in_link = true;
        return DHK_OK;
    case DHK_MARK_LINK_END:
        md->in_link = false;
        return DHK_OK;
    case DHK_MARK_CARD:
        begin_link(md);
        md->card = DHK_MARKDOWN_CARD;
        return DHK_OK;
    case DHK_MARK_CARD_END:
        md->card = 0;
        return DHK_OK;
    case DHK_MARK_ADDRESS:
        begin_link(md);
        return put_text(md, mark->begin, mark->end, run_flags(md) | DHK_RUN_LINK);
    case DHK_MARK_CODE:
        return put_text(md, mark->begin + mark->data, mark->end - mark->data,
                        run_flags(md) | DHK_RUN_CODE);
    case DHK_MARK_ENTITY:
        return put_entity(md, mark);
    case DHK_MARK_TAG:
        return put_tag(md, mark);
    case DHK_MARK_RUN:
        return put_run(md, mark);
    default:
        return DHK_OK;
    }
}

int dhk_markdown_emit(dhk_markdown *md, size_t begin, size_t end)
{
    const dhk_markdown_mark *marks = dhk_markdown_marks(md);
    size_t at = begin, i;
    int status = DHK_OK;

    for (i = 0; i < md->marks.count && status == DHK_OK; i++) {
        if (marks[i].kind == DHK_MARK_NONE || marks[i].kind == DHK_MARK_BRACKET ||
            marks[i].kind == DHK_MARK_PICTURE)
            continue;
        status = put_text(md, at, marks[i].begin, run_flags(md));
        if (status == DHK_OK)
            status = put_mark(md, &marks[i]);
        at = marks[i].end;
    }
    if (status == DHK_OK)
        status = put_text(md, at, end, run_flags(md));
    md->in_link = false;
    return status;
}
