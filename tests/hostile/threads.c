/* threads.c - threads that share rules and a model, each with a context of its own, give the answers of one.
 *
 * Every hostile page, small, is read once alone; then all of them by each thread, from another place
 * on, so that no two do the same at once.  A thread sanitizer sees what they share.
 *
 * Usage: hostile_threads [SIZE]            SIZE: bytes of a page, 500 unless given
 * SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/drawn_model.h"
#include "hostile/run_page.h"

enum { THREADS = 4, MAX_PAGES = 2000 };

static const char rule_text[] = "keep (?-i)The\\b.*\\.$\ndrop ^\\w+$\ndrop "
                                "^(?:a|(b))*$\nkeep \\p{Han}{3,}\ndrop (x+x+)+y\n";

typedef struct work {
    const dehusk_rules *rules; /* shared */
    const dehusk_model *model; /* likewise; NULL: the built-in one */
    size_t size, pages;
    size_t first; /* the page to begin with */
    uint64_t hash[MAX_PAGES];
} work;

static uint64_t read_page(dehusk_ctx **ctx, const work *w, const hostile_page *page,
                          unsigned char *bytes)
{
    int status;

    hostile_make(page, bytes, w->size);
    dehusk_free(*ctx); /* its format is an option */
    *ctx = run_new(page, NULL);
    run_truth(dehusk_set_rules(*ctx, w->rules) == DEHUSK_OK &&
                  dehusk_set_model(*ctx, w->model) == DEHUSK_OK,
              page->name, "rules and a model are set");
    status = run_push(*ctx, page, bytes, w->size, 333);
    run_truth(status == DEHUSK_OK, page->name, "any bytes are a page");
    return run_hash(*ctx, status);
}

static void *read_all(void *user)
{
    work *w = (work *)user;
    unsigned char *bytes = (unsigned char *)malloc(w->size);
    dehusk_ctx *ctx = NULL;
    size_t i;

    run_truth(bytes != NULL, "threads", "there is memory for a page");
    for (i = 0; i < w->pages; i++) {
        const size_t at = (w->first + i) % w->pages;
        w->hash[at] = read_page(&ctx, w, hostile_page_at(at), bytes);
    }
    dehusk_free(ctx);
    free(bytes);
    return NULL;
}

/* All pages by all threads at once; each answer is that of 'alone'. */
static void try_together(const work *alone)
{
    static work together[THREADS];
    pthread_t threads[THREADS];
    size_t i, k;

    for (i = 0; i < THREADS; i++) {
        together[i] = *alone;
        together[i].first = alone->pages / THREADS * i;
        memset(together[i].hash, 0, sizeof together[i].hash);
        run_truth(pthread_create(&threads[i], NULL, read_all, &together[i]) == 0, "threads",
                  "a thread begins");
    }
    for (i = 0; i < THREADS; i++)
        run_truth(pthread_join(threads[i], NULL) == 0, "threads", "a thread ends");
    for (i = 0; i < THREADS; i++)
        for (k = 0; k < alone->pages; k++)
            run_truth(together[i].hash[k] == alone->hash[k], hostile_page_at(k)->name,
                      "threads give the answers of one");
}

int main(int argc, char **argv)
{
    static unsigned char file[DRAWN_MODEL_BYTES];
    static work alone;
    const size_t length = drawn_model(file);
    dehusk_rules *rules;
    dehusk_model *model;
    int with_model;

    alone.size = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 500;
    while (alone.pages < MAX_PAGES && hostile_page_at(alone.pages) != NULL)
        alone.pages++;
    run_truth(alone.pages > 0 && alone.pages < MAX_PAGES, "threads", "there are pages");
    run_truth(dehusk_rules_new(rule_text, sizeof rule_text - 1, NULL, &rules, NULL) ==
                      DEHUSK_OK &&
                  dehusk_model_new(file, length, NULL, &model) == DEHUSK_OK,
              "threads", "rules and a model are made");
    alone.rules = rules;
    for (with_model = 0; with_model < 2; with_model++) {
        alone.model = with_model ? model : NULL;
        read_all(&alone);
        try_together(&alone);
    }
    dehusk_model_free(model);
    dehusk_rules_free(rules);
    printf("hostile_threads: %u threads, %u pages each\n", (unsigned)THREADS,
           (unsigned)alone.pages);
    return 0;
}
