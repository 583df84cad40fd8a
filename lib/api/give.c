/* give.c - see give.h.                                            SPDX-License-Identifier: MIT */
#include "api/give.h"

#include <string.h>

#include "dehusk.h"

enum { LARGEST_STRUCT = 4096 }; /* a size beyond was never set */

static uint32_t size_of(const void *to)
{
    uint32_t size;

    memcpy(&size, to, sizeof size);
    return size;
}

int dhk_give_check(const void *to)
{
    if (to == NULL || size_of(to) < sizeof(uint32_t) || size_of(to) > LARGEST_STRUCT)
        return DEHUSK_E_ARG;
    return DEHUSK_OK;
}

void dhk_give(void *to, const void *from, size_t length)
{
    uint32_t size = size_of(to);
    uint32_t filled = size < length ? size : (uint32_t)length;

    memset(to, 0, size);
    memcpy(to, from, filled);
    memcpy(to, &filled, sizeof filled);
}
