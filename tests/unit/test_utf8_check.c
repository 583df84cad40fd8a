/* test_utf8_check.c - how far bytes are valid UTF-8, against Unicode's table of what is well-formed
 * (The Unicode Standard, table 3-7).                              SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8_check.h"

/* Table 3-7: the ranges of each byte of a code point. */
static const unsigned char well_formed[9][4][2] = {
    {{0x00, 0x7F}, {0, 0}, {0, 0}, {0, 0}},
    {{0xC2, 0xDF}, {0x80, 0xBF}, {0, 0}, {0, 0}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}, {0, 0}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}, {0, 0}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}, {0, 0}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}, {0, 0}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

/* Bytes of the code point at 'p'; 0: it is none. */
static size_t read_one(const unsigned char *p, size_t left)
{
    size_t row, i;

    for (row = 0; row < 9; row++) {
        for (i = 0; i < 4 && i < left && well_formed[row][i][1] != 0; i++)
            if (p[i] < well_formed[row][i][0] || p[i] > well_formed[row][i][1])
                break;
        if (i > 0 && (i == 4 || well_formed[row][i][1] == 0))
            return i;
    }
    return 0;
}

static size_t valid_slowly(const unsigned char *p, size_t length)
{
    size_t at = 0, one;

    while (at < length && (one = read_one(p + at, length - at)) > 0)
        at += one;
    return at;
}

/* From memory that ends where the bytes do. */
static void expect(const unsigned char *bytes, size_t length)
{
    unsigned char *copy = malloc(length + 1);

    assert_non_null(copy);
    memcpy(copy + 1, bytes, length);
    if (dhk_utf8_valid(copy + 1, length) != valid_slowly(bytes, length))
        fail_msg("%u bytes, valid are %u, said %u", (unsigned)length,
                 (unsigned)valid_slowly(bytes, length),
                 (unsigned)dhk_utf8_valid(copy + 1, length));
    free(copy);
}

/* What four bytes may be that decide anything, each behind and before what has one, two, three and four
 * bytes a code point, at every place of a block. */
static void each_four_bytes_among_others(void **state)
{
    static const unsigned char bounds[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                           0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
                                           0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
    static const char *const others[] = {"a", "\xD0\xB6", "\xE4\xBD\xA0",
                                         "\xF0\x9F\x98\x80"};
    enum { BOUNDS = sizeof bounds, SIDE = 36, SIZE = 2 * SIDE + 4 };
    unsigned number;
    (void)state;
    for (number = 0; number < BOUNDS * BOUNDS * BOUNDS * BOUNDS; number++) {
        const char *other = others[number % 4];
        const size_t step = strlen(other), before = number / 7 % SIDE / step * step;
        unsigned char text[SIZE];
        unsigned left = number;
        size_t length = 0;
        for (; length < before; length += step)
            memcpy(text + length, other, step);
        for (; length < before + 4; left /= BOUNDS)
            text[length++] = bounds[left % BOUNDS];
        for (; length + step <= SIZE; length += step)
            memcpy(text + length, other, step);
        expect(text, length);
    }
}

/* Every code point among its like, cut at every byte of the last ones. */
static void every_code_point_is_valid(void **state)
{
    unsigned char text[160];
    unsigned lead, second;
    (void)state;
    for (lead = 0xC2; lead < 0xF5; lead++)
        for (second = 0x80; second < 0xC0; second++) {
            size_t length = 0, one, cut;
            unsigned number = second;
            for (; length < 96; length += one, number++) {
                text[length] = (unsigned char)lead;
                text[length + 1] = (unsigned char)second;
                text[length + 2] = text[length + 3] =
                    (unsigned char)(0x80 | (number & 0x3F));
                one = read_one(text + length, 4);
                if (one == 0)
                    break;
            }
            for (cut = length; cut > 0 && cut + 6 > length; cut--)
                expect(text, cut);
        }
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

static void noise_is_stopped_at_where_it_begins(void **state)
{
    static const char *const pieces[] = {"ab cdefg", "\xD0\xB6", "\xE4\xBD\xA0",
                                         "\xF0\x9F\x98\x80"};
    unsigned char text[200];
    uint32_t seed = 1;
    unsigned round;
    (void)state;
    for (round = 0; round < 20000; round++) {
        size_t length = 0, size;
        for (; length + 8 <= sizeof text; length += size) {
            const char *piece = pieces[next(&seed) % 4];
            size = strlen(piece);
            memcpy(text + length, piece, size);
        }
        if (round % 4 != 0)
            text[next(&seed) % length] = (unsigned char)next(&seed);
        expect(text, length - round % 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_four_bytes_among_others),
        cmocka_unit_test(every_code_point_is_valid),
        cmocka_unit_test(noise_is_stopped_at_where_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
