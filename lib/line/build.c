/* build.c - see build.h: text in runs, lines out.  Boxes are made in build_box.c.
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

static unsigned char *line_text(const dhk_builder *b)
{
    return (unsigned char *)b->page->text.items + b->line.text;
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

/* Adds the line, whose text and length stand. */
static int keep_line(dhk_builder *b)
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

/* Moves what of a count does not fit a head of 'head' bytes to the tail. */
static void split_count(uint32_t *in_head, uint32_t *in_tail, uint32_t head)
{
    *in_tail = *in_head > head ? *in_head - head : 0;
    *in_head -= *in_tail;
}

/* Where the last 'length' bytes of a line begin that goes on at 'where'.  As if they were bytes of
 * the input; if they are not (a NUL is U+FFFD here, a reference anything), not before the line. */
static uint64_t place_of_tail(const dhk_line *line, uint64_t where, uint32_t length)
{
    return length < where - line->begin ? where - length : line->begin + 1;
}

/* The line is full and more is to come: ends it at its last white space, or else between two code
 * points, and begins the next one with the rest.  Counts of the head are a bound and no
 * measure: they are taken to come first. */
static int cut_line(dhk_builder *b, uint64_t where)
{
    const unsigned char *text = line_text(b);
    const uint32_t length = b->line.length;
    dhk_line tail = b->line;
    uint32_t head = length, rest;
    int status;

    if (b->space) { /* written between the pieces: a writer joins them with it */
        line_text(b)[length] = ' ';
        b->page->text.count++;
        rest = length + 1;
    } else {
        while (head > 0 && !dhk_is_space(text[head - 1]))
            head--;
        rest = head;
        if (head == 0) { /* no white space: the last code point may be in part */
            head = length - 1;
            while (head > 1 && (text[head] & 0xC0) == 0x80)
                head--;
            rest = head;
        }
    }
    head = (uint32_t)dhk_layout_trim(text, head);
    tail.text += rest;
    tail.length = b->space ? 0 : length - rest;
    tail.links = tail.links_out = tail.links_here = 0;
    tail.gap = 0;
    tail.flags &= (uint32_t)(DHK_LINE_ORDERED | DHK_LINE_HEADER | DHK_LINE_LINK_FIRST);
    split_count(&b->line.link_bytes, &tail.link_bytes, head);
    split_count(&b->line.bold_bytes, &tail.bold_bytes, head);
    split_count(&b->line.code_bytes, &tail.code_bytes, head);
    split_count(&b->line.hidden_bytes, &tail.hidden_bytes, head);
    b->line.length = head;
    b->line.end = tail.begin = place_of_tail(&b->line, where, tail.length);
    b->line.flags |= DHK_LINE_CUT;
    status = head > 0 ? keep_line(b) : DHK_OK;
    b->line = tail;
    b->space = false;
    b->in_link = false;
    return status;
}

/* Bytes of r->text from 'at' on that can be appended as they are. */
static size_t append_plain(dhk_builder *b, const run *r, size_t at, size_t room)
{
    size_t bytes = r->length - at < room ? r->length - at : room;
    unsigned char *to = line_text(b) + b->line.length;

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
    line_text(b)[b->line.length] = ' ';
    count_bytes(&b->line, flags & b->space_flags, 1);
    b->page->text.count++;
    b->space = false;
}

static size_t skip_space(dhk_builder *b, const run *r, size_t at)
{
    const size_t begin = at;

    at = (size_t)(dhk_skip_space(r->text + at, r->text + r->length) - r->text);
    if (at > begin) {
        b->space_flags = (uint16_t)(b->space ? b->space_flags & r->flags : r->flags);
        b->space = true;
    }
    return at;
}

static int append(dhk_builder *b, const run *r, size_t at)
{
    const uint32_t maximum = b->page->max_line_bytes;
    int status;

    for (;;) {
        if (!(r->flags & DHK_RUN_PRE))
            at = skip_space(b, r, at);
        if (at == r->length)
            return DHK_OK;
        if (b->line.length + b->space + 1 > maximum) {
            status = cut_line(b, place_of(r, at, r->begin));
            if (status != DHK_OK)
                return status;
        }
        if (b->space)
            pay_space(b, r->flags);
        if ((r->flags & DHK_RUN_LINK) && !b->in_link)
            count_link(b);
        at += append_plain(b, r, at, maximum - b->line.length);
        b->line.end = place_of(r, at, r->end);
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
    run r;
    size_t at = 0;
    int status;

    if (length == 0)
        return DHK_OK;
    r.text = text;
    r.length = length;
    r.begin = begin;
    r.end = end;
    r.flags = flags |
              (dhk_page_boxes(b->page)[b->box].flags & DHK_BOX_HIDDEN ? DHK_RUN_HIDDEN : 0);
    /* Room for all of it and an owed space; each piece of a cut line takes from the same room. */
    status = dhk_list_reserve(&b->page->text, b->page->memory, 1, length + 1, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    if (!b->open) {
        forget_line(b);
        b->open = true;
    }
    if (!b->visible) {
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

int dhk_build_break(dhk_builder *b, uint32_t flags)
{
    uint32_t length = 0;
    int status = DHK_OK;

    if ((flags & b->line_flags & DHK_LINE_BREAK) != 0 && !b->visible)
        b->line_flags |= DHK_LINE_BLANK;
    b->line_flags |= flags;
    if (!b->open)
        return DHK_OK;
    if (b->visible) /* what a cut left over of a line may be white space alone */
        length = (uint32_t)dhk_layout_trim(line_text(b), b->line.length);
    if (length > 0) {
        b->line.length = b->whole ? b->line.length : length;
        b->page->text.count = b->line.text + b->line.length;
        status = keep_line(b);
    } else {
        b->page->text.count = b->line.text;
        if (b->visible && b->page->lines.count > 0) /* the cut was in vain */
            dhk_page_lines(b->page)[b->page->lines.count - 1].flags &=
                ~(uint32_t)DHK_LINE_CUT;
    }
    forget_line(b);
    return status;
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
        status = dhk_list_reserve(&page->text, page->memory, 1, kept + 1, UINT32_MAX);
    if (status != DHK_OK)
        return status;
    forget_line(b);
    for (at = dhk_layout_blank(text, kept); at < kept; at = skip_space(b, &r, at)) {
        if (b->space)
            pay_space(b, 0);
        at += append_plain(b, &r, at, kept - at);
    }
    while (kept < length && b->line.length > 0 &&
           (line_text(b)[b->line.length - 1] & 0x80) != 0)
        b->line.length--; /* cut: drop the code point that may be in part, and its word */
    string->text = b->line.text;
    string->length = (uint32_t)dhk_layout_trim(line_text(b), b->line.length);
    page->text.count = string->text + string->length;
    forget_line(b);
    return DHK_OK;
}
