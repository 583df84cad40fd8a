/* page_file.c - see page_file.h.                                 SPDX-License-Identifier: MIT */
#include "hostile/page_file.h"

#include <stdio.h>
#include <stdlib.h>

unsigned char *page_file_read(const char *name, size_t *size)
{
    FILE *file = fopen(name, "rb");
    unsigned char *bytes = NULL;
    long end = -1;

    *size = 0;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (end = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0)
        bytes = (unsigned char *)malloc(end > 0 ? (size_t)end
                                                : 1); /* of its very size: see ASan */
    if (bytes != NULL)
        *size = fread(bytes, 1, (size_t)end, file);
    if (bytes == NULL || *size != (size_t)end) {
        fprintf(stderr, "%s: cannot be read\n", name);
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL)
        fclose(file);
    return bytes;
}
