/* memory.h - the caller's allocator, and arrays that grow in it.
 *
 * This is the only way to the heap.  A dhk_list keeps its block when it is emptied, so a
 * context that has seen one large page cleans the next without allocating.  Positions in a
 * list are indexes, never pointers: a list moves when it grows.   SPDX-License-Identifier: MIT */
#ifndef DHK_MEMORY_H
#define DHK_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dhk_memory {
    void *(*acquire)(void *user, size_t size);
    void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
    void (*release)(void *user, void *block, size_t size);
    void *user;
} dhk_memory;

/* malloc, realloc, free. */
extern const dhk_memory dhk_memory_default;

/* A growing array.  All zero is an empty one.  'items' is NULL while capacity is 0. */
typedef struct dhk_list {
    void *items;
    size_t count;    /* items in use */
    size_t capacity; /* items there is room for */
} dhk_list;

/* Makes room for 'extra' items of 'item_size' bytes beyond count: amortised O(1) an item.
 * DHK_E_LIMIT when count + extra would pass 'maximum' items, DHK_E_NOMEM; the items are then as
 * they were, but an empty list may have lost its block.  grow() is for where there is no room. */
int dhk_list_grow(dhk_list *list, const dhk_memory *memory, size_t item_size, size_t extra,
                  size_t maximum);

static inline int dhk_list_reserve(dhk_list *list, const dhk_memory *memory,
                                   size_t item_size, size_t extra, size_t maximum)
{
    if (extra <= list->capacity - list->count && list->count + extra <= maximum)
        return 0; /* DHK_OK: room enough, as nearly always */
    return dhk_list_grow(list, memory, item_size, extra, maximum);
}

/* Must a list grow by one item?  Enough for a list whose 'maximum' is always the same. */
static inline bool dhk_list_is_full(const dhk_list *list)
{
    return list->count == list->capacity;
}

/* Gives the block back; the list is then empty. */
void dhk_list_free(dhk_list *list, const dhk_memory *memory, size_t item_size);

#endif
