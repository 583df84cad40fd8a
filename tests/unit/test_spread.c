/* test_spread.c - records to columns: as the plain function does it, for any size and number.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/spread.h"

enum { RECORDS = 40, MOST = 50, STRIDE = 64, COLUMNS = DHK_SPREAD };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

static void columns_are_what_the_plain_function_makes(void **state)
{
    static uint8_t columns[COLUMNS * STRIDE], plain[COLUMNS * STRIDE];
    uint32_t numbers[MOST], seed = 11;
    size_t size, count, width, i;
    (void)state;

    for (size = DHK_SPREAD; size < 30; size++) {
        /* a block of its own, so that a sanitizer sees a read beyond it */
        uint8_t *records = (uint8_t *)malloc(RECORDS * size);
        assert_non_null(records);
        for (i = 0; i < RECORDS * size; i++)
            records[i] = (uint8_t)next(&seed);
        for (count = 0; count < MOST; count++) {
            width = next(&seed) % (COLUMNS + 1);
            for (i = 0; i < count; i++)
                numbers[i] = next(&seed) % RECORDS;
            memset(columns, 0xAA, sizeof columns); /* what lies beside stays */
            memset(plain, 0xAA, sizeof plain);
            dhk_spread(columns, STRIDE, records, size, numbers, count, width);
            dhk_spread_plain(plain, STRIDE, records, size, numbers, count, width);
            assert_memory_equal(columns, plain, sizeof plain);
        }
        free(records);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_what_the_plain_function_makes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
