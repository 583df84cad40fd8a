/* test_html_tables.c - element and attribute names, and character references, looked up.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
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

/* What dhk_entity_usual() says of a name is what dhk_entity_find() does, or nothing; *known counts
 * those of which it says something.  A NUL ends the name. */
static void check_usual_name(const unsigned char bytes[40], size_t *known)
{
    unsigned char text[DHK_UTF8_MAX];
    const unsigned char *means = NULL;
    size_t length, usual_length, used;
    const uint32_t code = dhk_entity_usual(bytes, &usual_length);

    if (code == 0)
        return;
    (*known)++;
    used = dhk_entity_find(bytes, strlen((const char *)bytes), &means, &length);
    assert_int_equal(usual_length, used);
    assert_int_equal(bytes[used - 1], ';');
    assert_int_equal(dhk_utf8_write(code, text), length);
    assert_memory_equal(text, means, length);
}

/* Each name as it is, and with one byte changed, left out or added. */
static void usual_names_are_found_as_all_are(void **state)
{
    static const char *const usual[] = {
        "amp;",    "nbsp;",    "quot;",    "apos;",   "lt;",     "gt;",
        "rsquo;",  "ldquo;",   "copy;",    "hellip;", "eacute;", "Eacute;",
        "mdash;",  "upsilon;", "alefsym;", "lang;",   "euro;",   "there4;",
        "frac12;", "sup2;",    "yuml;",    "pi;",     "Mu;",     "rsaquo;"};
    static const char *const others[] = {
        "thetasym;", "AMP;",    "Amp;",     "amp",    "notit;", "bogus;", "bne;",
        ";",         "copy=1;", "NewLine;", "nbsp ;", "#amp;",  "",       "tab;"};
    unsigned char bytes[40];
    size_t i, at, length, known = 0, none = 0;
    unsigned value;
    (void)state;

    for (i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        length = strlen(usual[i]);
        for (at = 0; at <= length; at++)
            for (value = 1; value < 256; value++) {
                memset(bytes, 0, sizeof bytes);
                memcpy(bytes, usual[i], length);
                bytes[at] = (unsigned char)value;
                check_usual_name(bytes, &known);
                memcpy(bytes + at + 1, usual[i] + at, length - at);
                check_usual_name(bytes, &known);
                memmove(bytes + at, bytes + at + 1 + (at < length), length - at);
                check_usual_name(bytes, &known);
            }
        assert_true(known >
                    2 * length); /* it is one: changed to what it is, at each place */
        known = 0;
    }
    for (i = 0; i < sizeof others / sizeof others[0]; i++) {
        memset(bytes, 0, sizeof bytes);
        memcpy(bytes, others[i], strlen(others[i]));
        check_usual_name(bytes, &none);
    }
    assert_int_equal(none, 0);
}

static void check_usual_number(const char *written, uint32_t code)
{
    unsigned char bytes[40] = {0};
    size_t length = 0;
    const uint32_t found =
        dhk_entity_usual((unsigned char *)memcpy(bytes, written, strlen(written)), &length);

    assert_int_equal(found, code);
    if (code != 0)
        assert_int_equal(length, strchr(written, ';') + 1 - written);
}

static void usual_numbers_mean_what_numbers_mean(void **state)
{
    static const char *const formats[] = {"#%u;", "#0%u;x", "#x%x;", "#X%X;;", "#x0%X;"};
    static const char *const others[] = {"#;",       "#x;",        "#39",        "#x27 ;",
                                         "#3a;",     "#-1;",       "# 1;",       "#x2g;",
                                         "#+1;",     "#00000039;", "#x0000000A", "#xx1;",
                                         "#1234567", "#\x0A;",     "#1\xB2;",    "##1;"};
    char written[40];
    uint32_t code;
    size_t i, digits;
    (void)state;

    for (code = 0; code < 0x110100; code += code < 0x3000 || code > 0x10FF00 ? 1 : 41)
        for (i = 0; i < sizeof formats / sizeof formats[0]; i++) {
            sprintf(written, formats[i], (unsigned)code);
            digits = strcspn(written, ";") - strspn(written, "#xX");
            check_usual_number(written, digits < 8 ? dhk_entity_number(code) : 0);
        }
    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        check_usual_number(others[i], 0);
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
        cmocka_unit_test(usual_names_are_found_as_all_are),
        cmocka_unit_test(usual_numbers_mean_what_numbers_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
