/* test_html_quick.c - tags that are read in one go are those that the states read.
 *
 * A page that is pushed whole goes both ways, one that is pushed a byte at a time by states alone.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "unit/token_log.h"

/* Of these, one after the other, come tags that are usual, and all that nearly are. */
/* clang-format off */
static const char *const pieces[] = {
    "<", "<", "</", "</", ">", ">", ">", ">", ">", "><", "/>",
    "<div", "<div", "</div>", "<p>", "<Li", "</span>", "<a", "<noscript", "</noscript>",
    " ", " ", " ", "\n\t", "\f", "\r", "\x01", "/", "=", "=\"", "=\"", "\"", "\"", "='", "'",
    "div", "div", "p", "span", "section", "DIV", "h1", "h\x11", "x", "x-y", "path", "noscript",
    "br", "annotation-xml", "svg", "title", "&amp;", "two words", "0123456789abcdef", "\xC3\xA9",
    " id", " ID=a", " class=\"a b\"", " class=\"", " CLASS=\"c\"", " aria-hidden=\"true\"",
    " data-something-long=\"1\"", " style='a:b'", " href=\"http://www.example.org/a/b?c=d&amp;e\"",
    " itemprop=\"\"", "-->", "<!---->"};
/* clang-format on */

enum { ROUNDS = 30000, PIECES = 60, LONGEST = 64 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

static size_t make_page(char *page, uint32_t *seed)
{
    size_t length = 0, i;

    for (i = 0; i < PIECES; i++) {
        const char *piece = pieces[next(seed) % (sizeof pieces / sizeof *pieces)];
        memcpy(page + length, piece, strlen(piece));
        length += strlen(piece);
        if (next(seed) % 512 == 0)
            page[length++] = 0;
    }
    return length;
}

static void tags_are_what_the_states_read(void **state)
{
    static const dhk_html_sink *const sinks[] = {&token_log_all, &token_log_some};
    static char page[PIECES * LONGEST];
    token_log whole = {0}, cut = {0};
    uint32_t seed = 1, round, i;
    size_t tags = 0;
    (void)state;

    for (round = 0; round < ROUNDS; round++) {
        const size_t length = make_page(page, &seed);
        for (i = 0; i < 2; i++) {
            token_log_push(&whole, sinks[i], &dhk_memory_default, page, length, length);
            token_log_push(&cut, sinks[i], &dhk_memory_default, page, length, 1);
            assert_int_equal(cut.length, whole.length);
            assert_memory_equal(cut.text, whole.text, cut.length);
            assert_int_equal(cut.places, whole.places);
            tags += whole.calls - whole.runs;
        }
    }
    assert_true(tags > 5 * ROUNDS);
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
        token_log_push(&whole, &token_log_all, &dhk_memory_default, page, length, length);
        token_log_push(&cut, &token_log_all, &dhk_memory_default, page, length, 1);
        assert_int_equal(cut.length, whole.length);
        assert_memory_equal(cut.text, whole.text, cut.length);
        token_log_free(&whole); /* so that room is made anew */
    }
    token_log_free(&cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_what_the_states_read),
        cmocka_unit_test(a_tag_has_room_for_many_attributes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
