/* write_markdown.c - the lines that are written, as CommonMark with GFM tables.
 *
 * In: a page and its verdicts.  Out: # headings, nested lists, > quotes, fences, tables and
 * paragraphs; a line break inside a block is a hard one, for the page showed it.  What would be
 * markup in the text is escaped (markdown_escape.h).  The title line is a heading even where the
 * page has none.  O(lines + boxes + bytes written): a fence is as long as its code needs, and for
 * that each block of code is walked twice.                        SPDX-License-Identifier: MIT */
#include "write/markdown_escape.h"
#include "write/markdown_list.h"
#include "write/markdown_table.h"
#include "write/write.h"
#include "write/write_walk.h"

/* As with lists, MAX_MARKS: deeper quotes are written at this depth. */
enum { MAX_QUOTES = 8 };

typedef struct markdown {
    dhk_out out;
    dhk_walk walk;
    dhk_marks marks; /* of the open lists */
    size_t quotes;   /* depth of the quoted line before */
    uint8_t last;    /* kind of the line before, as it was written */
    size_t fence;    /* backticks of the open fence; 0: none */
} markdown;

/* Writes the line from byte 'from' on. */
static void write_escaped_from(markdown *md, size_t from, unsigned where)
{
    size_t length;
    const unsigned char *text = dhk_walk_text(&md->walk, &length);

    if ((md->walk.line->flags & DHK_LINE_CUT) != 0)
        where |= DHK_ESCAPE_MORE;
    dhk_escape_markdown(&md->out, text + from, length - from, where);
}

static void write_escaped(markdown *md, unsigned where)
{
    write_escaped_from(md, 0, where);
}

static void end_block(markdown *md)
{
    if (md->walk.joint != DHK_JOINT_FIRST)
        dhk_out_string(&md->out, "\n\n");
}

/* Is the line the next one of the block before, as that was written? */
static bool goes_on(const markdown *md, uint8_t kind)
{
    return md->walk.joint == DHK_JOINT_BREAK && md->last == kind;
}

static void write_paragraph(markdown *md)
{
    if (goes_on(md, md->walk.line->kind))
        dhk_out_string(&md->out, "\\\n");
    else
        end_block(md);
    write_escaped(md, DHK_ESCAPE_START);
}

static void write_heading(markdown *md)
{
    const dhk_line *line = md->walk.line;
    size_t depth = line->kind == DHK_KIND_HEADING && line->level > 0 ? line->level : 1;

    if (goes_on(md, DHK_KIND_HEADING)) { /* a heading is one line */
        dhk_out_string(&md->out, " ");
    } else {
        end_block(md);
        dhk_out_repeat(&md->out, "#", depth < 6 ? depth : 6);
        dhk_out_string(&md->out, " ");
    }
    write_escaped(md, DHK_ESCAPE_HEADING);
}

/* Items of plain text may have a blank line between them and be one list yet. */
static bool is_same_list(const markdown *md)
{
    if (md->last != DHK_KIND_ITEM || md->marks.open == 0)
        return false;
    if (md->walk.page->format == DHK_FORMAT_TEXT)
        return md->walk.same_kind;
    return md->walk.joint == DHK_JOINT_BREAK || md->walk.joint == DHK_JOINT_GROUP;
}

static void write_item(markdown *md)
{
    bool same_list = is_same_list(md), loose = md->walk.joint == DHK_JOINT_BLOCK;
    size_t mark = 0;

    if (!same_list) {
        end_block(md);
        dhk_marks_begin(&md->marks, md->last == DHK_KIND_ITEM);
        mark = dhk_marks_write(&md->marks, &md->out, &md->walk);
    } else if (md->walk.first_between) {
        dhk_out_string(&md->out, loose ? "\n\n" : "\n");
        mark = dhk_marks_write(&md->marks, &md->out, &md->walk);
    } else {
        dhk_out_string(&md->out, md->walk.joint == DHK_JOINT_BREAK ? "\\\n" : "\n\n");
        dhk_out_repeat(&md->out, " ", md->marks.levels[md->marks.open - 1].indent);
    }
    write_escaped_from(md, mark, DHK_ESCAPE_START);
}

static void write_quote(markdown *md)
{
    size_t depth = md->walk.line->level < MAX_QUOTES ? md->walk.line->level : MAX_QUOTES;

    if (depth == 0)
        depth = 1;
    if (goes_on(md, DHK_KIND_QUOTE) && depth == md->quotes) {
        dhk_out_string(&md->out, "\\\n");
    } else if (md->walk.joint == DHK_JOINT_GROUP && md->last == DHK_KIND_QUOTE) {
        dhk_out_string(&md->out, "\n");
        dhk_out_repeat(&md->out, ">", depth < md->quotes ? depth : md->quotes);
        dhk_out_string(&md->out, "\n");
    } else {
        end_block(md);
    }
    dhk_out_repeat(&md->out, "> ", depth);
    md->quotes = depth;
    write_escaped(md, DHK_ESCAPE_START);
}

static bool is_same_code(const dhk_walk *walk)
{
    return walk->line->kind == DHK_KIND_CODE && walk->joint != DHK_JOINT_FIRST &&
           walk->joint != DHK_JOINT_BLOCK;
}

/* Backticks for a fence that no line of the code can close. */
static size_t measure_fence(dhk_walk walk)
{
    size_t longest = 2, run = 0, length, i;

    do {
        const unsigned char *text = dhk_walk_text(&walk, &length);
        if (walk.joint != DHK_JOINT_REST)
            run = 0;
        for (i = 0; i < length; i++) {
            run = text[i] == '`' ? run + 1 : 0;
            if (run > longest)
                longest = run;
        }
    } while (dhk_walk_next(&walk) && is_same_code(&walk));
    return longest + 1;
}

static void write_raw(markdown *md)
{
    size_t length;
    const unsigned char *text = dhk_walk_text(&md->walk, &length);

    dhk_out_bytes(&md->out, text, length);
}

static void write_code(markdown *md)
{
    bool blank = md->walk.joint != DHK_JOINT_BREAK;

    if (md->fence == 0) {
        end_block(md);
        md->fence = measure_fence(md->walk);
        dhk_out_repeat(&md->out, "`", md->fence);
        dhk_out_string(&md->out, "\n");
    } else {
        dhk_out_string(&md->out, blank ? "\n\n" : "\n");
    }
    write_raw(md);
}

static void close_fence(markdown *md)
{
    if (md->fence == 0)
        return;
    dhk_out_string(&md->out, "\n");
    dhk_out_repeat(&md->out, "`", md->fence);
    md->fence = 0;
}

static void write_rest(markdown *md)
{
    if (md->fence != 0)
        write_raw(md);
    else
        write_escaped(md, md->last == DHK_KIND_HEADING ? DHK_ESCAPE_HEADING : 0);
}

static void write_block(markdown *md)
{
    const dhk_line *line = md->walk.line;
    uint8_t kind = (line->flags & DHK_LINE_TITLE) != 0 ? DHK_KIND_HEADING : line->kind;

    if (md->fence != 0 && !(is_same_code(&md->walk) && kind == DHK_KIND_CODE))
        close_fence(md);
    switch (kind) {
    case DHK_KIND_HEADING:
        write_heading(md);
        break;
    case DHK_KIND_ITEM:
        write_item(md);
        break;
    case DHK_KIND_QUOTE:
        write_quote(md);
        break;
    case DHK_KIND_CODE:
        write_code(md);
        break;
    case DHK_KIND_CELL:
        end_block(md);
        dhk_markdown_table(&md->out, &md->walk);
        break;
    default:
        write_paragraph(md);
    }
    md->last = kind;
}

int dhk_write_markdown(dhk_list *out, const dhk_page *page, const uint8_t *keep,
                       uint8_t wanted, bool with_title)
{
    markdown md = {0};

    md.out.bytes = out;
    md.out.memory = page->memory;
    dhk_walk_begin(&md.walk, page, keep, wanted, with_title);
    while (dhk_walk_next(&md.walk)) {
        if (md.walk.joint == DHK_JOINT_REST)
            write_rest(&md);
        else
            write_block(&md);
    }
    close_fence(&md);
    if (md.walk.line != NULL)
        dhk_out_string(&md.out, "\n");
    return dhk_out_end(&md.out);
}
