/* test_errors.c - whatever is asked wrongly is answered by the right code and harms nothing.
 *                                                               SPDX-License-Identifier: MIT */
#include "api/pages.h"

static void every_pointer_may_be_null(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_line line = {0};
    dehusk_page page = {0};
    const dehusk_line *first;
    const char *text;
    char buffer[4], *owned;
    size_t length, stride;
    (void)state;
    line.size = sizeof line;
    page.size = sizeof page;
    dehusk_free(NULL);
    dehusk_reset(NULL);
    dehusk_text_free(NULL);
    dehusk_rules_free(NULL);
    assert_int_equal(dehusk_new(NULL, NULL, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_set_rules(NULL, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_set_encoding(NULL, "utf-8"), DEHUSK_E_ARG);
    assert_int_equal(dehusk_push(NULL, "x", 1), DEHUSK_E_ARG);
    assert_int_equal(dehusk_finish(NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_rules_new("", 0, NULL, NULL, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_clean_dup("x", 1, NULL, NULL, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_clean_dup("x", 1, NULL, &owned, NULL), DEHUSK_E_ARG);
    assert_null(owned);
    assert_int_equal(dehusk_clean_dup(NULL, 1, NULL, &owned, &length), DEHUSK_E_ARG);
    assert_null(owned);
    assert_int_equal(length, 0);
    read_page(ctx, html_page, sizeof html_page - 1);
    assert_int_equal(dehusk_pull(NULL, buffer, 4, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_pull(ctx, NULL, 4, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_pull(ctx, buffer, 0, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_pull(ctx, buffer, 4, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_text(NULL, &text, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_text(ctx, NULL, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_text(ctx, &text, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_markdown(NULL, &text, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_markdown(ctx, NULL, &length), DEHUSK_E_ARG);
    assert_int_equal(dehusk_markdown(ctx, &text, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_line_count(NULL), 0);
    assert_int_equal(dehusk_line_at(NULL, 0, &line), DEHUSK_E_ARG);
    assert_int_equal(dehusk_line_at(ctx, 0, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_lines(NULL, &first, &length, &stride), DEHUSK_E_ARG);
    assert_int_equal(dehusk_lines(ctx, NULL, &length, &stride), DEHUSK_E_ARG);
    assert_int_equal(dehusk_lines(ctx, &first, NULL, &stride), DEHUSK_E_ARG);
    assert_int_equal(dehusk_lines(ctx, &first, &length, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_each_line(ctx, NULL, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_page_info(NULL, &page), DEHUSK_E_ARG);
    assert_int_equal(dehusk_page_info(ctx, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    dehusk_free(ctx);
}

static void an_allocator_needs_its_three_functions(void **state)
{
    dehusk_allocator allocator = {0};
    dehusk_ctx *ctx = (dehusk_ctx *)&allocator;
    dehusk_rules *rules = (dehusk_rules *)&allocator;
    (void)state;
    assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_E_ARG);
    assert_null(ctx);
    assert_int_equal(dehusk_rules_new("", 0, &allocator, &rules, NULL), DEHUSK_E_ARG);
    assert_null(rules);
}

/* All that a context with this error can be asked answers with it. */
static void expect_stuck(dehusk_ctx *ctx, int error)
{
    dehusk_line line = {0};
    dehusk_page page = {0};
    const dehusk_line *first;
    const char *text;
    char buffer[4];
    size_t length, stride;

    line.size = sizeof line;
    page.size = sizeof page;
    assert_int_equal(dehusk_push(ctx, "x", 1), error);
    assert_int_equal(dehusk_push(ctx, NULL, 0), error);
    assert_int_equal(dehusk_finish(ctx), error);
    assert_int_equal(dehusk_text(ctx, &text, &length), error);
    assert_int_equal(dehusk_markdown(ctx, &text, &length), error);
    assert_int_equal(dehusk_pull(ctx, buffer, 4, &length), error);
    assert_int_equal(dehusk_line_count(ctx), 0);
    assert_int_equal(dehusk_line_at(ctx, 0, &line), error);
    assert_int_equal(dehusk_lines(ctx, &first, &length, &stride), error);
    assert_int_equal(dehusk_page_info(ctx, &page), error);
    assert_int_equal(dehusk_set_encoding(ctx, NULL), DEHUSK_E_STATE);
}

static void an_error_stays_until_reset(void **state)
{
    dehusk_options options;
    dehusk_ctx *ctx;
    const char *text;
    size_t length;
    (void)state;
    dehusk_options_init(&options, sizeof options);
    options.format = DEHUSK_FORMAT_TEXT;
    options.max_page_bytes = 100;
    options.max_lines = 5;
    assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, text_page, 50), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, text_page, 51), DEHUSK_E_LIMIT);
    expect_stuck(ctx, DEHUSK_E_LIMIT);
    dehusk_reset(ctx);
    assert_int_equal(dehusk_push(ctx, NULL, 1), DEHUSK_E_ARG);
    expect_stuck(ctx, DEHUSK_E_ARG);
    dehusk_reset(ctx);
    if (dehusk_push(ctx, "a\nb\nc\nd\ne\nf\n", 12) == DEHUSK_OK)
        assert_int_equal(dehusk_finish(ctx), DEHUSK_E_LIMIT);
    expect_stuck(ctx, DEHUSK_E_LIMIT);
    dehusk_reset(ctx);
    read_page(ctx, "a\nb\nc\nd\ne\n", 10);
    assert_int_equal(dehusk_line_count(ctx), 5);
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    dehusk_free(ctx);
}

static void the_largest_page_is_the_same_for_every_cut(void **state)
{
    size_t first, length;
    (void)state;
    for (length = 99; length <= 101; length++)
        for (first = 0; first <= length; first++) {
            dehusk_options options;
            dehusk_ctx *ctx;
            int status;
            dehusk_options_init(&options, sizeof options);
            options.max_page_bytes = 100;
            assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
            status = dehusk_push(ctx, html_page, first);
            if (status == DEHUSK_OK)
                status = dehusk_push(ctx, html_page + first, length - first);
            assert_int_equal(status, length <= 100 ? DEHUSK_OK : DEHUSK_E_LIMIT);
            dehusk_free(ctx);
        }
}

static void a_finished_page_outlives_calls_out_of_order(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    uint64_t before;
    (void)state;
    read_page(ctx, html_page, sizeof html_page - 1);
    before = hash_of_everything(ctx);
    assert_int_equal(dehusk_push(ctx, "x", 1), DEHUSK_E_STATE);
    assert_int_equal(dehusk_push(ctx, NULL, 1), DEHUSK_E_STATE);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_rules(ctx, NULL), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_encoding(ctx, NULL), DEHUSK_E_STATE);
    assert_true(hash_of_everything(ctx) == before);
    dehusk_free(ctx);
}

static void a_page_that_has_begun_keeps_its_settings(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    (void)state;
    assert_int_equal(dehusk_set_rules(ctx, NULL), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, "x", 1), DEHUSK_OK);
    assert_int_equal(dehusk_set_rules(ctx, NULL), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_encoding(ctx, "utf-8"), DEHUSK_E_STATE);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    dehusk_free(ctx);
}

static void a_bad_rule_is_pointed_at(void **state)
{
    static const char *const text[] = {"keep a\ndrop b(\n", "# c\n\nkeep a\nthrow b\n",
                                       "drop [a\n"};
    static const uint32_t lines[] = {2, 4, 1};
    size_t i;
    (void)state;
    for (i = 0; i < 3; i++) {
        struct {
            dehusk_rules_error error;
            unsigned char beyond[16];
        } wide;
        dehusk_rules *rules = (dehusk_rules *)&wide;
        const char *at = text[i];
        uint32_t line;
        memset(&wide, 0xEE, sizeof wide);
        wide.error.size = sizeof wide;
        assert_int_equal(dehusk_rules_new(at, strlen(at), NULL, &rules, &wide.error),
                         DEHUSK_E_PATTERN);
        assert_null(rules);
        assert_int_equal(wide.error.size, sizeof wide.error);
        assert_int_equal(wide.error.line, lines[i]);
        assert_true(strlen(wide.error.message) > 0);
        assert_true(strlen(wide.error.message) < sizeof wide.error.message);
        assert_int_equal(wide.beyond[0], 0);
        for (line = 1; line < lines[i]; line++)
            at = strchr(at, '\n') + 1;
        assert_true(wide.error.offset >= (uint64_t)(at - text[i]));
        assert_true(wide.error.offset <= (uint64_t)(strchr(at, '\n') - text[i]));
        assert_int_equal(dehusk_rules_new(text[i], strlen(text[i]), NULL, &rules, NULL),
                         DEHUSK_E_PATTERN);
        wide.error.size = 3; /* not even a size */
        assert_int_equal(dehusk_rules_new("", 0, NULL, &rules, &wide.error), DEHUSK_E_ARG);
    }
}

static void too_many_rules_are_refused(void **state)
{
    size_t length = (DEHUSK_MAX_RULES + 1) * 7, i;
    char *text = (char *)malloc(length);
    dehusk_rules *rules;
    (void)state;
    for (i = 0; i < length; i += 7)
        memcpy(text + i, "drop x\n", 7);
    assert_int_equal(dehusk_rules_new(text, length - 7, NULL, &rules, NULL), DEHUSK_OK);
    assert_int_equal(dehusk_rules_count(rules), DEHUSK_MAX_RULES);
    dehusk_rules_free(rules);
    assert_int_equal(dehusk_rules_new(text, length, NULL, &rules, NULL), DEHUSK_E_LIMIT);
    assert_null(rules);
    free(text);
}

static void every_code_has_a_name_and_a_message(void **state)
{
    int status;
    uint32_t i;
    (void)state;
    assert_string_equal(dehusk_status_name(DEHUSK_OK), "DEHUSK_OK");
    assert_string_equal(dehusk_status_name(DEHUSK_E_NOMEM), "DEHUSK_E_NOMEM");
    assert_string_equal(dehusk_status_name(DEHUSK_E_ENCODING), "DEHUSK_E_ENCODING");
    assert_string_equal(dehusk_status_name(1), "DEHUSK_E_UNKNOWN");
    assert_string_equal(dehusk_status_name(DEHUSK_E_MODEL - 1), "DEHUSK_E_UNKNOWN");
    for (status = DEHUSK_E_MODEL; status <= 0; status++) {
        assert_string_not_equal(dehusk_status_name(status), "DEHUSK_E_UNKNOWN");
        assert_string_not_equal(dehusk_status_message(status), dehusk_status_message(1));
    }
    for (i = 0; i <= DEHUSK_KIND_CAPTION; i++)
        assert_string_not_equal(dehusk_kind_name(i), "unknown");
    for (i = 0; i <= DEHUSK_VERDICT_PROMPT; i++)
        assert_string_not_equal(dehusk_verdict_name(i), "unknown");
    for (i = 1; i <= DEHUSK_REASON_COMMENT; i *= 2)
        assert_string_not_equal(dehusk_reason_name(i), "unknown");
    assert_string_equal(dehusk_kind_name(UINT32_MAX), "unknown");
    assert_string_equal(dehusk_verdict_name(UINT32_MAX), "unknown");
    assert_string_equal(dehusk_reason_name(0), "unknown");
    assert_string_equal(dehusk_reason_name(3), "unknown");
    assert_string_equal(dehusk_reason_name(UINT32_C(1) << 31), "unknown");
    assert_string_equal(dehusk_reason_name(DEHUSK_REASON_LINKS), "links");
    assert_string_equal(dehusk_reason_name(DEHUSK_REASON_RULE), "rule");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pointer_may_be_null),
        cmocka_unit_test(an_allocator_needs_its_three_functions),
        cmocka_unit_test(an_error_stays_until_reset),
        cmocka_unit_test(the_largest_page_is_the_same_for_every_cut),
        cmocka_unit_test(a_finished_page_outlives_calls_out_of_order),
        cmocka_unit_test(a_page_that_has_begun_keeps_its_settings),
        cmocka_unit_test(a_bad_rule_is_pointed_at),
        cmocka_unit_test(too_many_rules_are_refused),
        cmocka_unit_test(every_code_has_a_name_and_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
