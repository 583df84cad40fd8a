/* test_html_tables.c - element and attribute names, and character references, looked up.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "tables/entities.h"
#include "tables/html_tags.h"

static uint32_t tag(const char *name)
{
    return dhk_tag_find((const unsigned char *)name, strlen(name));
}

static uint32_t attribute(const char *name)
{
    return dhk_attribute_find((const unsigned char *)name, strlen(name));
}

static void every_element_is_found_by_its_name_in_any_case(void **state)
{
    uint32_t number;
    size_t i;
    (void)state;
    for (number = 1; number < DHK_EL_COUNT; number++) {
        char name[32];
        strncpy(name, dhk_tag_name(number), sizeof name - 1);
        name[sizeof name - 1] = 0;
        assert_int_equal(tag(name), number);
        for (i = 0; name[i] != 0; i += 2)
            if (name[i] >= 'a' && name[i] <= 'z')
                name[i] = (char)(name[i] - 'a' + 'A');
        assert_int_equal(tag(name), number);
    }
}

/* Each name with one byte changed, left out or doubled is another name or none. */
static void near_misses_are_not_found(void **state)
{
    uint32_t number;
    (void)state;
    for (number = 1; number < DHK_EL_COUNT; number++) {
        const char *name = dhk_tag_name(number);
        size_t length = strlen(name), i;
        for (i = 0; i <= length; i++) {
            unsigned char other[40];
            unsigned value;
            memcpy(other, name, length + 1);
            for (value = 0; value < 256; value++) {
                uint32_t found;
                other[i] = (unsigned char)value;
                found = dhk_tag_find(other, i == length ? length + 1 : length);
                if (found != DHK_EL_UNKNOWN && found != number) {
                    const char *its = dhk_tag_name(found);
                    assert_int_equal(strlen(its), i == length ? length + 1 : length);
                    assert_memory_equal(its, name, i);
                } else if (found == number) {
                    assert_int_equal(value | 0x20, name[i] | 0x20);
                }
            }
        }
    }
    assert_int_equal(tag(""), DHK_EL_UNKNOWN);
    assert_int_equal(dhk_tag_find((const unsigned char *)"p\0", 2), DHK_EL_UNKNOWN);
    assert_int_equal(tag("blockquoteblockquoteblockquote"), DHK_EL_UNKNOWN);
    assert_int_equal(tag("\xC4\xB1"), DHK_EL_UNKNOWN);
    assert_string_equal(dhk_tag_name(DHK_EL_UNKNOWN), "?");
    assert_string_equal(dhk_tag_name(DHK_EL_COUNT), "?");
    assert_int_equal(dhk_tag_traits(DHK_EL_COUNT), 0);
}

static void assert_quickly_found(const unsigned char *name, size_t length)
{
    unsigned char bytes[40];

    memcpy(bytes, name, length);
    memcpy(bytes + length, "=\"class", 8);
    assert_int_equal(dhk_attribute_find_quick(bytes, length),
                     dhk_attribute_find(name, length));
}

/* Each name as it is, and with one byte changed, left out or added. */
static void attributes_are_found_quickly_as_they_are_found_slowly(void **state)
{
    static const char *const names[] = {
        "alt",    "aria-expanded", "aria-hidden", "aria-label", "aria-modal", "charset",
        "class",  "colspan",       "content",     "datetime",   "dir",        "height",
        "hidden", "href",          "http-equiv",  "id",         "itemprop",   "itemscope",
        "lang",   "itemtype",      "name",        "open",       "property",   "rel",
        "role",   "rowspan",       "scope",       "src",        "start",      "style",
        "title",  "type",          "value",       "width",      "data-src",   "aria-hi",
        "p",      "aria-controls", "srcset",      "tabindex",   "itempro"};
    unsigned char other[40];
    size_t which, at, length, found = 0;
    unsigned value;
    (void)state;

    for (which = 0; which < sizeof names / sizeof names[0]; which++) {
        length = strlen(names[which]);
        found += attribute(names[which]) != DHK_AT_NONE;
        for (at = 0; at <= length; at++) {
            memcpy(other, names[which], length);
            memmove(other + at, other + at + 1, length - at - (at < length));
            if (length > 1)
                assert_quickly_found(other, length - (at < length));
            for (value = ' ' + 1; value < 256; value++) {
                if (value == '>') /* no name has it */
                    continue;
                memcpy(other, names[which], length);
                other[at] = (unsigned char)value;
                assert_quickly_found(other, length + (at == length));
                memcpy(other + at + 1, names[which] + at, length - at);
                assert_quickly_found(other, length + 1);
            }
        }
    }
    assert_int_equal(found, DHK_AT_COUNT - 1);
}

static void traits_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_int_equal(dhk_tag_traits(DHK_EL_P), DHK_TAG_BLOCK | DHK_TAG_CLOSES_P);
    assert_int_equal(dhk_tag_traits(DHK_EL_H6),
                     DHK_TAG_BLOCK | DHK_TAG_CLOSES_P | DHK_TAG_HEADING);
    assert_int_equal(dhk_tag_traits(DHK_EL_TD), DHK_TAG_BLOCK | DHK_TAG_SCOPE);
    assert_int_equal(dhk_tag_traits(DHK_EL_BR), DHK_TAG_VOID);
    assert_int_equal(dhk_tag_traits(DHK_EL_STYLE), DHK_TAG_RAWTEXT | DHK_TAG_SKIP);
    assert_int_equal(dhk_tag_traits(DHK_EL_TITLE), DHK_TAG_RCDATA);
    assert_int_equal(dhk_tag_traits(DHK_EL_STRONG), DHK_TAG_BOLD);
    assert_int_equal(dhk_tag_traits(DHK_EL_TT), DHK_TAG_CODE);
    assert_int_equal(dhk_tag_traits(DHK_EL_SPAN), 0);
    assert_int_equal(dhk_tag_traits(DHK_EL_NOSCRIPT), 0);
    assert_int_equal(dhk_tag_traits(DHK_EL_UNKNOWN), 0);
}

static void attributes_are_found_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(attribute("class"), DHK_AT_CLASS);
    assert_int_equal(attribute("HREF"), DHK_AT_HREF);
    assert_int_equal(attribute("Http-Equiv"), DHK_AT_HTTP_EQUIV);
    assert_int_equal(attribute("aria-hidden"), DHK_AT_ARIA_HIDDEN);
    assert_int_equal(attribute("aria_hidden"), DHK_AT_NONE);
    assert_int_equal(attribute("data-x"), DHK_AT_NONE);
    assert_int_equal(attribute("clas"), DHK_AT_NONE);
    assert_int_equal(attribute(""), DHK_AT_NONE);
}

static void check_entity(const char *name, size_t used, const char *means)
{
    const unsigned char *text = NULL;
    size_t length = 0;

    assert_int_equal(
        dhk_entity_find((const unsigned char *)name, strlen(name), &text, &length), used);
    if (used != 0) {
        assert_int_equal(length, strlen(means));
        assert_memory_equal(text, means, length);
        assert_true(length <= DHK_ENTITY_MAX_TEXT);
    }
}

static void the_longest_name_is_found(void **state)
{
    (void)state;
    check_entity("amp;", 4, "&");
    check_entity("amp", 3, "&");
    check_entity("ampere", 3, "&");
    check_entity("notit;", 3, "\xC2\xAC");
    check_entity("notin;", 6, "\xE2\x88\x89");
    check_entity("notin", 3, "\xC2\xAC");
    check_entity("CounterClockwiseContourIntegral;;", 32, "\xE2\x88\xB3");
    check_entity("CounterClockwiseContourIntegral", 0, "");
    check_entity("NotEqualTilde;", 14, "\xE2\x89\x82\xCC\xB8");
    check_entity("frac12", 6, "\xC2\xBD");
    check_entity("AMP;", 4, "&");
    check_entity("Amp;", 0, "");
    check_entity("bogus;", 0, "");
    check_entity(";", 0, "");
    check_entity("", 0, "");
}

static void numbers_mean_what_browsers_take_them_for(void **state)
{
    (void)state;
    assert_int_equal(dhk_entity_number(0x41), 0x41);
    assert_int_equal(dhk_entity_number(0x80), 0x20AC);
    assert_int_equal(dhk_entity_number(0x81), 0x81);
    assert_int_equal(dhk_entity_number(0x9F), 0x178);
    assert_int_equal(dhk_entity_number(0xA0), 0xA0);
    assert_int_equal(dhk_entity_number(0), 0xFFFD);
    assert_int_equal(dhk_entity_number(0xD7FF), 0xD7FF);
    assert_int_equal(dhk_entity_number(0xD800), 0xFFFD);
    assert_int_equal(dhk_entity_number(0xDFFF), 0xFFFD);
    assert_int_equal(dhk_entity_number(0x10FFFF), 0x10FFFF);
    assert_int_equal(dhk_entity_number(0x110000), 0xFFFD);
    assert_int_equal(dhk_entity_number(UINT32_MAX), 0xFFFD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_element_is_found_by_its_name_in_any_case),
        cmocka_unit_test(near_misses_are_not_found),
        cmocka_unit_test(attributes_are_found_quickly_as_they_are_found_slowly),
        cmocka_unit_test(traits_are_those_of_the_standard),
        cmocka_unit_test(attributes_are_found_in_any_case),
        cmocka_unit_test(the_longest_name_is_found),
        cmocka_unit_test(numbers_mean_what_browsers_take_them_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
