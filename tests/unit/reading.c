/* reading.c - see reading.h.                                     SPDX-License-Identifier: MIT */
#include "unit/reading.h"

#include <stdlib.h>
#include <string.h>

#include "read/markdown.h"
#include "read/text.h"
#include "unit/unit.h"

static void *acquire(void *user, size_t size)
{
    reading_heap *heap = (reading_heap *)user;

    if (heap->left == 0)
        return NULL;
    heap->left -= heap->left > 0;
    heap->held += size;
    heap->peak = heap->held > heap->peak ? heap->held : heap->peak;
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    reading_heap *heap = (reading_heap *)user;

    if (heap->left == 0)
        return NULL;
    heap->left -= heap->left > 0;
    heap->held += new_size - old_size;
    heap->peak = heap->held > heap->peak ? heap->held : heap->peak;
    return realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    ((reading_heap *)user)->held -= size;
    free(block);
}

void reading_heap_begin(reading_heap *heap, long left)
{
    heap->memory.acquire = acquire;
    heap->memory.resize = resize;
    heap->memory.release = release;
    heap->memory.user = heap;
    heap->held = heap->peak = 0;
    heap->left = left;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 8;
}

/* Pushes each piece from a block of its own size, so that a byte too far is seen by ASan. */
static int push_piece(dhk_text *text, dhk_markdown *markdown, const unsigned char *bytes,
                      size_t length)
{
    unsigned char *piece = (unsigned char *)malloc(length);
    int status;

    assert_non_null(piece);
    memcpy(piece, bytes, length);
    status = text != NULL ? dhk_text_push(text, piece, length)
                          : dhk_markdown_push(markdown, piece, length);
    free(piece);
    return status;
}

static int push_all(dhk_text *text, dhk_markdown *markdown, const unsigned char *bytes,
                    size_t length, long step)
{
    uint32_t seed = (uint32_t)length;
    size_t at = 0, piece;
    int status = 0;

    while (at < length && status == 0) {
        piece = step == READING_RANDOM ? 1 + next_random(&seed) % 40 : (size_t)step;
        if (step == READING_WHOLE || piece > length - at)
            piece = length - at;
        status = push_piece(text, markdown, bytes + at, piece);
        at += piece;
    }
    if (status != 0)
        return status;
    return text != NULL ? dhk_text_finish(text) : dhk_markdown_finish(markdown);
}

int reading_read(int reader, const dhk_memory *memory, dhk_page *page, const void *bytes,
                 size_t length, long step, uint32_t max_lines, uint32_t max_line_bytes)
{
    dhk_text *text = NULL;
    dhk_markdown *markdown = NULL;
    int status;

    memset(page, 0, sizeof *page);
    page->memory = memory;
    status = dhk_page_begin(page, max_lines, max_line_bytes);
    if (status == 0)
        status = reader == READING_TEXT ? dhk_text_new(memory, &text)
                                        : dhk_markdown_new(memory, &markdown);
    if (status == 0)
        status =
            text != NULL ? dhk_text_begin(text, page) : dhk_markdown_begin(markdown, page);
    if (status == 0)
        status = push_all(text, markdown, (const unsigned char *)bytes, length, step);
    dhk_text_free(text);
    dhk_markdown_free(markdown);
    return status;
}

void reading_page(int reader, dhk_page *page, const char *bytes)
{
    assert_int_equal(reading_read(reader, &dhk_memory_default, page, bytes, strlen(bytes),
                                  READING_WHOLE, 1000, 65536),
                     0);
}

static void expect_same_line(const dhk_page *page, const dhk_line *one,
                             const dhk_page *other_page, const dhk_line *other)
{
    assert_int_equal(one->begin, other->begin);
    assert_int_equal(one->end, other->end);
    assert_int_equal(one->length, other->length);
    assert_memory_equal(dhk_page_text(page, one->text),
                        dhk_page_text(other_page, other->text), one->length);
    assert_int_equal(one->flags, other->flags);
    assert_int_equal(one->kind, other->kind);
    assert_int_equal(one->level, other->level);
    assert_int_equal(one->row, other->row);
    assert_int_equal(one->gap, other->gap);
    assert_int_equal(one->images, other->images);
    assert_int_equal(one->links, other->links);
    assert_int_equal(one->link_bytes, other->link_bytes);
    assert_int_equal(one->bold_bytes, other->bold_bytes);
    assert_int_equal(one->code_bytes, other->code_bytes);
}

void reading_expect_same(const dhk_page *one, const dhk_page *other)
{
    size_t i;

    assert_int_equal(one->lines.count, other->lines.count);
    if (one->format != DHK_FORMAT_TEXT) { /* there line ends may stand between lines */
        assert_int_equal(one->text.count, other->text.count);
        if (one->text.count > 0)
            assert_memory_equal(one->text.items, other->text.items, one->text.count);
    }
    for (i = 0; i < one->lines.count; i++)
        expect_same_line(one, &dhk_page_lines(one)[i], other, &dhk_page_lines(other)[i]);
    assert_int_equal(one->title.length, other->title.length);
    assert_int_equal(one->paragraphs, other->paragraphs);
    assert_int_equal(one->items, other->items);
    assert_int_equal(one->tables, other->tables);
    assert_int_equal(one->subheadings, other->subheadings);
}

void reading_expect_text(const dhk_page *page, size_t number, const char *text)
{
    const dhk_line *line = &dhk_page_lines(page)[number];

    assert_true(number < page->lines.count);
    assert_int_equal(line->length, strlen(text));
    assert_memory_equal(dhk_page_text(page, line->text), text, line->length);
}

static const char *const pieces[] = {"\n",
                                     "\n\n",
                                     "\r\n",
                                     "\r",
                                     "\f",
                                     "> ",
                                     "- ",
                                     "* ",
                                     "1. ",
                                     "    ",
                                     "\t",
                                     "# ",
                                     "```",
                                     "`",
                                     "**",
                                     "_",
                                     "~~",
                                     "[",
                                     "]",
                                     "](",
                                     "](http://x.y)",
                                     "![",
                                     "<",
                                     ">",
                                     "<a href='http:'>",
                                     "</a>",
                                     "<div>",
                                     "</div>",
                                     "<script>",
                                     "</script>",
                                     "<!--",
                                     "-->",
                                     "<br>",
                                     "<pre>",
                                     "</pre>",
                                     "&amp;",
                                     "&#65;",
                                     "|",
                                     "| a | b |\n",
                                     "|---|---|\n",
                                     "---\n",
                                     "===\n",
                                     "\\",
                                     "https://e.x/",
                                     "www.",
                                     "[1]: /u\n",
                                     "[^1]: ",
                                     "(data:image/png;base64,AAAA",
                                     "word ",
                                     "word",
                                     "\xE4\xB8\xAD",
                                     "\xC2\xA0",
                                     "\xF0\x9F\x98\x80",
                                     "- [ ] ",
                                     "\xE2\x80\xA2 ",
                                     "title: x\n",
                                     "<li>",
                                     "<h2>",
                                     "<tr><td>",
                                     "</tr>",
                                     "<style>"};

size_t reading_noise(uint32_t *seed, unsigned char *bytes, size_t room)
{
    const uint32_t few = 1 + next_random(seed) % 8, first = next_random(seed);
    size_t length = 0, bytes_of, which, times;

    while (room - length > 4096) {
        which = (first + next_random(seed) % few * 7) % (sizeof pieces / sizeof *pieces);
        if (next_random(seed) % 4 == 0)
            which = next_random(seed) % (sizeof pieces / sizeof *pieces);
        bytes_of = strlen(pieces[which]);
        times = next_random(seed) % 64 == 0 ? next_random(seed) % 100 : 1;
        for (; times > 0; times--, length += bytes_of)
            memcpy(bytes + length, pieces[which], bytes_of);
        if (next_random(seed) % 128 == 0)
            bytes[length++] = 0;
        if (next_random(seed) % 256 == 0)
            break;
    }
    return length;
}
