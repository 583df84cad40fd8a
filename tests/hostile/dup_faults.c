/* dup_faults.c - what allocates by malloc, where the caller gives no allocator, when malloc and
 * realloc fail: each in turn, alone and with all that follow.
 *
 * dehusk_clean_dup() on every hostile page, and the makers of rules, models and contexts.  The answer
 * is DEHUSK_E_NOMEM or the usual one; every block is given back.
 *
 * Usage: hostile_dup_faults [SIZE]          SIZE: bytes of a page, 400 unless given
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/drawn_model.h"
#include "hostile/run_page.h"

static size_t calls, fail_at, held;
static int for_good;

void *__real_malloc(size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static int fails(void)
{
    calls++;
    return fail_at != 0 && (for_good ? calls >= fail_at : calls == fail_at);
}

void *__wrap_malloc(size_t size)
{
    void *block = fails() ? NULL : __real_malloc(size);

    held += block != NULL;
    return block;
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

void __wrap_free(void *block)
{
    held -= block != NULL;
    __real_free(block);
}

typedef struct trial {
    const char *name;
    const hostile_page *page;
    const unsigned char *bytes;
    size_t size;
    uint32_t output;
    char *usual; /* what it gives when nothing fails */
    size_t usual_length;
} trial;

static int clean(trial *t, char **text, size_t *length)
{
    dehusk_options options;

    dehusk_options_init(&options, sizeof options);
    options.format = t->page->format;
    options.output = t->output;
    return dehusk_clean_dup(t->bytes, t->size, &options, text, length);
}

static int make_and_free(trial *t)
{
    static const char rules_text[] = "keep (?<n>a+)b\\k<n>\ndrop \\p{Han}{3,}\n";
    dehusk_rules *rules = NULL;
    dehusk_model *model = NULL;
    dehusk_ctx *ctx = NULL;
    int status = dehusk_rules_new(rules_text, sizeof rules_text - 1, NULL, &rules, NULL);

    run_truth((status == DEHUSK_OK) == (rules != NULL), t->name, "rules or an error");
    if (status == DEHUSK_OK)
        status = dehusk_model_new(t->bytes, t->size, NULL, &model);
    run_truth(status == DEHUSK_OK || model == NULL, t->name, "a model or an error");
    if (status == DEHUSK_OK)
        status = dehusk_new(NULL, NULL, &ctx);
    run_truth(status == DEHUSK_OK || ctx == NULL, t->name, "a context or an error");
    dehusk_free(ctx);
    dehusk_model_free(model);
    dehusk_rules_free(rules);
    return status;
}

static int try_once(trial *t)
{
    char *text = NULL;
    size_t length = 0;
    int status;

    if (t->page == NULL)
        return make_and_free(t);
    status = clean(t, &text, &length);
    run_truth((status == DEHUSK_OK) == (text != NULL), t->name, "a text or an error");
    if (status == DEHUSK_OK && t->usual != NULL)
        run_truth(length == t->usual_length && memcmp(text, t->usual, length) == 0, t->name,
                  "the usual text");
    dehusk_text_free(text);
    return status;
}

static unsigned long fail_all(trial *t)
{
    unsigned long failures = 0;
    const size_t before = held;
    int ended = 0, status;
    size_t n;

    for (n = 1; !ended; n++)
        for (for_good = 0; for_good < 2; for_good++) {
            calls = 0;
            fail_at = n;
            status = try_once(t);
            fail_at = 0;
            ended = calls < n;
            run_truth(status == DEHUSK_OK || (status == DEHUSK_E_NOMEM && !ended), t->name,
                      "without memory the answer is DEHUSK_E_NOMEM");
            run_truth(held == before, t->name, "all blocks are given back");
            failures += status != DEHUSK_OK;
        }
    return failures;
}

int main(int argc, char **argv)
{
    static unsigned char model[DRAWN_MODEL_BYTES];
    const size_t size = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 400;
    unsigned char *bytes = (unsigned char *)malloc(size);
    unsigned long failures;
    unsigned pages = 0;
    trial t;

    memset(&t, 0, sizeof t);
    t.name = "rules, a model and a context";
    t.bytes = model;
    t.size = drawn_model(model);
    failures = fail_all(&t);
    run_truth(bytes != NULL && failures > 8, t.name, "they do allocate");
    t.bytes = bytes;
    t.size = size;
    for (; (t.page = hostile_page_at(pages)) != NULL; pages++) {
        t.name = t.page->name;
        t.output = pages % 2;
        hostile_make(t.page, bytes, size);
        t.usual = NULL;
        run_truth(clean(&t, &t.usual, &t.usual_length) == DEHUSK_OK, t.name,
                  "any bytes are a page");
        failures += fail_all(&t);
        dehusk_text_free(t.usual);
    }
    free(bytes);
    printf("hostile_dup_faults: %u pages, %lu failures of memory\n", pages, failures);
    return pages == 0;
}
