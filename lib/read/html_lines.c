/* html_lines.c - see html_lines.h: a page's beginning and end, and its pieces on their way to the
 * tokenizer.  A piece is cut back to whole code points, for layout looks at characters.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_lines.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_lines_inner.h"

int dhk_html_lines_new(const dhk_memory *memory, dhk_html_lines **lines)
{
    dhk_html_lines *l = (dhk_html_lines *)memory->acquire(memory->user, sizeof *l);

    *lines = l;
    if (l == NULL)
        return DHK_E_NOMEM;
    memset(l, 0, sizeof *l);
    l->memory = memory;
    return DHK_OK;
}

void dhk_html_lines_free(dhk_html_lines *l)
{
    if (l == NULL)
        return;
    dhk_html_token_free(&l->tokenizer);
    dhk_html_head_free(&l->head, l->memory);
    dhk_html_stack_free(&l->stack, l->memory);
    dhk_html_sets_free(&l->sets, l->memory);
    dhk_list_free(&l->scratch, l->memory, 1);
    l->memory->release(l->memory->user, l, sizeof *l);
}

int dhk_html_lines_begin(dhk_html_lines *l, dhk_page *page)
{
    static const dhk_html_sink sink = {
        dhk_html_text,   dhk_html_start_tag, dhk_html_end_tag,  NULL, NULL,
        DHK_HTML_WANTED, dhk_html_space,     dhk_html_end_open, true};

    l->page = page;
    page->format = DHK_FORMAT_HTML;
    dhk_build_begin(&l->builder, page);
    dhk_html_token_begin(&l->tokenizer, l->memory, &sink, l, DHK_HTML_DATA);
    dhk_html_token_watch(&l->tokenizer, &l->stack.tag);
    l->active.count = 0;
    dhk_html_sets_begin(&l->sets);
    dhk_html_head_begin(&l->head);
    memset(l->counts, 0, sizeof l->counts);
    l->skip = l->bold = l->code = l->link = l->pre = l->run = 0;
    l->phase = DHK_BEFORE_HEAD;
    l->capture = DHK_CAPTURE_NONE;
    l->drop_lf = false;
    l->after_link = false;
    l->held = 0;
    l->error = dhk_html_stack_begin(&l->stack, l->memory);
    return l->error;
}

/* Bytes of the code point that this byte begins. */
static size_t code_length(unsigned char lead)
{
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Bytes at the end of a piece that belong to a code point of which more is to come. */
static size_t open_end(const unsigned char *bytes, size_t length)
{
    size_t back = 0;

    while (back < 3 && back < length) {
        back++;
        if ((bytes[length - back] & 0xC0) != 0x80)
            return code_length(bytes[length - back]) > back ? back : 0;
    }
    return 0;
}

int dhk_html_lines_push(dhk_html_lines *l, const unsigned char *bytes, size_t length)
{
    size_t tail;

    while (l->held > 0 && length > 0 && l->error == DHK_OK) {
        l->part[l->held++] = *bytes++;
        length--;
        if (l->held < code_length(l->part[0]))
            continue;
        l->error = dhk_html_token_push(&l->tokenizer, l->part, l->held);
        l->held = 0;
    }
    if (l->error != DHK_OK || length == 0)
        return l->error;
    tail = open_end(bytes, length);
    memcpy(l->part, bytes + length - tail, tail);
    l->held = (uint8_t)tail;
    if (length > tail)
        l->error = dhk_html_token_push(&l->tokenizer, bytes, length - tail);
    return l->error;
}

static uint32_t saturate(uint64_t number)
{
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static void report_counts(const dhk_html_lines *l)
{
    const uint64_t *counts = l->counts;
    dhk_page *page = l->page;

    page->paragraphs = saturate(counts[DHK_EL_P]);
    page->items = saturate(counts[DHK_EL_LI]);
    page->articles = saturate(counts[DHK_EL_ARTICLE]);
    page->forms = saturate(counts[DHK_EL_FORM]);
    page->tables = saturate(counts[DHK_EL_TABLE]);
    page->subheadings = saturate(counts[DHK_EL_H2] + counts[DHK_EL_H3]);
}

int dhk_html_lines_finish(dhk_html_lines *l)
{
    if (l->error == DHK_OK && l->held > 0)
        l->error = dhk_html_token_push(&l->tokenizer, l->part, l->held);
    if (l->error == DHK_OK)
        l->error = dhk_html_token_finish(&l->tokenizer);
    while (l->error == DHK_OK && l->stack.top > 0)
        l->error = dhk_html_close(l);
    if (l->error == DHK_OK)
        l->error = dhk_build_end(&l->builder);
    if (l->error == DHK_OK)
        l->error = dhk_html_sets_finish(&l->sets, l->page, &l->scratch);
    report_counts(l);
    if (l->error == DHK_OK)
        l->error = dhk_html_head_finish(&l->head, &l->builder);
    return l->error;
}
