/* own_allocator.c - a context whose memory is counted, and may not pass a limit.
 *
 * In: a page on standard input.  Out: its clean text; how much memory it took, on standard error.
 * The limit is an error code like any other: nothing aborts.     SPDX-License-Identifier: MIT */
#include <dehusk.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct meter {
    size_t used,
        peak; /* bytes; sizes come back with each call, so no block needs a header */
    size_t limit;
} meter;

static void *count(meter *m, void *block, size_t old_size, size_t new_size)
{
    if (block != NULL) {
        m->used = m->used - old_size + new_size;
        if (m->used > m->peak)
            m->peak = m->used;
    }
    return block;
}

static void *acquire(void *user, size_t size)
{
    meter *m = user;
    return size > m->limit - m->used ? NULL : count(m, malloc(size), 0, size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    meter *m = user;
    if (new_size > old_size && new_size - old_size > m->limit - m->used)
        return NULL;
    return count(m, realloc(block, new_size), old_size, new_size);
}

static void release(void *user, void *block, size_t size)
{
    meter *m = user;
    free(block);
    m->used -= size;
}

int main(void)
{
    meter m = {0, 0, (size_t)64 << 20};
    dehusk_allocator allocator = {acquire, resize, release, NULL};
    dehusk_ctx *ctx;
    char piece[65536];
    const char *text;
    size_t length;
    int status;

    allocator.user = &m;
    status = dehusk_new(NULL, &allocator, &ctx);
    while (status == DEHUSK_OK && (length = fread(piece, 1, sizeof piece, stdin)) > 0)
        status = dehusk_push(ctx, piece, length);
    if (status == DEHUSK_OK && !ferror(stdin)) /* else the page is not all there */
        status = dehusk_finish(ctx);
    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, &text, &length);
    if (status == DEHUSK_OK)
        fwrite(text, 1, length, stdout);
    else
        fprintf(stderr, "own_allocator: %s\n", dehusk_status_message(status));
    dehusk_free(ctx);
    fprintf(stderr, "own_allocator: %zu bytes at most, %zu not given back\n", m.peak,
            m.used);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("own_allocator");
        return 2;
    }
    return status == DEHUSK_OK ? 0 : 2;
}
