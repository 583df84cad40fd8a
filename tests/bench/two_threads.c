/* two_threads.c - two contexts in two threads, beside one: do they clean twice as much?
 *
 * Usage:  bench_threads [-t 0|1|2] [-r ROUNDS] [-n TIMES] FILE...
 *
 * In:   pages.  Each thread has a context and cleans all pages TIMES times (1): a round.
 * Out:  with -t, the rounds are of so many threads and nothing is printed: for valgrind, where two
 *       threads must take the instructions of one twice over.
 *       Without, rounds of one thread and of two take turns, and the best of ROUNDS (50) each is
 *       taken: on a busy machine a round is whole only where no one else got the processors.  Printed
 *       are two ratios: by the clock, from the first thread's begin to the last one's end; and by
 *       the processor time of a thread, which others do not disturb, and which rises when two
 *       threads wait for each other's cache lines, but not when they sleep at a lock.
 * SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* pthread_setaffinity_np() */
#endif
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dehusk.h"

enum { MOST = 2 };

typedef struct input {
    char *bytes;
    size_t length;
} input;

typedef struct worker {
    const input *pages;
    size_t count;
    unsigned long times;
    pthread_barrier_t *start;
    dehusk_ctx *ctx;
    unsigned processor;
    double begin, end; /* by the clock */
    double used;       /* processor time */
} worker;

typedef struct round_time {
    double clock, used;
} round_time;

static void need(int fine, const char *what)
{
    if (fine)
        return;
    fprintf(stderr, "bench_threads: %s\n", what);
    exit(1);
}

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
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
    page.bytes = (char *)malloc(page.length + 1);
    need(page.bytes != NULL && fread(page.bytes, 1, page.length, file) == page.length,
         name);
    fclose(file);
    return page;
}

static void clean_all(worker *w)
{
    const char *text;
    size_t i, length;

    for (i = 0; i < w->count; i++) {
        dehusk_reset(w->ctx);
        need(dehusk_push(w->ctx, w->pages[i].bytes, w->pages[i].length) == DEHUSK_OK &&
                 dehusk_finish(w->ctx) == DEHUSK_OK &&
                 dehusk_text(w->ctx, &text, &length) == DEHUSK_OK,
             "a page failed");
    }
}

/* A processor for each thread: a busy machine would put both on one.  Where it cannot be had, or
 * told, the ratio by the clock is what it is. */
static void stay_on(unsigned processor)
{
#ifdef __linux__
    cpu_set_t one;

    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    pthread_setaffinity_np(pthread_self(), sizeof one, &one);
#else
    (void)processor;
#endif
}

static void *work(void *user)
{
    worker *w = (worker *)user;
    unsigned long i;
    double used;

    stay_on(w->processor);
    pthread_barrier_wait(w->start);
    w->begin = now(CLOCK_MONOTONIC);
    used = now(CLOCK_THREAD_CPUTIME_ID);
    for (i = 0; i < w->times; i++)
        clean_all(w);
    w->used = now(CLOCK_THREAD_CPUTIME_ID) - used;
    w->end = now(CLOCK_MONOTONIC);
    return NULL;
}

/* A round of 'threads' threads, 1 or 2. */
static round_time run_round(worker *workers, unsigned threads)
{
    pthread_t ids[MOST];
    pthread_barrier_t start;
    double begin, end;
    round_time took = {0, 0};
    unsigned i;

    need(pthread_barrier_init(&start, NULL, threads) == 0, "no barrier");
    for (i = 0; i < threads; i++) {
        workers[i].start = &start;
        need(pthread_create(&ids[i], NULL, work, &workers[i]) == 0, "no thread");
    }
    for (i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    pthread_barrier_destroy(&start);
    begin = workers[0].begin;
    end = workers[0].end;
    for (i = 0; i < threads; i++) {
        begin = workers[i].begin < begin ? workers[i].begin : begin;
        end = workers[i].end > end ? workers[i].end : end;
        took.used += workers[i].used / threads;
    }
    took.clock = end - begin;
    return took;
}

static void keep_least(round_time *best, round_time took, unsigned long round)
{
    if (round == 0 || took.clock < best->clock)
        best->clock = took.clock;
    if (round == 0 || took.used < best->used)
        best->used = took.used;
}

/* Rounds of 'threads' threads; of one and of two in turn, and their ratios, if that is 3. */
static void run_rounds(worker *workers, unsigned long threads, unsigned long rounds)
{
    round_time one = {0, 0}, two = {0, 0};
    unsigned long i;

    for (i = 0; i < rounds; i++) {
        if (threads & 1)
            keep_least(&one, run_round(workers, 1), i);
        if (threads & 2)
            keep_least(&two, run_round(workers, 2), i);
    }
    if (threads == 3)
        printf("two threads over one: %.2f by the clock, %.2f by processor time (best of "
               "%lu rounds of %.1f ms)\n",
               2 * one.clock / two.clock, 2 * one.used / two.used, rounds, one.clock * 1e3);
}

int main(int argc, char **argv)
{
    static worker workers[MOST];
    unsigned long rounds = 50, times = 1, threads = 3, *value;
    input *pages;
    int at = 1, i;

    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        value = argv[at][1] == 't' ? &threads : argv[at][1] == 'r' ? &rounds : &times;
        *value = strtoul(argv[at + 1], NULL, 10);
    }
    need(at < argc && threads <= 3 && rounds > 0,
         "usage: bench_threads [-t 0|1|2] [-r ROUNDS] [-n TIMES] FILE...");
    pages = (input *)malloc((size_t)(argc - at) * sizeof *pages);
    need(pages != NULL, "out of memory");
    for (i = 0; i < argc - at; i++)
        pages[i] = load(argv[at + i]);
    for (i = 0; i < MOST; i++) {
        workers[i].pages = pages;
        workers[i].count = (size_t)(argc - at);
        workers[i].times = times;
        workers[i].processor = (unsigned)i;
        need(dehusk_new(NULL, NULL, &workers[i].ctx) == DEHUSK_OK, "no context");
    }
    run_rounds(workers, threads, rounds);
    for (i = 0; i < MOST; i++)
        dehusk_free(workers[i].ctx);
    for (i = 0; i < argc - at; i++)
        free(pages[i].bytes);
    free(pages);
    return 0;
}
