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
#include "line/build_inner.h"
#include "line/layout.h"

void dhk_build_begin(dhk_builder *builder, dhk_page *page)
{
    memset(builder, 0, sizeof *builder);
    builder->page = page;
}

static uint16_t add_16(uint16_t number)
{
    return number == UINT16_MAX ? number : (uint16_t)(number + 1);
}

/* Is the box that is open hidden? */
static unsigned hidden_flag(const dhk_builder *b)
{
    return dhk_page_boxes(b->page)[b->box].flags & DHK_BOX_HIDDEN ? DHK_RUN_HIDDEN : 0;
}

/* The first byte that is seen decides what the line is. */
static void begin_line(dhk_builder *b, unsigned flags, uint32_t tokens, uint64_t begin)
{
    dhk_line *line = b->line;

    if (line->length == 0) /* else it begins with its indentation */
        line->begin = begin;
    line->box = b->box;
    line->tokens = tokens;
    line->flags = b->line_flags | b->next_flags |
                  (flags & DHK_RUN_LINK ? (uint32_t)DHK_LINE_LINK_FIRST : 0);
    line->place = dhk_page_boxes(b->page)[b->box].flags | b->place;
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
    b->line->links = add_16(b->line->links);
    b->in_link = true;
}

/* The next line is begun behind those that the page has. */
static int open_line(dhk_builder *b)
{
    static const dhk_line none = {0};
    const int status = dhk_build_next(b);

    if (status != DHK_OK)
        return status;
    *b->line = none;
    b->line->text = (uint32_t)b->page->text.count;
    b->open = true;
    return DHK_OK;
}

/* The line was kept, or is not wanted. */
static void leave_line(dhk_builder *b)
{
    b->open = false;
    b->visible = false;
    b->space = false;
    b->in_link = false;
}

int dhk_build_next(dhk_builder *b)
{
    dhk_page *page = b->page;
    const int status =
        dhk_list_reserve(&page->lines, page->memory, sizeof(dhk_line), 1, UINT32_MAX);

    b->line = dhk_page_lines(page) + page->lines.count;
    return status;
}

/* A count of bytes that were trimmed since. */
static void clip(uint32_t *count, uint32_t length)
{
    if (*count > length)
        *count = length;
}

int dhk_build_keep(dhk_builder *b)
{
    dhk_line *line = b->line;

    if (b->page->lines.count >= b->page->max_lines)
        return DHK_E_LIMIT;
    clip(&line->link_bytes, line->length);
    clip(&line->bold_bytes, line->length);
    clip(&line->code_bytes, line->length);
    clip(&line->hidden_bytes, line->length);
    if (line->hidden_bytes == line->length)
        line->flags |= DHK_LINE_HIDDEN;
    line->images = b->images;
    b->images = 0;
    b->follows = true;
    b->page->lines.count++;
    return DHK_OK;
}

static void pay_space(dhk_builder *b, unsigned flags)
{
    dhk_build_line_text(b)[b->line->length] = ' ';
    dhk_build_count(b, flags & b->space_flags, 1);
    b->space = false;
}

/* r->text[at] is white space. */
static size_t skip_space(dhk_builder *b, const dhk_run *r, size_t at)
{
    dhk_build_space(b, r->flags);
    return (size_t)(dhk_skip_space(r->text + at + 1, r->text + r->length) - r->text);
}

/* Appends what needs no fold of r->text from 'at' on, and returns where that ends. */
static size_t append_shown(dhk_builder *b, const dhk_run *r, size_t at, size_t room)
{
    const size_t rest = r->length - at;
    const size_t bytes = dhk_layout_copy(dhk_build_line_text(b) + b->line->length,
                                         r->text + at, rest < room ? rest : room);

    dhk_build_count(b, r->flags, bytes);
    return at + bytes;
}

/* Makes the line ready for byte 'at' of the run, which is seen or kept. */
static inline int make_ready(dhk_builder *b, const dhk_run *r, size_t at)
{
    if (b->line->length + b->space + 1 > b->page->max_line_bytes) {
        const int status = dhk_build_cut(b, dhk_run_place(r, at, r->begin));
        if (status != DHK_OK)
            return status;
    }
    if (b->space)
        pay_space(b, r->flags);
    if ((r->flags & DHK_RUN_LINK) && !b->in_link)
        count_link(b);
    return DHK_OK;
}

static int append(dhk_builder *b, const dhk_run *r, size_t at)
{
    int status = DHK_OK;

    while (status == DHK_OK && at != r->length) {
        if (dhk_is_space(r->text[at])) {
            at = skip_space(b, r, at);
            if (at == r->length)
                break;
        }
        status = make_ready(b, r, at);
        if (status == DHK_OK) {
            at = append_shown(b, r, at, b->page->max_line_bytes - b->line->length);
            b->line->end = dhk_run_place(r, at, r->end);
        }
    }
    return status;
}

/* append() for text whose white space stays. */
static int append_kept(dhk_builder *b, const dhk_run *r, size_t at)
{
    int status = DHK_OK;

    while (status == DHK_OK && at != r->length) {
        status = make_ready(b, r, at);
        if (status == DHK_OK) {
            at = dhk_build_as_is(b, r, at, b->page->max_line_bytes - b->line->length);
            b->line->end = dhk_run_place(r, at, r->end);
        }
    }
    return status;
}

/* Text before the line's first visible byte: only <pre> and plain text keep it.  Returns the bytes
 * passed over. */
static size_t lead_in(dhk_builder *b, const dhk_run *r)
{
    const size_t blank = dhk_layout_blank(r->text, r->length);

    if ((r->flags & DHK_RUN_PRE) && blank > 0)
        dhk_build_indent(b, r, blank);
    return blank;
}

int dhk_build_text(dhk_builder *b, const unsigned char *text, size_t length, unsigned flags,
                   uint32_t tokens, uint64_t begin, uint64_t end)
{
    const dhk_run r = {text, length, begin, end, flags | hidden_flag(b)};
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
        if (!b->open)
            status = open_line(b);
        if (status != DHK_OK)
            return status;
        if (!dhk_layout_is_ink(text[0]))
            at = lead_in(b, &r);
        if (at == length)
            return DHK_OK;
        begin_line(b, r.flags, tokens, dhk_run_place(&r, at, begin));
    }
    return flags & DHK_RUN_PRE ? append_kept(b, &r, at) : append(b, &r, at);
}

void dhk_build_link(dhk_builder *b)
{
    b->in_link = false;
}

int dhk_build_end_line(dhk_builder *b)
{
    uint32_t length = 0;
    int status = DHK_OK;

    if (b->visible) { /* what a cut left over of a line may be white space alone */
        const unsigned char *text = dhk_build_line_text(b);
        length = b->line->length;
        if (length > 0 && !dhk_layout_is_ink(text[length - 1]))
            length = (uint32_t)dhk_layout_trim(text, length);
    }
    if (length > 0) {
        b->line->length = b->whole ? b->line->length : length;
        b->page->text.count = b->line->text + b->line->length;
        status = dhk_build_keep(b);
    } else {
        b->page->text.count = b->line->text;
        if (b->visible && b->page->lines.count > 0) /* the cut was in vain */
            dhk_page_lines(b->page)[b->page->lines.count - 1].flags &=
                ~(uint32_t)DHK_LINE_CUT;
    }
    leave_line(b);
    return status;
}

int dhk_build_break(dhk_builder *b, uint32_t flags)
{
    if ((flags & b->line_flags & DHK_LINE_BREAK) != 0 && !b->visible)
        b->line_flags |= DHK_LINE_BLANK;
    b->line_flags |= flags;
    return b->open ? dhk_build_end_line(b) : DHK_OK;
}

int dhk_build_lines_text(dhk_builder *b, const unsigned char *text, size_t length)
{
    dhk_list *to = &b->page->text;
    int status = dhk_list_reserve(to, b->page->memory, 1, length, UINT32_MAX);

    if (status != DHK_OK)
        return status;
    memcpy((unsigned char *)to->items + to->count, text, length);
    to->count += length;
    return DHK_OK;
}

int dhk_build_string(dhk_builder *b, const unsigned char *text, size_t length,
                     dhk_string *string)
{
    dhk_page *page = b->page;
    const size_t kept = length < page->max_line_bytes ? length : page->max_line_bytes;
    const dhk_run r = {text, kept, 0, 0, 0};
    size_t at;
    int status = dhk_build_break(b, 0);

    string->text = string->length = 0;
    if (status == DHK_OK)
        status = dhk_list_reserve(&page->text, page->memory, 1, kept + 1 + DHK_LAYOUT_SPARE,
                                  UINT32_MAX);
    if (status == DHK_OK)
        status = open_line(b);
    if (status != DHK_OK)
        return status;
    for (at = dhk_layout_blank(text, kept); at < kept;) {
        if (b->space)
            pay_space(b, 0);
        at = append_shown(b, &r, at, kept - at);
        if (at < kept)
            at = skip_space(b, &r, at);
    }
    while (kept < length && b->line->length > 0 &&
           (dhk_build_line_text(b)[b->line->length - 1] & 0x80) != 0)
        b->line->length--; /* cut: drop the code point that may be in part, and its word */
    string->text = b->line->text;
    string->length = (uint32_t)dhk_layout_trim(dhk_build_line_text(b), b->line->length);
    page->text.count = string->text + string->length;
    leave_line(b);
    return DHK_OK;
}
