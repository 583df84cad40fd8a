/* pushes.c - pages from files, as HTML or as text: whole, in pieces of seven bytes, of one, and at
 * random cuts, they give the same lines, verdicts, text and Markdown.
 *
 * Usage: hostile_pushes html|markdown|text|auto [-v] FILE...        -v: a hash for each file
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/page_file.h"
#include "hostile/run_page.h"

/* Returns 1 if a way of cutting the page makes a difference. */
static int try_page(dehusk_ctx *ctx, const hostile_page *page, const unsigned char *bytes,
                    size_t size, int talks)
{
    static const long pieces[] = {7, 1, RUN_RANDOM};
    static const char *const names[] = {"pieces of 7 bytes", "pieces of 1 byte",
                                        "random pieces"};
    int status = run_push(ctx, page, bytes, size, RUN_WHOLE), faults = 0;
    const uint64_t whole = run_hash(ctx, status);
    size_t i;

    run_truth(status == DEHUSK_OK, page->name, "any bytes are a page");
    run_check(ctx, page->name, size);
    for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        status = run_push(ctx, page, bytes, size, pieces[i]);
        if (run_hash(ctx, status) != whole) {
            printf("%s: %s give another answer\n", page->name, names[i]);
            faults = 1;
        }
    }
    if (talks)
        printf("%s %016llx\n", page->name, (unsigned long long)whole);
    return faults;
}

int main(int argc, char **argv)
{
    static const char *const formats[] = {"auto", "text", "markdown", "html"};
    hostile_page page = {"", 0, NULL, NULL, NULL, NULL, NULL};
    dehusk_ctx *ctx;
    int i, faults = 0, files = 0, talks = 0;

    while (page.format < 4 && (argc < 2 || strcmp(argv[1], formats[page.format]) != 0))
        page.format++;
    if (page.format == 4) {
        fputs("usage: hostile_pushes html|markdown|text|auto [-v] FILE...\n", stderr);
        return 2;
    }
    ctx = run_new(&page, NULL);
    for (i = 2; i < argc; i++) {
        size_t size;
        unsigned char *bytes;
        if (strcmp(argv[i], "-v") == 0) {
            talks = 1;
            continue;
        }
        bytes = page_file_read(argv[i], &size);
        if (bytes == NULL)
            return 2;
        page.name = argv[i];
        faults += try_page(ctx, &page, bytes, size, talks);
        files++;
        free(bytes);
    }
    dehusk_free(ctx);
    printf("hostile_pushes: %d pages as %s, %d differ when cut\n", files, argv[1], faults);
    return faults > 0 || files == 0;
}
