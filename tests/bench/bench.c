/* bench.c - what a page costs: time by stage, bytes a second, allocations, memory.
 *
 * Usage:  bench [-r RUNS] [-f auto|html|markdown|text] [-s STAGE] FILE...
 *
 * Reads all files, then cleans each of them RUNS times (5), one thread, one reader and one page for
 * all, as a caller with many pages would.  The processor time of each stage is taken page by page;
 * printed is its sum over the pages in the run where that was least, for other work on the
 * machine can only add.  The stages:
 *   read     bytes to lines: encoding, tokenizer, open elements, layout
 *   feature, score, decide, write (text)
 *   token    beside these, the HTML tokenizer alone into an idle sink: a part of "read"
 * -s STAGE runs that one and those that it needs, for a profiler:
 *   perf record build/tests/bench -r 50 -s read FILE...
 * Memory is counted by the allocator of a context: allocations a page once each page was seen, and,
 * with a new context for each page, the most bytes that were held at once, over the page's bytes.
 * Built with the tests, run by nobody but you: its figures are those of a machine, not a truth.
 * SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/status.h"
#include "decide/decide.h"
#include "dehusk.h"
#include "feature/feature.h"
#include "read/html_attributes.h"
#include "read/html_token_inner.h"
#include "read/reader.h"
#include "score/score.h"
#include "tables/html_tags.h"
#include "write/write.h"

enum stage { READ, FEATURE, SCORE, DECIDE, WRITE, TOKEN, STAGES };

static const char *const stage_names[STAGES] = {"read",   "feature", "score",
                                                "decide", "write",   "token"};
static const char *const format_names[] = {"auto", "text", "markdown", "html"};

typedef struct input {
    unsigned char *bytes;
    size_t length;
} input;

/* What the rooms fill, kept from page to page. */
typedef struct bench {
    dhk_reader *reader;
    dhk_page page;
    dhk_features features;
    dhk_html_tokenizer tokenizer;
    dhk_list score, keep, out;
    dhk_decision decision;
    uint32_t format;
    enum stage only;        /* this one, and those before it; STAGES: all */
    double seconds[STAGES]; /* of this run */
    uint64_t lines, written, tokens;
} bench;

static void need(bool fine, const char *what)
{
    if (fine)
        return;
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static input load(const char *name)
{
    input page = {NULL, 0};
    FILE *file = fopen(name, "rb");
    long size = -1;

    need(file != NULL && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0, name);
    rewind(file);
    page.length = (size_t)size;
    page.bytes = (unsigned char *)malloc(page.length + 1);
    need(page.bytes != NULL && fread(page.bytes, 1, page.length, file) == page.length,
         name);
    fclose(file);
    return page;
}

/* ---- the stages ----------------------------------------------------------------------- */

/* A sink that looks at what it gets, so that no compiler can leave the work out. */
static int take_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                     uint64_t end)
{
    ((bench *)user)->tokens += length + text[0] + begin + end;
    return 0;
}

static int take_end(void *user, const dhk_html_tag *tag)
{
    ((bench *)user)->tokens += tag->id;
    return 0;
}

/* <script> and the like are passed over, as the reader of lines does. */
static int take_start(void *user, const dhk_html_tag *tag)
{
    bench *b = (bench *)user;
    const uint32_t traits = dhk_tag_traits(tag->id);

    b->tokens += tag->id + tag->attribute_count;
    if (tag->id == DHK_EL_SCRIPT)
        dhk_html_token_set_state(&b->tokenizer, DHK_HTML_SCRIPT_DATA);
    else if (traits & DHK_TAG_RAWTEXT)
        dhk_html_token_set_state(&b->tokenizer, DHK_HTML_RAWTEXT);
    else if (traits & DHK_TAG_RCDATA)
        dhk_html_token_set_state(&b->tokenizer, DHK_HTML_RCDATA);
    else
        return 0;
    dhk_html_token_quiet(&b->tokenizer);
    return 0;
}

static int tokenize(bench *b, const input *page)
{
    static const dhk_html_sink sink = {take_text,       take_start, take_end, NULL, NULL,
                                       DHK_HTML_WANTED, take_text,  NULL,     true};

    dhk_html_token_begin(&b->tokenizer, &dhk_memory_default, &sink, b, DHK_HTML_DATA);
    return dhk_html_token_push(&b->tokenizer, page->bytes, page->length);
}

static int read_page(bench *b, const input *page)
{
    int status = dhk_reader_begin(b->reader, &b->page, b->format);

    if (status == DHK_OK)
        status = dhk_reader_push(b->reader, page->bytes, page->length);
    return status == DHK_OK ? dhk_reader_finish(b->reader) : status;
}

static void *room(bench *b, dhk_list *list, size_t item_size)
{
    list->count = 0;
    need(dhk_list_reserve(list, &dhk_memory_default, item_size, b->page.lines.count + 1,
                          SIZE_MAX) == DHK_OK,
         "out of memory");
    return list->items;
}

static int run_stage(bench *b, const input *page, enum stage stage)
{
    dhk_decision *d = &b->decision;

    switch (stage) {
    case TOKEN:
        return b->only == TOKEN || b->page.format == DHK_FORMAT_HTML ? tokenize(b, page)
                                                                     : DHK_OK;
    case READ:
        return read_page(b, page);
    case FEATURE:
        return dhk_feature_measure(&b->features, &b->page);
    case SCORE:
        d->score = (uint16_t *)room(b, &b->score, sizeof(uint16_t));
        dhk_score_lines(&dhk_model_builtin, &b->features, b->page.format, d->score);
        return DHK_OK;
    case DECIDE:
        d->keep = (uint8_t *)room(b, &b->keep, sizeof(uint8_t));
        d->rule = NULL;
        d->dial = 500;
        dhk_decide(d, &b->page, &b->features);
        return DHK_OK;
    default:
        b->out.count = 0;
        return dhk_write_text(&b->out, &b->page, d->keep, 1, false);
    }
}

/* One page, through the stages that are asked for. */
static void run_page(bench *b, const input *page)
{
    const int last = b->only == STAGES ? TOKEN : (int)b->only;
    double begin = now(), end;
    int stage;

    for (stage = b->only == TOKEN ? TOKEN : READ; stage <= last; stage++) {
        need(run_stage(b, page, (enum stage)stage) == DHK_OK, "a page failed");
        end = now();
        b->seconds[stage] += end - begin;
        begin = end;
    }
    b->lines += b->page.lines.count;
    b->written += b->out.count;
}

/* ---- memory --------------------------------------------------------------------------- */

typedef struct ledger {
    uint64_t calls;
    size_t held, most;
} ledger;

static void note(ledger *l, size_t gone, size_t come)
{
    l->calls++;
    l->held = l->held - gone + come;
    if (l->held > l->most)
        l->most = l->held;
}

static void *acquire(void *user, size_t size)
{
    note((ledger *)user, 0, size);
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    note((ledger *)user, old_size, new_size);
    return realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    ((ledger *)user)->held -= size;
    free(block);
}

static void clean(dehusk_ctx *ctx, const input *page)
{
    const char *text;
    size_t length;

    need(dehusk_push(ctx, page->bytes, page->length) == DEHUSK_OK &&
             dehusk_finish(ctx) == DEHUSK_OK &&
             dehusk_text(ctx, &text, &length) == DEHUSK_OK,
         "a page failed");
}

static void print_memory(const input *pages, size_t count, uint32_t format)
{
    ledger l = {0, 0, 0};
    dehusk_allocator allocator;
    dehusk_options options;
    dehusk_ctx *ctx;
    size_t i, round, bytes = 0, most = 0;
    uint64_t before = 0;

    memset(&allocator, 0, sizeof allocator);
    allocator.acquire = acquire;
    allocator.resize = resize;
    allocator.release = release;
    allocator.user = &l;
    dehusk_options_init(&options, sizeof options);
    options.format = format;
    need(dehusk_new(&options, &allocator, &ctx) == DEHUSK_OK, "no context");
    for (round = 0; round < 2; round++) {
        before = l.calls;
        for (i = 0; i < count; i++) {
            dehusk_reset(ctx);
            clean(ctx, &pages[i]);
        }
    }
    dehusk_free(ctx);
    before = l.calls - before;
    for (i = 0; i < count; i++) {
        l.held = l.most = 0;
        need(dehusk_new(&options, &allocator, &ctx) == DEHUSK_OK, "no context");
        clean(ctx, &pages[i]);
        dehusk_free(ctx);
        bytes += pages[i].length;
        most += l.most;
    }
    printf("%.2f allocations a page in a context that has seen it\n",
           (double)before / (double)count);
    printf("%.2f bytes held at most for a byte of a page, in a new context\n",
           (double)most / (double)bytes);
}

/* ---- the program ---------------------------------------------------------------------- */

static void print_times(const bench *b, const double *best, size_t pages, double bytes)
{
    double total = 0;
    int stage;

    printf("%-8s %10s %10s %8s\n", "stage", "MB/s", "us a page", "ns/line");
    for (stage = READ; stage < STAGES; stage++) {
        const double s = best[stage];
        if (s > 0)
            printf("%-8s %10.0f %10.1f %8.1f\n", stage_names[stage], bytes / s / 1e6,
                   s * 1e6 / (double)pages, s * 1e9 / ((double)b->lines + 1e-9));
        if (stage != TOKEN)
            total += s;
    }
    if (b->only == STAGES)
        printf("%-8s %10.0f %10.1f %8.1f\n", "all", bytes / total / 1e6,
               total * 1e6 / (double)pages, total * 1e9 / ((double)b->lines + 1e-9));
    printf("%zu pages, %.0f bytes, %llu lines, %llu bytes of text\n", pages, bytes,
           (unsigned long long)b->lines, (unsigned long long)b->written);
}

static int find_name(const char *const *names, size_t count, const char *name)
{
    size_t i;

    for (i = 0; i < count && strcmp(names[i], name) != 0; i++)
        ;
    need(i < count, name);
    return (int)i;
}

static void run_all(bench *b, const input *pages, size_t count, unsigned long runs)
{
    double best[STAGES], bytes = 0;
    unsigned long run;
    size_t i;
    int stage;

    for (i = 0; i < count; i++)
        bytes += (double)pages[i].length;
    for (run = 0; run < runs; run++) {
        memset(b->seconds, 0, sizeof b->seconds);
        b->lines = b->written = 0;
        for (i = 0; i < count; i++)
            run_page(b, &pages[i]);
        for (stage = READ; stage < STAGES; stage++)
            if (run == 0 || b->seconds[stage] < best[stage])
                best[stage] = b->seconds[stage];
    }
    print_times(b, best, count, bytes);
}

int main(int argc, char **argv)
{
    static bench b;
    input *pages;
    unsigned long runs = 5;
    int at = 1, count, i;

    b.only = STAGES;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (argv[at][1] == 'r')
            runs = strtoul(argv[at + 1], NULL, 10);
        else if (argv[at][1] == 'f')
            b.format = (uint32_t)find_name(format_names, 4, argv[at + 1]);
        else if (argv[at][1] == 's')
            b.only = (enum stage)find_name(stage_names, STAGES, argv[at + 1]);
    }
    count = argc - at;
    need(count > 0 && runs > 0, "usage: bench [-r RUNS] [-f FORMAT] [-s STAGE] FILE...");
    pages = (input *)malloc((size_t)count * sizeof *pages);
    need(pages != NULL, "out of memory");
    for (i = 0; i < count; i++)
        pages[i] = load(argv[at + i]);
    b.page.memory = &dhk_memory_default;
    b.page.max_lines = UINT32_MAX - 1;
    b.page.max_line_bytes = 65536;
    need(dhk_reader_new(&dhk_memory_default, &b.reader) == DHK_OK, "out of memory");
    run_all(&b, pages, (size_t)count, runs);
    if (b.only == STAGES)
        print_memory(pages, (size_t)count, b.format);
    dhk_reader_free(b.reader);
    dhk_page_free(&b.page);
    dhk_feature_free(&b.features, &dhk_memory_default);
    dhk_html_token_free(&b.tokenizer);
    dhk_list_free(&b.score, &dhk_memory_default, sizeof(uint16_t));
    dhk_list_free(&b.keep, &dhk_memory_default, sizeof(uint8_t));
    dhk_list_free(&b.out, &dhk_memory_default, 1);
    for (i = 0; i < count; i++)
        free(pages[i].bytes);
    free(pages);
    return 0;
}
