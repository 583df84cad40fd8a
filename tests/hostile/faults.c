/* faults.c - every allocation of a whole page fails in turn, alone and with all that follow: the answer
 * is DEHUSK_E_NOMEM, nothing leaks, and the context then reads the page as if nothing had been.
 *
 * Tried on all hostile pages, and on files with rules and a model set: as HTML, Markdown and text, and in an
 * encoding that iconv decodes.
 *
 * Usage: hostile_faults [SIZE [NAME]]      hostile pages of SIZE bytes, 3000 unless given
 *        hostile_faults -f FILE...
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/drawn_model.h"
#include "hostile/page_file.h"
#include "hostile/run_page.h"

static const char rule_text[] = "keep (?-i)The\\b.*\\.$\ndrop ^\\w+$\ndrop cookies?\n";

static unsigned char model_file[DRAWN_MODEL_BYTES];
static size_t model_length;

/* What a context borrows. */
typedef struct lent {
    dehusk_rules *rules;
    dehusk_model *model;
} lent;

typedef struct trial {
    hostile_page page;
    const unsigned char *bytes;
    size_t size;
    int with_rules;         /* and with a model */
    uint64_t hash;          /* of the answer when nothing fails */
    unsigned long failures; /* so far */
} trial;

/* All that a caller can ask, each answer or DEHUSK_E_NOMEM. */
static int ask(dehusk_ctx *ctx)
{
    const dehusk_line *first;
    const char *text;
    char piece[64];
    size_t count, stride;
    int status = dehusk_text(ctx, &text, &count);

    if (status == DEHUSK_OK)
        status = dehusk_markdown(ctx, &text, &count);
    if (status == DEHUSK_OK)
        status = dehusk_pull(ctx, piece, sizeof piece, &count);
    if (status == DEHUSK_OK)
        status = dehusk_lines(ctx, &first, &count, &stride);
    return status;
}

static int read_page(dehusk_ctx *ctx, const trial *t)
{
    const int status = run_push(ctx, &t->page, t->bytes, t->size, 4096);

    return status == DEHUSK_OK ? ask(ctx) : status;
}

static int make(const trial *t, const dehusk_allocator *allocator, lent *l,
                dehusk_ctx **ctx)
{
    dehusk_options options;
    int status = dehusk_options_preset(&options, sizeof options, "corpus");

    memset(l, 0, sizeof *l);
    *ctx = NULL;
    options.format = t->page.format;
    if (status == DEHUSK_OK && t->with_rules)
        status =
            dehusk_rules_new(rule_text, sizeof rule_text - 1, allocator, &l->rules, NULL);
    if (status == DEHUSK_OK && t->with_rules)
        status = dehusk_model_new(model_file, model_length, allocator, &l->model);
    if (status == DEHUSK_OK)
        status = dehusk_new(&options, allocator, ctx);
    if (status == DEHUSK_OK)
        status = dehusk_set_rules(*ctx, l->rules);
    if (status == DEHUSK_OK)
        status = dehusk_set_model(*ctx, l->model);
    return status;
}

static void free_lent(lent *l)
{
    dehusk_rules_free(l->rules);
    dehusk_model_free(l->model);
}

/* From nothing to the answer with that call failing; 1 if all calls were had before. */
static int fail_once(trial *t, size_t fail_at, int for_good)
{
    run_meter meter;
    const dehusk_allocator allocator = run_metered(&meter);
    lent l;
    dehusk_ctx *ctx;
    int status, ended;

    meter.fail_at = fail_at;
    meter.for_good = for_good;
    status = make(t, &allocator, &l, &ctx);
    if (status == DEHUSK_OK)
        status = read_page(ctx, t);
    ended = meter.calls < fail_at;
    run_truth(status == DEHUSK_OK || (status == DEHUSK_E_NOMEM && !ended), t->page.name,
              "without memory the answer is DEHUSK_E_NOMEM");
    meter.fail_at = 0;
    if (ctx != NULL) { /* there is memory again */
        run_truth(read_page(ctx, t) == DEHUSK_OK && run_hash(ctx, DEHUSK_OK) == t->hash,
                  t->page.name, "once there is memory, the answer is the usual one");
    }
    dehusk_free(ctx);
    free_lent(&l);
    run_truth(meter.held == 0, t->page.name, "all memory is given back");
    t->failures += status != DEHUSK_OK;
    return ended;
}

static void try_page(trial *t)
{
    lent l;
    dehusk_ctx *ctx;
    size_t n;

    run_truth(make(t, NULL, &l, &ctx) == DEHUSK_OK && read_page(ctx, t) == DEHUSK_OK,
              t->page.name, "any bytes are a page");
    t->hash = run_hash(ctx, DEHUSK_OK);
    dehusk_free(ctx);
    free_lent(&l);
    for (n = 1; !fail_once(t, n, 0); n++)
        continue;
    for (n = 1; !fail_once(t, n, 1); n++)
        continue;
}

static int try_files(trial *t, char **names, int count)
{
    static const char *const encodings[] = {NULL, NULL, NULL, NULL, "gb18030"};
    int i;
    size_t k;

    t->with_rules = 1;
    for (i = 0; i < count; i++) {
        unsigned char *bytes = page_file_read(names[i], &t->size);
        if (bytes == NULL)
            return -1;
        t->bytes = bytes;
        t->page.name = names[i];
        for (k = 0; k < sizeof encodings / sizeof *encodings; k++) {
            t->page.format = (uint32_t)k % 4;
            t->page.encoding = encodings[k];
            try_page(t);
        }
        free(bytes);
    }
    return count;
}

static int try_pages(trial *t, size_t size, const char *name)
{
    unsigned char *bytes = (unsigned char *)malloc(size);
    const hostile_page *page;
    int pages = 0;
    size_t i;

    run_truth(size > 0 && bytes != NULL, "hostile_faults", "there is room for a page");
    t->bytes = bytes;
    t->size = size;
    for (i = 0; (page = hostile_page_at(i)) != NULL; i++)
        if (name == NULL || strcmp(name, page->name) == 0) {
            t->page = *page;
            hostile_make(page, bytes, size);
            try_page(t);
            pages++;
        }
    free(bytes);
    return pages;
}

int main(int argc, char **argv)
{
    trial t;
    int pages;

    memset(&t, 0, sizeof t);
    model_length = drawn_model(model_file);
    if (argc > 1 && strcmp(argv[1], "-f") == 0)
        pages = try_files(&t, argv + 2, argc - 2);
    else
        pages = try_pages(&t, argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 3000,
                          argc > 2 ? argv[2] : NULL);
    printf("hostile_faults: %d pages, %lu failures of memory\n", pages, t.failures);
    return pages <= 0 || t.failures == 0;
}
