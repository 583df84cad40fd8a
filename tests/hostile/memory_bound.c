/* memory_bound.c - how much a context needs at most, over hostile pages or files, against the bound that
 * dehusk.h states.
 *
 * All that can be asked of a page is asked of one context, which is then as large as it can get:
 * both outputs and the array of lines.  Counted are the bytes that the allocator was asked for
 * and has not got back, and both blocks while it moves one.
 *
 * Usage: hostile_memory [-v] [SIZE [NAME]]       hostile pages of SIZE bytes, 400000 unless given
 *        hostile_memory [-v] -f FILE...          files, read as HTML
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/page_file.h"
#include "hostile/run_page.h"

static int talks, faults;
static double fullest;
static char fullest_page[256];

static void try_page(const hostile_page *page, const unsigned char *bytes, size_t size)
{
    run_meter meter;
    dehusk_ctx *ctx = run_new(page, &meter);
    const int status = run_push(ctx, page, bytes, size, RUN_WHOLE);
    size_t lines, bound;

    run_truth(status == DEHUSK_OK, page->name, "any bytes are a page");
    (void)run_hash(ctx, status);
    lines = dehusk_line_count(ctx);
    bound = run_bound(size, lines);
    if ((double)meter.peak / (double)bound > fullest) {
        fullest = (double)meter.peak / (double)bound;
        (void)snprintf(fullest_page, sizeof fullest_page, "%s", page->name);
    }
    if (talks || meter.peak > bound)
        printf("%-32s %9zu bytes, %8zu lines: peak %10zu, %7.2f a byte, bound %10zu%s\n",
               page->name, size, lines, meter.peak, (double)meter.peak / (double)size,
               bound, meter.peak > bound ? ": too much" : "");
    faults += meter.peak > bound;
    dehusk_free(ctx);
    run_truth(meter.held == 0, page->name, "all memory is given back");
}

static int try_files(char **names, int count)
{
    int i;

    for (i = 0; i < count; i++) {
        hostile_page page = {NULL, DEHUSK_FORMAT_HTML, NULL, NULL, NULL, NULL, NULL};
        size_t size;
        unsigned char *bytes = page_file_read(names[i], &size);
        if (bytes == NULL)
            return -1;
        page.name = names[i];
        try_page(&page, bytes, size);
        free(bytes);
    }
    return count;
}

static int try_pages(size_t size, const char *name)
{
    unsigned char *bytes = (unsigned char *)malloc(size);
    const hostile_page *page;
    int pages = 0;
    size_t i;

    run_truth(size > 0 && bytes != NULL, "hostile_memory", "there is room for a page");
    for (i = 0; (page = hostile_page_at(i)) != NULL; i++)
        if (name == NULL || strcmp(name, page->name) == 0) {
            hostile_make(page, bytes, size);
            try_page(page, bytes, size);
            pages++;
        }
    free(bytes);
    return pages;
}

int main(int argc, char **argv)
{
    int pages;

    if (argc > 1 && strcmp(argv[1], "-v") == 0) {
        talks = 1;
        argc--;
        argv++;
    }
    if (argc > 1 && strcmp(argv[1], "-f") == 0)
        pages = try_files(argv + 2, argc - 2);
    else
        pages = try_pages(argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 400000,
                          argc > 2 ? argv[2] : NULL);
    printf("hostile_memory: %d pages, %d need too much; at most %.2f of the bound (%s)\n",
           pages, faults, fullest, fullest_page);
    return faults > 0 || pages <= 0;
}
