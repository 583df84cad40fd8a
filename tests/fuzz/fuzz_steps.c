/* fuzz_steps.c - four times the page is four times the work, whatever the page is made of.
 *
 * In: a byte for the format, one for the length of a head, one for the length of a unit; the head,
 * the unit, and, if bytes are left, what stands for the unit in the second half.  The page is the
 * head and the unit again and again.  Held: of 16 KiB of it the plain twin needs no more than some
 * four times the steps that 4 KiB need; where it does, 64 KiB settle it, for a table may have come
 * to its next size.  A page of 1 KiB goes through the build under test, for the fuzzer to see.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "answer.h"
#include "truth.h"

/* The twin is not seen by the fuzzer, so it is told what is worth keeping: pages that cost more a
 * byte, or grow faster, than any before. */
enum { DEAR = 256, STEEP = 256 };
#if defined(__linux__)
__attribute__((section("__libfuzzer_extra_counters")))
#endif
static uint8_t seen[DEAR + STEEP];

enum { SETTINGS = 3, SMALL = 4096, MOST = 16 * SMALL, MAX_HEAD = 64, MAX_UNIT = 256 };

/* As tests/hostile/work.c has it: a tenth more than the page grew, and a few steps a byte. */
static const uint64_t percent = 110, steps_a_byte = 8;

typedef struct recipe {
    const uint8_t *head, *unit, *after;
    size_t head_length, unit_length, after_length;
} recipe;

static void fill(uint8_t *page, size_t length, const recipe *made_of)
{
    size_t at = 0, n, part = made_of->unit_length;
    const uint8_t *from = made_of->unit;

    memcpy(page, made_of->head, made_of->head_length);
    for (at = made_of->head_length; at < length; at += n) {
        if (at >= length / 2 && made_of->after_length > 0) {
            from = made_of->after;
            part = made_of->after_length;
        }
        n = part < length - at ? part : length - at;
        memcpy(page + at, from, n);
    }
}

static uint64_t steps_of(size_t length, uint32_t format, const recipe *made_of)
{
    static uint8_t page[MOST];
    dehusk_options options;
    const question asked = {&options, NULL, NULL, 0, page, length, NULL, 0};
    const question part = {&options, NULL, NULL, 0, page, SMALL / 4, NULL, 0};
    answer twin, own;

    dehusk_options_init(&options, sizeof options);
    options.format = format;
    fill(page, length, made_of);
    memset(&twin, 0, sizeof twin);
    twin_read(&asked, &twin);
    truth(twin.status == DEHUSK_OK, "any bytes are a page");
    if (length == SMALL)
        answer_read(&part, &own);
    return twin.steps;
}

static void tell(uint64_t small, uint64_t middle)
{
    const uint64_t dear = middle / (4 * SMALL) / 8,
                   steep = small > 0 ? middle * 32 / small : 0;

    seen[dear < DEAR ? dear : DEAR - 1] = 1;
    seen[DEAR + (steep < STEEP ? steep : STEEP - 1)] = 1;
}

static int is_linear(uint64_t small, uint64_t large, size_t length)
{
    return large <= 4 * small / 100 * percent + steps_a_byte * length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    recipe made_of;
    uint64_t small, middle, large;
    const uint8_t *end = data + size;
    uint32_t format;

    if (size < SETTINGS + 1)
        return 0;
    format = data[0] % 4;
    made_of.head = data + SETTINGS;
    made_of.head_length = data[1] % MAX_HEAD;
    if (made_of.head_length > size - SETTINGS - 1)
        made_of.head_length = size - SETTINGS - 1;
    made_of.unit = made_of.head + made_of.head_length;
    made_of.unit_length = data[2] % MAX_UNIT + (size_t)1;
    if (made_of.unit_length > (size_t)(end - made_of.unit))
        made_of.unit_length = (size_t)(end - made_of.unit);
    made_of.after = made_of.unit + made_of.unit_length;
    made_of.after_length = (size_t)(end - made_of.after);
    if (made_of.after_length > MAX_UNIT)
        made_of.after_length = MAX_UNIT;
    small = steps_of(SMALL, format, &made_of);
    middle = steps_of(4 * SMALL, format, &made_of);
    tell(small, middle);
    if (is_linear(small, middle, 4 * SMALL))
        return 0;
    large = steps_of(16 * SMALL, format, &made_of);
    truth(is_linear(middle, large, 16 * SMALL),
          "four times the page is four times the work");
    return 0;
}
