/* test_layout.c - which bytes a browser shows, and how white space folds.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/ascii.h"
#include "line/layout.h"

static size_t blank(const char *text)
{
    return dhk_layout_blank((const unsigned char *)text, strlen(text));
}

static size_t trim(const char *text)
{
    return dhk_layout_trim((const unsigned char *)text, strlen(text));
}

static void white_space_of_all_kinds_is_blank(void **state)
{
    (void)state;
    assert_int_equal(blank(""), 0);
    assert_int_equal(blank("a "), 0);
    assert_int_equal(blank(" \t\n\x7F"), 4);
    assert_int_equal(blank("\xC2\xA0\xE2\x80\x83 x"), 6); /* no-break, em space */
    assert_int_equal(blank("\xE2\x80\x8B\xEF\xBB\xBF"),
                     6);                                 /* zero width, byte order mark */
    assert_int_equal(blank("\xE3\x80\x80\xC2\xAD."), 5); /* ideographic, soft hyphen */
    assert_int_equal(blank("\xE2\x80\x94"), 0);          /* a dash is seen */
    assert_int_equal(blank("\xF0\x9F\x98\x80"), 0);      /* so is a face */
}

static void the_end_is_trimmed_of_what_is_blank(void **state)
{
    (void)state;
    assert_int_equal(trim(""), 0);
    assert_int_equal(trim(" \xC2\xA0 "), 0);
    assert_int_equal(trim("a \xC2\xA0\xE2\x80\x8D\n"), 1);
    assert_int_equal(trim("\xC3\xA9\xC2\xA0"), 2);
    assert_int_equal(trim("\xE6\xBC\xA2"), 3);
}

/* Not valid UTF-8 is not read beyond its end. */
static void half_a_code_point_is_seen(void **state)
{
    (void)state;
    assert_int_equal(blank("\xE2\x80"), 0);
    assert_int_equal(blank("\xC2"), 0);
    assert_int_equal(trim("\xF0\x9F"), 2);
    assert_int_equal(trim("\x80"), 1);
}

/* What dhk_layout_copy is to do, byte by byte. */
static size_t copy_slowly(const unsigned char *from, size_t length)
{
    size_t at = 0;

    while (at < length) {
        if (dhk_is_space(from[at]) && from[at] != ' ')
            break;
        if (from[at] == ' ' && (at + 1 == length || dhk_is_space(from[at + 1])))
            break;
        at++;
    }
    return at;
}

static void the_fast_copy_stops_where_a_slow_one_does(void **state)
{
    static const unsigned char rare[] = {' ', '\t', '\n', '\f', 0xC3, 0x01, 0xA0, 0x7F};
    unsigned char text[60], copy[60 + DHK_LAYOUT_SPARE];
    uint32_t seed = 7;
    size_t i, k, length, wanted, stops = 0;

    (void)state;
    for (i = 0; i < 20000; i++) {
        length = 1 + i % 60;
        for (k = 0; k < length; k++) {
            seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
            text[k] = (unsigned char)('a' + (seed >> 24) % 26);
            if (seed >> 16 & 1 && seed >> 17 & 1)
                text[k] = ' ';
            if (k > i % 30 && (seed >> 18 & 31) == 0)
                text[k] = rare[seed >> 24 & 7];
        }
        text[0] = 'x';
        wanted = copy_slowly(text, length);
        stops += wanted < length;
        assert_int_equal(dhk_layout_copy(copy, text, length), wanted);
        assert_memory_equal(copy, text, wanted);
    }
    assert_in_range(stops, 5000, 19900); /* both ends were met */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_of_all_kinds_is_blank),
        cmocka_unit_test(the_end_is_trimmed_of_what_is_blank),
        cmocka_unit_test(half_a_code_point_is_seen),
        cmocka_unit_test(the_fast_copy_stops_where_a_slow_one_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
