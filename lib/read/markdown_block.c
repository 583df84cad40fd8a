/* markdown_block.c - source lines to blocks, as CommonMark says.
 *
 * In: source lines.  Out: calls to the leaf that is open.  A line is first matched with the quotes
 * and items that are open, then read for what it begins: more of them, and at last a leaf.  What
 * it does not match is closed, unless it goes on with a paragraph without repeating the
 * markers (a lazy line).  Beyond CommonMark: a bullet character begins an item, raw HTML is that
 * of known elements only.
 *
 * Each line costs its bytes and the boxes it is matched with, DHK_MARKDOWN_DEPTH at most; blank
 * lines, which close nothing but quotes, are not matched at all.  No recursion.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/markdown_inner.h"

/* What became of a line that might begin a block. */
enum outcome { OUTCOME_TEXT, OUTCOME_BOX, OUTCOME_DONE };

/* The state of one line. */
typedef struct reading {
    dhk_markdown_line line;
    uint32_t matched; /* boxes that the line is in */
    bool opened;      /* it has begun one */
    int status;
} reading;

/* Closes all boxes but the first 'keep', and the leaf in them.  With an item its list ends, unless
 * 'goes_on' says that the list of the outermost one does not. */
static int close_boxes(dhk_markdown *md, uint32_t keep, bool goes_on)
{
    int status;

    if (md->depth <= keep)
        return DHK_OK;
    status = dhk_markdown_end_leaf(md);
    md->leaf = DHK_LEAF_NONE; /* a script that began in a box ends with it */
    for (; md->depth > keep; md->depth--) {
        if (md->boxes[md->depth - 1].item)
            md->items--;
        else
            md->quotes--;
        dhk_markdown_border(md);
        if (md->boxes[md->depth - 1].item && !(goes_on && md->depth - 1 == keep))
            dhk_markdown_border(md);
    }
    return status;
}

static int close_to(dhk_markdown *md, uint32_t keep)
{
    return close_boxes(md, keep, false);
}

/* 'list': with the item a list begins, which is a border of its own. */
static int open_box(dhk_markdown *md, reading *r, const dhk_markdown_box *box, bool list)
{
    int status = close_boxes(md, r->matched, !list);

    if (status == DHK_OK)
        status = dhk_markdown_end_leaf(md);
    dhk_markdown_border(md);
    if (list)
        dhk_markdown_border(md);
    if (md->depth > 0)
        md->boxes[md->depth - 1].bare = false;
    md->boxes[md->depth++] = *box;
    if (box->item)
        md->items++;
    else
        md->quotes++;
    r->matched = md->depth;
    r->opened = true;
    return status;
}

/* Takes '>' and a space behind it. */
static void enter_quote(dhk_markdown_line *line)
{
    const size_t column = line->next_column + 1;

    dhk_markdown_line_enter(line, line->next + 1, column);
    if (line->next > line->gap_at)
        line->column++;
}

static bool is_quote(const dhk_markdown_line *line)
{
    return !dhk_markdown_blank(line) && dhk_markdown_indent(line) <= 3 &&
           line->text[line->next] == '>';
}

/* The boxes that the line is in. */
static uint32_t match(const dhk_markdown *md, dhk_markdown_line *line)
{
    uint32_t i;

    for (i = 0; i < md->depth; i++) {
        if (!md->boxes[i].item) {
            if (!is_quote(line))
                break;
            enter_quote(line);
        } else if (dhk_markdown_indent(line) >= md->boxes[i].indent) {
            line->column += md->boxes[i].indent;
        } else if (!dhk_markdown_blank(line)) {
            break;
        }
    }
    return i;
}

/* Nothing on this line, or nothing behind the '>' of it. */
static int read_blank(dhk_markdown *md)
{
    if (md->leaf == DHK_LEAF_FENCED || md->leaf == DHK_LEAF_INDENTED ||
        md->leaf == DHK_LEAF_PRE || md->leaf == DHK_LEAF_RAW)
        return DHK_OK;
    return dhk_markdown_end_leaf(md);
}

/* A line without any mark ends all quotes; an item that has nothing yet ends with it. */
static int read_empty(dhk_markdown *md)
{
    uint32_t keep = md->depth, i;
    int status = DHK_OK;

    for (i = 0; md->quotes > 0 && i < md->depth && keep == md->depth; i++)
        if (!md->boxes[i].item)
            keep = i;
    status = close_to(md, keep);
    if (status == DHK_OK)
        status = read_blank(md);
    if (status == DHK_OK && md->depth > 0 && md->boxes[md->depth - 1].bare)
        status = close_to(md, md->depth - 1);
    return status;
}

static int begin_leaf(dhk_markdown *md, const reading *r, enum dhk_markdown_leaf leaf)
{
    int status = close_to(md, r->matched);

    if (status == DHK_OK)
        status = dhk_markdown_end_leaf(md);
    if (md->depth > 0)
        md->boxes[md->depth - 1].bare = false;
    md->leaf = (uint8_t)leaf;
    return status;
}

/* What ends 'raw' HTML stands in the line at 'from' or behind it: the rest is HTML again. */
static int read_raw(dhk_markdown *md, const dhk_markdown_line *line, size_t from)
{
    size_t at = from + dhk_markdown_find(line->text + from, line->length - from, md->raw);
    int status;

    if (at >= line->length)
        return DHK_OK;
    if (md->raw[0] != '<')
        at += strlen(md->raw);
    md->leaf = DHK_LEAF_HTML;
    status = dhk_markdown_hold(md, line, at, line->length);
    return status != DHK_OK ? status : dhk_markdown_end_leaf(md);
}

static int read_pre(dhk_markdown *md, const dhk_markdown_line *line, size_t from,
                    bool begins)
{
    const int status = dhk_markdown_put_pre(md, line, from, begins);
    const size_t left = line->length - from;

    if (status != DHK_OK || dhk_markdown_find(line->text + from, left, "</pre") == left)
        return status;
    return dhk_markdown_end_leaf(md);
}

static int begin_html(dhk_markdown *md, reading *r, enum dhk_markdown_leaf leaf,
                      const char *raw)
{
    const dhk_markdown_line *line = &r->line;
    const int status = begin_leaf(md, r, leaf);

    if (status != DHK_OK)
        return status;
    if (leaf == DHK_LEAF_PRE)
        return read_pre(md, line, line->next, true);
    if (leaf == DHK_LEAF_HTML)
        return dhk_markdown_hold(md, line, line->next, line->length);
    md->raw = raw;
    return read_raw(md, line, line->next + 2);
}

/* The column where an item's text begins, behind its marker: at the text, but behind one space when
 * that is code by indentation or nothing at all. */
static void enter_item(dhk_markdown_line *line, size_t bytes, dhk_markdown_box *box)
{
    const size_t before = line->column;
    const size_t column =
        line->next_column + (bytes == 3 && line->text[line->next] >= 0x80 ? 1 : bytes);
    size_t spaces;

    dhk_markdown_line_enter(line, line->next + bytes, column);
    spaces = line->next_column - column;
    box->bare = dhk_markdown_blank(line);
    if (spaces > 4 || box->bare)
        spaces = 1;
    line->column = column + spaces;
    if (line->column > line->next_column)
        line->column = line->next_column;
    box->indent = column + spaces - before;
}

/* "[ ] " and "[x] ": the box of a task. */
static void skip_task(dhk_markdown_line *line)
{
    const unsigned char *p = line->text + line->next;

    if (line->length - line->next > 4 && p[0] == '[' && p[2] == ']' &&
        (p[3] == ' ' || p[3] == '\t') && (p[1] == ' ' || p[1] == 'x' || p[1] == 'X'))
        dhk_markdown_line_enter(line, line->next + 3, line->next_column + 3);
}

static enum outcome begin_item(dhk_markdown *md, reading *r, bool in_paragraph)
{
    dhk_markdown_line *line = &r->line;
    dhk_markdown_box box = {0};
    bool first, sibling;
    const size_t bytes = dhk_markdown_marker(line, &box.ordered, &first);

    if (bytes == 0 || (in_paragraph && !first) || r->matched >= DHK_MARKDOWN_DEPTH)
        return OUTCOME_TEXT;
    box.item = box.fresh = true;
    box.marker = line->text[line->next + bytes - 1];
    sibling = r->matched < md->depth && md->boxes[r->matched].item &&
              md->boxes[r->matched].marker == box.marker;
    enter_item(line, bytes, &box);
    r->status = open_box(md, r, &box, !sibling);
    md->builder.page->items++;
    skip_task(line);
    return OUTCOME_BOX;
}

static enum outcome begin_quote(dhk_markdown *md, reading *r)
{
    dhk_markdown_box box = {0};

    enter_quote(&r->line);
    if (r->matched < DHK_MARKDOWN_DEPTH) {
        box.fresh = true;
        r->status = close_to(md, r->matched);
        if (r->status == DHK_OK)
            r->status = open_box(md, r, &box, false);
    }
    return OUTCOME_BOX;
}

static enum outcome done(reading *r, int status)
{
    r->status = status;
    return OUTCOME_DONE;
}

static enum outcome begin_rule(dhk_markdown *md, reading *r)
{
    int status = begin_leaf(md, r, DHK_LEAF_NONE);

    dhk_markdown_border(md);
    if (status == DHK_OK)
        status = dhk_build_break(&md->builder, DHK_LINE_RULE);
    return done(r, status);
}

static enum outcome begin_fence(dhk_markdown *md, reading *r)
{
    const dhk_markdown_line *line = &r->line;
    const size_t length = dhk_markdown_fence(line);

    if (length == 0)
        return OUTCOME_TEXT;
    md->fence = line->text[line->next];
    md->fence_length = length;
    md->fence_indent = dhk_markdown_indent(line);
    return done(r, begin_leaf(md, r, DHK_LEAF_FENCED));
}

static enum outcome begin_heading(dhk_markdown *md, reading *r)
{
    size_t from, to;
    const unsigned level = dhk_markdown_heading(&r->line, &from, &to);
    int status;

    if (level == 0)
        return OUTCOME_TEXT;
    status = begin_leaf(md, r, DHK_LEAF_NONE);
    if (status == DHK_OK)
        status = dhk_markdown_put_heading(md, &r->line, level, from, to);
    return done(r, status);
}

/* The line under a paragraph that makes it a heading or a table; the paragraph must be all here. */
static enum outcome end_paragraph(dhk_markdown *md, reading *r)
{
    unsigned level;

    if (dhk_markdown_is_table(md, &r->line))
        return done(r, dhk_markdown_begin_table(md));
    level = md->flushed ? 0 : dhk_markdown_underline(&r->line);
    if (level == 0)
        return OUTCOME_TEXT;
    return done(r, dhk_markdown_put_setext(md, level));
}

/* Text of a paragraph that begins: link definitions are none, nor are the labels of notes. */
static int begin_paragraph(dhk_markdown *md, reading *r)
{
    const dhk_markdown_line *line = &r->line;
    size_t from = line->next, skipped;
    bool footnote;
    int status;

    skipped = dhk_markdown_definition(line->text + from, line->length - from, &footnote);
    if (skipped > 0 && !footnote && !md->more)
        return begin_leaf(md, r, DHK_LEAF_NONE);
    if (footnote)
        from += skipped;
    status = begin_leaf(md, r, DHK_LEAF_PARAGRAPH);
    return status != DHK_OK ? status : dhk_markdown_hold(md, line, from, line->length);
}

/* A footnote, alone of what '[' begins, needs no blank line above it. */
static enum outcome begin_note(dhk_markdown *md, reading *r)
{
    const dhk_markdown_line *line = &r->line;
    bool footnote;

    dhk_markdown_definition(line->text + line->next, line->length - line->next, &footnote);
    return footnote ? done(r, begin_paragraph(md, r)) : OUTCOME_TEXT;
}

/* What begins at the line's next byte. */
static enum outcome begin_block(dhk_markdown *md, reading *r)
{
    const bool in_paragraph = md->leaf == DHK_LEAF_PARAGRAPH && r->matched == md->depth;
    const unsigned char c = r->line.text[r->line.next];
    enum dhk_markdown_leaf html;
    enum outcome outcome = OUTCOME_TEXT;
    const char *raw;

    if (in_paragraph)
        outcome = end_paragraph(md, r);
    if (outcome != OUTCOME_TEXT)
        return outcome;
    if (c == '>')
        return begin_quote(md, r);
    if (c == '[')
        return begin_note(md, r);
    if (c == '#')
        return begin_heading(md, r);
    if (c == '`' || c == '~')
        return begin_fence(md, r);
    if (c == '<') {
        html = dhk_markdown_html(&r->line, in_paragraph, &raw);
        return html == DHK_LEAF_NONE ? OUTCOME_TEXT : done(r, begin_html(md, r, html, raw));
    }
    if ((c == '*' || c == '-' || c == '_') && dhk_markdown_rule(&r->line))
        return begin_rule(md, r);
    return begin_item(md, r, in_paragraph);
}

static int put_code(dhk_markdown *md, const dhk_markdown_line *line, bool begins)
{
    return dhk_markdown_put_code(md, line, dhk_markdown_code_at(line), line->length,
                                 begins);
}

/* The line begins no block: it is text, a row, or code. */
static int read_text(dhk_markdown *md, reading *r)
{
    const dhk_markdown_line *line = &r->line;
    int status;

    if (dhk_markdown_blank(line)) { /* behind '>' or a list marker */
        status = close_to(md, r->matched);
        return status != DHK_OK ? status : read_blank(md);
    }
    if (md->leaf == DHK_LEAF_PARAGRAPH && !r->opened) /* its own line, or a lazy one */
        return dhk_markdown_hold(md, line, line->next, line->length);
    status = close_to(md, r->matched);
    if (status != DHK_OK)
        return status;
    if (md->leaf == DHK_LEAF_TABLE)
        return dhk_markdown_put_row(md, line, line->next, false);
    if (dhk_markdown_indent(line) < 4)
        return begin_paragraph(md, r);
    r->line.column += 4;
    if (md->leaf != DHK_LEAF_INDENTED)
        status = begin_leaf(md, r, DHK_LEAF_INDENTED);
    return status != DHK_OK ? status : put_code(md, line, true);
}

/* A line of a leaf that takes what comes: code between fences, raw HTML. */
static int read_inside(dhk_markdown *md, dhk_markdown_line *line)
{
    size_t indent = dhk_markdown_indent(line);

    if (md->leaf == DHK_LEAF_RAW)
        return read_raw(md, line, line->next);
    if (md->leaf == DHK_LEAF_PRE)
        return read_pre(md, line, line->gap_at, true);
    if (md->leaf == DHK_LEAF_HTML)
        return dhk_markdown_hold(md, line, line->next, line->length);
    if (dhk_markdown_fence_ends(line, md->fence, md->fence_length))
        return dhk_markdown_end_leaf(md);
    if (indent > md->fence_indent)
        indent = md->fence_indent;
    line->column += indent;
    return put_code(md, line, true);
}

static bool is_inside(const dhk_markdown *md)
{
    return md->leaf == DHK_LEAF_FENCED || md->leaf == DHK_LEAF_HTML ||
           md->leaf == DHK_LEAF_PRE || md->leaf == DHK_LEAF_RAW;
}

static bool may_begin(const dhk_markdown *md, const reading *r)
{
    if (dhk_markdown_blank(&r->line))
        return false;
    if (dhk_markdown_indent(&r->line) < 4)
        return true;
    return (md->leaf != DHK_LEAF_PARAGRAPH || r->matched < md->depth) &&
           dhk_markdown_linked_item(&r->line);
}

int dhk_markdown_block(dhk_markdown *md, const unsigned char *text, size_t length)
{
    enum outcome outcome = OUTCOME_BOX;
    reading r;

    memset(&r, 0, sizeof r);
    dhk_markdown_line_begin(&r.line, text, length);
    if (dhk_markdown_blank(&r.line))
        return read_empty(md);
    r.matched = match(md, &r.line);
    if (r.matched == md->depth && is_inside(md))
        return dhk_markdown_blank(&r.line) && md->leaf == DHK_LEAF_HTML
                   ? dhk_markdown_end_leaf(md)
                   : read_inside(md, &r.line);
    while (outcome == OUTCOME_BOX && r.status == DHK_OK && may_begin(md, &r))
        outcome = begin_block(md, &r);
    if (outcome == OUTCOME_DONE || r.status != DHK_OK)
        return r.status;
    return read_text(md, &r);
}

/* The rest of a source line that was too long to be read at once. */
int dhk_markdown_rest(dhk_markdown *md, const unsigned char *text, size_t length)
{
    dhk_markdown_line line;

    dhk_markdown_line_begin(&line, text, length);
    switch (md->leaf) {
    case DHK_LEAF_RAW:
        return read_raw(md, &line, 0);
    case DHK_LEAF_PRE:
        return read_pre(md, &line, 0, false);
    case DHK_LEAF_FENCED:
    case DHK_LEAF_INDENTED:
        return dhk_markdown_put_code(md, &line, 0, length, false);
    case DHK_LEAF_TABLE:
        return dhk_markdown_put_row(md, &line, 0, true);
    case DHK_LEAF_NONE:
        md->leaf = DHK_LEAF_PARAGRAPH;
        break;
    default:
        break;
    }
    return dhk_markdown_hold(md, &line, 0, length);
}

int dhk_markdown_close_all(dhk_markdown *md)
{
    const int status = dhk_markdown_end_leaf(md);

    return status != DHK_OK ? status : close_to(md, 0);
}
