/* page_hash.c - a hash of everything that dehusk says of each file, over the public header alone.
 *
 * In: files, each a page.  Out: a line for each of hash and name.  A page is read as what it seems
 * to be, as HTML, as Markdown and as text, with the dial at three places and each treatment of
 * comments; what is hashed (FNV-1a of
 * 64 bits) is the text, the Markdown, every field of every line and of the page but addresses.
 * Numbers go in byte by byte, the lowest first: the same hash on every machine.
 * A long page is read once, as what it seems to be: emulators are slow.
 *                                                                 SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dehusk.h>

enum { LONG = 30000 };

static uint64_t hash;

static void mix_bytes(const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
}

static void mix(uint64_t number)
{
    char bytes[8];
    unsigned i;

    for (i = 0; i < 8; i++)
        bytes[i] = (char)(number >> 8 * i & 255);
    mix_bytes(bytes, 8);
}

static void mix_string(const char *text, size_t length)
{
    mix(length);
    mix_bytes(text, length);
}

static void die(const char *what)
{
    fprintf(stderr, "page_hash: %s\n", what);
    exit(2);
}

static void mix_lines(dehusk_ctx *ctx)
{
    const size_t count = dehusk_line_count(ctx);
    size_t i;

    mix(count);
    for (i = 0; i < count; i++) {
        dehusk_line line;
        line.size = sizeof line;
        if (dehusk_line_at(ctx, i, &line) != DEHUSK_OK)
            die("a line is missing");
        mix(line.index);
        mix((uint64_t)line.kind << 32 | line.keep);
        mix((uint64_t)line.score << 32 | line.reasons);
        mix(line.offset);
        mix(line.offset_end);
        mix((uint64_t)line.flags << 32 | line.level);
        mix((uint64_t)line.row << 32 | line.link_bytes);
        mix_string(line.text, line.length);
    }
}

static void mix_page(dehusk_ctx *ctx)
{
    dehusk_page page;
    const char *text;
    size_t length;

    page.size = sizeof page;
    if (dehusk_page_info(ctx, &page) != DEHUSK_OK)
        die("there is no page");
    mix((uint64_t)page.verdict << 32 | page.confidence);
    mix((uint64_t)page.format << 32 | page.lines);
    mix((uint64_t)page.kept << 32 | page.skipped_rules);
    mix(page.bytes);
    mix(page.title_line < page.lines ? page.title_line : page.lines);
    mix_string(page.title, page.title_length);
    mix_string(page.encoding, strlen(page.encoding));
    if (dehusk_text(ctx, &text, &length) != DEHUSK_OK)
        die("there is no text");
    mix_string(text, length);
    if (dehusk_markdown(ctx, &text, &length) != DEHUSK_OK)
        die("there is no Markdown");
    mix_string(text, length);
}

static void read_page(const char *bytes, size_t length, uint32_t format, uint32_t dial,
                      uint32_t comments)
{
    dehusk_options options;
    dehusk_ctx *ctx;
    int status;

    dehusk_options_init(&options, sizeof options);
    options.format = format;
    options.keep_permille = dial;
    options.comments = comments;
    if (dehusk_new(&options, NULL, &ctx) != DEHUSK_OK)
        die("no context");
    status = dehusk_push(ctx, bytes, length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    mix((uint64_t)(int64_t)status);
    if (status == DEHUSK_OK) {
        mix_page(ctx);
        mix_lines(ctx);
    }
    dehusk_free(ctx);
}

/* The whole file, 'length' bytes. */
static char *slurp(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes;
    long end = -1;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (end = ftell(file)) < 0)
        die(name);
    rewind(file);
    bytes = (char *)malloc((size_t)end + 1);
    if (bytes == NULL)
        die("no memory");
    *length = fread(bytes, 1, (size_t)end, file);
    fclose(file);
    return bytes;
}

static void hash_file(const char *name)
{
    const char *base = strrchr(name, '/');
    size_t length;
    char *bytes = slurp(name, &length);

    hash = UINT64_C(14695981039346656037);
    read_page(bytes, length, DEHUSK_FORMAT_AUTO, 0, DEHUSK_COMMENTS_AUTO);
    if (length <= LONG) {
        read_page(bytes, length, DEHUSK_FORMAT_AUTO, 125, DEHUSK_COMMENTS_KEEP);
        read_page(bytes, length, DEHUSK_FORMAT_HTML, 875, DEHUSK_COMMENTS_DROP);
        read_page(bytes, length, DEHUSK_FORMAT_MARKDOWN, 0, DEHUSK_COMMENTS_AUTO);
        read_page(bytes, length, DEHUSK_FORMAT_TEXT, 0, DEHUSK_COMMENTS_AUTO);
    }
    free(bytes);
    printf("%08lx%08lx %s\n", (unsigned long)(hash >> 32),
           (unsigned long)(hash & 0xFFFFFFFF), base == NULL ? name : base + 1);
}

int main(int argc, char **argv)
{
    int i;

    if (argc < 2)
        die("usage: page_hash FILE...");
    for (i = 1; i < argc; i++)
        hash_file(argv[i]);
    return 0;
}
