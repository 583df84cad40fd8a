/* html_text.c - text on its way from the tokenizer to the builder.
 *
 * What a run of text is (link, bold, hidden, an item's first line ...) is known by the top
 * frame and a few counters, so a run costs O(1) beside its bytes.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/ascii.h"
#include "base/scan.h"
#include "base/status.h"
#include "read/html_lines_inner.h"

enum { LINE_WORDS_MAX = 4 /* inline elements whose class words a line gets */ };

/* The nearest frame from 'from' down that has class words; 0: none.  A class may have no words, which is
 * known once its set is made: what led to such frames then leads past them, so they are walked once and
 * not for each line. */
static int find_worded(dhk_html_lines *l, uint32_t from, uint32_t *found)
{
    dhk_html_frame *frames = l->stack.frames;
    uint32_t at = from, next;
    int status = DHK_OK;

    while (at != 0) {
        dhk_html_frame *frame = &frames[at];
        if (frame->worded == at) {
            status = dhk_html_sets_fill(&l->sets, l->page, frame->tokens, &l->scratch);
            if (status != DHK_OK || dhk_html_sets_at(l->page, frame->tokens)->count > 0)
                break;
            frame->worded = frames[at - 1].worded;
        }
        at = frame->worded;
    }
    for (; from != at; from = next) {
        next = frames[from].worded;
        frames[from].worded = (uint16_t)at;
    }
    *found = at;
    return status;
}

/* Class words of the inline elements around the text that comes, the innermost first. */
static int find_line_words(dhk_html_lines *l, uint32_t *set)
{
    uint32_t at = l->stack.top + 1, sets[LINE_WORDS_MAX];
    size_t count = 0;
    int status = DHK_OK;

    *set = 0;
    if (dhk_html_top(&l->stack)->worded == 0) /* as mostly */
        return DHK_OK;
    while (at != 0 && count < LINE_WORDS_MAX) {
        status = find_worded(l, at - 1, &at);
        if (status != DHK_OK)
            return status;
        if (at != 0)
            sets[count++] = l->stack.frames[at].tokens;
    }
    if (count > 0)
        *set = sets[0];
    return count < 2 ? DHK_OK : dhk_html_sets_join(&l->sets, l->page, sets, count, set);
}

/* Tells the builder what a line is that begins now. */
static int describe_line(dhk_html_lines *l, uint32_t *words)
{
    const dhk_html_frame *top = dhk_html_top(&l->stack);
    dhk_builder *b = &l->builder;

    b->kind = top->kind;
    b->level = top->level;
    b->place = top->place | (l->link > 0 ? (uint32_t)DHK_BOX_LINK : 0);
    b->next_flags = top->kind == DHK_KIND_ITEM && top->ordered ? DHK_LINE_ORDERED : 0;
    if (top->item != 0 && l->stack.frames[top->item].first_line == l->page->lines.count)
        b->next_flags |= DHK_LINE_FIRST;
    return find_line_words(l, words);
}

static unsigned run_flags(dhk_html_lines *l)
{
    const uint32_t hidden = dhk_html_top(&l->stack)->place & DHK_BOX_HIDDEN;

    return l->run | (hidden != 0 ? DHK_RUN_HIDDEN : 0);
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

static inline int put_text(dhk_html_lines *l, const unsigned char *text, size_t length,
                           bool blank, uint64_t begin, uint64_t end)
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

/* Text that is none of the page: of a title or of JSON-LD, or nobody's. */
static int read_skipped(dhk_html_lines *l, const unsigned char *text, size_t length)
{
    if (l->capture == DHK_CAPTURE_TITLE)
        return dhk_html_head_title(&l->head, text, length, l->memory);
    if (l->capture == DHK_CAPTURE_JSON)
        dhk_html_head_json(&l->head, text, length, l->page);
    return DHK_OK;
}

int dhk_html_text(void *user, const unsigned char *text, size_t length, uint64_t begin,
                  uint64_t end)
{
    dhk_html_lines *l = (dhk_html_lines *)user;

    if (l->skip > 0) /* as long as any is captured */
        return read_skipped(l, text, length);
    if (text[0] == 0 && length == 1)
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

/* White space between tags: nothing, unless a line has begun or all white space counts.  In a line it
 * is a space that is owed. */
int dhk_html_space(void *user, const unsigned char *text, size_t length, uint64_t begin,
                   uint64_t end)
{
    dhk_html_lines *l = (dhk_html_lines *)user;
    int status;

    if (!l->builder.visible && l->pre == 0)
        return DHK_OK;
    if (l->skip > 0 || l->pre > 0 || l->phase != DHK_IN_BODY)
        return dhk_html_text(user, text, length, begin, end);
    status = dhk_html_reopen(l);
    if (status == DHK_OK)
        dhk_build_space(&l->builder, run_flags(l));
    return status;
}
