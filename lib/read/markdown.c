/* markdown.c - pushes to source lines of Markdown; front matter.
 *
 * In: UTF-8 in pieces.  Out: whole source lines (ended by LF, CR LF or CR) for markdown_block.c.
 * A line that lies in one piece is read where it lies; one that is cut by the end of a piece is
 * carried over.  A line longer than DHK_MARKDOWN_HELD is read in parts, cut at white space.  But
 * such a line is most often a picture, written into its own address ("data:image/png;base64,
 * ..."), so the data of an address that fills the room is left out, and the line goes on.
 *
 * Cost: two memchr over the bytes, one copy of what is carried over.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/markdown.h"

#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/markdown_inner.h"

enum { FRONT_NOT_YET, FRONT_INSIDE, FRONT_BEHIND };

int dhk_markdown_new(const dhk_memory *memory, dhk_markdown **markdown)
{
    dhk_markdown *md = (dhk_markdown *)memory->acquire(memory->user, sizeof *md);

    *markdown = NULL;
    if (md == NULL)
        return DHK_E_NOMEM;
    memset(md, 0, sizeof *md);
    md->memory = memory;
    *markdown = md;
    return DHK_OK;
}

void dhk_markdown_free(dhk_markdown *md)
{
    const dhk_memory *memory;

    if (md == NULL)
        return;
    memory = md->memory;
    dhk_list_free(&md->carry, memory, 1);
    dhk_list_free(&md->jumps, memory, sizeof(dhk_markdown_span));
    dhk_list_free(&md->held, memory, 1);
    dhk_list_free(&md->spans, memory, sizeof(dhk_markdown_span));
    dhk_list_free(&md->marks, memory, sizeof(dhk_markdown_mark));
    memory->release(memory->user, md, sizeof *md);
}

int dhk_markdown_begin(dhk_markdown *md, dhk_page *page)
{
    const dhk_markdown old = *md;

    memset(md, 0, sizeof *md);
    md->memory = old.memory;
    md->carry = old.carry;
    md->jumps = old.jumps;
    md->held = old.held;
    md->spans = old.spans;
    md->marks = old.marks;
    md->carry.count = md->jumps.count = md->held.count = md->spans.count = md->marks.count =
        0;
    dhk_build_begin(&md->builder, page);
    page->format = DHK_FORMAT_MARKDOWN;
    return DHK_OK;
}

/* "key: value" at the line's beginning: the bytes before the colon, 0 if it is none. */
static size_t key_of(const unsigned char *text, size_t length)
{
    size_t at = 0;

    while (at < length && at < 40 &&
           (dhk_is_alpha(text[at]) || dhk_is_digit(text[at]) || text[at] == '_' ||
            text[at] == '-' || text[at] == '.'))
        at++;
    if (at == length || text[at] != ':' || (at + 1 < length && text[at + 1] != ' '))
        return 0;
    return at;
}

static int put_title(dhk_markdown *md, const unsigned char *text, size_t length)
{
    while (length > 0 && dhk_is_space(text[0])) {
        text++;
        length--;
    }
    while (length > 0 && dhk_is_space(text[length - 1]))
        length--;
    if (length >= 2 && (text[0] == '"' || text[0] == '\'') && text[length - 1] == text[0]) {
        text++;
        length -= 2;
    }
    return dhk_build_string(&md->builder, text, length, &md->builder.page->title);
}

/* Could this line stand in YAML?  Prose cannot, so front matter that never ends takes no page along:
 * it ends before the first line that is none. */
static bool is_front(const unsigned char *text, size_t length, bool first)
{
    if (key_of(text, length) > 0 || (length > 0 && text[0] == '#'))
        return true;
    if (first)
        return false;
    return length == 0 || text[0] == ' ' || text[0] == '\t' || text[0] == '-' ||
           text[0] == ']' || text[0] == '}';
}

static bool is_word(const unsigned char *text, size_t length, const char *word)
{
    while (length > 0 && dhk_is_space(text[length - 1]))
        length--;
    return length == 3 && memcmp(text, word, 3) == 0;
}

/* Reads a line of front matter; *taken: it was one. */
static int read_front(dhk_markdown *md, const unsigned char *text, size_t length,
                      bool *taken)
{
    const bool first = md->front_lines++ == 0;
    const size_t key = key_of(text, length);

    *taken = true;
    if (!first && (is_word(text, length, "---") || is_word(text, length, "..."))) {
        md->front = FRONT_BEHIND;
        return DHK_OK;
    }
    if (is_front(text, length, first)) {
        if (key == 5 && dhk_ascii_is(text, 5, "title"))
            return put_title(md, text + 6, length - 6);
        return DHK_OK;
    }
    *taken = false;
    md->front = FRONT_BEHIND;
    return first ? dhk_build_break(&md->builder, DHK_LINE_RULE) : DHK_OK;
}

/* One line, or a part of one: md->rest and md->more say which. */
static int read_line(dhk_markdown *md, const unsigned char *text, size_t length)
{
    bool taken = false;
    int status = DHK_OK;

    if (md->rest)
        return dhk_markdown_rest(md, text, length);
    if (md->front == FRONT_NOT_YET) {
        taken = is_word(text, length, "---");
        md->front = taken ? FRONT_INSIDE : FRONT_BEHIND;
    } else if (md->front == FRONT_INSIDE) {
        status = read_front(md, text, length, &taken);
    }
    if (taken || status != DHK_OK)
        return status;
    return dhk_markdown_block(md, text, length);
}

/* Bytes of an address or of base64. */
static bool is_blob(unsigned char c)
{
    return dhk_is_alpha(c) || dhk_is_digit(c) ||
           (c != 0 && strchr("+/=%;,:._~-&?", c) != NULL);
}

/* Where the data of a data: address begins that reaches to the end of the text; 0: nowhere. */
static size_t blob_at(const unsigned char *text, size_t length)
{
    size_t at = length;

    while (at > 0 && is_blob(text[at - 1]))
        at--;
    return length - at > 5 && dhk_ascii_is(text + at, 5, "data:") ? at + 5 : 0;
}

/* Where to cut a line that fills the room: behind white space in its last quarter, or else between
 * two code points. */
static size_t cut_at(const unsigned char *text, size_t length)
{
    size_t at = length;

    while (at > length - length / 4 && text[at - 1] != ' ' && text[at - 1] != '\t')
        at--;
    if (at > length - length / 4)
        return at;
    at = length;
    while (at > length - 3 && (text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Moves where the line is said to begin to its byte 'at'. */
static void shift_source(dhk_markdown *md, size_t at)
{
    dhk_markdown_span *jumps = (dhk_markdown_span *)md->jumps.items;
    uint64_t source = md->line_source + at;
    size_t i, kept = 0;

    for (i = 0; i < md->jumps.count; i++) {
        if (jumps[i].at <= at) {
            source = jumps[i].source + (at - jumps[i].at);
        } else {
            jumps[kept].source = jumps[i].source;
            jumps[kept++].at = jumps[i].at - (uint32_t)at;
        }
    }
    md->jumps.count = kept;
    md->line_source = source;
}

static int carry(dhk_markdown *md, const unsigned char *bytes, size_t length)
{
    const int status = dhk_list_reserve(&md->carry, md->memory, 1, length, SIZE_MAX);

    if (status == DHK_OK && length > 0) {
        memcpy((unsigned char *)md->carry.items + md->carry.count, bytes, length);
        md->carry.count += length;
    }
    return status;
}

/* The line ends here; its last 'length' bytes are at 'bytes', the others are carried. */
static int end_line(dhk_markdown *md, const unsigned char *bytes, size_t length)
{
    int status = DHK_OK;

    md->more = false;
    if (md->carry.count == 0)
        status = read_line(md, bytes, length);
    else if ((status = carry(md, bytes, length)) == DHK_OK)
        status = read_line(md, (const unsigned char *)md->carry.items, md->carry.count);
    md->carry.count = md->jumps.count = 0;
    md->rest = md->blob = false;
    return status;
}

/* The line has filled the room, all of it carried, and one byte more is known: cuts it. */
static int cut_line(dhk_markdown *md)
{
    unsigned char *text = (unsigned char *)md->carry.items;
    const size_t blob = blob_at(text, md->carry.count);
    size_t at;
    int status;

    if (blob > 0) {
        md->carry.count = blob;
        md->blob = true;
        return DHK_OK;
    }
    at = cut_at(text, md->carry.count - 1);
    md->more = true;
    status = read_line(md, text, at);
    md->rest = true;
    shift_source(md, at);
    md->carry.count -= at;
    memmove(text, text + at, md->carry.count);
    return status;
}

/* Steps over the data of an address; where it ends, the line goes on. */
static int skip_blob(dhk_markdown *md, const unsigned char *bytes, size_t length,
                     size_t *at)
{
    dhk_markdown_span *jump;
    int status;

    while (*at < length && is_blob(bytes[*at]))
        ++*at;
    if (*at == length)
        return DHK_OK;
    md->blob = false;
    status = dhk_list_reserve(&md->jumps, md->memory, sizeof *jump, 1, SIZE_MAX);
    if (status != DHK_OK)
        return status;
    jump = (dhk_markdown_span *)md->jumps.items + md->jumps.count++;
    jump->at = (uint32_t)md->carry.count;
    jump->source = md->offset + *at;
    return DHK_OK;
}

/* First 'byte' from 'from' on, 'length' if there is none. */
static size_t find(const unsigned char *bytes, size_t from, size_t length, int byte)
{
    const void *found = from < length ? memchr(bytes + from, byte, length - from) : NULL;

    return found == NULL ? length : (size_t)((const unsigned char *)found - bytes);
}

/* Bytes at .. end belong to the line, and its end is not among them. */
static int extend_line(dhk_markdown *md, const unsigned char *bytes, size_t length)
{
    const int status = carry(md, bytes, length);

    if (status == DHK_OK && md->carry.count == DHK_MARKDOWN_HELD)
        return cut_line(md);
    return status;
}

int dhk_markdown_push(dhk_markdown *md, const unsigned char *bytes, size_t length)
{
    size_t at = 0, end, room, lf = 0, cr = find(bytes, 0, length, '\r');
    int status = DHK_OK;

    if (length > 0 && md->after_cr && bytes[0] == '\n') {
        at = 1;
        md->line_source++;
    }
    md->after_cr = md->after_cr && length == 0;
    while (at < length && status == DHK_OK) {
        if (md->blob && (status = skip_blob(md, bytes, length, &at)) != DHK_OK)
            break;
        if (lf <= at) /* each is looked for once, however many the others are */
            lf = find(bytes, at, length, '\n');
        if (cr < at)
            cr = find(bytes, at, length, '\r');
        end = lf < cr ? lf : cr;
        room = DHK_MARKDOWN_HELD - md->carry.count;
        if (end == length || end - at >= room) {
            room = room < length - at ? room : length - at;
            status = extend_line(md, bytes + at, room);
            at += room;
            continue;
        }
        status = end_line(md, bytes + at, end - at);
        at = end + 1;
        if (bytes[end] == '\r') {
            md->after_cr = at == length;
            at += at < length && bytes[at] == '\n';
        }
        md->line_source = md->offset + at;
    }
    md->offset += length;
    return status;
}

int dhk_markdown_finish(dhk_markdown *md)
{
    int status = DHK_OK;

    if (md->carry.count > 0)
        status = end_line(md, NULL, 0);
    if (status == DHK_OK)
        status = dhk_markdown_close_all(md);
    if (status == DHK_OK)
        status = dhk_build_end(&md->builder);
    return status;
}
