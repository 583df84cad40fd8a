/* read_page.c - reads one page from standard input with one reader, and says how many lines it has.
 *
 * For reader_work.py, which counts the instructions of a run: so it does nothing else.
 *                                                                SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/markdown.h"
#include "read/text.h"

static const dhk_page no_page;

static int read_text(dhk_page *page, const unsigned char *bytes, size_t length)
{
    dhk_text *text;
    int status = dhk_text_new(page->memory, &text);

    if (status == 0)
        status = dhk_text_begin(text, page);
    if (status == 0)
        status = dhk_text_push(text, bytes, length);
    if (status == 0)
        status = dhk_text_finish(text);
    dhk_text_free(text);
    return status;
}

static int read_markdown(dhk_page *page, const unsigned char *bytes, size_t length)
{
    dhk_markdown *markdown;
    int status = dhk_markdown_new(page->memory, &markdown);

    if (status == 0)
        status = dhk_markdown_begin(markdown, page);
    if (status == 0)
        status = dhk_markdown_push(markdown, bytes, length);
    if (status == 0)
        status = dhk_markdown_finish(markdown);
    dhk_markdown_free(markdown);
    return status;
}

int main(int count, char **arguments)
{
    enum { ROOM = 1 << 22 };
    unsigned char *bytes = (unsigned char *)malloc(ROOM);
    dhk_page page = no_page;
    size_t length;
    int status;

    if (count != 2 || bytes == NULL) {
        fprintf(stderr, "usage: read_page text|markdown < PAGE\n");
        return 2;
    }
    length = fread(bytes, 1, ROOM, stdin);
    page.memory = &dhk_memory_default;
    status = dhk_page_begin(&page, ROOM, 65536);
    if (status == 0)
        status = strcmp(arguments[1], "text") == 0 ? read_text(&page, bytes, length)
                                                   : read_markdown(&page, bytes, length);
    if (status == 0)
        printf("%lu\n", (unsigned long)page.lines.count);
    dhk_page_free(&page);
    free(bytes);
    return status != 0;
}
