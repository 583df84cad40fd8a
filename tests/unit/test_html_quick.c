/* test_html_quick.c - tags and references that are read in one go are those that the states read.
 *
 * A page that is pushed whole goes both ways, one that is pushed a byte at a time by states alone.
 * The quick way is that of every machine, and what this processor does best.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/html_attributes.h"
#include "unit/token_log.h"

/* Of these, one after the other, come tags that are usual, and all that nearly are. */
/* clang-format off */
static const char *const pieces[] = {
    "<", "<", "</", "</", ">", ">", ">", ">", ">", "><", "/>",
    "<div", "<div", "</div>", "<p>", "<Li", "</span>", "<a", "<noscript", "</noscript>",
    "<img", "<img", "<input ", "<link/", "<meta", " alt=\"a>b\"", " alt='=\"'", " src=\"", "\"=\"",
    " ", " ", " ", "\n\t", "\f", "\r", "\r\n", ">\r\n\t<p>", "\x01", "/", "=", "=\"", "=\"", "\"", "\"", "='", "'",
    "div", "div", "p", "span", "section", "DIV", "h1", "h\x11", "x", "x-y", "path", "noscript",
    "br", "annotation-xml", "svg", "title", "&amp;", "two words", "0123456789abcdef", "\xC3\xA9",
    " id", " ID=a", " class=\"a b\"", " class=\"", " CLASS=\"c\"", " aria-hidden=\"true\"",
    " data-something-long=\"1\"", " style='a:b'", " href=\"http://www.example.org/a/b?c=d&amp;e\"",
    " itemprop=\"\"", "-->", "<!---->"};

/* As many references as tags. */
static const char *const references[] = {
    "&", "&amp;", "&amp;", "&nbsp;", "&nbsp", "&quot;", "&rsquo;", "&upsilon;", "&thetasym;", "&amp",
    "&notit;", "&notin;", "&bogus;", "&bne;", "&CounterClockwiseContourIntegral;", "&AMP;", "&amp ;",
    "&#", "&#x", "&#39;", "&#039;", "&#8217;", "&#x27;", "&#X1f4A9;", "&#128169;", "&#39", "&#x27",
    "&#0;", "&#x0;", "&#128;", "&#x9F;", "&#160;", "&#xD800;", "&#57343;", "&#xFFFE;", "&#x10FFFF;",
    "&#x110000;", "&#9999999;", "&#99999999;", "&#0000000039;", "&#xFFFFFFF;", "&#100000000000065;",
    "&#13;", "&#10;", "&#;", "&#x;", "&;", ";", ";", "amp;", "lt;", "#39;", "3", "x", "&#3a;",
    "<p>", "</p>", "<a title=\"&amp;\">", "</a>", "<b>", "<title>", "</title>", "<", "\r\n", "\r",
    " ", "\n", "text", "words before it, ", "\xC3\xA9", "<!--&amp;-->"};
/* clang-format on */

enum { ROUNDS = 15000, PIECES = 60, LONGEST = 64 };

static const dhk_html_step ways[] = {dhk_html_quick, NULL};

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

static size_t make_page(char *page, const char *const *of, size_t count, uint32_t *seed)
{
    size_t length = 0, i;

    for (i = 0; i < PIECES; i++) {
        const char *piece = of[next(seed) % count];
        memcpy(page + length, piece, strlen(piece));
        length += strlen(piece);
        if (next(seed) % 512 == 0)
            page[length++] = 0;
    }
    return length;
}

/* The tokens of a page in a block of its own, so that a sanitizer sees a read beyond it. */
static void push(token_log *log, const dhk_html_sink *sink, const char *page, size_t length,
                 size_t piece)
{
    char *copy = (char *)malloc(length);

    assert_non_null(copy);
    memcpy(copy, page, length);
    assert_int_equal(token_log_push(log, sink, &dhk_memory_default, copy, length, piece),
                     0);
    free(copy);
}

static void compare(token_log *whole, token_log *cut, const dhk_html_sink *sink,
                    const char *page, size_t length)
{
    size_t i;

    push(cut, sink, page, length, 1);
    for (i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        whole->way = ways[i];
        push(whole, sink, page, length, length);
        assert_int_equal(cut->length, whole->length);
        assert_memory_equal(cut->text, whole->text, cut->length);
        assert_int_equal(cut->places, whole->places);
    }
}

static void tags_are_what_the_states_read(void **state)
{
    static char page[PIECES * LONGEST];
    dhk_html_sink sinks[] = {token_log_all, token_log_some, token_log_some};
    token_log whole = {0}, cut = {0};
    uint32_t seed = 1, round, i;
    size_t tags = 0;
    (void)state;

    sinks[2].wanted = DHK_HTML_WANTED;
    sinks[2].bare_void = true;
    for (round = 0; round < ROUNDS; round++) {
        const size_t length =
            make_page(page, pieces, sizeof pieces / sizeof *pieces, &seed);
        for (i = 0; i < sizeof sinks / sizeof sinks[0]; i++) {
            compare(&whole, &cut, &sinks[i], page, length);
            tags += whole.calls - whole.runs;
        }
    }
    assert_true(tags > 10 * ROUNDS);
    token_log_free(&whole);
    token_log_free(&cut);
}

static void references_are_what_the_states_read(void **state)
{
    static char page[PIECES * LONGEST];
    token_log whole = {0}, cut = {0};
    uint32_t seed = 2, round;
    size_t replaced = 0;
    (void)state;

    for (round = 0; round < ROUNDS; round++) {
        const size_t length =
            make_page(page, references, sizeof references / sizeof *references, &seed);
        compare(&whole, &cut, &token_log_all, page, length);
        replaced += whole.outside;
    }
    assert_true(replaced > 10 * ROUNDS);
    token_log_free(&whole);
    token_log_free(&cut);
}

/* Wherever the page ends behind it. */
static void references_near_the_end_are_what_the_states_read(void **state)
{
    static char page[512];
    token_log whole = {0}, cut = {0};
    size_t which, behind, length;
    (void)state;

    for (which = 0; which < sizeof references / sizeof *references; which++)
        for (behind = 0; behind < 200; behind++) {
            length = (size_t)sprintf(page, "<p>x%s", references[which]);
            memset(page + length, 'y', behind);
            compare(&whole, &cut, &token_log_all, page, length + behind);
        }
    token_log_free(&whole);
    token_log_free(&cut);
}

/* More than a tag has room for at first, and at the end one that counts. */
static void a_tag_has_room_for_many_attributes(void **state)
{
    static char page[4096];
    token_log whole = {0}, cut = {0};
    size_t count, length, i;
    (void)state;

    for (count = 0; count < 200; count++) {
        length = (size_t)sprintf(page, "<p>x</p><div");
        for (i = 0; i < count; i++)
            length += (size_t)sprintf(page + length, " x%u=\"1\"", (unsigned)i);
        length += (size_t)sprintf(page + length, " class=\"c\" id=\"i\">%60s", "");
        compare(&whole, &cut, &token_log_all, page, length);
        token_log_free(&whole); /* so that room is made anew */
    }
    token_log_free(&cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_what_the_states_read),
        cmocka_unit_test(references_are_what_the_states_read),
        cmocka_unit_test(references_near_the_end_are_what_the_states_read),
        cmocka_unit_test(a_tag_has_room_for_many_attributes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
