/* test_lengths.c - lengths that no page has: a caller's mistake, or 4 GiB where that is all there is.
 * They are refused before a byte is looked at; nothing wraps round to a length that is fine.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "dehusk.h"

static dehusk_ctx *made(uint64_t max_page_bytes)
{
    dehusk_options options;
    dehusk_ctx *ctx;

    dehusk_options_init(&options, sizeof options);
    options.max_page_bytes = max_page_bytes;
    assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
    return ctx;
}

static void one_push_of_any_length_is_refused(void **state)
{
    static const size_t lengths[] = {SIZE_MAX,     SIZE_MAX - 1,       SIZE_MAX / 2 + 1,
                                     SIZE_MAX / 2, (size_t)UINT32_MAX, (size_t)1 << 31};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        dehusk_ctx *ctx = made(UINT64_C(1) << 30);
        assert_int_equal(dehusk_push(ctx, "page", lengths[i]), DEHUSK_E_LIMIT);
        assert_int_equal(dehusk_finish(ctx), DEHUSK_E_LIMIT);
        dehusk_reset(ctx);
        assert_int_equal(dehusk_push(ctx, "page", 4), DEHUSK_OK);
        assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
        dehusk_free(ctx);
    }
}

static void pushes_do_not_add_up_to_a_small_page(void **state)
{
    size_t first;
    (void)state;
    for (first = 2; first <= 5; first++) {
        dehusk_ctx *ctx = made(100);
        assert_int_equal(dehusk_push(ctx, "bytes", first), DEHUSK_OK);
        /* With what came before, these are 0, or 1, where a size_t wraps. */
        assert_int_equal(dehusk_push(ctx, "page", SIZE_MAX - first + 1), DEHUSK_E_LIMIT);
        assert_int_equal(dehusk_push(ctx, "page", 4), DEHUSK_E_LIMIT);
        dehusk_reset(ctx);
        assert_int_equal(dehusk_push(ctx, "bytes", first), DEHUSK_OK);
        assert_int_equal(dehusk_push(ctx, "page", SIZE_MAX - first + 2), DEHUSK_E_LIMIT);
        dehusk_free(ctx);
    }
}

static void a_limit_is_met_to_the_byte(void **state)
{
    static char page[1001];
    dehusk_ctx *ctx = made(1000);
    (void)state;
    memset(page, 'x', sizeof page);
    assert_int_equal(dehusk_push(ctx, page, 1001), DEHUSK_E_LIMIT);
    dehusk_reset(ctx);
    assert_int_equal(dehusk_push(ctx, page, 999), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, page, 2), DEHUSK_E_LIMIT);
    dehusk_reset(ctx);
    assert_int_equal(dehusk_push(ctx, page, 999), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, page, 1), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, page, 0), DEHUSK_OK);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    dehusk_free(ctx);
}

static void the_one_call_refuses_them_too(void **state)
{
    char *text = (char *)1;
    size_t length = 1;
    (void)state;
    assert_int_equal(dehusk_clean_dup("page", SIZE_MAX, NULL, &text, &length),
                     DEHUSK_E_LIMIT);
    assert_null(text);
    assert_int_equal(length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_push_of_any_length_is_refused),
        cmocka_unit_test(pushes_do_not_add_up_to_a_small_page),
        cmocka_unit_test(a_limit_is_met_to_the_byte),
        cmocka_unit_test(the_one_call_refuses_them_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
