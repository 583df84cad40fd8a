/* reader.c - see reader.h: the encoding, then the kind, then the reader of that kind.
 *
 * Bytes go through the decoder (charset.h), whose pieces arrive in take().  Unless the caller
 * said what kind of page it is, the first 8 KiB of text are held back until sniff.h can tell; a
 * first piece that is long enough is looked at where it lies.  The readers of the formats are made
 * at the first page of their kind.  They count decoded bytes; at the end of the page all lines
 * are given their bytes of the input (offsets.h).                 SPDX-License-Identifier: MIT */
#include "read/reader.h"

#include <string.h>

#include "base/status.h"
#include "read/charset.h"
#include "read/html_lines.h"
#include "read/markdown.h"
#include "read/sniff.h"
#include "read/text.h"

struct dhk_reader {
    const dhk_memory *memory;
    dhk_charset charset;
    dhk_page *page;
    uint32_t format; /* of this page; DHK_FORMAT_AUTO until it is known */
    dhk_list head;   /* unsigned char: text that waits for the kind to be known */
    dhk_html_lines *html;
    dhk_markdown *markdown;
    dhk_text *text;
};

static int begin_format(dhk_reader *r, uint32_t format)
{
    int status = DHK_OK;
    r->format = r->page->format = format;
    switch (format) {
    case DHK_FORMAT_HTML:
        if (r->html == NULL)
            status = dhk_html_lines_new(r->memory, &r->html);
        return status != DHK_OK ? status : dhk_html_lines_begin(r->html, r->page);
    case DHK_FORMAT_MARKDOWN:
        if (r->markdown == NULL)
            status = dhk_markdown_new(r->memory, &r->markdown);
        return status != DHK_OK ? status : dhk_markdown_begin(r->markdown, r->page);
    default:
        if (r->text == NULL)
            status = dhk_text_new(r->memory, &r->text);
        return status != DHK_OK ? status : dhk_text_begin(r->text, r->page);
    }
}

static int push_format(dhk_reader *r, const unsigned char *text, size_t length)
{
    if (length == 0)
        return DHK_OK;
    switch (r->format) {
    case DHK_FORMAT_HTML:
        return dhk_html_lines_push(r->html, text, length);
    case DHK_FORMAT_MARKDOWN:
        return dhk_markdown_push(r->markdown, text, length);
    default:
        return dhk_text_push(r->text, text, length);
    }
}

static int finish_format(dhk_reader *r)
{
    switch (r->format) {
    case DHK_FORMAT_HTML:
        return dhk_html_lines_finish(r->html);
    case DHK_FORMAT_MARKDOWN:
        return dhk_markdown_finish(r->markdown);
    default:
        return dhk_text_finish(r->text);
    }
}

/* The kind is known from this beginning: what was held back goes on. */
static int sniff(dhk_reader *r, const unsigned char *text, size_t length)
{
    size_t held = r->head.count;
    int status = begin_format(r, dhk_sniff(text, length));
    r->head.count = 0;
    return status != DHK_OK ? status : push_format(r, r->head.items, held);
}

/* Text of the page from the decoder: whole code points. */
static int take(void *user, const unsigned char *text, size_t length)
{
    dhk_reader *r = user;
    size_t n = 0;
    int status = DHK_OK;

    if (r->format == DHK_FORMAT_AUTO && r->head.count == 0 && length >= DHK_SNIFF_BYTES) {
        status = sniff(r, text, length);
    } else if (r->format == DHK_FORMAT_AUTO) {
        n = DHK_SNIFF_BYTES - r->head.count;
        n = length < n ? length : n;
        while (n < length && (text[n] & 0xC0) == 0x80)
            n++; /* no reader gets half a code point */
        status = dhk_list_reserve(&r->head, r->memory, 1, n, SIZE_MAX);
        if (status != DHK_OK)
            return status;
        memcpy((unsigned char *)r->head.items + r->head.count, text, n);
        r->head.count += n;
        if (r->head.count < DHK_SNIFF_BYTES)
            return DHK_OK;
        status = sniff(r, r->head.items, r->head.count);
    }
    return status != DHK_OK ? status : push_format(r, text + n, length - n);
}

int dhk_reader_new(const dhk_memory *memory, dhk_reader **reader)
{
    dhk_reader *made = memory->acquire(memory->user, sizeof *made);
    *reader = made;
    if (made == NULL)
        return DHK_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    dhk_charset_init(&made->charset, memory, take, made);
    return DHK_OK;
}

void dhk_reader_free(dhk_reader *reader)
{
    if (reader == NULL)
        return;
    dhk_charset_free(&reader->charset);
    dhk_list_free(&reader->head, reader->memory, 1);
    dhk_html_lines_free(reader->html);
    dhk_markdown_free(reader->markdown);
    dhk_text_free(reader->text);
    reader->memory->release(reader->memory->user, reader, sizeof *reader);
}

int dhk_reader_hint(dhk_reader *reader, const char *label)
{
    return dhk_charset_hint(&reader->charset, label);
}

int dhk_reader_begin(dhk_reader *reader, dhk_page *page, uint32_t format)
{
    int status = dhk_page_begin(page, page->max_lines, page->max_line_bytes);
    if (status != DHK_OK)
        return status;
    reader->page = page;
    reader->head.count = 0;
    reader->format = DHK_FORMAT_AUTO;
    dhk_charset_begin(&reader->charset, format);
    return format == DHK_FORMAT_AUTO ? DHK_OK : begin_format(reader, format);
}

int dhk_reader_push(dhk_reader *reader, const unsigned char *bytes, size_t length)
{
    return dhk_charset_push(&reader->charset, bytes, length);
}

int dhk_reader_finish(dhk_reader *reader)
{
    int status = dhk_charset_finish(&reader->charset);
    if (status == DHK_OK && reader->format == DHK_FORMAT_AUTO)
        status = sniff(reader, reader->head.items, reader->head.count);
    if (status == DHK_OK)
        status = finish_format(reader);
    if (status != DHK_OK)
        return status;
    return dhk_offsets_apply(&reader->charset.decoder.offsets, reader->memory,
                             dhk_page_lines(reader->page), reader->page->lines.count);
}

const char *dhk_reader_encoding(const dhk_reader *reader)
{
    return dhk_encoding_name(reader->charset.decoder.encoding);
}
