/* calls.c - dehusk and its peers in C, each as one call from a page to what it makes of it.
 *
 * In:   a page in memory.  Out: how much came of it, so that no compiler leaves the work out.
 * dehusk gives its text; libxml2 (SAX) and gumbo parse and give no more, so that they are less than
 * what an extractor over them would cost.  A shared object for speed_html.py, which loads it with
 * ctypes: all are called in the same way, and a call costs a microsecond.
 * Compiled by tests/bench/run: -DWITH_LIBXML2, -DWITH_GUMBO where those are.
 * SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "dehusk.h"

size_t call_dehusk(const char *page, size_t length);
size_t call_libxml2(const char *page, size_t length);
size_t call_gumbo(const char *page, size_t length);

/* One context for all pages, as a crawler has it.  SIZE_MAX: an error. */
size_t call_dehusk(const char *page, size_t length)
{
    static dehusk_ctx *ctx;
    const char *text;
    size_t written;

    if (ctx == NULL && dehusk_new(NULL, NULL, &ctx) != DEHUSK_OK)
        return SIZE_MAX;
    dehusk_reset(ctx);
    if (dehusk_push(ctx, page, length) != DEHUSK_OK || dehusk_finish(ctx) != DEHUSK_OK ||
        dehusk_text(ctx, &text, &written) != DEHUSK_OK)
        return SIZE_MAX;
    return written;
}

#ifdef WITH_LIBXML2
#include <libxml/HTMLparser.h>

static size_t seen;

static void take_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    (void)user;
    seen += name[0] + (attributes != NULL);
}

static void take_text(void *user, const xmlChar *text, int length)
{
    (void)user;
    seen += text[0] + (size_t)length;
}

size_t call_libxml2(const char *page, size_t length)
{
    static htmlSAXHandler sax;
    htmlParserCtxtPtr parser;

    sax.startElement = take_start;
    sax.characters = sax.cdataBlock = take_text;
    seen = 0;
    parser = length > INT_MAX ? NULL : htmlCreateMemoryParserCtxt(page, (int)length);
    if (parser == NULL)
        return SIZE_MAX;
    *parser->sax = sax;
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
    return seen;
}
#endif

#ifdef WITH_GUMBO
#include <gumbo.h>

size_t call_gumbo(const char *page, size_t length)
{
    GumboOptions options = kGumboDefaultOptions;
    GumboOutput *tree;
    size_t children;

    options.max_errors = 0;
    tree = gumbo_parse_with_options(&options, page, length);
    children = tree->document->v.document.children.length;
    gumbo_destroy_output(&options, tree);
    return children;
}
#endif
