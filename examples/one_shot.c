/* one_shot.c - the shortest use: one page in memory, one call.
 *
 * In: a file's name.  Out: its clean text.                      SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL;
    long size;

    *length = 0;
    if (file == NULL)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0 && (bytes = malloc((size_t)size + 1)) != NULL)
        *length = fread(bytes, 1, (size_t)size, file);
    if (ferror(file)) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    size_t page_length, length;
    char *page = argc == 2 ? read_file(argv[1], &page_length) : NULL;
    char *text;
    int status;

    if (page == NULL) {
        fprintf(stderr, "usage: one_shot FILE\n");
        return 2;
    }
    status = dehusk_clean_dup(page, page_length, NULL, &text, &length);
    free(page);
    if (status != DEHUSK_OK) {
        fprintf(stderr, "one_shot: %s\n", dehusk_status_message(status));
        return 2;
    }
    fwrite(text, 1, length, stdout);
    dehusk_text_free(text);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("one_shot");
        return 2;
    }
    return 0;
}
