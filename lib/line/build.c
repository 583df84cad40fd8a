/* build.c - see build.h: text in runs, lines out.  Boxes are made in build_box.c, lines that are too
 * long are cut in build_cut.c.
 *
 * The line being made is the tail of page->text, so a finished line costs no copy, and a long one
 * is cut where it stands.  What nobody sees (white space, no-break and zero-width characters)
 * is kept out of both ends of a line; white space inside is owed until a byte comes that needs
 * it.  Whether a space counts as link text (or bold, code, hidden) is settled by all runs it was
 * met in, so that counts do not depend on how the input was cut.  Amortised O(1) a byte.
 *                                                                 SPDX-License-Identifier: MIT */
#include "line/build.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "base/utf8.h"
#include "line/build_inner.h"
#include "line/layout.h"

/* A run of text on its way into the line. */
typedef struct run {
    const unsigned char *text;
    size_t length;
    uint64_t begin, end;
    unsigned flags;
} run;

void dhk_build_begin(dhk_builder *builder, dhk_page *page)
{
    memset(builder, 0, sizeof *builder);
    builder->page = page;
}

static uint16_t add_16(uint16_t number)
{
    return number == UINT16_MAX ? number : (uint16_t)(number + 1);
}

/* Where byte 'at' of the run stands in the input.  Only a run that is what the input says can be
 * measured inside; the others (a character reference) are short and taken whole. */
static uint64_t place_of(const run *r, size_t at, uint64_t otherwise)
{
    return r->end - r->begin == r->length ? r->begin + at : otherwise;
}

/* Is the box that is open hidden? */
static unsigned hidden_flag(const dhk_builder *b)
{
    return dhk_page_boxes(b->page)[b->box].flags & DHK_BOX_HIDDEN ? DHK_RUN_HIDDEN : 0;
}

static void count_bytes(dhk_line *line, unsigned flags, size_t bytes)
{
    const uint32_t n = (uint32_t)bytes;

    line->length += n;
    if (flags == 0)
        return;
    if (flags & DHK_RUN_LINK)
        line->link_bytes += n;
    if (flags & DHK_RUN_BOLD)
        line->bold_bytes += n;
    if (flags & DHK_RUN_CODE)
        line->code_bytes += n;
    if (flags & DHK_RUN_HIDDEN)
        line->hidden_bytes += n;
}

/* The first byte that is seen decides what the line is. */
static void begin_line(dhk_builder *b, unsigned flags, uint32_t tokens, uint64_t begin)
{
    dhk_line *line = &b->line;

    if (line->length == 0) /* else it begins with its indentation */
        line->begin = begin;
    line->box = b->box;
    line->tokens = tokens;
    line->flags = b->line_flags | b->next_flags;
    line->place = dhk_page_boxes(b->page)[b->box].flags | b->place;
    if (flags & DHK_RUN_LINK)
        line->flags |= DHK_LINE_LINK_FIRST;
    if (!b->follows)
        line->flags &= ~(uint32_t)(DHK_LINE_BREAK | DHK_LINE_BLANK);
    line->gap = b->gap;
    line->kind = b->kind;
    line->level = b->level;
    b->visible = true;
    b->line_flags = 0;
    b->gap = 0;
}

static void count_link(dhk_builder *b)
{
    dhk_line *line = &b->line;

    line->links = add_16(line->links);
    if (b->where == DHK_LINK_OUT)
        line->links_out = add_16(line->links_out);
    if (b->where == DHK_LINK_HERE)
        line->links_here = add_16(line->links_here);
    b->in_link = true;
}

static void forget_line(dhk_builder *b)
{
    const dhk_line none = {0};

    b->line = none;
    b->line.text = (uint32_t)b->page->text.count;
    b->open = false;
    b->visible = false;
    b->space = false;
    b->in_link = false;
}

static uint32_t at_most(uint32_t number, uint32_t maximum)
{
    return number < maximum ? number : maximum;
}

int dhk_build_keep(dhk_builder *b)
{
    dhk_page *page = b->page;
    dhk_line *line = &b->line;
    int status =
        dhk_list_reserve(&page->lines, page->memory, sizeof(dhk_line), 1, page->max_lines);

    if (status != DHK_OK)
        return status;
    line->link_bytes = at_most(line->link_bytes, line->length);
    line->bold_bytes = at_most(line->bold_bytes, line->length);
    line->code_bytes = at_most(line->code_bytes, line->length);
    line->hidden_bytes = at_most(line->hidden_bytes, line->length);
    if (line->hidden_bytes == line->length)
        line->flags |= DHK_LINE_HIDDEN;
    line->images = b->images;
    b->images = 0;
    b->follows = true;
    dhk_page_lines(page)[page->lines.count++] = *line;
    return DHK_OK;
}

/* Bytes of r->text from 'at' on that can be appended as they are. */
static size_t append_plain(dhk_builder *b, const run *r, size_t at, size_t room)
{
    size_t bytes = r->length - at < room ? r->length - at : room;
    unsigned char *to = dhk_build_line_text(b) + b->line.length;

    if (r->flags & DHK_RUN_PRE)
        memcpy(to, r->text + at, bytes);
    else
        bytes = dhk_layout_copy(to, r->text + at, bytes);
    count_bytes(&b->line, r->flags, bytes);
    b->page->text.count += bytes;
    return bytes;
}

static void pay_space(dhk_builder *b, unsigned flags)
{
    dhk_build_line_text(b)[b->line.length] = ' ';
    count_bytes(&b->line, flags & b->space_flags, 1);
    b->page->text.count++;
    b->space = false;
}

/* r->text[at] is white space. */
static size_t skip_space(dhk_builder *b, const run *r, size_t at)
{
    dhk_build_space(b, r->flags);
    return (size_t)(dhk_skip_space(r->text + at + 1, r->text + r->length) - r->text);
}

static int append(dhk_builder *b, const run *r, size_t at)
{
    const uint32_t maximum = b->page->max_line_bytes;
    int status;

    for (;;) {
        if (dhk_is_space(r->text[at]) && !(r->flags & DHK_RUN_PRE)) {
            at = skip_space(b, r, at);
            if (at == r->length)
                return DHK_OK;
        }
        if (b->line.length + b->space + 1 > maximum) {
            status = dhk_build_cut(b, place_of(r, at, r->begin));
            if (status != DHK_OK)
                return status;
        }
        if (b->space)
            pay_space(b, r->flags);
        if ((r->flags & DHK_RUN_LINK) && !b->in_link)
            count_link(b);
        at += append_plain(b, r, at, maximum - b->line.length);
        b->line.end = place_of(r, at, r->end);
        if (at == r->length)
            return DHK_OK;
    }
}

/* Forgets the line's indentation so far: it goes on at 'begin'. */
static void forget_indentation(dhk_builder *b, uint64_t begin)
{
    b->page->text.count -= b->line.length;
    b->line.length = b->line.link_bytes = b->line.bold_bytes = 0;
    b->line.code_bytes = b->line.hidden_bytes = 0;
    b->line.begin = begin;
}

/* Text before the line's first visible byte: only <pre> and plain text keep it, as indentation.  Of
 * too much, half a line, only what stands behind that is kept, so that a line remains a piece of its
 * page.  Returns the bytes passed over. */
static size_t lead_in(dhk_builder *b, const run *r)
{
    const size_t blank = dhk_layout_blank(r->text, r->length);
    const uint32_t maximum = b->page->max_line_bytes / 2;
    size_t at = 0;
    unsigned bytes;

    if (!(r->flags & DHK_RUN_PRE) || blank == 0)
        return blank;
    if (b->line.length == 0)
        b->line.begin = r->begin;
    while (at < blank) {
        if (b->line.length >= maximum)
            forget_indentation(b, place_of(r, at, r->begin));
        dhk_utf8_read(r->text + at, &bytes);
        append_plain(b, r, at, bytes);
        at += bytes;
    }
    return blank;
}

int dhk_build_text(dhk_builder *b, const unsigned char *text, size_t length, unsigned flags,
                   uint32_t tokens, uint64_t begin, uint64_t end)
{
    const run r = {text, length, begin, end, flags | hidden_flag(b)};
    size_t at = 0;
    int status;

    if (length == 0)
        return DHK_OK;
    /* Room for all of it and an owed space; each piece of a cut line takes from the same room. */
    status = dhk_list_reserve(&b->page->text, b->page->memory, 1,
                              length + 1 + DHK_LAYOUT_SPARE, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    if (!b->visible) {
        if (!b->open) {
            b->line.text = (uint32_t)b->page->text.count;
            b->open = true;
        }
        if (!dhk_layout_is_ink(text[0]))
            at = lead_in(b, &r);
        if (at == length)
            return DHK_OK;
        begin_line(b, r.flags, tokens, place_of(&r, at, begin));
    }
    return append(b, &r, at);
}

void dhk_build_link(dhk_builder *b, enum dhk_link where)
{
    b->where = (uint8_t)where;
    b->in_link = false;
}

int dhk_build_end_line(dhk_builder *b)
{
    uint32_t length = 0;
    int status = DHK_OK;

    if (b->visible) /* what a cut left over of a line may be white space alone */
        length = (uint32_t)dhk_layout_trim(dhk_build_line_text(b), b->line.length);
    if (length > 0) {
        b->line.length = b->whole ? b->line.length : length;
        b->page->text.count = b->line.text + b->line.length;
        status = dhk_build_keep(b);
    } else {
        b->page->text.count = b->line.text;
        if (b->visible && b->page->lines.count > 0) /* the cut was in vain */
            dhk_page_lines(b->page)[b->page->lines.count - 1].flags &=
                ~(uint32_t)DHK_LINE_CUT;
    }
    forget_line(b);
    return status;
}

int dhk_build_break(dhk_builder *b, uint32_t flags)
{
    if ((flags & b->line_flags & DHK_LINE_BREAK) != 0 && !b->visible)
        b->line_flags |= DHK_LINE_BLANK;
    b->line_flags |= flags;
    return b->open ? dhk_build_end_line(b) : DHK_OK;
}

int dhk_build_room(dhk_builder *b, size_t length)
{
    return dhk_list_reserve(&b->page->text, b->page->memory, 1, length, UINT32_MAX);
}

int dhk_build_line(dhk_builder *b, const unsigned char *text, size_t length,
                   dhk_line **line)
{
    static const dhk_line none = {0};
    dhk_page *page = b->page;
    int status =
        dhk_list_reserve(&page->lines, page->memory, sizeof(dhk_line), 1, page->max_lines);

    if (status != DHK_OK)
        return status;
    *line = dhk_page_lines(page) + page->lines.count++;
    **line = none;
    (*line)->text = (uint32_t)page->text.count;
    (*line)->length = (uint32_t)length;
    memcpy((unsigned char *)page->text.items + page->text.count, text, length);
    page->text.count += length;
    b->follows = true;
    return DHK_OK;
}

int dhk_build_string(dhk_builder *b, const unsigned char *text, size_t length,
                     dhk_string *string)
{
    dhk_page *page = b->page;
    const size_t kept = length < page->max_line_bytes ? length : page->max_line_bytes;
    const run r = {text, kept, 0, 0, 0};
    size_t at;
    int status = dhk_build_break(b, 0);

    string->text = string->length = 0;
    if (status == DHK_OK)
        status = dhk_list_reserve(&page->text, page->memory, 1, kept + 1 + DHK_LAYOUT_SPARE,
                                  UINT32_MAX);
    if (status != DHK_OK)
        return status;
    forget_line(b);
    for (at = dhk_layout_blank(text, kept); at < kept;) {
        if (b->space)
            pay_space(b, 0);
        at += append_plain(b, &r, at, kept - at);
        if (at < kept)
            at = skip_space(b, &r, at);
    }
    while (kept < length && b->line.length > 0 &&
           (dhk_build_line_text(b)[b->line.length - 1] & 0x80) != 0)
        b->line.length--; /* cut: drop the code point that may be in part, and its word */
    string->text = b->line.text;
    string->length = (uint32_t)dhk_layout_trim(dhk_build_line_text(b), b->line.length);
    page->text.count = string->text + string->length;
    forget_line(b);
    return DHK_OK;
}
