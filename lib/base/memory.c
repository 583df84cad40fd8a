/* memory.c - see memory.h.                                        SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdlib.h>

#include "base/status.h"

static void *acquire_default(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void *resize_default(void *user, void *block, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old_size;
    return realloc(block, new_size);
}

static void release_default(void *user, void *block, size_t size)
{
    (void)user;
    (void)size;
    free(block);
}

const dhk_memory dhk_memory_default = {acquire_default, resize_default, release_default,
                                       NULL};

int dhk_list_grow(dhk_list *list, const dhk_memory *memory, size_t item_size, size_t extra,
                  size_t maximum)
{
    size_t need, capacity;
    void *items;

    if (maximum > SIZE_MAX / item_size)
        maximum = SIZE_MAX / item_size;
    if (list->count > maximum || extra > maximum - list->count)
        return DHK_E_LIMIT;
    need = list->count + extra;
    /* Half as much again: at most three copies of an item on its way to any size, and a third
     * of the block unused at worst, which the memory bound in dehusk.h counts on.  An empty list
     * gets what it needs: what is filled at once does not grow. */
    capacity = list->count == 0 ? need : list->capacity + list->capacity / 2;
    if (capacity < need)
        capacity = need;
    if (capacity < 64)
        capacity = 64;
    if (capacity > maximum)
        capacity = maximum;
    if (list->count == 0) /* nothing to keep: the old block need not stand beside the new */
        dhk_list_free(list, memory, item_size);
    if (list->items == NULL)
        items = memory->acquire(memory->user, capacity * item_size);
    else
        items = memory->resize(memory->user, list->items, list->capacity * item_size,
                               capacity * item_size);
    if (items == NULL)
        return DHK_E_NOMEM;
    list->items = items;
    list->capacity = capacity;
    return DHK_OK;
}

void dhk_list_free(dhk_list *list, const dhk_memory *memory, size_t item_size)
{
    if (list->items != NULL)
        memory->release(memory->user, list->items, list->capacity * item_size);
    list->items = NULL;
    list->count = 0;
    list->capacity = 0;
}
