/* test_html_words.c - the words of class names: split in blocks as they are a byte at a
 * time, and what they are.                                         SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/hash.h"
#include "read/html_words.h"

static dhk_html_words words, plain;

static void expect_same(const char *value, size_t length)
{
    dhk_html_words_clear(&words);
    dhk_html_words_split(&words, (const unsigned char *)value, length);
    dhk_html_words_clear(&plain);
    dhk_html_words_split_plain(&plain, (const unsigned char *)value, length);
    assert_int_equal(words.count, plain.count);
    assert_memory_equal(words.hashes, plain.hashes, plain.count * sizeof plain.hashes[0]);
}

static void blocks_split_as_bytes_do(void **state)
{
    static const char pieces[] = "aaabzAABZ--__  119\t\n\x01\xC3\xA9/:";
    char value[200];
    uint32_t seed = 5;
    unsigned round;
    (void)state;

    for (round = 0; round < 200000; round++) {
        size_t length = round % sizeof value, i;
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
    dhk_html_words_split(&words, (const unsigned char *)value, strlen(value));
    assert_int_equal(words.count, count);
    for (i = 0; i < count; i++)
        assert_int_equal(
            words.hashes[i],
            dhk_hash_mix(dhk_hash_bytes(DHK_HASH_SEED, expected[i], strlen(expected[i]))));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_split_as_bytes_do),
        cmocka_unit_test(names_fall_apart_at_signs_and_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
