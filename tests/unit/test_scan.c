/* test_scan.c - scan.h against a loop that looks at every byte.   SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

typedef const unsigned char *(*scanner)(const unsigned char *p, const unsigned char *end);

static const unsigned char *scan_dash(const unsigned char *p, const unsigned char *end)
{
    return dhk_scan_one(p, end, '-');
}

static const unsigned char *scan_quotes(const unsigned char *p, const unsigned char *end)
{
    return dhk_scan_two(p, end, '"', 0xFF);
}

static const struct {
    scanner scan;
    unsigned char stops[4];
    size_t count;
} scanners[] = {{scan_dash, {'-'}, 1},
                {scan_quotes, {'"', 0xFF}, 2},
                {dhk_scan_value, {'&', '\r', 0}, 3},
                {dhk_scan_text, {'<', '&', '\r', 0}, 4}};

static size_t expected(size_t which, const unsigned char *bytes, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++)
        if (memchr(scanners[which].stops, bytes[i], scanners[which].count) != NULL)
            break;
    return i;
}

static void check(size_t which, const unsigned char *bytes, size_t length)
{
    /* a block of its own, so that a sanitizer sees a read beyond it */
    unsigned char *copy = (unsigned char *)malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy + 1, bytes, length);
    assert_ptr_equal(scanners[which].scan(copy + 1, copy + 1 + length),
                     copy + 1 + expected(which, bytes, length));
    free(copy);
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
    unsigned char bytes[24];
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
            length = seed >> 8 & 15;
            check(which, bytes, length + 8);
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
        cmocka_unit_test(nothing_is_read_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
