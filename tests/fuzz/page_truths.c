/* page_truths.c - see page_truths.h.
 *
 * Held: whole, in pieces, after another page in one context, and by the plain twin it gives the same
 * text, lines and verdicts; text and lines are UTF-8; lines stand in page order within the page;
 * what is written are lines of the page, in order, once; lines of plain text are the page's bytes;
 * limits hold; what is pulled in pieces is what is lent whole; memory stays within the header's bound
 * and is all given back; steps are at most so many a byte.        SPDX-License-Identifier: MIT */
#include "page_truths.h"

#include <stdlib.h>
#include <string.h>

#include "hostile/run_page.h"
#include "truth.h"

/* As tests/hostile/work.c has it for the worst page, and what a page costs that has nothing. */
enum { STEPS_A_BYTE = 3000, STEPS_A_PAGE = 100000 };

void page_options(const uint8_t settings[PAGE_SETTINGS], uint32_t format,
                  dehusk_options *options)
{
    const uint8_t limits = settings[4];

    dehusk_options_init(options, sizeof *options);
    options->format = format;
    options->output = settings[1] % 2;
    options->flags = settings[2] % 4;
    options->comments = settings[1] / 2 % 3;
    options->keep_permille = settings[3] * 3u + 1;
    options->max_line_bytes = limits % 4 == 0 ? 64 : limits % 4 == 1 ? 65536 : 65 + limits;
    if (limits / 4 % 8 == 7)
        options->max_lines = limits / 32 * 2u + 1;
    if (limits / 4 % 8 == 6)
        options->max_page_bytes = limits / 32 * 64u + 16;
}

static int push_in_pieces(dehusk_ctx *ctx, const uint8_t *page, size_t length,
                          uint32_t chance)
{
    int status = DEHUSK_OK;

    while (length > 0 && status == DEHUSK_OK) {
        /* Short enough to cut every kind of token; now and then none at all, or a long one. */
        size_t piece = (chance >> 16) % 23;
        if (chance >> 29 == 0)
            piece *= 97;
        if (piece > length)
            piece = length;
        status = dehusk_push(ctx, page, piece);
        page += piece;
        length -= piece;
        chance = chance * 1664525u + 1013904223u;
    }
    return status == DEHUSK_OK ? dehusk_finish(ctx) : status;
}

/* Bytes of the character at 'at' if a line may show nothing for it, else 0: white space, controls, and
 * anything beyond ASCII, for what has no ink there is the library's to know. */
static size_t white(const char *at, size_t left)
{
    const unsigned char c = (unsigned char)*at;
    const size_t bytes = c < 0x80 ? c <= ' ' || c == 0x7F : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

    return bytes <= left ? bytes : 0;
}

/* Of the text at 'at', bytes that separate it from this line, which follows 'before'. */
static size_t separator(const char *at, size_t left, const dehusk_line *before,
                        const dehusk_line *line)
{
    static const char *const allowed[] = {"\n\n", "\n", "\t"};
    size_t i, n;

    if (before == NULL)
        return 0;
    if ((before->flags & DEHUSK_LINE_CUT) != 0 && before->index + 1 == line->index) {
        /* The white space at which the line was cut. */
        for (n = 0, i = 1; i > 0 && left - n > line->length; n += i) {
            if (memcmp(at + n, line->text, line->length) == 0)
                break;
            i = white(at + n, left - n);
        }
        return n;
    }
    for (i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        n = strlen(allowed[i]);
        if (left >= n + line->length && memcmp(at, allowed[i], n) == 0 &&
            memcmp(at + n, line->text, line->length) == 0)
            return n;
    }
    return left + 1;
}

static int is_written(const dehusk_options *options, const dehusk_line *line)
{
    const int shown = line->keep != 0 || ((options->flags & DEHUSK_FLAG_TITLE) != 0 &&
                                          (line->flags & DEHUSK_LINE_TITLE) != 0);

    return shown == ((options->flags & DEHUSK_FLAG_INVERT) == 0);
}

/* The text is the lines that are written, each once, in page order, and nothing else. */
static void check_text(dehusk_ctx *ctx, const dehusk_options *options)
{
    dehusk_line line, before;
    const char *text;
    size_t left, between, i, written = 0;

    line.size = sizeof line;
    truth(dehusk_text(ctx, &text, &left) == DEHUSK_OK, "text");
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        truth(dehusk_line_at(ctx, i, &line) == DEHUSK_OK, "line_at");
        truth(memchr(line.text, '\n', line.length) == NULL, "a line is one line");
        if (!is_written(options, &line))
            continue;
        between = separator(text, left, written++ > 0 ? &before : NULL, &line);
        truth(left >= between && left - between >= line.length &&
                  memcmp(text + between, line.text, line.length) == 0,
              "the text is lines of the page, in order");
        text += between + line.length;
        left -= between + line.length;
        before = line;
    }
    truth(written > 0 ? left == 1 && *text == '\n' : left == 0, "and nothing else");
}

/* The line's bytes stand there, with nothing around them but white space: indentation beyond half of
 * what a line may have, and that at which it was cut. */
static int has_bytes(const char *at, size_t left, const dehusk_line *line)
{
    size_t n;

    while (left > line->length && memcmp(at, line->text, line->length) != 0) {
        n = white(at, left);
        if (n == 0)
            return 0;
        at += n;
        left -= n;
    }
    if (left < line->length || memcmp(at, line->text, line->length) != 0)
        return 0;
    at += line->length;
    left -= line->length;
    while (left > 0 && (n = white(at, left)) > 0) {
        left -= n;
        at += n;
    }
    return left == 0;
}

/* Plain text in UTF-8: a line is the very bytes of the page. */
static void check_bytes(dehusk_ctx *ctx, const question *asked)
{
    dehusk_page page;
    dehusk_line line;
    size_t i;

    page.size = sizeof page;
    line.size = sizeof line;
    truth(dehusk_page_info(ctx, &page) == DEHUSK_OK, "page_info");
    if (page.format != DEHUSK_FORMAT_TEXT || strcmp(page.encoding, "UTF-8") != 0 ||
        !is_utf8((const char *)asked->page, asked->length))
        return;
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        truth(dehusk_line_at(ctx, i, &line) == DEHUSK_OK, "line_at");
        truth(has_bytes((const char *)asked->page + line.offset,
                        (size_t)(line.offset_end - line.offset), &line),
              "a line of plain text is the bytes of the page");
    }
}

static void check_limits(dehusk_ctx *ctx, const question *asked)
{
    const dehusk_options *options = asked->options;
    dehusk_line line;
    size_t i, count = dehusk_line_count(ctx);

    line.size = sizeof line;
    truth(asked->length <= options->max_page_bytes, "max_page_bytes holds");
    truth(count <= options->max_lines, "max_lines holds");
    for (i = 0; i < count; i++)
        truth(dehusk_line_at(ctx, i, &line) == DEHUSK_OK &&
                  line.length <= options->max_line_bytes,
              "max_line_bytes holds");
}

/* Pulled in pieces it is what dehusk_text() or dehusk_markdown() lends. */
static void check_pull(dehusk_ctx *ctx, const dehusk_options *options, size_t capacity)
{
    char *piece = malloc(capacity);
    const char *whole;
    size_t length, written, at = 0;

    truth(piece != NULL, "memory for a piece");
    truth((options->output == DEHUSK_OUTPUT_MARKDOWN ? dehusk_markdown : dehusk_text)(
              ctx, &whole, &length) == DEHUSK_OK,
          "the whole output");
    do {
        truth(dehusk_pull(ctx, piece, capacity, &written) == DEHUSK_OK, "pull");
        truth(written <= length - at && memcmp(piece, whole + at, written) == 0,
              "what is pulled is what is lent");
        at += written;
    } while (written > 0);
    truth(at == length, "all of it can be pulled");
    free(piece);
}

static void check_twin(const question *asked, int status, uint64_t hash)
{
    answer twin;

    memset(&twin, 0, sizeof twin);
    twin_read(asked, &twin);
    truth(twin.steps <= STEPS_A_BYTE * (uint64_t)asked->length + STEPS_A_PAGE,
          "steps are linear in the page");
    truth(twin.status == status, "plain code gives the same status");
    truth(twin.hash == hash, "plain code gives the same answer");
}

void page_check(const question *asked, const uint8_t settings[PAGE_SETTINGS])
{
    const uint32_t chance =
        settings[5] | (uint32_t)settings[6] << 8 | (uint32_t)settings[7] << 16;
    meter m;
    const dehusk_allocator allocator = metered(&m);
    dehusk_ctx *ctx;
    uint64_t hash;
    int status;

    truth(dehusk_new(asked->options, &allocator, &ctx) == DEHUSK_OK, "new");
    truth(dehusk_set_encoding(ctx, asked->encoding) == DEHUSK_OK, "set_encoding");
    status = dehusk_push(ctx, asked->page, asked->length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    truth(status == DEHUSK_OK || status == DEHUSK_E_LIMIT, "any bytes are a page");
    hash = run_hash(ctx, status);
    if (status == DEHUSK_OK) {
        run_check(ctx, "page", asked->length);
        check_text(ctx, asked->options);
        check_bytes(ctx, asked);
        check_limits(ctx, asked);
        check_pull(ctx, asked->options, settings[5] + (size_t)1);
        truth(m.peak <= run_bound(asked->length, dehusk_line_count(ctx)),
              "memory is within the bound of dehusk.h");
    }
    /* The same context with all that the page left in it. */
    dehusk_reset(ctx);
    truth(dehusk_set_encoding(ctx, asked->encoding) == DEHUSK_OK, "set_encoding");
    truth(push_in_pieces(ctx, asked->page, asked->length, chance) == status,
          "pieces give the same status");
    truth(run_hash(ctx, status) == hash, "pieces give the same answer");
    dehusk_free(ctx);
    truth(m.used == 0, "all memory is given back");
    check_twin(asked, status, hash);
}
