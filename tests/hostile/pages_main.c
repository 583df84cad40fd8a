/* pages_main.c - writes a hostile page to standard output, for programs that read one.
 *
 * Usage: hostile_pages               the names of all pages
 *        hostile_pages NAME SIZE     that page, SIZE bytes of it
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "hostile/hostile.h"

int main(int argc, char **argv)
{
    const hostile_page *page;
    unsigned char *bytes;
    size_t size, i;
    int good;

    if (argc == 1) {
        for (i = 0; (page = hostile_page_at(i)) != NULL; i++)
            puts(page->name);
        return 0;
    }
    page = hostile_page_named(argv[1]);
    size = argc == 3 ? (size_t)strtoull(argv[2], NULL, 10) : 0;
    if (page == NULL || size == 0) {
        fputs("usage: hostile_pages [NAME SIZE]\n", stderr);
        return 2;
    }
    bytes = (unsigned char *)malloc(size);
    if (bytes == NULL)
        return 2;
    hostile_make(page, bytes, size);
    good = fwrite(bytes, 1, size, stdout) == size && fflush(stdout) == 0;
    free(bytes);
    return good ? 0 : 2;
}
