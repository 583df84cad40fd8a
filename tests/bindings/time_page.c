/*
 * time_page.c - what one page costs in C: the yardstick of every binding.
 *
 * In:   a page, and how many times to clean it.
 * Out:  microseconds of the fastest round, one number.  A round resets a context, pushes the page
 *       whole, finishes and looks at the text, as a crawler does.  Bindings print the same number.
 *
 * SPDX-License-Identifier: MIT
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dehusk.h"

enum { MOST_BYTES = 1 << 26 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int clean(dehusk_ctx *ctx, const char *page, size_t length)
{
    const char *text;
    size_t text_length;
    int status;

    dehusk_reset(ctx);
    status = dehusk_push(ctx, page, length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, &text, &text_length);
    return status;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    char *page = malloc(MOST_BYTES);
    dehusk_ctx *ctx = NULL;
    double best = 1e12;
    size_t length;
    int rounds;

    if (!file || !page || dehusk_new(NULL, NULL, &ctx) != DEHUSK_OK) {
        fputs("usage: time_page FILE ROUNDS\n", stderr);
        return 2;
    }
    length = fread(page, 1, MOST_BYTES, file);
    fclose(file);
    for (rounds = atoi(argv[2]); rounds > 0; rounds--) {
        double begin = now(), took;
        if (clean(ctx, page, length) != DEHUSK_OK)
            return 1;
        took = now() - begin;
        best = took < best ? took : best;
    }
    printf("%.1f\n", best);
    dehusk_free(ctx);
    free(page);
    return 0;
}
