/* text.c - plain text to lines, byte by byte where it must be.
 *
 * In: UTF-8 in pieces.  Out: a line for each line of the input that shows something, with the
 * very bytes that it has, indentation and trailing white space too; only the line end (LF, CR LF,
 * a lone CR, a form feed) stays behind.  A line right under another carries DHK_LINE_BREAK; blank
 * lines set blocks apart and are counted in 'gap'.  A line that begins as a list item is one.
 *
 * Bytes go to the builder as they come, so one line of any length needs no memory here.  Held back
 * are only the first bytes of a line, until it is known what it begins with: DHK_TEXT_HEAD at most.
 * Most lines stand in one piece as a whole, and text_lines.c takes them all at once; what it makes of a
 * line is what is made of it here.  Cost: O(bytes), and one append a line.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/text.h"

#include <string.h>

#include "base/status.h"
#include "read/text_inner.h"

int dhk_text_new(const dhk_memory *memory, dhk_text **text)
{
    dhk_text *made = (dhk_text *)memory->acquire(memory->user, sizeof *made);

    *text = NULL;
    if (made == NULL)
        return DHK_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    *text = made;
    return DHK_OK;
}

void dhk_text_free(dhk_text *text)
{
    if (text != NULL)
        text->memory->release(text->memory->user, text, sizeof *text);
}

int dhk_text_begin(dhk_text *text, dhk_page *page)
{
    const dhk_memory *memory = text->memory;

    memset(text, 0, sizeof *text);
    text->memory = memory;
    dhk_build_begin(&text->builder, page);
    text->builder.whole = true;
    page->format = DHK_FORMAT_TEXT;
    return DHK_OK;
}

static int give(dhk_text *text, const unsigned char *p, size_t length, uint64_t begin)
{
    return dhk_build_text(&text->builder, p, length, DHK_RUN_PRE, 0, begin, begin + length);
}

/* Bytes at the end of p that are the beginning of a code point only. */
static size_t partial(const unsigned char *p, size_t length)
{
    size_t back, bytes;

    for (back = 1; back < DHK_UTF8_MAX && back <= length; back++) {
        const unsigned char c = p[length - back];

        if (c < 0x80)
            return 0;
        if (c < 0xC0)
            continue;
        bytes = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        return bytes > back ? back : 0;
    }
    return 0;
}

/* Gives bytes of the line to the builder, which wants whole code points. */
static int append(dhk_text *text, const unsigned char *p, size_t length, uint64_t begin)
{
    size_t left;
    int status = DHK_OK;

    while (text->part_count > 0 && length > 0) {
        text->part[text->part_count++] = *p++;
        begin++;
        length--;
        if (partial(text->part, text->part_count) > 0)
            continue;
        status = give(text, text->part, text->part_count, begin - text->part_count);
        text->part_count = 0;
    }
    left = partial(p, length);
    if (left > 0) {
        memcpy(text->part, p + length - left, left);
        text->part_count = (uint32_t)left;
    }
    if (status == DHK_OK && length > left)
        status = give(text, p, length - left, begin);
    return status;
}

/* Tells the builder of the line that begins with the bytes at p. */
static void begin_line(dhk_text *text, const unsigned char *p, size_t length)
{
    dhk_builder *builder = &text->builder;
    const dhk_opening open = dhk_text_open(text, p, length);

    /* Set, not added: what a line of white space left there does not count. */
    builder->line_flags = open.flags;
    builder->kind = open.kind;
    builder->level = open.level;
    builder->gap = open.gap;
    text->begun = true;
}

/* Bytes of the line, not its last or not known to be.  The head waits until it is full: the same
 * DHK_TEXT_HEAD are looked at however the input is cut. */
static int take(dhk_text *text, const unsigned char *p, size_t length, uint64_t begin,
                bool last)
{
    size_t room, first = 0;
    int status;

    if (!text->begun && text->head_count == 0 && (last || length >= DHK_TEXT_HEAD))
        begin_line(text, p, length);
    if (!text->begun) {
        room = DHK_TEXT_HEAD - text->head_count;
        first = length < room ? length : room;
        memcpy(text->head + text->head_count, p, first);
        text->head_count += (uint32_t)first;
        if (text->head_count < DHK_TEXT_HEAD && !last)
            return DHK_OK;
        begin_line(text, text->head, text->head_count);
        status =
            append(text, text->head, text->head_count, begin + first - text->head_count);
        if (status != DHK_OK)
            return status;
    }
    return append(text, p + first, length - first, begin + first);
}

static int end_line(dhk_text *text)
{
    int status = DHK_OK;

    if (text->builder.visible)
        dhk_text_count(text, text->builder.kind);
    else
        dhk_text_count_blank(text);
    if (text->begun)
        status = dhk_build_break(&text->builder, 0);
    text->begun = false;
    text->head_count = 0;
    return status;
}

/* Bytes that begin in a line, up to its end and the end itself, or all.  Returns how many. */
static int push_line(dhk_text *text, const unsigned char *bytes, size_t length,
                     size_t *used)
{
    const uint64_t offset = text->offset;
    const size_t end = dhk_text_find_end(bytes, length);
    int status = DHK_OK;

    *used = end;
    if (end > 0 || text->head_count > 0)
        status = take(text, bytes, end, offset, end < length);
    if (end == length || status != DHK_OK)
        return status;
    *used = end + dhk_text_end_length(bytes + end, length - end);
    text->after_cr = end + 1 == length && bytes[end] == '\r';
    return end_line(text);
}

int dhk_text_push(dhk_text *text, const unsigned char *bytes, size_t length)
{
    size_t at = 0, used;
    int status = DHK_OK;

    if (length == 0)
        return DHK_OK;
    if (text->after_cr && bytes[0] == '\n')
        at = 1;
    text->after_cr = false;
    text->offset += at;
    while (at < length && status == DHK_OK) {
        used = 0;
        if (!text->begun && text->head_count == 0)
            status = dhk_text_lines(text, bytes + at, length - at, &used);
        at += used;
        text->offset += used;
        if (at == length || status != DHK_OK)
            break;
        status = push_line(text, bytes + at, length - at, &used);
        at += used;
        text->offset += used;
    }
    return status;
}

int dhk_text_finish(dhk_text *text)
{
    int status = DHK_OK;

    if (text->head_count > 0 && !text->begun)
        status = take(text, text->head, 0, text->offset, true);
    if (status == DHK_OK)
        status = end_line(text);
    if (status == DHK_OK)
        status = dhk_build_end(&text->builder);
    return status;
}
