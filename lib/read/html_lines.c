/* html_lines.c - see html_lines.h: text on its way from the tokenizer to the builder.
 *
 * What a run of text is (link, bold, hidden, an item's first line ...) is known by the top frame and a
 * few counters, so a run costs O(1) beside its bytes.  A piece of input is cut back to whole
 * code points, for layout looks at characters.                    SPDX-License-Identifier: MIT */
#include "read/html_lines.h"

#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_lines_inner.h"

enum { LINE_WORDS_MAX = 4 /* inline elements whose class words a line gets */ };

/* Class words of the inline elements around the text that comes, the innermost first. */
static int find_line_words(dhk_html_lines *l, uint32_t *set)
{
    const dhk_html_stack *stack = &l->stack;
    uint32_t at = stack->frames[stack->top].worded, sets[LINE_WORDS_MAX];
    size_t i, count = 0;
    uint64_t key;

    for (; at != 0 && count < LINE_WORDS_MAX; at = stack->frames[at - 1].worded)
        sets[count++] = stack->frames[at].tokens;
    *set = count > 0 ? sets[0] : 0;
    if (count < 2)
        return DHK_OK;
    key = dhk_html_words_key(3, (const unsigned char *)sets, count * sizeof sets[0]);
    if (dhk_html_words_find(&l->words, key, set))
        return DHK_OK;
    dhk_html_words_clear(&l->words);
    for (i = 0; i < count; i++)
        dhk_html_words_join(&l->words, l->page, sets[i]);
    return dhk_html_words_make(&l->words, &l->builder, key, set);
}

/* Tells the builder what a line is that begins now. */
static int describe_line(dhk_html_lines *l, uint32_t *words)
{
    const dhk_html_frame *top = dhk_html_top(&l->stack);
    dhk_builder *b = &l->builder;

    b->kind = top->kind;
    b->level = top->level;
    b->place = top->place | (l->link > 0 ? (uint32_t)DHK_BOX_LINK : 0);
    b->next_flags = 0;
    if (top->item != 0 && l->stack.frames[top->item].first_line == l->page->lines.count)
        b->next_flags |= DHK_LINE_FIRST;
    if (top->kind == DHK_KIND_ITEM && top->ordered)
        b->next_flags |= DHK_LINE_ORDERED;
    return find_line_words(l, words);
}

static unsigned run_flags(dhk_html_lines *l)
{
    unsigned flags = 0;

    if (l->link > 0)
        flags |= DHK_RUN_LINK;
    if (l->bold > 0)
        flags |= DHK_RUN_BOLD;
    if (l->code > 0)
        flags |= DHK_RUN_CODE;
    if (l->pre > 0)
        flags |= DHK_RUN_PRE | DHK_RUN_CODE;
    if (dhk_html_top(&l->stack)->place & DHK_BOX_HIDDEN)
        flags |= DHK_RUN_HIDDEN;
    return flags;
}

static bool is_blank(const unsigned char *text, size_t length)
{
    return dhk_skip_space(text, text + length) == text + length;
}

/* Two links side by side, with nothing between: style sheets set them apart, and text without a
 * style sheet must too (<a>Home</a><a>News</a>). */
static int set_apart(dhk_html_lines *l, uint64_t where)
{
    static const unsigned char space[] = " ";

    if (l->link == 0 || l->builder.in_link || !l->after_link || l->builder.space ||
        l->pre > 0)
        return DHK_OK;
    return dhk_build_text(&l->builder, space, 1, 0, 0, where, where);
}

static int put_text(dhk_html_lines *l, const unsigned char *text, size_t length, bool blank,
                    uint64_t begin, uint64_t end)
{
    uint32_t words = 0;
    int status = DHK_OK;

    if (!l->builder.visible)
        status = describe_line(l, &words);
    else if (!dhk_is_space(text[0]))
        status = set_apart(l, begin);
    if (status != DHK_OK)
        return status;
    if (!blank)
        l->after_link = l->link > 0;
    return dhk_build_text(&l->builder, text, length, run_flags(l), words, begin, end);
}

/* Text in <pre>: each line feed ends a line. */
static int put_lines(dhk_html_lines *l, const unsigned char *text, size_t length,
                     uint64_t begin, uint64_t end)
{
    const bool exact = end - begin == length;
    size_t at = 0, stop;
    int status = DHK_OK;

    while (status == DHK_OK && at < length) {
        const unsigned char *feed =
            (const unsigned char *)memchr(text + at, '\n', length - at);
        stop = feed != NULL ? (size_t)(feed - text) : length;
        if (stop > at)
            status = put_text(l, text + at, stop - at, is_blank(text + at, stop - at),
                              exact ? begin + at : begin, exact ? begin + stop : end);
        if (status == DHK_OK && feed != NULL)
            status = dhk_build_break(&l->builder, DHK_LINE_BREAK);
        at = stop + 1;
    }
    return status;
}

static int read_text(dhk_html_lines *l, const unsigned char *text, size_t length,
                     uint64_t begin, uint64_t end)
{
    const bool blank = is_blank(text, length);
    int status;

    if (blank && ((l->pre == 0 && !l->builder.visible) || l->phase != DHK_IN_BODY))
        return DHK_OK;
    l->phase = DHK_IN_BODY;
    status = dhk_html_reopen(l);
    if (status != DHK_OK)
        return status;
    return l->pre > 0 ? put_lines(l, text, length, begin, end)
                      : put_text(l, text, length, blank, begin, end);
}

static int on_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                   uint64_t end)
{
    dhk_html_lines *l = (dhk_html_lines *)user;

    if (l->capture == DHK_CAPTURE_TITLE)
        return dhk_html_head_title(&l->head, text, length, l->memory);
    if (l->capture == DHK_CAPTURE_JSON)
        dhk_html_head_json(&l->head, text, length, l->page);
    if (l->skip > 0 || (length == 1 && text[0] == 0))
        return DHK_OK;
    if (l->drop_lf) {
        l->drop_lf = false;
        if (text[0] == '\n') {
            if (end - begin == length)
                begin++;
            text++;
            length--;
            if (length == 0)
                return DHK_OK;
        }
    }
    return read_text(l, text, length, begin, end);
}

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
    dhk_list_free(&l->scratch, l->memory, 1);
    l->memory->release(l->memory->user, l, sizeof *l);
}

int dhk_html_lines_begin(dhk_html_lines *l, dhk_page *page)
{
    static const dhk_html_sink sink = {on_text, dhk_html_start_tag, dhk_html_end_tag, NULL,
                                       NULL,    DHK_HTML_WANTED};

    l->page = page;
    page->format = DHK_FORMAT_HTML;
    dhk_build_begin(&l->builder, page);
    dhk_html_token_begin(&l->tokenizer, l->memory, &sink, l, DHK_HTML_DATA);
    l->active.count = 0;
    dhk_html_words_begin(&l->words);
    dhk_html_head_begin(&l->head);
    l->skip = l->bold = l->code = l->link = l->pre = 0;
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
        l->error = dhk_html_head_finish(&l->head, &l->builder);
    return l->error;
}

dhk_builder *dhk_html_lines_builder(dhk_html_lines *l)
{
    return &l->builder;
}
