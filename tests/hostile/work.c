/* work.c - twice the page is twice the work, and a push costs the same whatever came before: for
 * every hostile page, in steps counted by the compiler (work_count.h), not by a clock.
 *
 * Each page is read at SIZE and at 2 * SIZE (and at 4 * SIZE: see growth_of()), all that can be
 * asked of it is asked, and the steps of an empty page are taken off both.  Then at SIZE in pieces of one byte, which may cost so and so
 * many steps a push more: a reader that copied what it holds at each push would cost thousands.
 *
 * Usage: hostile_work [-v] [-l MAX_LINE_BYTES] [SIZE [NAME]]
 * SIZE is 131072 unless given; -v prints a line for each page.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile/run_page.h"
#include "hostile/work_count.h"

/* Twice the page, a tenth more for tables that are a power of two; and two steps a byte, since
 * what happens at each 64 KiB happens twice in one page and five times in the other. */
static const double most_for_twice = 2.2;
/* What is linear can still be too much.  The worst is a page of lines of one byte: what is done a
 * line, some 2000 steps, is done for every second byte. */
static const double most_a_byte = 1500, most_a_push = 300;

typedef struct extreme {
    double value;
    const char *page;
} extreme;

static int talks;
static extreme worst_twice, worst_byte, worst_push;

/* Notes the worst; returns whether the value is too much. */
static int exceeds(extreme *worst, double value, double most, const char *page)
{
    if (value > worst->value) {
        worst->value = value;
        worst->page = page;
    }
    return value > most;
}

/* Steps for the page, read by a context of its own as dehusk_clean_dup() does. */
static double work_of(const hostile_page *page, const unsigned char *bytes, size_t size,
                      long piece)
{
    run_meter meter;
    dehusk_ctx *ctx = run_new(page, &meter);
    const uint64_t before = work_done();
    const dehusk_line *first;
    const char *text;
    size_t count, stride;
    uint64_t work;

    run_truth(run_push(ctx, page, bytes, size, piece) == DEHUSK_OK &&
                  dehusk_text(ctx, &text, &count) == DEHUSK_OK &&
                  dehusk_markdown(ctx, &text, &count) == DEHUSK_OK &&
                  dehusk_lines(ctx, &first, &count, &stride) == DEHUSK_OK,
              page->name, "any bytes are a page");
    work = work_done() - before + meter.moved / 8;
    dehusk_free(ctx);
    return (double)work;
}

/* Steps of 2 * size over those of size, where 'once' and 'twice' are the steps; if that is too much,
 * of 4 * size over 2 * size: what begins at a size (64 KiB of a line, say) is one step up, what is
 * worse than linear goes on. */
static double growth_of(const hostile_page *page, unsigned char *bytes, size_t size,
                        double once, double twice, double none)
{
    const double n = (double)size, growth = (twice - 2 * n) / once;

    if (growth <= most_for_twice)
        return growth;
    hostile_make(page, bytes, 4 * size);
    return (work_of(page, bytes, 4 * size, RUN_WHOLE) - none - 4 * n) / twice;
}

/* Returns 1 if the page costs too much. */
static int try_page(const hostile_page *page, unsigned char *bytes, size_t size)
{
    const double none = work_of(page, bytes, 0, RUN_WHOLE), n = (double)size;
    double once, twice, pieces;
    int much;

    hostile_make(page, bytes, size);
    once = work_of(page, bytes, size, RUN_WHOLE) - none;
    pieces = work_of(page, bytes, size, 1) - none;
    hostile_make(page, bytes, 2 * size);
    twice = work_of(page, bytes, 2 * size, RUN_WHOLE) - none;
    much = exceeds(&worst_twice, growth_of(page, bytes, size, once, twice, none),
                   most_for_twice, page->name);
    much |= exceeds(&worst_byte, twice / (2 * n), most_a_byte, page->name);
    much |= exceeds(&worst_push, (pieces - once) / n, most_a_push, page->name);
    if (talks || much)
        printf("%-32s %7.1f steps a byte, x %.3f, %6.1f more a push%s\n", page->name,
               twice / (2 * n), twice / once, (pieces - once) / n,
               much ? ": too much" : "");
    return much;
}

/* Lines that collide cost more than lines that do not, or collide.c no longer knows how words are
 * hashed; but not much more. */
static int try_collisions(unsigned char *bytes, size_t size)
{
    const hostile_page *colliding = hostile_page_named("colliding_lines");
    const hostile_page *scattered = hostile_page_named("scattered_lines");
    double more;

    hostile_make(colliding, bytes, size);
    more = work_of(colliding, bytes, size, RUN_WHOLE);
    hostile_make(scattered, bytes, size);
    more /= work_of(scattered, bytes, size, RUN_WHOLE);
    if (more >= 1.02 && more <= 2)
        return 0;
    printf("lines that collide cost %.3f times what others do\n", more);
    return 1;
}

int main(int argc, char **argv)
{
    size_t size = 131072, i;
    const char *name = NULL;
    const hostile_page *page;
    unsigned char *bytes;
    int faults = 0, pages = 0;

    if (argc > 1 && strcmp(argv[1], "-v") == 0) {
        talks = 1;
        argc--;
        argv++;
    }
    if (argc > 2 && strcmp(argv[1], "-l") == 0) {
        run_max_line_bytes = (uint32_t)strtoul(argv[2], NULL, 10);
        argc -= 2;
        argv += 2;
    }
    if (argc > 1)
        size = (size_t)strtoull(argv[1], NULL, 10);
    if (argc > 2)
        name = argv[2];
    bytes = (unsigned char *)malloc(4 * size);
    run_truth(size >= 8 && bytes != NULL, "hostile_work", "there is room for the pages");
    for (i = 0; (page = hostile_page_at(i)) != NULL; i++)
        if (name == NULL || strcmp(name, page->name) == 0) {
            faults += try_page(page, bytes, size);
            pages++;
        }
    if (name == NULL)
        faults += try_collisions(bytes, size);
    free(bytes);
    if (pages == 0)
        return 1;
    printf("hostile_work: %d pages, %d cost too much\n", pages, faults);
    printf(
        "worst: x %.3f for twice the page (%s), %.0f steps a byte (%s), %.0f a push (%s)\n",
        worst_twice.value, worst_twice.page, worst_byte.value, worst_byte.page,
        worst_push.value, worst_push.page);
    return faults > 0;
}
