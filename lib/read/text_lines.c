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

/* Blocks whose hits have room in one number. */
enum { STEP = 64 / (DHK_BLOCK * DHK_BLOCK_BITS) };

static bool is_end(unsigned char c)
{
    return c == '\n' || c == '\r' || c == '\f';
}

/* Which bytes of so many blocks may be line ends.  What else is as low, a tab mostly, is rare. */
static inline uint64_t find_low(const unsigned char *p, unsigned blocks)
{
    uint64_t bits = 0;
    unsigned k;

    for (k = 0; k < blocks; k++, p += DHK_BLOCK)
        bits |= dhk_hits_bits(dhk_block_up_to(dhk_block_load(p), '\r')) << k * DHK_BLOCK;
    return bits;
}

size_t dhk_text_find_end(const unsigned char *bytes, size_t length)
{
    size_t at = 0;
    uint64_t low;

    for (; length - at >= DHK_BLOCK; at += DHK_BLOCK)
        for (low = find_low(bytes + at, 1); low != 0; low = dhk_hits_rest(low))
            if (is_end(bytes[at + dhk_hits_first(low)]))
                return at + dhk_hits_first(low);
    while (at < length && !is_end(bytes[at]))
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

/* What is taken of a piece. */
typedef struct piece {
    const unsigned char *bytes;
    size_t length;
    size_t at; /* where the next line begins */
    bool left; /* that line is for text.c */
} piece;

/* Takes the line that ends at 'end', unless text.c has to. */
static inline int take_line(dhk_text *text, piece *p, size_t end)
{
    const uint32_t maximum = text->builder.page->max_line_bytes;
    const size_t length = end - p->at, ink = find_ink(p->bytes + p->at, length);
    int status = DHK_OK;

    p->left = length > maximum || ink > maximum / 2 ||
              (p->bytes[end] == '\r' && end + 1 == p->length); /* an LF may be to come */
    if (p->left)
        return DHK_OK;
    if (ink < length)
        status = add_line(text, p->bytes, p->at, end);
    else
        dhk_text_count_blank(text);
    if (status == DHK_OK)
        p->at = end + dhk_text_end_length(p->bytes + end, p->length - end);
    return status;
}

/* Takes the lines whose ends are among the bytes from 'from' on that 'low' tells. */
static inline int take_lines(dhk_text *text, piece *p, size_t from, uint64_t low)
{
    int status = DHK_OK;

    for (; low != 0 && status == DHK_OK && !p->left; low = dhk_hits_rest(low)) {
        const size_t end = from + dhk_hits_first(low);
        if (end >= p->at && is_end(p->bytes[end])) /* not the LF of a CR LF */
            status = take_line(text, p, end);
    }
    return status;
}

int dhk_text_lines(dhk_text *text, const unsigned char *bytes, size_t length, size_t *used)
{
    enum { STRIDE = STEP * DHK_BLOCK };
    piece p = {bytes, length, 0, false};
    size_t from = 0;
    int status = DHK_OK;

    for (; length - from >= STRIDE && status == DHK_OK && !p.left; from += STRIDE)
        status = take_lines(text, &p, from, find_low(bytes + from, STEP));
    for (; length - from >= DHK_BLOCK && status == DHK_OK && !p.left; from += DHK_BLOCK)
        status = take_lines(text, &p, from, find_low(bytes + from, 1));
    *used = p.at;
    return status != DHK_OK ? status : dhk_build_lines_text(&text->builder, bytes, p.at);
}
