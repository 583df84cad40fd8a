/* test_html_words.c - the words of class names: split in blocks as they are a byte at a
 * time, and what they are.                                         SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/name.h"
#include "base/scan.h"
#include "read/html_words.h"

static dhk_html_words words, plain;

static void expect_plain_words(void)
{
    assert_int_equal(words.count, plain.count);
    assert_memory_equal(words.hashes, plain.hashes, plain.count * sizeof plain.hashes[0]);
}

/* As it stands in the page: only where a byte may mean another it may be left to others, and then
 * the one word that was there is there alone. */
static void expect_same_of_raw(const char *value, size_t length, size_t beyond)
{
    const unsigned char *raw = (const unsigned char *)value;
    const uint32_t one = 1;

    dhk_html_words_clear(&words);
    dhk_html_words_join(&words, &one, 1);
    if (!dhk_html_words_split_raw(&words, raw, length, beyond)) {
        assert_ptr_not_equal(dhk_scan_value(raw, raw + length), raw + length);
        assert_int_equal(words.count, 1);
    } else {
        dhk_html_words_clear(&plain);
        dhk_html_words_join(&plain, &one, 1);
        dhk_html_words_split_plain(&plain, raw, length);
        expect_plain_words();
    }
}

static void expect_same(const char *value, size_t length)
{
    size_t beyond, i, j;

    dhk_html_words_clear(&plain);
    dhk_html_words_split_plain(&plain, (const unsigned char *)value, length);
    for (beyond = 0; beyond <= DHK_WORDS_BLOCK; beyond += DHK_WORDS_BLOCK) {
        dhk_html_words_clear(&words);
        dhk_html_words_split(&words, (const unsigned char *)value, length, beyond);
        expect_plain_words();
    }
    for (i = 0; i < plain.count; i++)
        for (j = 0; j < i; j++)
            assert_int_not_equal(plain.hashes[i], plain.hashes[j]);
    expect_same_of_raw(value, length, 0);
    expect_same_of_raw(value, length, DHK_WORDS_BLOCK);
}

static void blocks_split_as_bytes_do(void **state)
{
    static const char pieces[] = "aaabzAABZ--__  119\t\n\x01\xC3\xA9/:&";
    char value[200 + DHK_WORDS_BLOCK]; /* what is beyond a value is of others */
    uint32_t seed = 5;
    unsigned round;
    (void)state;

    memset(value, 'z', sizeof value);
    for (round = 0; round < 200000; round++) {
        size_t length = round % 200, i;
        for (i = 0; i < length; i++) {
            seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
            /* every second value is of letters and signs alone */
            value[i] = pieces[(seed >> 16) % (round & 1 ? sizeof pieces - 1 : 18)];
        }
        expect_same(value, length);
    }
}

static void expect_words(const char *value, const char *const *expected, size_t count)
{
    size_t i;

    dhk_html_words_clear(&words);
    dhk_html_words_split(&words, (const unsigned char *)value, strlen(value), 0);
    assert_int_equal(words.count, count);
    for (i = 0; i < count; i++)
        assert_int_equal(words.hashes[i], dhk_name_word(expected[i]));
}

static void names_fall_apart_at_signs_and_capitals(void **state)
{
    static const char *const header[] = {"post", "header", "post-header",
                                         "col",  "md",     "col-md"},
                             *const parser[] = {"html", "parser", "html-parser"},
                             *const once[] = {"btn", "btn-btn"};
    (void)state;

    expect_words("postHeader col-md-6", header, 6);
    expect_words("HTMLParser", parser, 3);
    expect_words(" btn btn_btn  BTN ", once, 2);
    expect_words("", once, 0);
}

static void places_are_those_with_the_number(void **state)
{
    uint32_t numbers[DHK_PLACES], seed = 7;
    unsigned round, i;
    (void)state;

    for (round = 0; round < 20000; round++) {
        for (i = 0; i < DHK_PLACES; i++) {
            seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
            numbers[i] = seed >> 30 == 0 ? 0 : seed >> 29 << 29 | (seed >> 16 & 1);
        }
        for (i = 0; i < DHK_PLACES; i++)
            assert_int_equal(dhk_places_of(numbers, numbers[i]),
                             dhk_places_plain(numbers, numbers[i]));
        assert_int_equal(dhk_places_of(numbers, 5), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_split_as_bytes_do),
        cmocka_unit_test(places_are_those_with_the_number),
        cmocka_unit_test(names_fall_apart_at_signs_and_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
