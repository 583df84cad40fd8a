/* pages.h - small pages of each kind for the tests of dehusk.h, and what is asked of them.
 *                                                               SPDX-License-Identifier: MIT */
#ifndef API_PAGES_H
#define API_PAGES_H

#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dehusk.h"

static const char html_page[] =
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Bees of the "
    "north</title></head>\n"
    "<body><nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>\n"
    "<main><h1>Bees of the north</h1>\n"
    "<p>The bees of the north sleep for seven months, and they wake when the willows\n"
    "bloom along the river &mdash; nobody knows how they tell the day.</p>\n"
    "<p>A keeper told us that each hive has its own voice.<br>He listens at the wall,\n"
    "and he says that a quiet hive is a hungry one.</p>\n"
    "<ul><li>Hives are opened in May.<li>Honey is taken in August.</ul>\n"
    "<table><tr><th>Year<th>Hives<tr><td>2021<td>34<tr><td>2022<td>41</table>\n"
    "<pre>load(hive)\n  weigh(hive)</pre>\n"
    "<blockquote>They were here before us, and they will be here after us.</blockquote>\n"
    "<!-- a comment --><script>if (a < b) c();</script>\n"
    "</main><footer><a href=/about>About</a> <a href=/x>Subscribe to our newsletter</a>"
    "</footer></body></html>\n";

static const char markdown_page[] =
    "# Bees of the north\n\n[Home](/) | [News](/news)\n\n"
    "The bees of the north sleep for seven months, and they *wake* when the\nwillows "
    "bloom.\n\n"
    "- Hives are opened in May.\n- Honey is taken in August.\n\n"
    "| Year | Hives |\n| --- | --- |\n| 2021 | 34 |\n\n"
    "```\nload(hive)\n\n  weigh(hive)\n```\n\n> They were here before us.\n\n"
    "[Subscribe](/x)\n";

static const char text_page[] =
    "Skip to content\nHome\n\nBees of the north\n\n"
    "The bees of the north sleep for seven months, and they wake when the willows "
    "bloom.\r\n"
    "A keeper told us that each hive has its own voice, \xC3\xA9 and that he listens at "
    "it.\n\n"
    "\tHe says that a quiet hive is a hungry one; nobody else can hear it.\n\n"
    "* Hives are opened in May.\n* Honey is taken in August.\n\nSubscribe to our "
    "newsletter";

/* Asks a finished context for all it can say, and adds it to 'hash' (FNV-1a). */
static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *b = (const unsigned char *)bytes;
    size_t i;
    for (i = 0; i < length; i++)
        hash = (hash ^ b[i]) * UINT64_C(1099511628211);
    return hash;
}

static inline uint64_t hash_of_everything(dehusk_ctx *ctx)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    dehusk_page page = {0};
    const char *text;
    size_t length, i;

    page.size = sizeof page;
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    hash = hash_bytes(hash, page.title, page.title_length);
    hash = hash_bytes(hash, page.encoding, strlen(page.encoding));
    hash = hash_bytes(hash, &page.verdict, sizeof page.verdict);
    hash = hash_bytes(hash, &page.confidence, sizeof page.confidence);
    hash = hash_bytes(hash, &page.format, sizeof page.format);
    hash = hash_bytes(hash, &page.bytes, sizeof page.bytes);
    hash = hash_bytes(hash, &page.title_line, sizeof page.title_line);
    assert_int_equal(page.lines, dehusk_line_count(ctx));
    for (i = 0; i < page.lines; i++) {
        dehusk_line line = {0};
        line.size = sizeof line;
        assert_int_equal(dehusk_line_at(ctx, i, &line), DEHUSK_OK);
        hash = hash_bytes(hash, line.text, line.length);
        line.text = NULL;
        hash = hash_bytes(hash, &line, sizeof line);
    }
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    hash = hash_bytes(hash, text, length);
    assert_int_equal(dehusk_markdown(ctx, &text, &length), DEHUSK_OK);
    return hash_bytes(hash, text, length);
}

static inline dehusk_ctx *new_context(uint32_t format, uint32_t flags)
{
    dehusk_options options;
    dehusk_ctx *ctx;

    dehusk_options_init(&options, sizeof options);
    options.format = format;
    options.flags = flags;
    assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
    return ctx;
}

static inline void read_page(dehusk_ctx *ctx, const char *page, size_t length)
{
    assert_int_equal(dehusk_push(ctx, page, length), DEHUSK_OK);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
}

#endif
