/* truths.c - every hostile page, small and middling: a sound answer, and the same one however it is
 * cut; memory within what dehusk.h says, and all of it given back.  With lines as short, and as
 * long, as options allow, too.
 *
 * Usage: hostile_truths [SIZE [NAME]]      SIZE: bytes of the larger pages, 20000 unless given
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/run_page.h"

enum { ALL_WAYS = 4 };

/* Bytes in a block of their own, so that a sanitizer sees a read beyond them. */
static unsigned char *made(const hostile_page *page, size_t size)
{
    unsigned char *bytes = (unsigned char *)malloc(size);

    run_truth(bytes != NULL, page->name, "there is memory for the page");
    hostile_make(page, bytes, size);
    return bytes;
}

/* Reads the page whole, and cut in the first 'ways' of all ways. */
static void try_page(const hostile_page *page, size_t size, size_t ways)
{
    static const long pieces[ALL_WAYS] = {RUN_RANDOM, 1, 7, 4096};
    unsigned char *bytes = made(page, size);
    run_meter meter;
    dehusk_ctx *ctx = run_new(page, &meter);
    uint64_t hash;
    size_t i, before;
    int status = run_push(ctx, page, bytes, size, RUN_WHOLE);

    run_truth(status == DEHUSK_OK, page->name, "any bytes are a page");
    run_check(ctx, page->name, size);
    hash = run_hash(ctx, status);
    for (i = 0; i < ways; i++) {
        status = run_push(ctx, page, bytes, size, pieces[i]);
        run_truth(run_hash(ctx, status) == hash, page->name,
                  "pieces give the same lines and text");
    }
    before = meter.calls;
    status = run_push(ctx, page, bytes, size, RUN_WHOLE);
    run_truth(run_hash(ctx, status) == hash, page->name, "the page again is the same");
    run_truth(meter.calls == before, page->name, "the page again needs no more memory");
    run_truth(meter.peak <= run_bound(size, dehusk_line_count(ctx)), page->name,
              "memory is within the bound of dehusk.h");
    dehusk_free(ctx);
    run_truth(meter.held == 0, page->name, "all memory is given back");
    free(bytes);
}

int main(int argc, char **argv)
{
    size_t size = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 20000;
    const hostile_page *page;
    size_t i, small;
    unsigned pages = 0;

    for (i = 0; (page = hostile_page_at(i)) != NULL; i++) {
        if (argc > 2 && strcmp(argv[2], page->name) != 0)
            continue;
        for (small = 1; small <= 64; small += small < 16 ? 1 : 7)
            try_page(page, small, ALL_WAYS);
        try_page(page, size, ALL_WAYS);
        run_max_line_bytes = 64;
        try_page(page, size / 2, 1);
        run_max_line_bytes = UINT32_MAX;
        try_page(page, size * 4, 1); /* more than a line has by default */
        run_max_line_bytes = 0;
        pages++;
    }
    printf("hostile_truths: %u pages\n", pages);
    return pages == 0;
}
