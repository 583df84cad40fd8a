/* truth.c - see truth.h.                                        SPDX-License-Identifier: MIT */
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>

void truth(int so, const char *what)
{
    if (!so) {
        fprintf(stderr, "fuzz: not so: %s\n", what);
        abort();
    }
}

int is_utf8(const char *text, size_t length)
{
    const unsigned char *s = (const unsigned char *)text;
    const unsigned char *end = length > 0 ? s + length : s;

    while (s < end) {
        static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
        int more = *s < 0x80   ? 0
                   : *s < 0xC2 ? -1
                   : *s < 0xE0 ? 1
                   : *s < 0xF0 ? 2
                   : *s < 0xF5 ? 3
                               : -1;
        uint32_t code;
        int i;

        if (more < 0 || more >= end - s)
            return 0;
        code = more == 0 ? *s : *s & (0x3Fu >> more);
        for (i = 1; i <= more; i++) {
            if ((s[i] & 0xC0) != 0x80)
                return 0;
            code = code << 6 | (s[i] & 0x3Fu);
        }
        if (code < smallest[more] || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF)
            return 0;
        s += more + 1;
    }
    return 1;
}

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
    truth(size > 0, "acquire of nothing");
    return count(user, malloc(size), 0, size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    truth(block != NULL && new_size > 0, "resize of or to nothing");
    return count(user, realloc(block, new_size), old_size, new_size);
}

static void release(void *user, void *block, size_t size)
{
    meter *m = user;

    truth(block != NULL && size <= m->used, "release of more than was acquired");
    m->used -= size;
    free(block);
}

dehusk_allocator metered(meter *m)
{
    dehusk_allocator allocator = {acquire, resize, release, NULL};

    m->used = m->peak = 0;
    allocator.user = m;
    return allocator;
}
