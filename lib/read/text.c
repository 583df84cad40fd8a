/* text.c - plain text to lines.
 *
 * In: UTF-8 in pieces.  Out: a line for each line of the input that shows something, with the
 * very bytes that it has, indentation and trailing white space too; only the line end (LF, CR LF,
 * a lone CR, a form feed) stays behind.  A line right under another carries DHK_LINE_BREAK; blank
 * lines set blocks apart and are counted in 'gap'.  A line that begins as a list item is one.
 *
 * Bytes go to the builder as they come, so one line of any length needs no memory here.  Held back
 * are only the first bytes of a line, until it is known what it begins with: HEAD_BYTES at most.
 * Cost: three memchr over the bytes, each byte seen once by each, and one append a line.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "base/utf8.h"

/* Deep enough for the marker of a list item under 48 columns of indentation; what is deeper is
 * laid out by hand: a poem, a diagram. */
enum { HEAD_BYTES = 64 };

struct dhk_text {
    const dhk_memory *memory;
    dhk_builder builder;
    uint64_t offset; /* bytes of the input before this piece */
    uint32_t blank;  /* blank lines since the last line that is none */
    bool after_cr;   /* an LF that comes now belongs to the CR before it */
    bool begun;      /* the line's first bytes are with the builder */
    bool shown;      /* the line has a byte that is not white space */
    bool any;        /* a line came before */
    uint32_t head_count;
    unsigned char head[HEAD_BYTES]; /* the line so far, while begun is false */
    uint32_t part_count;
    unsigned char part[DHK_UTF8_MAX]; /* then: the code point that the last piece cut */
};

/* What the first bytes of a line say of it. */
typedef struct opening {
    uint8_t level; /* 0: no list item */
    bool ordered;
} opening;

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

dhk_builder *dhk_text_builder(dhk_text *text)
{
    return &text->builder;
}

/* Bytes of the bullet that stands at p, 0 if none does.  A dash counts (mail, READMEs), an en or
 * em dash does not: in half of Europe it opens direct speech. */
static size_t bullet(const unsigned char *p, size_t length)
{
    static const char *const wide[] = {"\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x96\xAA",
                                       "\xE2\x96\xA0", "\xE2\x97\x8F", "\xE2\x97\xA6",
                                       "\xE2\x81\x83"}; /* . > small and large square, discs, - */
    size_t i;

    if (length >= 1 && (p[0] == '-' || p[0] == '*' || p[0] == '+'))
        return 1;
    if (length >= 2 && p[0] == 0xC2 && p[1] == 0xB7) /* middle dot */
        return 2;
    if (length < 3 || p[0] != 0xE2)
        return 0;
    for (i = 0; i < sizeof wide / sizeof *wide; i++)
        if (memcmp(p, wide[i], 3) == 0)
            return 3;
    return 0;
}

/* Bytes of "1." or "12)".  Three digits at most: "1984. It was ..." is a sentence. */
static size_t numeral(const unsigned char *p, size_t length)
{
    size_t digits = 0;

    while (digits < length && digits < 3 && dhk_is_digit(p[digits]))
        digits++;
    if (digits == 0 || digits == length || (p[digits] != '.' && p[digits] != ')'))
        return 0;
    return digits + 1;
}

/* Two columns of indentation are a level: the least that people use. */
static opening look(const unsigned char *p, size_t length)
{
    opening none = {0, false}, found = {0, false};
    size_t at = 0, columns = 0, marker;

    while (at < length && (p[at] == ' ' || p[at] == '\t')) {
        columns += p[at] == '\t' ? 4 : 1;
        at++;
    }
    marker = bullet(p + at, length - at);
    if (marker == 0) {
        marker = numeral(p + at, length - at);
        found.ordered = true;
    }
    at += marker;
    if (marker == 0 || at + 1 >= length || (p[at] != ' ' && p[at] != '\t'))
        return none;
    while (at < length && dhk_is_space(p[at]))
        at++;
    if (at == length) /* a marker alone: a rule of dashes, a separator */
        return none;
    found.level = (uint8_t)(1 + columns / 2); /* columns < 4 * HEAD_BYTES */
    return found;
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
    opening open = look(p, length < HEAD_BYTES ? length : HEAD_BYTES);
    uint32_t flags = 0;

    if (text->any && text->blank == 0)
        flags |= DHK_LINE_BREAK;
    if (open.level != 0)
        flags |= DHK_LINE_FIRST;
    if (open.ordered && open.level != 0)
        flags |= DHK_LINE_ORDERED;
    /* Set, not added: what a line of white space left there does not count. */
    builder->line_flags = flags;
    builder->kind = open.level != 0 ? DHK_KIND_ITEM : DHK_KIND_TEXT;
    builder->level = open.level;
    builder->gap = (uint16_t)(text->blank < UINT16_MAX ? text->blank : UINT16_MAX);
    text->begun = true;
}

/* Bytes of the line, not its last or not known to be.  The head waits until it is full: the same
 * HEAD_BYTES are looked at however the input is cut. */
static int take(dhk_text *text, const unsigned char *p, size_t length, uint64_t begin,
                bool last)
{
    size_t room, first = 0;
    int status;

    if (!text->begun && text->head_count == 0 && (last || length >= HEAD_BYTES))
        begin_line(text, p, length);
    if (!text->begun) {
        room = HEAD_BYTES - text->head_count;
        first = length < room ? length : room;
        memcpy(text->head + text->head_count, p, first);
        text->head_count += (uint32_t)first;
        if (text->head_count < HEAD_BYTES && !last)
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

    if (text->builder.visible) {
        text->builder.page->items += text->builder.kind == DHK_KIND_ITEM;
        text->builder.page->paragraphs += text->blank != 0 || !text->any;
        text->any = true;
        text->blank = 0;
    } else {
        text->blank += text->blank < UINT32_MAX;
    }
    if (text->begun)
        status = dhk_build_break(&text->builder, 0);
    text->begun = false;
    text->head_count = 0;
    return status;
}

static size_t find(const unsigned char *bytes, size_t from, size_t length, int byte)
{
    const void *found = from < length ? memchr(bytes + from, byte, length - from) : NULL;

    return found == NULL ? length : (size_t)((const unsigned char *)found - bytes);
}

int dhk_text_push(dhk_text *text, const unsigned char *bytes, size_t length)
{
    size_t at = 0, lf, cr, ff, end;
    int status = DHK_OK;

    if (length == 0)
        return DHK_OK;
    if (text->after_cr && bytes[0] == '\n')
        at = 1;
    text->after_cr = false;
    lf = find(bytes, at, length, '\n');
    cr = find(bytes, at, length, '\r');
    ff = find(bytes, at, length, '\f');
    while (at < length && status == DHK_OK) {
        end = lf < cr ? lf : cr;
        end = ff < end ? ff : end;
        if (end > at)
            status = take(text, bytes + at, end - at, text->offset + at, end < length);
        else if (text->head_count > 0)
            status = take(text, bytes + at, 0, text->offset + at, true);
        if (end == length || status != DHK_OK)
            break;
        status = end_line(text);
        at = end + 1;
        if (end == cr) {
            text->after_cr = at == length;
            at += at < length && bytes[at] == '\n';
            cr = find(bytes, at, length, '\r');
        }
        if (lf < at)
            lf = find(bytes, at, length, '\n');
        if (ff < at)
            ff = find(bytes, at, length, '\f');
    }
    text->offset += length;
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
