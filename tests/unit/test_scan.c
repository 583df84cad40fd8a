/* test_scan.c - scan.h and dhk_utf8_ascii() against a loop that looks at every byte, with
 * the machine's blocks and, as unit_scan_plain, with those in plain C.
 * SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "base/utf8_check.h"

typedef const unsigned char *(*scanner)(const unsigned char *p, const unsigned char *end);

static const unsigned char *scan_dash(const unsigned char *p, const unsigned char *end)
{
    return dhk_scan_one(p, end, '-');
}

static const unsigned char *scan_quotes(const unsigned char *p, const unsigned char *end)
{
    return dhk_scan_two(p, end, '"', 0xFF);
}

/* Where the shortest run ends that has one of three. */
static const unsigned char *scan_three(const unsigned char *p, const unsigned char *end)
{
    size_t length = 0;
    while (length < (size_t)(end - p) && !dhk_has_three(p, length + 1, 'y', 'Y', '&'))
        length++;
    return p + length;
}

static const unsigned char *scan_name(const unsigned char *p, const unsigned char *end)
{
    return dhk_scan_name(p, end);
}

static const unsigned char *scan_ascii(const unsigned char *p, const unsigned char *end)
{
    return p + dhk_utf8_ascii(p, (size_t)(end - p));
}

static const struct {
    scanner scan;
    unsigned char stops[4];
    size_t count;
    int up_to, from; /* bytes up to the one and from the other on stop too */
} scanners[] = {{scan_dash, {'-'}, 1, -1, 256},
                {scan_quotes, {'"', 0xFF}, 2, -1, 256},
                {scan_three, {'y', 'Y', '&'}, 3, -1, 256},
                {scan_name, {'/', '>', '=', ' '}, 4, ' ', 256},
                {scan_ascii, {0x80, 0xFF, 0x81, 0xC3}, 4, -1, 0x80},
                {dhk_scan_value, {'&', '\r', 0}, 3, -1, 256},
                {dhk_scan_text, {'<', '&', '\r', 0}, 4, -1, 256}};

static size_t expected(size_t which, const unsigned char *bytes, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++)
        if (memchr(scanners[which].stops, bytes[i], scanners[which].count) != NULL ||
            bytes[i] <= scanners[which].up_to || bytes[i] >= scanners[which].from)
            break;
    return i;
}

static void check_at(size_t which, const unsigned char *bytes, size_t length, size_t offset)
{
    /* a block of its own, so that a sanitizer sees a read beyond it */
    unsigned char *copy = (unsigned char *)malloc(length + offset + 1), *begin;
    assert_non_null(copy);
    begin = copy + 1 + offset;
    memcpy(begin - 1, "-", 1); /* what is before the run does not count */
    memcpy(begin, bytes, length);
    assert_ptr_equal(scanners[which].scan(begin, begin + length),
                     begin + expected(which, bytes, length));
    free(copy);
}

static void check(size_t which, const unsigned char *bytes, size_t length)
{
    check_at(which, bytes, length, 0);
}

static void each_byte_value_is_found_or_passed_at_each_place(void **state)
{
    unsigned char bytes[40];
    size_t which, at, length;
    unsigned value, around;
    (void)state;
    for (which = 0; which < sizeof scanners / sizeof scanners[0]; which++)
        for (around = 1; around < 256;
             around += 126) /* a 1 below a match is what carries hit */
            for (value = 0; value < 256; value++)
                for (length = 1; length < sizeof bytes; length += 13)
                    for (at = 0; at < length; at++) {
                        memset(bytes, (int)around, sizeof bytes);
                        bytes[at] = (unsigned char)value;
                        check(which, bytes, length);
                    }
}

static void neighbours_of_a_stop_do_not_hide_it(void **state)
{
    unsigned char bytes[72];
    unsigned seed = 1;
    size_t which, round, i, length;
    (void)state;
    for (which = 0; which < sizeof scanners / sizeof scanners[0]; which++)
        for (round = 0; round < 20000; round++) {
            for (i = 0; i < sizeof bytes;
                 i++) { /* mostly bytes one above or below a stop */
                seed = seed * 1664525u + 1013904223u;
                bytes[i] = (unsigned char)(scanners[which].stops[seed >> 30 & 3] +
                                           (seed >> 24 & 7) % 5 + 254);
            }
            length = seed >> 8 & 63;
            check_at(which, bytes, length + 8, seed >> 16 & 15);
        }
}

static void white_space_is_skipped_up_to_the_first_byte_that_is_none(void **state)
{
    static const unsigned char bytes[] = {' ', ' ', ' ', '\t', '\t', '\n', 'x', 0x0B};
    unsigned seed = 1;
    size_t round, i, length;
    (void)state;
    for (round = 0; round < 20000; round++) {
        const size_t kind =
            round % 3 == 0 ? sizeof bytes : round % 3 * 3; /* or all spaces */
        unsigned char *copy, *stop;
        seed = seed * 1664525u + 1013904223u;
        length = seed >> 20 & 63;
        copy = (unsigned char *)malloc(length + 1);
        assert_non_null(copy);
        for (i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            copy[i] = bytes[i + 1 == length ? sizeof bytes - 2 : (seed >> 16) % kind];
        }
        for (stop = copy; stop != copy + length && dhk_is_space(*stop);)
            stop++;
        assert_ptr_equal(dhk_skip_space(copy, copy + length), stop);
        free(copy);
    }
}

static void nothing_is_read_of_nothing(void **state)
{
    size_t which;
    (void)state;
    for (which = 0; which < sizeof scanners / sizeof scanners[0]; which++)
        check(which, (const unsigned char *)"", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_value_is_found_or_passed_at_each_place),
        cmocka_unit_test(neighbours_of_a_stop_do_not_hide_it),
        cmocka_unit_test(white_space_is_skipped_up_to_the_first_byte_that_is_none),
        cmocka_unit_test(nothing_is_read_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
