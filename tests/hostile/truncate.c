/* truncate.c - pages from files, cut off at every so many bytes: always a sound answer.
 *
 * Each beginning is read from a block of its very size, as HTML, as Markdown, as text, and as what
 * it seems to be.
 *
 * Usage: hostile_truncate STEP FILE...
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/page_file.h"
#include "hostile/run_page.h"

static void try_beginning(dehusk_ctx *ctx, const hostile_page *page,
                          const unsigned char *bytes, size_t size)
{
    unsigned char *copy = (unsigned char *)malloc(size > 0 ? size : 1);

    run_truth(copy != NULL, page->name, "there is memory for a copy");
    if (size > 0)
        memcpy(copy, bytes, size);
    run_truth(run_push(ctx, page, copy, size, RUN_WHOLE) == DEHUSK_OK, page->name,
              "any bytes are a page");
    run_check(ctx, page->name, size);
    free(copy);
}

int main(int argc, char **argv)
{
    hostile_page page = {"", 0, NULL, NULL, NULL, NULL, NULL};
    const size_t step = argc > 2 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
    unsigned long tried = 0;
    int i;

    if (step == 0) {
        fputs("usage: hostile_truncate STEP FILE...\n", stderr);
        return 2;
    }
    for (i = 2; i < argc; i++) {
        size_t size, cut;
        unsigned char *bytes = page_file_read(argv[i], &size);
        if (bytes == NULL)
            return 2;
        page.name = argv[i];
        for (page.format = 0; page.format < 4; page.format++) {
            dehusk_ctx *ctx = run_new(&page, NULL);
            for (cut = 0; cut <= size; cut += step, tried++)
                try_beginning(ctx, &page, bytes, cut);
            dehusk_free(ctx);
        }
        free(bytes);
    }
    printf("hostile_truncate: %d files, %lu beginnings\n", argc - 2, tried);
    return 0;
}
