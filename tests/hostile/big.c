/* big.c - the largest pages: with default options beyond 64 MiB they are DEHUSK_E_LIMIT; with the
 * limits raised, 100 MB give a sound answer, within the memory that dehusk.h states, in no more
 * than three times the processor time of half the page: its own, since the kernel gives
 * the last of a machine's memory far slower than the first.
 *
 * This takes minutes and gigabytes, so it is no test of every day.
 *
 * Usage: hostile_big [SIZE [NAME...]]      SIZE: 100000000 unless given
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "hostile/run_page.h"

static const char *const usual[] = {"lt",
                                    "div",
                                    "amp",
                                    "one_line",
                                    "one_line_of_words",
                                    "html_one_line",
                                    "md_one_line",
                                    "md_pictures_open",
                                    "comment_begins",
                                    "one_tag_of_attributes",
                                    "value_without_end",
                                    "unclosed_script",
                                    "entities",
                                    "nul",
                                    "continuations",
                                    "lines_that_are_equal",
                                    "table_tr_td_x",
                                    "colliding_lines",
                                    "utf16_lines",
                                    "three_encodings",
                                    "bidi",
                                    "escapes",
                                    "html_soup",
                                    "html_soup_of_text"};

static const double most_for_twice = 3; /* a clock hears the neighbours */

static void expect_limit(const hostile_page *page, const unsigned char *bytes, size_t size)
{
    dehusk_options options;
    char *text;
    size_t length;

    dehusk_options_init(&options, sizeof options);
    options.format = page->format;
    if (size > options.max_page_bytes)
        run_truth(dehusk_clean_dup(bytes, size, &options, &text, &length) == DEHUSK_E_LIMIT,
                  page->name, "the default limit holds");
}

static double seconds(void)
{
    struct rusage used;

    run_truth(getrusage(RUSAGE_SELF, &used) == 0, "hostile_big", "time is counted");
    return (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6;
}

/* Reads the page, all pushed in pieces of 64 KiB; returns the seconds it took. */
static double read_page(const hostile_page *page, const unsigned char *bytes, size_t size)
{
    const double begin = seconds();
    run_meter meter;
    dehusk_ctx *ctx = run_new(page, &meter);
    const char *text;
    size_t length, lines;
    double taken;

    run_truth(run_push(ctx, page, bytes, size, 65536) == DEHUSK_OK &&
                  dehusk_text(ctx, &text, &length) == DEHUSK_OK,
              page->name, "any bytes are a page");
    taken = seconds() - begin;
    run_check(ctx, page->name, size);
    lines = dehusk_line_count(ctx);
    run_truth(meter.peak <= run_bound(size, lines), page->name,
              "memory is within the bound of dehusk.h");
    printf("%-24s %11zu bytes: %8zu lines, %6.2f s, %7.1f MB at most, %.2f a byte\n",
           page->name, size, lines, taken, (double)meter.peak / 1e6,
           (double)meter.peak / (double)size);
    fflush(stdout);
    dehusk_free(ctx);
    run_truth(meter.held == 0, page->name, "all memory is given back");
    return taken;
}

static void try_page(const char *name, unsigned char *bytes, size_t size)
{
    const hostile_page *page = hostile_page_named(name);
    double half, whole;

    run_truth(page != NULL, name, "there is such a page");
    hostile_make(page, bytes, size / 2);
    half = read_page(page, bytes, size / 2);
    hostile_make(page, bytes, size);
    whole = read_page(page, bytes, size);
    run_truth(whole <= most_for_twice * half + 0.2, page->name, "time is linear");
    expect_limit(page, bytes, size);
}

int main(int argc, char **argv)
{
    const size_t size = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 100000000;
    unsigned char *bytes = (unsigned char *)malloc(size);
    size_t i;

    run_truth(size > 0 && bytes != NULL, "hostile_big", "there is room for a page");
    if (argc > 2)
        for (i = 2; i < (size_t)argc; i++)
            try_page(argv[i], bytes, size);
    else
        for (i = 0; i < sizeof usual / sizeof *usual; i++)
            try_page(usual[i], bytes, size);
    free(bytes);
    return 0;
}
