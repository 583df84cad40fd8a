/* test_html_attributes.c - what start tags say: where links lead, what styles hide, and that the
 * keys of values tell them apart.                                  SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/status.h"
#include "read/html_attributes.h"

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

/* A tag with one attribute, whose value is a block of its own, so that a sanitizer sees a read
 * beyond it. */
static dhk_html_said read_one(uint32_t id, const char *text)
{
    static dhk_html_sets sets;
    const size_t length = strlen(text);
    unsigned char *value = (unsigned char *)malloc(length + 1);
    dhk_html_said said = {0, 0, false, false};
    dhk_html_attribute attribute = {NULL, NULL, 0, 0, 0};
    dhk_html_tag tag;
    dhk_list scratch = {NULL, 0, 0};
    dhk_page page;

    assert_non_null(value);
    memset(&tag, 0, sizeof tag);
    memset(&page, 0, sizeof page);
    memcpy(value + 1, text, length);
    page.memory = &dhk_memory_default;
    attribute.id = id;
    attribute.value = value + 1;
    attribute.value_length = (uint32_t)length;
    tag.attributes = &attribute;
    tag.attribute_count = 1;
    assert_int_equal(dhk_html_attributes_read(&tag, &sets, &page, &scratch, &said), DHK_OK);
    dhk_list_free(&scratch, page.memory, 1);
    free(value);
    return said;
}

/* What a style says: of a value whose only reference is that of a 'y', all but white space, in
 * lower case. */
static void say_plainly(char *out, const char *value)
{
    for (; *value != 0; value++) {
        if (strncmp(value, "&#121;", 6) == 0) {
            *out++ = 'y';
            value += 5;
        } else if (!dhk_is_space((unsigned char)*value)) {
            *out++ = (char)dhk_to_lower((unsigned char)*value);
        }
    }
    *out = 0;
}

static void styles_hide_when_they_say_so(void **state)
{
    static const char *const pieces[] = {
        "display:none",
        "visibility:hidden",
        "display",
        ":",
        "none",
        "hidden",
        "DISPLA",
        "y",
        "Y",
        "&#121;",
        " ",
        "\n",
        "visibilit",
        "d",
        "v",
        "n o\tne",
        ";",
        "color:red",
        "disdisplay:",
        "vvisibility",
        "overflow-y",
        "font-family:Arial",
    };
    uint32_t seed = 3;
    unsigned round, hidden = 0;
    (void)state;

    for (round = 0; round < 60000; round++) {
        char value[200] = "", plain[200];
        unsigned count = next(&seed) % 8;
        bool hides;
        while (count-- > 0)
            strcat(value, pieces[next(&seed) % (sizeof pieces / sizeof pieces[0])]);
        say_plainly(plain, value);
        hides = strstr(plain, "display:none") || strstr(plain, "visibility:hidden");
        hidden += hides;
        assert_int_equal(read_one(DHK_AT_STYLE, value).place, hides ? DHK_BOX_HIDDEN : 0);
    }
    assert_true(hidden > 1000 && hidden < 59000);
}

static uint64_t key_of(const unsigned char *bytes, size_t length)
{
    unsigned char *copy = (unsigned char *)malloc(length + 1); /* as above */
    uint64_t key;

    assert_non_null(copy);
    memcpy(copy + 1, bytes, length);
    key = dhk_html_sets_key(DHK_AT_CLASS, copy + 1, length);
    free(copy);
    return key;
}

static void keys_depend_on_each_byte_and_on_their_number(void **state)
{
    unsigned char bytes[100];
    size_t length, i;
    unsigned bit;
    (void)state;

    for (length = 0; length < sizeof bytes; length++) {
        uint64_t key;
        memset(bytes, 'a', sizeof bytes);
        key = key_of(bytes, length);
        assert_true(key != key_of(bytes, length + 1));
        for (i = 0; i < length; i++)
            for (bit = 0; bit < 8; bit++) {
                bytes[i] ^= (unsigned char)(1u << bit);
                assert_true(key_of(bytes, length) != key);
                bytes[i] ^= (unsigned char)(1u << bit);
            }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_hide_when_they_say_so),
        cmocka_unit_test(keys_depend_on_each_byte_and_on_their_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
