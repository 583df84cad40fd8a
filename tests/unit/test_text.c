/* test_text.c - the plain-text reader: bytes kept, places, limits.  What lines it makes is in
 * spec/text_lines.txt.                                           SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "unit/reading.h"

static void each_line_is_the_bytes_of_its_place(void **state)
{
    static const char input[] = "  one \r\n\xE4\xB8\xAD\ttwo\t\r\r\f - three\n \n\x0B"
                                "four \xC2\xA0\n";
    dhk_page page;
    size_t i;

    (void)state;
    reading_page(READING_TEXT, &page, input);
    assert_int_equal(page.lines.count, 4);
    for (i = 0; i < page.lines.count; i++) {
        const dhk_line *line = &dhk_page_lines(&page)[i];
        assert_int_equal(line->end - line->begin, line->length);
        assert_memory_equal(input + line->begin, dhk_page_text(&page, line->text),
                            line->length);
    }
    reading_expect_text(&page, 0, "  one ");
    reading_expect_text(&page, 1, "\xE4\xB8\xAD\ttwo\t");
    reading_expect_text(&page, 2, " - three");
    reading_expect_text(&page, 3,
                        "\x0B"
                        "four \xC2\xA0");
    dhk_page_free(&page);
}

static void gap_counts_blank_lines_and_saturates(void **state)
{
    static char input[70010];
    dhk_page page;

    (void)state;
    memset(input, '\n', sizeof input - 1);
    input[1] = 'a';
    input[3] = 'b';
    input[6] = 'c';
    input[sizeof input - 2] = 'd';
    reading_page(READING_TEXT, &page, input);
    assert_int_equal(page.lines.count, 4);
    assert_int_equal(dhk_page_lines(&page)[0].gap, 1);
    assert_int_equal(dhk_page_lines(&page)[1].gap, 0);
    assert_int_equal(dhk_page_lines(&page)[2].gap, 1);
    assert_int_equal(dhk_page_lines(&page)[3].gap, UINT16_MAX);
    dhk_page_free(&page);
}

static void page_says_what_was_read(void **state)
{
    dhk_page page;

    (void)state;
    reading_page(READING_TEXT, &page, "a\nb\n\nc\n\n- d\n- e\n");
    assert_int_equal(page.format, DHK_FORMAT_TEXT);
    assert_int_equal(page.items, 2);
    assert_int_equal(page.paragraphs, 3);
    assert_int_equal(page.boxes.count, 1);
    assert_int_equal(dhk_page_boxes(&page)[0].end_line, 5);
    dhk_page_free(&page);
}

static void pieces_of_a_long_line_join_to_it(void **state)
{
    static char input[3000];
    dhk_page page;
    size_t i, at = 0;

    (void)state;
    for (i = 0; i < sizeof input; i++)
        input[i] = i % 11 == 10 ? ' ' : (char)('a' + i % 11);
    assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &page, input,
                                  sizeof input, READING_WHOLE, 1000, 100),
                     DHK_OK);
    assert_true(page.lines.count > 29);
    for (i = 0; i < page.lines.count; i++) {
        const dhk_line *line = &dhk_page_lines(&page)[i];
        assert_true(line->length <= 100);
        assert_true(line->begin - at <= 1); /* the white space where it was cut */
        assert_memory_equal(dhk_page_text(&page, line->text), input + line->begin,
                            line->length);
        assert_int_equal(!!(line->flags & DHK_LINE_CUT), i + 1 < page.lines.count);
        at = (size_t)line->begin + line->length;
    }
    assert_int_equal(at, sizeof input);
    dhk_page_free(&page);
}

static void every_cut_gives_the_same_page(void **state)
{
    static unsigned char input[6000];
    static const long steps[] = {1, 2, 3, 64, READING_RANDOM};
    static const uint32_t limits[] = {65536, 64, 71};
    uint32_t seed = 7;
    size_t round, i, length;
    dhk_page whole, cut;

    (void)state;
    for (round = 0; round < 60; round++) {
        const uint32_t limit = limits[round % 3];
        length = reading_noise(&seed, input, sizeof input);
        assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &whole, input,
                                      length, READING_WHOLE, 100000, limit),
                         DHK_OK);
        for (i = 0; i < sizeof steps / sizeof *steps; i++) {
            assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &cut, input,
                                          length, steps[i], 100000, limit),
                             DHK_OK);
            reading_expect_same(&whole, &cut);
            dhk_page_free(&cut);
        }
        dhk_page_free(&whole);
    }
}

static void any_indentation_is_the_same_in_one_piece_and_in_bytes(void **state)
{
    static const char *const ends[] = {"x\n", "- x\r\n", "\xC2\xA0 1. x\f", "\xC2\xA0\r"};
    static char input[64000];
    size_t length = 0, depth;
    dhk_page whole, cut;

    (void)state;
    for (depth = 0; depth < 160; depth++) {
        const char *end = ends[depth % 4];
        memset(input + length, depth % 3 == 2 ? '\t' : ' ', depth);
        length += depth;
        memcpy(input + length, end, strlen(end));
        length += strlen(end);
    }
    assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &whole, input, length,
                                  READING_WHOLE, 1000, 64),
                     DHK_OK);
    assert_int_equal(
        reading_read(READING_TEXT, &dhk_memory_default, &cut, input, length, 1, 1000, 64),
        DHK_OK);
    assert_true(whole.lines.count >= 120);
    reading_expect_same(&whole, &cut);
    dhk_page_free(&whole);
    dhk_page_free(&cut);
}

/* Line ends, and what is as low, at any place of a block. */
static void control_bytes_mean_the_same_in_one_piece_and_in_bytes(void **state)
{
    static const char alphabet[] = "\n\r\f\t\v\n\r\001 aaaaaaa";
    char input[300];
    uint32_t seed = 3;
    size_t round, length, i;
    dhk_page whole, cut;

    (void)state;
    for (round = 0; round < 2000; round++) {
        const uint32_t letters = round % 2 == 0 ? sizeof alphabet - 1 : 40;
        length = round % sizeof input;
        for (i = 0; i < length; i++) {
            seed = seed * 1664525 + 1013904223;
            input[i] = (seed >> 16) % letters < sizeof alphabet - 1
                           ? alphabet[(seed >> 16) % letters]
                           : 'b';
        }
        assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &whole, input,
                                      length, READING_WHOLE, 1000, 64),
                         DHK_OK);
        assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &cut, input,
                                      length, 1, 1000, 64),
                         DHK_OK);
        reading_expect_same(&whole, &cut);
        dhk_page_free(&whole);
        dhk_page_free(&cut);
    }
}

static void too_many_lines_are_an_error(void **state)
{
    dhk_page page;

    (void)state;
    assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &page, "a\nb\nc", 5,
                                  READING_WHOLE, 2, 65536),
                     DHK_E_LIMIT);
    dhk_page_free(&page);
    assert_int_equal(reading_read(READING_TEXT, &dhk_memory_default, &page, "a\n\nb\n\n", 6,
                                  READING_WHOLE, 2, 65536),
                     DHK_OK);
    dhk_page_free(&page);
}

static void memory_that_fails_is_an_error_and_leaks_nothing(void **state)
{
    static char input[20000];
    reading_heap heap;
    dhk_page page;
    long left;
    int status = DHK_E_NOMEM;

    (void)state;
    memset(input, 'a', sizeof input);
    for (left = 100; left < (long)sizeof input; left += 100)
        input[left] = '\n';
    for (left = 0; left < 100 && status == DHK_E_NOMEM; left++) {
        reading_heap_begin(&heap, left);
        status = reading_read(READING_TEXT, &heap.memory, &page, input, sizeof input, 1000,
                              1000, 65536);
        dhk_page_free(&page);
        assert_int_equal(heap.held, 0);
    }
    assert_int_equal(status, DHK_OK);
    assert_true(left > 5);
}

static void only_the_page_grows_with_the_input(void **state)
{
    static char input[1 << 20];
    reading_heap heap;
    dhk_page page;

    (void)state;
    memset(input, ' ', sizeof input);
    reading_heap_begin(&heap, -1);
    assert_int_equal(reading_read(READING_TEXT, &heap.memory, &page, input, sizeof input,
                                  4096, 1000, 65536),
                     DHK_OK);
    assert_int_equal(page.lines.count, 0);
    dhk_page_free(&page);
    assert_true(heap.peak < 1 << 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_is_the_bytes_of_its_place),
        cmocka_unit_test(gap_counts_blank_lines_and_saturates),
        cmocka_unit_test(page_says_what_was_read),
        cmocka_unit_test(pieces_of_a_long_line_join_to_it),
        cmocka_unit_test(every_cut_gives_the_same_page),
        cmocka_unit_test(any_indentation_is_the_same_in_one_piece_and_in_bytes),
        cmocka_unit_test(control_bytes_mean_the_same_in_one_piece_and_in_bytes),
        cmocka_unit_test(too_many_lines_are_an_error),
        cmocka_unit_test(memory_that_fails_is_an_error_and_leaks_nothing),
        cmocka_unit_test(only_the_page_grows_with_the_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
