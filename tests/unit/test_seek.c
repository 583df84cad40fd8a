/* test_seek.c - seek.h against a loop that looks at every byte: with the machine's blocks, as
 * unit_seek_plain with those in plain C, and as unit_seek_avx2 with those of 32 bytes.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/processor.h"

#if defined(SEEK_AVX2) &&                                                                  \
    defined(DHK_PROCESSOR_X86) /* elsewhere the test is that of others */
#define DHK_SEEK_AVX2
#endif
#include "base/seek.h"

enum { ROOM = 4 * DHK_SEEK_BYTES, LONGEST = 200 };

typedef const unsigned char *(*seeker)(const unsigned char *p, const unsigned char *last);

DHK_SEEK_TARGET static const unsigned char *seek_quote(const unsigned char *p,
                                                       const unsigned char *last)
{
    return dhk_seek_one(p, last, '\'');
}

/* NULL where there is none in one block, as one that looked at more would say. */
DHK_SEEK_TARGET static const unsigned char *ask_usual_name(const unsigned char *p,
                                                           const unsigned char *last)
{
    uint64_t bits = dhk_ask_usual_name(p);

    while (bits == 0 && p + DHK_SEEK_BYTES <= last) {
        p += DHK_SEEK_BYTES;
        bits = dhk_ask_usual_name(p);
    }
    return bits != 0 ? p + dhk_seek_first(bits) : NULL;
}

DHK_SEEK_TARGET static const unsigned char *seek_text(const unsigned char *p,
                                                      const unsigned char *last)
{
    return dhk_seek_text(p, last);
}

DHK_SEEK_TARGET static const unsigned char *seek_ink(const unsigned char *p,
                                                     const unsigned char *last)
{
    return dhk_seek_ink(p, last);
}

DHK_SEEK_TARGET static const unsigned char *seek_name(const unsigned char *p,
                                                      const unsigned char *last)
{
    return dhk_seek_name(p, last);
}

DHK_SEEK_TARGET static const unsigned char *seek_value(const unsigned char *p,
                                                       const unsigned char *last)
{
    return dhk_seek_value(p, last);
}

static const struct {
    seeker seek;
    unsigned char stops[4];
    size_t blocks; /* looked at in one step */
    int up_to;     /* bytes up to that stop too */
    bool others;   /* all bytes but these stop */
} seekers[] = {{seek_quote, {'\'', '\'', '\'', '\''}, 2, -1, false},
               {ask_usual_name, {'>', ' ', '>', ' '}, 1, -1, false},
               {seek_text, {'<', '&', '\r', 0}, 1, -1, false},
               {seek_ink, {' ', '\n', '\t', '\f'}, 1, -1, true},
               {seek_value, {'=', '>', '=', '>'}, 1, -1, false},
               {seek_name, {'/', '>', '=', ' '}, 1, ' ', false}};

static bool stops_at(size_t which, unsigned char c)
{
    return (memchr(seekers[which].stops, c, 4) != NULL || c <= seekers[which].up_to) !=
           seekers[which].others;
}

/* The bytes in a block of their own, so that a sanitizer sees a read beyond them. */
static void check(size_t which, const unsigned char *bytes, size_t length)
{
    const size_t step = seekers[which].blocks * DHK_SEEK_BYTES;
    unsigned char *copy = (unsigned char *)malloc(length + ROOM);
    const unsigned char *last = copy + length, *found;
    size_t looked = step, i;

    assert_non_null(copy);
    memcpy(copy, bytes, length + ROOM);
    while (looked <= length)
        looked += step;
    for (i = 0; i < looked && !stops_at(which, copy[i]); i++)
        ;
    found = seekers[which].seek(copy, last);
    assert_ptr_equal(found, i < looked ? copy + i : NULL);
    free(copy);
}

static bool is_missing(void)
{
#ifdef DHK_SEEK_AVX2
    return dhk_processor_level() < DHK_PROCESSOR_AVX2;
#else
    return false;
#endif
}

static void each_byte_value_is_found_or_passed_at_each_place(void **state)
{
    unsigned char bytes[70 + ROOM];
    size_t which, at, length;
    unsigned value, around;

    (void)state;
    if (is_missing())
        skip();
    for (which = 0; which < sizeof seekers / sizeof seekers[0]; which++)
        for (around = 1; around < 256;
             around += 126) /* 1 below a match is what carries hit */
            for (value = 0; value < 256; value++)
                for (length = 0; length < 70; length += 23)
                    for (at = 0; at < length + DHK_SEEK_BYTES; at++) {
                        memset(bytes, (int)around, sizeof bytes);
                        bytes[at] = (unsigned char)value;
                        check(which, bytes, length);
                    }
}

static void neighbours_of_a_stop_do_not_hide_it(void **state)
{
    unsigned char bytes[LONGEST + ROOM];
    unsigned seed = 1;
    size_t which, round, i;

    (void)state;
    if (is_missing())
        skip();
    for (which = 0; which < sizeof seekers / sizeof seekers[0]; which++)
        for (round = 0; round < 20000; round++) {
            const size_t passing = round % 3 * 62; /* of 128 */
            for (i = 0; i < sizeof bytes; i++) {
                seed = seed * 1664525u + 1013904223u;
                bytes[i] = (unsigned char)(seekers[which].stops[seed >> 30 & 3] +
                                           (seed >> 24 & 7) % 5 + 254);
                if ((seed >> 16 & 127) < passing)
                    bytes[i] = seekers[which].others ? ' ' : 'x';
            }
            check(which, bytes, (seed >> 8) % LONGEST);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_value_is_found_or_passed_at_each_place),
        cmocka_unit_test(neighbours_of_a_stop_do_not_hide_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
