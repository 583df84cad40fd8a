/* replay.c - runs a fuzz target over files, without a fuzzer.
 *
 * In: files, and -p N, which puts N zero bytes (a target's settings) before those that follow, so
 * that a plain page can be replayed too.  Each file is also tried cut short at a few places.
 *                                                                 SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "truth.h"

static int replay(const char *name, size_t prefix)
{
    FILE *file = fopen(name, "rb");
    uint8_t *data;
    size_t size, part;
    long end;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (end = ftell(file)) < 0) {
        fprintf(stderr, "replay: %s cannot be read\n", name);
        return 1;
    }
    rewind(file);
    data = calloc(prefix + (size_t)end + 1, 1);
    truth(data != NULL, "memory for a file");
    size = prefix + fread(data + prefix, 1, (size_t)end, file);
    fclose(file);
    for (part = 8; part > 0; part--) {
        /* A block of the very size, so that a sanitizer sees a read beyond it. */
        size_t length = size / 8 * part + (part == 8 ? size % 8 : 0);
        uint8_t *copy = malloc(length > 0 ? length : 1);
        truth(copy != NULL, "memory for a copy");
        memcpy(copy, data, length);
        LLVMFuzzerTestOneInput(copy, length);
        free(copy);
    }
    free(data);
    return 0;
}

int main(int argc, char **argv)
{
    size_t prefix = 0;
    int i, faults = 0, done = 0;

    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-p") == 0 && i + 1 < argc) {
            prefix = (size_t)strtoul(argv[++i], NULL, 10);
        } else {
            faults += replay(argv[i], prefix);
            done++;
        }
    }
    printf("replay: %d files\n", done);
    return faults != 0 || done == 0;
}
