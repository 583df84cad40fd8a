/* test_list.c - arrays that grow to the end of what a size_t can say, without the memory for it: the
 * allocator here only writes down what it is asked for.            SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/status.h"

typedef struct asked {
    size_t size; /* the last one */
    unsigned calls;
} asked;

static char block[64]; /* stands for any block */

static void *acquire(void *user, size_t size)
{
    asked *a = (asked *)user;
    a->size = size;
    a->calls++;
    return block;
}

static void *resize(void *user, void *old, size_t old_size, size_t new_size)
{
    assert_ptr_equal(old, block);
    assert_true(new_size > old_size);
    return acquire(user, new_size);
}

static void release(void *user, void *old, size_t size)
{
    (void)user;
    (void)size;
    assert_ptr_equal(old, block);
}

static dhk_memory memory_of(asked *a)
{
    const dhk_memory memory = {acquire, resize, release, a};
    memset(a, 0, sizeof *a);
    return memory;
}

/* A list that is said to be full. */
static dhk_list full(size_t count)
{
    dhk_list list = {block, 0, 0};
    list.count = list.capacity = count;
    return list;
}

static void a_list_ends_where_its_bytes_would_wrap(void **state)
{
    static const size_t sizes[] = {1, 2, 3, 4, 8, 20, 24, 72, 4096, SIZE_MAX / 2};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const size_t most = SIZE_MAX / sizes[i];
        asked a;
        const dhk_memory memory = memory_of(&a);
        dhk_list list = full(most - 1);
        assert_int_equal(dhk_list_reserve(&list, &memory, sizes[i], 2, SIZE_MAX),
                         DHK_E_LIMIT);
        assert_int_equal(dhk_list_reserve(&list, &memory, sizes[i], SIZE_MAX, SIZE_MAX),
                         DHK_E_LIMIT);
        assert_int_equal(a.calls, 0);
        assert_int_equal(dhk_list_reserve(&list, &memory, sizes[i], 1, SIZE_MAX), DHK_OK);
        assert_int_equal(list.capacity, most);
        assert_int_equal(a.size, most * sizes[i]);
        assert_true(a.size / sizes[i] == list.capacity); /* nothing wrapped */
    }
}

static void growth_by_half_does_not_wrap(void **state)
{
    static const size_t counts[] = {SIZE_MAX / 3 * 2 - 1, SIZE_MAX / 3 * 2 + 3,
                                    SIZE_MAX / 2, SIZE_MAX - 100};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof counts / sizeof *counts; i++) {
        asked a;
        const dhk_memory memory = memory_of(&a);
        dhk_list list = full(counts[i]);
        assert_int_equal(dhk_list_reserve(&list, &memory, 1, 10, SIZE_MAX), DHK_OK);
        assert_true(list.capacity >= counts[i] + 10);
        assert_int_equal(a.size, list.capacity);
        assert_int_equal(list.count, counts[i]);
    }
}

static void a_maximum_holds_to_the_item(void **state)
{
    asked a;
    const dhk_memory memory = memory_of(&a);
    dhk_list list = full(1000);
    (void)state;
    assert_int_equal(dhk_list_reserve(&list, &memory, 8, 101, 1100), DHK_E_LIMIT);
    assert_int_equal(dhk_list_reserve(&list, &memory, 8, 100, 1100), DHK_OK);
    assert_int_equal(list.capacity, 1100); /* not half as much again: it would pass 1100 */
    list = full(1000);
    assert_int_equal(dhk_list_reserve(&list, &memory, 8, 1, 1000), DHK_E_LIMIT);
    assert_int_equal(dhk_list_reserve(&list, &memory, 8, 0, 999), DHK_E_LIMIT);
    assert_int_equal(dhk_list_reserve(&list, &memory, 8, 0, 1000), DHK_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_ends_where_its_bytes_would_wrap),
        cmocka_unit_test(growth_by_half_does_not_wrap),
        cmocka_unit_test(a_maximum_holds_to_the_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
