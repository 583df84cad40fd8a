/* pages.c - see hostile.h: finds a page by number or name, and fills it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "hostile/hostile.h"

#include <stdio.h>
#include <string.h>

const hostile_page *hostile_page_at(size_t i)
{
    const hostile_page *const tables[] = {hostile_markup, hostile_tree,  hostile_markdown,
                                          hostile_text,   hostile_bytes, hostile_made};
    size_t t;

    for (t = 0; t < sizeof tables / sizeof *tables; t++) {
        const hostile_page *page = tables[t];
        for (; page->name != NULL; page++)
            if (i-- == 0)
                return page;
    }
    return NULL;
}

const hostile_page *hostile_page_named(const char *name)
{
    const hostile_page *page;
    size_t i;

    for (i = 0; (page = hostile_page_at(i)) != NULL; i++)
        if (strcmp(page->name, name) == 0)
            return page;
    return NULL;
}

size_t hostile_append(unsigned char *bytes, size_t at, size_t size, const char *unit,
                      uint32_t number)
{
    for (; *unit != '\0' && at < size; unit++) {
        if (*unit == '\1') {
            char digits[16];
            size_t n = (size_t)snprintf(digits, sizeof digits, "%u", (unsigned)number);
            if (n > size - at)
                n = size - at;
            memcpy(bytes + at, digits, n);
            at += n;
        } else {
            bytes[at++] = *unit == '\2' ? 0 : (unsigned char)*unit;
        }
    }
    return at;
}

void hostile_make(const hostile_page *page, unsigned char *bytes, size_t size)
{
    size_t at = 0;
    uint32_t number = 0;

    if (page->fill != NULL) {
        page->fill(bytes, size);
        return;
    }
    if (page->head != NULL)
        at = hostile_append(bytes, at, size, page->head, number++);
    while (at < size)
        at = hostile_append(
            bytes, at, size,
            page->after != NULL && at >= size / 2 ? page->after : page->unit, number++);
}
