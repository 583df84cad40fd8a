/* test_markdown.c - the Markdown reader: places, counts, what is too long, limits.  What lines it
 * makes is in spec/markdown_lines.txt.                           SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "read/markdown.h"
#include "unit/reading.h"

static void expect_place(const dhk_page *page, size_t number, const char *input,
                         const char *source)
{
    const dhk_line *line = &dhk_page_lines(page)[number];

    assert_true(number < page->lines.count);
    assert_int_equal(line->begin, strstr(input, source) - input);
    assert_int_equal(line->end, line->begin + strlen(source));
}

static void lines_know_their_bytes_of_the_input(void **state)
{
    static const char input[] = "## Head ##\r\n\r\n> *quoted*\r\n> text\r\n\r\n"
                                "- [link](/x) `code`\n\n"
                                "| cell&amp; | two |\n|---|---|\n| three |\n\n"
                                "```\n  fenced\n```\n\n\tindented\n"
                                "\nunder\n  lined\n===\n\n<p>raw<p>\n";
    static const char *const places[] = {
        "Head",  "quoted*\r\n> text", "link](/x) `code", "cell&amp;",      "two",
        "three", "  fenced",          "indented",        "under\n  lined", "raw"};
    dhk_page page;
    size_t i;

    (void)state;
    reading_page(READING_MARKDOWN, &page, input);
    assert_int_equal(page.lines.count, sizeof places / sizeof *places);
    for (i = 0; i < page.lines.count; i++)
        expect_place(&page, i, input, places[i]);
    dhk_page_free(&page);
}

static void gap_counts_what_would_be_tags(void **state)
{
    static const char input[] =
        "one\n\ntwo\n- item\n- item\n  - deep\n\nthree\n> quote\n\n# head\n";
    static const unsigned gaps[] = {1, 2, 3, 2, 2, 5, 3, 3};
    dhk_page page;
    size_t i;

    (void)state;
    reading_page(READING_MARKDOWN, &page, input);
    assert_int_equal(page.lines.count, sizeof gaps / sizeof *gaps);
    for (i = 0; i < page.lines.count; i++)
        assert_int_equal(dhk_page_lines(&page)[i].gap, gaps[i]);
    dhk_page_free(&page);
}

static void page_says_what_was_read(void **state)
{
    dhk_page page;

    (void)state;
    reading_page(
        READING_MARKDOWN, &page,
        "---\nTitle: \"The  title\"\n---\n# a\n## b\n### c\n#### d\ntext\n\ntext\n- e\n"
        "- f\n\n|g|\n|-|\n");
    assert_int_equal(page.format, DHK_FORMAT_MARKDOWN);
    assert_int_equal(page.title.length, 9);
    assert_memory_equal(dhk_page_text(&page, page.title.text), "The title", 9);
    assert_int_equal(page.subheadings, 2);
    assert_int_equal(page.items, 2);
    assert_int_equal(page.tables, 1);
    assert_int_equal(page.paragraphs, 4);
    assert_int_equal(page.boxes.count, 1);
    dhk_page_free(&page);
}

static void place_says_in_what_a_line_stands(void **state)
{
    dhk_page page;

    (void)state;
    reading_page(READING_MARKDOWN, &page, "a\n\n- b\n\n> - c\n\n    d\n\n# e\n|f|\n|-|\n");
    assert_int_equal(dhk_page_lines(&page)[0].place, 0);
    assert_int_equal(dhk_page_lines(&page)[1].place, DHK_BOX_LIST);
    assert_int_equal(dhk_page_lines(&page)[2].place, DHK_BOX_LIST | DHK_BOX_QUOTE);
    assert_int_equal(dhk_page_lines(&page)[3].place, DHK_BOX_PRE);
    assert_int_equal(dhk_page_lines(&page)[4].place, DHK_BOX_HEADING);
    assert_int_equal(dhk_page_lines(&page)[5].place, DHK_BOX_TABLE);
    dhk_page_free(&page);
}

static void one_page_leaves_nothing_for_the_next(void **state)
{
    static const char *const first[] = {"---\ntitle: a", "```\na",       "<!-- a",
                                        "- > a\n  > [b", "|a|\n|-|\n|b", "a\r",
                                        "<pre>\na",      "*a\n\n---\n"};
    dhk_markdown *markdown;
    dhk_page page;
    size_t i;

    (void)state;
    memset(&page, 0, sizeof page);
    page.memory = &dhk_memory_default;
    assert_int_equal(dhk_markdown_new(&dhk_memory_default, &markdown), DHK_OK);
    for (i = 0; i < sizeof first / sizeof *first; i++) {
        assert_int_equal(dhk_page_begin(&page, 100, 65536), DHK_OK);
        assert_int_equal(dhk_markdown_begin(markdown, &page), DHK_OK);
        assert_int_equal(
            dhk_markdown_push(markdown, (const unsigned char *)first[i], strlen(first[i])),
            DHK_OK);
        if (i % 2 == 0) /* a page may also be given up */
            assert_int_equal(dhk_markdown_finish(markdown), DHK_OK);
        assert_int_equal(dhk_page_begin(&page, 100, 65536), DHK_OK);
        assert_int_equal(dhk_markdown_begin(markdown, &page), DHK_OK);
        assert_int_equal(dhk_markdown_push(markdown, (const unsigned char *)"\nb *c*", 6),
                         DHK_OK);
        assert_int_equal(dhk_markdown_finish(markdown), DHK_OK);
        assert_int_equal(page.lines.count, 1);
        reading_expect_text(&page, 0, "b c");
        assert_int_equal(dhk_page_lines(&page)[0].begin, 1);
        assert_int_equal(dhk_page_lines(&page)[0].flags, 0);
        assert_int_equal(dhk_page_lines(&page)[0].kind, DHK_KIND_TEXT);
    }
    dhk_page_free(&page);
    dhk_markdown_free(markdown);
}

/* A paragraph, in one source line or in many, that is longer than what is held at once. */
static void expect_long_paragraph(char between)
{
    static char input[200000];
    dhk_page page;
    const dhk_line *line;
    size_t i;

    for (i = 0; i < sizeof input; i++)
        input[i] = i % 8 == 7 ? between : (char)('a' + i % 8);
    assert_int_equal(reading_read(READING_MARKDOWN, &dhk_memory_default, &page, input,
                                  sizeof input, 4096, 1000, 1 << 20),
                     DHK_OK);
    assert_int_equal(page.lines.count, 1);
    line = dhk_page_lines(&page);
    assert_int_equal(line->length, sizeof input - 1);
    for (i = 0; i < line->length; i++)
        assert_int_equal(dhk_page_text(&page, line->text)[i],
                         input[i] == between ? ' ' : input[i]);
    dhk_page_free(&page);
}

static void a_paragraph_of_any_length_is_one_line(void **state)
{
    (void)state;
    expect_long_paragraph(' ');
    expect_long_paragraph('\n');
}

static void a_long_source_line_stays_what_it_is(void **state)
{
    static const char *const begins[] = {"    ", "```\n", "|a|\n|-|\n|", "> ", "<pre>"};
    static const unsigned kinds[] = {DHK_KIND_CODE, DHK_KIND_CODE, DHK_KIND_CELL,
                                     DHK_KIND_QUOTE, DHK_KIND_CODE};
    static char input[60000];
    dhk_page page;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof begins / sizeof *begins; i++) {
        memset(input, 'x', sizeof input);
        memcpy(input, begins[i], strlen(begins[i]));
        assert_int_equal(reading_read(READING_MARKDOWN, &dhk_memory_default, &page, input,
                                      sizeof input, 4096, 1000, 1 << 20),
                         DHK_OK);
        assert_true(page.lines.count > 0);
        assert_int_equal(dhk_page_lines(&page)[page.lines.count - 1].kind, kinds[i]);
        assert_int_equal(dhk_page_lines(&page)[page.lines.count - 1].end, sizeof input);
        dhk_page_free(&page);
    }
}

static void the_data_of_an_address_is_left_out(void **state)
{
    static char input[100100];
    static const char begin[] = "before ![a](data:image/png;base64,";
    static const char end[] = " \"title\") after ![b](data:image/gif;base64,AAAA) end";
    dhk_page page;

    (void)state;
    memset(input, 'Q', sizeof input);
    memcpy(input, begin, sizeof begin - 1);
    memcpy(input + sizeof input - sizeof end, end, sizeof end);
    reading_page(READING_MARKDOWN, &page, input);
    assert_int_equal(page.lines.count, 1);
    reading_expect_text(&page, 0, "before after end");
    assert_int_equal(dhk_page_lines(&page)[0].images, 2);
    assert_int_equal(dhk_page_lines(&page)[0].begin, 0);
    assert_int_equal(dhk_page_lines(&page)[0].end, sizeof input - 1);
    dhk_page_free(&page);
}

static void every_cut_gives_the_same_page(void **state)
{
    static unsigned char input[40000];
    static const long steps[] = {1, 3, 1000, READING_RANDOM};
    uint32_t seed = 11;
    size_t round, i, length;
    dhk_page whole, cut;

    (void)state;
    for (round = 0; round < 60; round++) {
        const uint32_t limit = round % 3 == 0 ? 64 : 65536;
        length = reading_noise(&seed, input, sizeof input);
        assert_int_equal(reading_read(READING_MARKDOWN, &dhk_memory_default, &whole, input,
                                      length, READING_WHOLE, 100000, limit),
                         DHK_OK);
        for (i = 0; i < sizeof steps / sizeof *steps; i++) {
            assert_int_equal(reading_read(READING_MARKDOWN, &dhk_memory_default, &cut,
                                          input, length, steps[i], 100000, limit),
                             DHK_OK);
            reading_expect_same(&whole, &cut);
            dhk_page_free(&cut);
        }
        dhk_page_free(&whole);
    }
}

static void too_many_lines_are_an_error(void **state)
{
    dhk_page page;

    (void)state;
    assert_int_equal(reading_read(READING_MARKDOWN, &dhk_memory_default, &page,
                                  "a\n\nb\n\nc", 7, READING_WHOLE, 2, 65536),
                     DHK_E_LIMIT);
    dhk_page_free(&page);
}

static void memory_that_fails_is_an_error_and_leaks_nothing(void **state)
{
    static unsigned char input[40000];
    uint32_t seed = 3;
    reading_heap heap;
    dhk_page page;
    size_t length = 0;
    long left;
    int status = DHK_E_NOMEM;

    (void)state;
    while (length < 20000)
        length = reading_noise(&seed, input, sizeof input);
    for (left = 0; left < 500 && status == DHK_E_NOMEM; left++) {
        reading_heap_begin(&heap, left);
        status = reading_read(READING_MARKDOWN, &heap.memory, &page, input, length, 1000,
                              100000, 65536);
        dhk_page_free(&page);
        assert_int_equal(heap.held, 0);
    }
    assert_int_equal(status, DHK_OK);
    assert_true(left > 15);
}

/* The worst there is of marks, of source lines, of what waits for an end: what the reader holds
 * beside the page stays below the 1 MiB that dehusk.h allows a context. */
static void what_is_held_is_bounded(void **state)
{
    static const char *const floods[] = {"[",      "*a ",   "![",     "\n> ", "a\n",
                                         "`",      "<!--x", "&amp;",  "\\a",  "<a:>",
                                         "<a b='", "<b>",   "(data:,"};
    static unsigned char input[1 << 20];
    dhk_markdown *markdown;
    dhk_page page;
    reading_heap heap;
    size_t i, j;

    (void)state;
    memset(&page, 0, sizeof page);
    page.memory = &dhk_memory_default;
    for (i = 0; i < sizeof floods / sizeof *floods; i++) {
        for (j = 0; j < sizeof input; j++)
            input[j] = (unsigned char)floods[i][j % strlen(floods[i])];
        reading_heap_begin(&heap, -1);
        assert_int_equal(dhk_page_begin(&page, 1 << 20, 65536), DHK_OK);
        assert_int_equal(dhk_markdown_new(&heap.memory, &markdown), DHK_OK);
        assert_int_equal(dhk_markdown_begin(markdown, &page), DHK_OK);
        assert_int_equal(dhk_markdown_push(markdown, input, sizeof input), DHK_OK);
        assert_int_equal(dhk_markdown_finish(markdown), DHK_OK);
        dhk_markdown_free(markdown);
        assert_true(heap.peak < 1 << 20);
        assert_int_equal(heap.held, 0);
    }
    dhk_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_know_their_bytes_of_the_input),
        cmocka_unit_test(gap_counts_what_would_be_tags),
        cmocka_unit_test(page_says_what_was_read),
        cmocka_unit_test(place_says_in_what_a_line_stands),
        cmocka_unit_test(one_page_leaves_nothing_for_the_next),
        cmocka_unit_test(a_paragraph_of_any_length_is_one_line),
        cmocka_unit_test(a_long_source_line_stays_what_it_is),
        cmocka_unit_test(the_data_of_an_address_is_left_out),
        cmocka_unit_test(every_cut_gives_the_same_page),
        cmocka_unit_test(too_many_lines_are_an_error),
        cmocka_unit_test(memory_that_fails_is_an_error_and_leaks_nothing),
        cmocka_unit_test(what_is_held_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
