/* build_cut.c - see build_inner.h: lines that are too long.
 *
 * A line of max_line_bytes ends at its last white space, or else between two code points, and the
 * next one begins with the rest.  Counts of the head are a bound and no measure: they are taken to
 * come first.  Of too much indentation, half a line, only what stands behind that is kept, so that
 * a line remains a piece of its page.                              SPDX-License-Identifier: MIT */
#include "base/ascii.h"
#include "base/status.h"
#include "base/utf8.h"
#include "line/build_inner.h"
#include "line/layout.h"

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

int dhk_build_cut(dhk_builder *b, uint64_t where)
{
    const unsigned char *text = dhk_build_line_text(b);
    const uint32_t length = b->line->length;
    dhk_line tail = *b->line;
    uint32_t head = length, rest;
    int status;

    if (b->space) { /* written between the pieces: a writer joins them with it */
        dhk_build_line_text(b)[length] = ' ';
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
    tail.links = 0;
    tail.gap = 0;
    tail.flags &= (uint32_t)(DHK_LINE_ORDERED | DHK_LINE_HEADER | DHK_LINE_LINK_FIRST);
    split_count(&b->line->link_bytes, &tail.link_bytes, head);
    split_count(&b->line->bold_bytes, &tail.bold_bytes, head);
    split_count(&b->line->code_bytes, &tail.code_bytes, head);
    split_count(&b->line->hidden_bytes, &tail.hidden_bytes, head);
    b->line->length = head;
    b->line->end = tail.begin = place_of_tail(b->line, where, tail.length);
    b->line->flags |= DHK_LINE_CUT;
    status = head > 0 ? dhk_build_keep(b) : DHK_OK;
    if (status == DHK_OK)
        status = dhk_build_next(b);
    if (status != DHK_OK)
        return status;
    *b->line = tail;
    b->space = false;
    b->in_link = false;
    return status;
}

/* Forgets the line's indentation so far: it goes on at 'begin'. */
static void forget_indentation(dhk_builder *b, uint64_t begin)
{
    b->page->text.count -= b->line->length;
    b->line->length = b->line->link_bytes = b->line->bold_bytes = 0;
    b->line->code_bytes = b->line->hidden_bytes = 0;
    b->line->begin = begin;
}

void dhk_build_indent(dhk_builder *b, const dhk_run *r, size_t blank)
{
    const uint32_t maximum = b->page->max_line_bytes / 2;
    size_t at = 0;
    unsigned bytes;

    if (b->line->length == 0)
        b->line->begin = r->begin;
    while (at < blank) {
        if (b->line->length >= maximum)
            forget_indentation(b, dhk_run_place(r, at, r->begin));
        dhk_utf8_read(r->text + at, &bytes);
        at = dhk_build_as_is(b, r, at, bytes);
    }
}
