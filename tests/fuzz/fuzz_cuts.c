/* fuzz_cuts.c - any bytes as a page: however it is cut, one answer, and a sound one.
 *
 * In: eight bytes of settings (format, output, flags, dial, line length, three for the cuts), then
 * the page.  Held: whole and in pieces give the same text, lines and verdict; text and lines are
 * UTF-8; lines stand in page order within the page; memory stays within the header's bound and is
 * all given back.                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "truth.h"

enum { SETTINGS = 8 };

static int push_in_pieces(dehusk_ctx *ctx, const uint8_t *page, size_t length,
                          uint32_t chance)
{
    int status = DEHUSK_OK;

    while (length > 0 && status == DEHUSK_OK) {
        size_t piece =
            (chance >> 16) % 23 + 1; /* short enough to cut every kind of token */
        if (piece > length)
            piece = length;
        status = dehusk_push(ctx, page, piece);
        page += piece;
        length -= piece;
        chance = chance * 1664525u + 1013904223u;
    }
    return status == DEHUSK_OK ? dehusk_finish(ctx) : status;
}

static void check_lines(dehusk_ctx *ctx, size_t page_length)
{
    const char *first;
    const dehusk_line *lines, *line, *before = NULL;
    dehusk_page info;
    size_t count, stride, i;
    uint32_t kept = 0;

    truth(dehusk_lines(ctx, &lines, &count, &stride) == DEHUSK_OK, "lines");
    for (first = (const char *)lines, i = 0; i < count; i++, before = line) {
        line = (const dehusk_line *)(const void *)(first + i * stride);
        truth(line->index == i && line->keep <= 1 && line->score <= 1000,
              "a line's numbers");
        truth(line->offset <= line->offset_end && line->offset_end <= page_length,
              "a line is in the page");
        truth(before == NULL || before->offset <= line->offset, "lines are in page order");
        truth(is_utf8(line->text, line->length), "a line is UTF-8");
        truth(line->link_bytes <= line->length, "no more link text than text");
        kept += line->keep;
    }
    info.size = sizeof info;
    truth(dehusk_page_info(ctx, &info) == DEHUSK_OK, "page_info");
    truth(info.lines == count && info.kept == kept && info.bytes == page_length, "counts");
    truth(is_utf8(info.title, info.title_length), "the title is UTF-8");
    truth(info.format != DEHUSK_FORMAT_AUTO && info.confidence <= 1000,
          "the page's numbers");
}

static void check_same(dehusk_ctx *one, dehusk_ctx *other)
{
    const char *text, *again;
    size_t length, size, i;

    truth(dehusk_text(one, &text, &length) == DEHUSK_OK, "text");
    truth(dehusk_text(other, &again, &size) == DEHUSK_OK, "text of pieces");
    truth(length == size && memcmp(text, again, length) == 0, "pieces give the same text");
    truth(is_utf8(text, length) && text[length] == '\0', "the text is UTF-8 and a NUL");
    truth(dehusk_line_count(one) == dehusk_line_count(other), "pieces give as many lines");
    for (i = 0; i < dehusk_line_count(one); i++) {
        dehusk_line a, b;
        a.size = b.size = sizeof a;
        truth(dehusk_line_at(one, i, &a) == DEHUSK_OK &&
                  dehusk_line_at(other, i, &b) == DEHUSK_OK,
              "line_at");
        truth(a.offset == b.offset && a.offset_end == b.offset_end && a.score == b.score &&
                  a.keep == b.keep && a.reasons == b.reasons && a.length == b.length &&
                  memcmp(a.text, b.text, a.length) == 0,
              "pieces give the same lines");
    }
    truth(dehusk_markdown(one, &text, &length) == DEHUSK_OK && is_utf8(text, length),
          "Markdown");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    meter m;
    dehusk_allocator allocator = metered(&m);
    dehusk_options options;
    dehusk_ctx *whole, *pieces;
    int status;

    if (size < SETTINGS)
        return 0;
    dehusk_options_init(&options, sizeof options);
    options.format = data[0] % 4;
    options.output = data[1] % 2;
    options.flags = data[2] % 4;
    options.keep_permille = data[3] * 3u + 1;
    options.max_line_bytes = data[4] % 4 == 0 ? 64 : 65536;
    truth(dehusk_new(&options, &allocator, &whole) == DEHUSK_OK, "new");
    status = dehusk_push(whole, data + SETTINGS, size - SETTINGS);
    if (status == DEHUSK_OK)
        status = dehusk_finish(whole);
    truth(dehusk_new(&options, NULL, &pieces) == DEHUSK_OK, "new");
    truth(push_in_pieces(pieces, data + SETTINGS, size - SETTINGS,
                         data[5] | (uint32_t)data[6] << 8 | (uint32_t)data[7] << 16) ==
              status,
          "pieces give the same status");
    truth(status == DEHUSK_OK || status == DEHUSK_E_LIMIT, "any bytes are a page");
    if (status == DEHUSK_OK) {
        check_lines(whole, size - SETTINGS);
        check_same(whole, pieces);
        truth(m.peak <=
                  24 * (size - SETTINGS) + 1024 * dehusk_line_count(whole) + (1u << 20),
              "memory within the bound of dehusk.h");
    }
    dehusk_free(whole);
    dehusk_free(pieces);
    truth(m.used == 0, "all memory is given back");
    return 0;
}
