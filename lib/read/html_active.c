/* html_active.c - see html_active.h.                              SPDX-License-Identifier: MIT */
#include "read/html_active.h"

#include <string.h>

void dhk_html_active_remove(dhk_html_active *active, uint32_t at)
{
    active->count--;
    if (at < active->count)
        memmove(active->entries + at, active->entries + at + 1,
                (active->count - at) * sizeof active->entries[0]);
}

static bool are_alike(const dhk_html_active_entry *a, const dhk_html_active_entry *b)
{
    return a->tag == b->tag && a->tokens == b->tokens && a->place == b->place &&
           a->bits == b->bits;
}

void dhk_html_active_add(dhk_html_active *active)
{
    const dhk_html_active_entry *entry = active->entries + active->count;
    uint32_t i = active->count, first = 0, alike = 0;

    while (i > 0 && active->entries[i - 1].tag != 0) {
        i--;
        if (are_alike(&active->entries[i], entry)) {
            alike++;
            first = i;
        }
    }
    active->count++;
    if (alike >= 3)
        dhk_html_active_remove(active, first);
    else if (active->count > DHK_ACTIVE_MAX)
        dhk_html_active_remove(active, 0);
}

void dhk_html_active_mark(dhk_html_active *active)
{
    const dhk_html_active_entry marker = {0, 0, 0, 0, 0};

    if (active->count == DHK_ACTIVE_MAX)
        dhk_html_active_remove(active, 0);
    active->entries[active->count++] = marker;
}

void dhk_html_active_clear(dhk_html_active *active)
{
    while (active->count > 0)
        if (active->entries[--active->count].tag == 0)
            break;
}

uint32_t dhk_html_active_find(const dhk_html_active *active, uint32_t tag)
{
    uint32_t i = active->count;

    while (i > 0 && active->entries[i - 1].tag != 0)
        if (active->entries[--i].tag == tag)
            return i;
    return DHK_ACTIVE_MAX;
}

void dhk_html_active_closed(dhk_html_active *active, uint32_t frame)
{
    uint32_t i = active->count;

    while (i > 0)
        if (active->entries[--i].frame == frame) {
            active->entries[i].frame = 0;
            return;
        }
}

uint32_t dhk_html_active_waiting(const dhk_html_active *active)
{
    uint32_t i = active->count;

    while (i > 0 && active->entries[i - 1].tag != 0 && active->entries[i - 1].frame == 0)
        i--;
    return i;
}
