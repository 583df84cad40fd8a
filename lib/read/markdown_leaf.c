/* markdown_leaf.c - paragraphs, headings, code and raw HTML on their way to lines.
 *
 * In: parts of source lines, and when a leaf begins and ends.  Out: the held text of each leaf,
 * read and given to the builder, with what its lines are: their kind follows from the innermost
 * quote or item.  'gap' counts what HTML's tags would be: two for a paragraph, none for the first
 * one of an item, one for each item and quote.  O(bytes); what is held is bounded by
 * DHK_MARKDOWN_HELD.                                              SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/status.h"
#include "read/markdown_inner.h"

/* A block begins or ends. */
void dhk_markdown_border(dhk_markdown *md)
{
    md->builder.follows = false;
    if (md->builder.gap < UINT16_MAX)
        md->builder.gap++;
}

/* Tells the builder what the lines to come are. */
int dhk_markdown_lay(dhk_markdown *md, uint8_t kind, uint8_t level, uint32_t flags,
                     uint32_t place)
{
    dhk_builder *b = &md->builder;
    const int status = dhk_build_break(b, 0);

    b->kind = md->base_kind = kind;
    b->level = md->base_level = level;
    b->next_flags = flags & ~(uint32_t)DHK_LINE_FIRST;
    b->line_flags &= DHK_LINE_RULE; /* of a leaf that showed nothing no other flag stays */
    b->line_flags |= flags & DHK_LINE_FIRST;
    b->place =
        place | (md->items > 0 ? DHK_BOX_LIST : 0) | (md->quotes > 0 ? DHK_BOX_QUOTE : 0);
    b->follows = false;
    md->bold = md->code = 0;
    md->in_link = md->in_html_link = md->in_row = false;
    md->card -= md->card > 0;
    md->laid = true;
    return status;
}

/* Lays a leaf whose kind is that of its quote or item. */
static int lay_plain(dhk_markdown *md)
{
    const dhk_markdown_box *box = md->depth > 0 ? &md->boxes[md->depth - 1] : NULL;
    uint32_t flags = 0;

    if (box == NULL) {
        dhk_markdown_border(md);
        return dhk_markdown_lay(md, DHK_KIND_TEXT, 0, 0, 0);
    }
    if (box->fresh)
        flags |= DHK_LINE_FIRST;
    if (box->item && box->ordered)
        flags |= DHK_LINE_ORDERED;
    md->tight = box->item && box->fresh;
    if (!md->tight)
        dhk_markdown_border(md);
    return dhk_markdown_lay(md, box->item ? DHK_KIND_ITEM : DHK_KIND_QUOTE,
                            (uint8_t)(box->item ? md->items : md->quotes), flags, 0);
}

/* The leaf is done, or one line of it: its box is fresh no more if that made a line. */
static int end_line(dhk_markdown *md)
{
    if (md->builder.visible && md->depth > 0)
        md->boxes[md->depth - 1].fresh = false;
    return dhk_build_break(&md->builder, 0);
}

static int add_span(dhk_markdown *md, size_t at, uint64_t source)
{
    dhk_markdown_span *span;
    const int status = dhk_list_reserve(&md->spans, md->memory, sizeof *span, 1, SIZE_MAX);

    if (status != DHK_OK)
        return status;
    span = (dhk_markdown_span *)md->spans.items + md->spans.count++;
    span->at = (uint32_t)at;
    span->source = source;
    return DHK_OK;
}

/* Spans for line bytes from .. to, which will stand at the end of 'held'. */
static int add_spans(dhk_markdown *md, size_t from, size_t to)
{
    const dhk_markdown_span *jumps = (const dhk_markdown_span *)md->jumps.items;
    const size_t base =
        md->held.count - from; /* may wrap: it is added to 'from' and more */
    uint64_t source = md->line_source + from;
    size_t i;
    int status;

    for (i = 0; i < md->jumps.count && jumps[i].at <= from; i++)
        source = jumps[i].source + (from - jumps[i].at);
    status = add_span(md, base + from, source);
    for (; i < md->jumps.count && jumps[i].at < to && status == DHK_OK; i++)
        status = add_span(md, base + jumps[i].at, jumps[i].source);
    return status;
}

void dhk_markdown_drop_held(dhk_markdown *md)
{
    md->held.count = 0;
    md->spans.count = 0;
    md->span = 0;
}

/* Held bytes up to 'end' without the line feed there, which breaks no line when nothing follows. */
static size_t text_end(const dhk_markdown *md, size_t end)
{
    return end > 0 && dhk_markdown_held(md)[end - 1] == '\n' ? end - 1 : end;
}

/* Gives what is held of a paragraph or of raw HTML to the builder. */
static int flush(dhk_markdown *md, bool ends)
{
    int status = DHK_OK;

    if (md->held.count == 0)
        return DHK_OK;
    md->mode = md->leaf == DHK_LEAF_HTML ? DHK_MODE_HTML : DHK_MODE_MARKDOWN;
    if (!md->laid)
        status = lay_plain(md);
    if (status == DHK_OK)
        status = dhk_markdown_inline(md, 0,
                                     ends ? text_end(md, md->held.count) : md->held.count);
    dhk_markdown_drop_held(md);
    md->flushed = true;
    return status;
}

/* Adds line bytes from .. to, and a line feed unless the line is cut and goes on. */
int dhk_markdown_hold(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                      size_t to)
{
    const size_t bytes = to - from;
    int status = DHK_OK;

    if (md->held.count + bytes > DHK_MARKDOWN_HELD)
        status = flush(md, false);
    if (status == DHK_OK)
        status = add_spans(md, from, to);
    if (status == DHK_OK)
        status = dhk_list_reserve(&md->held, md->memory, 1, bytes + 1, SIZE_MAX);
    if (status != DHK_OK)
        return status;
    memcpy(dhk_markdown_held(md) + md->held.count, line->text + from, bytes);
    md->held.count += bytes;
    if (!md->more)
        dhk_markdown_held(md)[md->held.count++] = '\n';
    return DHK_OK;
}

/* Held bytes up to 'end' are a paragraph; what is behind them is not, and stays held. */
int dhk_markdown_split_leaf(dhk_markdown *md, size_t end)
{
    int status = DHK_OK;

    md->mode = DHK_MODE_MARKDOWN;
    md->builder.page->paragraphs++;
    if (!md->laid)
        status = lay_plain(md);
    if (status == DHK_OK)
        status = dhk_markdown_inline(md, 0, text_end(md, end));
    if (status == DHK_OK)
        status = end_line(md);
    if (!md->tight)
        dhk_markdown_border(md);
    md->laid = md->tight = md->flushed = false;
    return status;
}

int dhk_markdown_end_leaf(dhk_markdown *md)
{
    const uint8_t leaf = md->leaf;
    int status = DHK_OK;

    if (leaf == DHK_LEAF_NONE)
        return DHK_OK;
    if (leaf == DHK_LEAF_PARAGRAPH || leaf == DHK_LEAF_HTML)
        status = flush(md, true);
    if (leaf == DHK_LEAF_PARAGRAPH)
        md->builder.page->paragraphs++;
    if (status == DHK_OK)
        status = end_line(md);
    if (md->laid && !md->tight)
        dhk_markdown_border(md);
    if (md->leaf == leaf) /* raw HTML may have begun a script */
        md->leaf = DHK_LEAF_NONE;
    md->flushed = md->laid = md->tight = false;
    return status;
}

/* Held bytes begin .. end are a heading. */
static int put_heading(dhk_markdown *md, unsigned level, size_t begin, size_t end)
{
    int status;

    dhk_markdown_border(md);
    md->builder.page->subheadings += level == 2 || level == 3;
    md->mode = DHK_MODE_MARKDOWN;
    status = dhk_markdown_lay(md, DHK_KIND_HEADING, (uint8_t)level, 0, DHK_BOX_HEADING);
    if (status == DHK_OK)
        status = dhk_markdown_inline(md, begin, end);
    if (status == DHK_OK)
        status = end_line(md);
    dhk_markdown_border(md);
    md->laid = md->tight = false;
    dhk_markdown_drop_held(md);
    return status;
}

int dhk_markdown_put_heading(dhk_markdown *md, const dhk_markdown_line *line,
                             unsigned level, size_t from, size_t to)
{
    const int status = dhk_markdown_hold(md, line, from, to);

    return status != DHK_OK ? status : put_heading(md, level, 0, to - from);
}

/* The paragraph that is held turned out to be a heading. */
int dhk_markdown_put_setext(dhk_markdown *md, unsigned level)
{
    md->leaf = DHK_LEAF_NONE;
    return put_heading(md, level, 0, text_end(md, md->held.count));
}

/* A line of code, byte for byte; 'begins' is false for the rest of a line that was cut. */
int dhk_markdown_put_code(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                          size_t to, bool begins)
{
    int status = DHK_OK;

    if (!md->laid) {
        dhk_markdown_border(md);
        status = dhk_markdown_lay(md, DHK_KIND_CODE, 0, 0, DHK_BOX_PRE);
    } else if (begins) {
        status = dhk_build_break(&md->builder, DHK_LINE_BREAK);
    }
    if (status == DHK_OK)
        status = dhk_markdown_hold(md, line, from, to);
    md->mode = DHK_MODE_PRE;
    md->code = 1;
    md->marks.count = 0;
    if (status == DHK_OK)
        status = dhk_markdown_emit(md, 0, to - from);
    dhk_markdown_drop_held(md);
    return status;
}

/* A line inside <pre>, from its byte 'from' on. */
int dhk_markdown_put_pre(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                         bool begins)
{
    int status = DHK_OK;

    if (!md->laid) {
        dhk_markdown_border(md);
        status = dhk_markdown_lay(md, DHK_KIND_CODE, 0, 0, DHK_BOX_PRE);
        md->code = 1;
    } else if (begins) {
        status = dhk_build_break(&md->builder, DHK_LINE_BREAK);
    }
    if (status == DHK_OK)
        status = dhk_markdown_hold(md, line, from, line->length);
    md->mode = DHK_MODE_PRE;
    if (status == DHK_OK)
        status = dhk_markdown_inline(md, 0, line->length - from);
    dhk_markdown_drop_held(md);
    return status;
}
