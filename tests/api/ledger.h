/* ledger.h - an allocator that writes down what it gives, checks what comes back, and fails when it
 * is told to.                                                   SPDX-License-Identifier: MIT */
#ifndef API_LEDGER_H
#define API_LEDGER_H

#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "dehusk.h"

typedef struct ledger {
    size_t calls;   /* acquire and resize, those that failed too */
    size_t fail_at; /* this call fails (1 is the first); 0: none */
    size_t blocks;  /* not given back */
    size_t bytes;   /* in them */
    size_t peak_bytes;
} ledger;

enum { LEDGER_HEAD = 32 }; /* holds the size, keeps the alignment */

static inline void *ledger_acquire(void *user, size_t size)
{
    ledger *book = (ledger *)user;
    char *block;

    assert_true(size > 0);
    if (++book->calls == book->fail_at)
        return NULL;
    block = (char *)malloc(size + LEDGER_HEAD);
    assert_non_null(block);
    memcpy(block, &size, sizeof size);
    memset(block + LEDGER_HEAD, 0xA5, size);
    book->blocks++;
    book->bytes += size;
    if (book->bytes > book->peak_bytes)
        book->peak_bytes = book->bytes;
    return block + LEDGER_HEAD;
}

static inline void ledger_release(void *user, void *block, size_t size)
{
    ledger *book = (ledger *)user;
    size_t was;

    assert_non_null(block);
    memcpy(&was, (char *)block - LEDGER_HEAD, sizeof was);
    assert_int_equal(was, size);
    memset(block, 0x5A, size);
    free((char *)block - LEDGER_HEAD);
    book->blocks--;
    book->bytes -= size;
}

/* Always moves, so that a pointer into the old block is found out. */
static inline void *ledger_resize(void *user, void *block, size_t old_size, size_t new_size)
{
    void *made;

    assert_non_null(block);
    made = ledger_acquire(user, new_size);
    if (made == NULL)
        return NULL;
    memcpy(made, block, old_size < new_size ? old_size : new_size);
    ledger_release(user, block, old_size);
    return made;
}

static inline dehusk_allocator ledger_allocator(ledger *book)
{
    dehusk_allocator made;

    memset(book, 0, sizeof *book);
    made.acquire = ledger_acquire;
    made.resize = ledger_resize;
    made.release = ledger_release;
    made.user = book;
    return made;
}

#endif
