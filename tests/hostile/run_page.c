/* run_page.c - see run_page.h.                                   SPDX-License-Identifier: MIT */
#include "hostile/run_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The numbers of "Memory:" in dehusk.h. */
enum { BYTES_A_BYTE = 24, BYTES_A_LINE = 1024, BYTES_A_PAGE = 1 << 20 };

uint32_t run_max_line_bytes;

size_t run_bound(size_t bytes, size_t lines)
{
    return bytes * BYTES_A_BYTE + lines * BYTES_A_LINE + BYTES_A_PAGE;
}

void run_truth(int so, const char *page, const char *what)
{
    if (!so) {
        fflush(stdout);
        fprintf(stderr, "%s: not so: %s\n", page, what);
        exit(1);
    }
}

/* Taken: 'moving' bytes stand beside what is held while a block is resized. */
static void *count(run_meter *m, void *block, size_t old_size, size_t new_size,
                   size_t moving)
{
    if (block != NULL) {
        m->held = m->held - old_size + new_size;
        if (m->held + moving > m->peak)
            m->peak = m->held + moving;
    }
    return block;
}

static int fails(run_meter *m)
{
    m->calls++;
    return m->fail_at != 0 &&
           (m->for_good ? m->calls >= m->fail_at : m->calls == m->fail_at);
}

static void *acquire(void *user, size_t size)
{
    run_meter *m = (run_meter *)user;

    return fails(m) ? NULL : count(m, malloc(size), 0, size, 0);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    run_meter *m = (run_meter *)user;

    m->moved += old_size < new_size ? old_size : new_size;
    return fails(m) ? NULL
                    : count(m, realloc(block, new_size), old_size, new_size, old_size);
}

static void release(void *user, void *block, size_t size)
{
    run_meter *m = (run_meter *)user;

    run_truth(size <= m->held, "release", "no more is given back than was taken");
    m->held -= size;
    free(block);
}

dehusk_allocator run_metered(run_meter *meter)
{
    dehusk_allocator allocator;

    memset(meter, 0, sizeof *meter);
    allocator.acquire = acquire;
    allocator.resize = resize;
    allocator.release = release;
    allocator.user = meter;
    return allocator;
}

dehusk_ctx *run_new(const hostile_page *page, run_meter *meter)
{
    dehusk_allocator allocator;
    dehusk_options options;
    dehusk_ctx *ctx;

    dehusk_options_init(&options, sizeof options);
    options.format = page->format;
    options.comments = DEHUSK_COMMENTS_DROP; /* AUTO does not look for them */
    options.max_lines = 100u << 20;
    if (run_max_line_bytes != 0)
        options.max_line_bytes = run_max_line_bytes;
    options.max_page_bytes = UINT64_C(1) << 30;
    if (meter != NULL)
        allocator = run_metered(meter);
    run_truth(dehusk_new(&options, meter == NULL ? NULL : &allocator, &ctx) == DEHUSK_OK,
              page->name, "a context is made");
    return ctx;
}

int run_push(dehusk_ctx *ctx, const hostile_page *page, const unsigned char *bytes,
             size_t length, long piece)
{
    uint32_t chance = (uint32_t)length;
    size_t at = 0;
    int status;

    dehusk_reset(ctx);
    status = dehusk_set_encoding(ctx, page->encoding);
    while (status == DEHUSK_OK && at < length) {
        size_t n = piece > 0 ? (size_t)piece : length;
        if (piece == RUN_RANDOM) {
            chance = chance * 1664525u + 1013904223u;
            n = (chance >> 28) == 0 ? (chance >> 8) % 9000 + 1 : (chance >> 16) % 40 + 1;
        }
        if (n > length - at)
            n = length - at;
        status = dehusk_push(ctx, bytes + at, n);
        at += n;
    }
    return status == DEHUSK_OK ? dehusk_finish(ctx) : status;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static uint64_t mix_bytes(uint64_t hash, const char *bytes, size_t length)
{
    uint64_t word;

    for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
    }
    word = length;
    while (length > 0)
        word = word << 8 | (unsigned char)bytes[--length];
    return mix(hash, word);
}

static uint64_t mix_line(uint64_t hash, const dehusk_line *line)
{
    hash = mix_bytes(hash, line->text, line->length);
    hash = mix(hash, line->offset);
    hash = mix(hash, line->offset_end);
    hash = mix(hash, (uint64_t)line->kind << 32 | line->keep);
    hash = mix(hash, (uint64_t)line->score << 32 | line->reasons);
    hash = mix(hash, (uint64_t)line->flags << 32 | line->level);
    return mix(hash, (uint64_t)line->row << 32 | line->link_bytes);
}

static const dehusk_line *line_of(const dehusk_line *first, size_t stride, size_t i)
{
    return (const dehusk_line *)(const void *)((const char *)first + i * stride);
}

uint64_t run_hash(dehusk_ctx *ctx, int status)
{
    uint64_t hash = mix(1, (uint64_t)(uint32_t)status);
    const dehusk_line *first;
    dehusk_page page;
    const char *text;
    size_t count, stride, i;

    page.size = sizeof page;
    if (status != DEHUSK_OK || dehusk_page_info(ctx, &page) != DEHUSK_OK)
        return hash;
    hash = mix(hash, (uint64_t)page.verdict << 32 | page.confidence);
    hash = mix(hash, (uint64_t)page.format << 32 | page.lines);
    hash = mix(hash, (uint64_t)page.kept << 32 | page.skipped_rules);
    hash = mix(mix(hash, page.bytes), page.title_line);
    hash = mix_bytes(hash, page.title, page.title_length);
    hash = mix_bytes(hash, page.encoding, strlen(page.encoding));
    run_truth(dehusk_text(ctx, &text, &count) == DEHUSK_OK, "hash", "there is a text");
    hash = mix_bytes(hash, text, count);
    run_truth(dehusk_markdown(ctx, &text, &count) == DEHUSK_OK, "hash",
              "there is Markdown");
    hash = mix_bytes(hash, text, count);
    run_truth(dehusk_lines(ctx, &first, &count, &stride) == DEHUSK_OK, "hash",
              "there are lines");
    for (i = 0; i < count; i++)
        hash = mix_line(hash, line_of(first, stride, i));
    return hash;
}

/* Bytes of the well-formed character at s, 0 if none is there: written apart from the library's. */
static size_t utf8_at(const unsigned char *s, size_t left)
{
    size_t n = *s < 0x80   ? 1
               : *s < 0xC2 ? 0
               : *s < 0xE0 ? 2
               : *s < 0xF0 ? 3
               : *s < 0xF5 ? 4
                           : 0;
    size_t i;

    if (n > left)
        return 0;
    for (i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    if ((*s == 0xE0 && s[1] < 0xA0) || (*s == 0xED && s[1] > 0x9F) ||
        (*s == 0xF0 && s[1] < 0x90) || (*s == 0xF4 && s[1] > 0x8F))
        return 0;
    return n;
}

static int is_text(const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t at = 0, n;

    for (; at < length; at += n)
        if ((n = utf8_at(s + at, length - at)) == 0)
            return 0;
    return 1;
}

void run_check(dehusk_ctx *ctx, const char *name, size_t length)
{
    const dehusk_line *first, *line, *before = NULL;
    dehusk_page page;
    const char *text;
    size_t count, stride, size, i;
    uint32_t kept = 0;

    page.size = sizeof page;
    run_truth(dehusk_page_info(ctx, &page) == DEHUSK_OK, name, "there is a verdict");
    run_truth(page.bytes == length, name, "all bytes were counted");
    run_truth(page.verdict <= DEHUSK_VERDICT_PROMPT && page.confidence <= 1000, name,
              "the verdict is in its range");
    run_truth(page.format != DEHUSK_FORMAT_AUTO, name, "the format is known");
    run_truth(is_text(page.title, page.title_length), name, "the title is UTF-8");
    run_truth(page.title[page.title_length] == '\0', name, "a NUL ends the title");
    run_truth(dehusk_text(ctx, &text, &size) == DEHUSK_OK && is_text(text, size) &&
                  text[size] == '\0',
              name, "the text is UTF-8 and a NUL");
    run_truth(dehusk_markdown(ctx, &text, &size) == DEHUSK_OK && is_text(text, size) &&
                  text[size] == '\0',
              name, "the Markdown is UTF-8 and a NUL");
    run_truth(dehusk_lines(ctx, &first, &count, &stride) == DEHUSK_OK, name, "lines");
    for (i = 0; i < count; i++, before = line) {
        line = line_of(first, stride, i);
        run_truth(line->index == i && line->keep <= 1 && line->score <= 1000, name,
                  "a line's numbers are in their range");
        run_truth(line->length > 0 && is_text(line->text, line->length), name,
                  "a line is UTF-8, and something");
        run_truth(line->offset < line->offset_end && line->offset_end <= length, name,
                  "a line stands in the page");
        run_truth(before == NULL || before->offset <= line->offset, name,
                  "lines stand in page order");
        run_truth(line->link_bytes <= line->length, name, "link text is text");
        kept += line->keep;
    }
    run_truth(page.lines == count && page.kept == kept, name, "lines are counted right");
}
