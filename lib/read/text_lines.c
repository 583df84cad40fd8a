/* text_lines.c - lines of plain text that stand in one piece from end to end.
 *
 * In: bytes at which a line begins.  Out: a line of the page for each line that shows something, the
 * very one that text.c and the builder make of it.  They go by pieces and states, since a piece may
 * end anywhere; here the whole line is in sight, so it is looked at once, and the text of all lines
 * is copied at once, with the line ends.  A line that needs more (longer than a line may be, or
 * indented by half of that) is left to them, as is the last one, whose end may be to come.
 *
 * Line ends are found a block at a time (block.h).  Cost: O(bytes), three compares a block.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/block.h"
#include "base/status.h"
#include "line/layout.h"
#include "read/text_inner.h"

static uint64_t find_ends(dhk_block block)
{
    return dhk_hits_bits(
        dhk_hits_or(dhk_hits_or(dhk_block_is(block, '\n'), dhk_block_is(block, '\r')),
                    dhk_block_is(block, '\f')));
}

size_t dhk_text_find_end(const unsigned char *bytes, size_t length)
{
    size_t at = 0;

    for (; length - at >= DHK_BLOCK; at += DHK_BLOCK) {
        const uint64_t bits = find_ends(dhk_block_load(bytes + at));
        if (bits != 0)
            return at + dhk_hits_first(bits);
    }
    while (at < length && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '\f')
        at++;
    return at;
}

size_t dhk_text_end_length(const unsigned char *bytes, size_t length)
{
    return length > 1 && bytes[0] == '\r' && bytes[1] == '\n' ? 2 : 1;
}

/* Bytes before the first that shows.  Most lines begin with a letter. */
static size_t find_ink(const unsigned char *p, size_t length)
{
    return length > 0 && p[0] > ' ' && p[0] < 0x7F ? 0 : dhk_layout_blank(p, length);
}

/* Bytes at .. end of the piece. */
static int add_line(dhk_text *text, const unsigned char *bytes, size_t at, size_t end)
{
    const dhk_opening open = dhk_text_open(text, bytes + at, end - at);
    dhk_line *line;
    int status = dhk_build_line(&text->builder, at, end - at, &line);

    if (status != DHK_OK)
        return status;
    line->begin = text->offset + at;
    line->end = text->offset + end;
    line->flags = open.flags;
    line->gap = open.gap;
    line->kind = open.kind;
    line->level = open.level;
    dhk_text_count(text, open.kind);
    return DHK_OK;
}

/* Takes the line, unless text.c has to: then *left is true. */
static int take_line(dhk_text *text, const unsigned char *bytes, size_t at, size_t end,
                     bool *left)
{
    const uint32_t maximum = text->builder.page->max_line_bytes;
    const size_t ink = find_ink(bytes + at, end - at);

    *left = end - at > maximum || ink > maximum / 2;
    if (*left)
        return DHK_OK;
    if (ink < end - at)
        return add_line(text, bytes, at, end);
    dhk_text_count_blank(text);
    return DHK_OK;
}

int dhk_text_lines(dhk_text *text, const unsigned char *bytes, size_t length, size_t *used)
{
    size_t at = 0, block, end;
    bool left = false;
    uint64_t bits;
    int status = DHK_OK;

    for (block = 0; length - block >= DHK_BLOCK && !left; block += DHK_BLOCK)
        for (bits = find_ends(dhk_block_load(bytes + block)); bits != 0 && !left;
             bits = dhk_hits_rest(bits)) {
            end = block + dhk_hits_first(bits);
            if (end < at) /* the LF of a CR LF */
                continue;
            left = bytes[end] == '\r' && end + 1 == length; /* an LF may be to come */
            if (!left)
                status = take_line(text, bytes, at, end, &left);
            left |= status != DHK_OK;
            if (!left)
                at = end + dhk_text_end_length(bytes + end, length - end);
        }
    *used = at;
    return status != DHK_OK ? status : dhk_build_lines_text(&text->builder, bytes, at);
}
