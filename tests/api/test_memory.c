/* test_memory.c - memory comes from the caller's allocator, goes back to it, and may run out at any
 * call.                                                         SPDX-License-Identifier: MIT */
#include "api/ledger.h"
#include "api/pages.h"

static int ask_everything(dehusk_ctx *ctx)
{
    const dehusk_line *first;
    const char *text;
    char buffer[64];
    size_t length, stride;
    int status = dehusk_pull(ctx, buffer, sizeof buffer, &length);

    if (status == DEHUSK_OK)
        status = dehusk_text(ctx, &text, &length);
    if (status == DEHUSK_OK)
        status = dehusk_markdown(ctx, &text, &length);
    if (status == DEHUSK_OK)
        status = dehusk_lines(ctx, &first, &length, &stride);
    return status;
}

static int read_everything(dehusk_ctx *ctx, const char *page, const char *encoding)
{
    size_t length = strlen(page), half = length / 2;
    int status;

    dehusk_reset(ctx);
    status = dehusk_set_encoding(ctx, encoding);
    if (status == DEHUSK_OK)
        status = dehusk_push(ctx, page, half);
    if (status == DEHUSK_OK)
        status = dehusk_push(ctx, page + half, length - half);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    return status == DEHUSK_OK ? ask_everything(ctx) : status;
}

/* Adds all that was learnt to *hash. */
static int live_a_whole_life(const dehusk_allocator *allocator, uint64_t *hash)
{
    static const char *const pages[] = {html_page, markdown_page, text_page};
    static const char text[] = "keep voice\ndrop ^(home|news)$\n";
    dehusk_rules *rules = NULL;
    dehusk_ctx *ctx = NULL;
    size_t i;
    int status = dehusk_rules_new(text, strlen(text), allocator, &rules, NULL);

    if (status == DEHUSK_OK)
        status = dehusk_new(NULL, allocator, &ctx);
    if (status == DEHUSK_OK)
        status = dehusk_set_rules(ctx, rules);
    for (i = 0; i < 3 && status == DEHUSK_OK; i++) {
        status = read_everything(ctx, pages[i], i == 2 ? "windows-1252" : NULL);
        if (status == DEHUSK_OK)
            *hash = *hash * 31 + hash_of_everything(ctx);
    }
    dehusk_free(ctx);
    dehusk_rules_free(rules);
    return status;
}

/* The one memory that may lack without an error is that of PCRE2's JIT, which only is faster: then
 * all verdicts are the same. */
static void any_allocation_may_fail(void **state)
{
    ledger book;
    dehusk_allocator allocator = ledger_allocator(&book);
    uint64_t expected = 0, hash;
    size_t n = 0, missed = 0;
    int status = live_a_whole_life(&allocator, &expected);
    (void)state;
    assert_int_equal(status, DEHUSK_OK);
    do {
        book.calls = 0;
        book.fail_at = ++n;
        hash = 0;
        status = live_a_whole_life(&allocator, &hash);
        missed += status == DEHUSK_E_NOMEM;
        assert_true(status == DEHUSK_OK ? hash == expected : status == DEHUSK_E_NOMEM);
        assert_int_equal(book.blocks, 0);
        assert_int_equal(book.bytes, 0);
    } while (book.calls >= n);
    assert_int_equal(status, DEHUSK_OK);
    assert_true(missed > n / 2);
}

static void memory_that_comes_back_is_used_again(void **state)
{
    ledger book;
    dehusk_allocator allocator = ledger_allocator(&book);
    dehusk_ctx *ctx, *other = new_context(DEHUSK_FORMAT_AUTO, 0);
    size_t n;
    int status = DEHUSK_E_NOMEM;
    (void)state;
    read_page(other, html_page, sizeof html_page - 1);
    for (n = 1; status != DEHUSK_OK; n++) {
        book.fail_at = 0;
        assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_OK);
        book.calls = 0;
        book.fail_at = n;
        status = read_everything(ctx, html_page, NULL);
        if (status != DEHUSK_OK) { /* the same context, once there is memory */
            assert_int_equal(status, DEHUSK_E_NOMEM);
            dehusk_reset(ctx);
            read_page(ctx, html_page, sizeof html_page - 1);
            assert_true(hash_of_everything(ctx) == hash_of_everything(other));
        }
        dehusk_free(ctx);
    }
    dehusk_free(other);
}

static void output_can_be_asked_for_again(void **state)
{
    ledger book;
    dehusk_allocator allocator = ledger_allocator(&book);
    dehusk_ctx *ctx;
    const char *text;
    size_t length, before;
    (void)state;
    assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_OK);
    read_page(ctx, text_page, sizeof text_page - 1);
    before = book.calls;
    book.fail_at = before + 1;
    assert_int_equal(dehusk_markdown(ctx, &text, &length), DEHUSK_E_NOMEM);
    assert_null(text);
    assert_int_equal(dehusk_markdown(ctx, &text, &length), DEHUSK_OK);
    assert_int_equal(strlen(text), length);
    dehusk_free(ctx);
    assert_int_equal(book.blocks, 0);
}

static void a_second_page_of_the_same_size_allocates_nothing(void **state)
{
    static const char *const pages[] = {html_page, markdown_page, text_page};
    static const char rule[] = "keep voice";
    size_t p;
    (void)state;
    for (p = 0; p < 3; p++) {
        ledger book;
        dehusk_allocator allocator = ledger_allocator(&book);
        dehusk_rules *rules;
        dehusk_ctx *ctx;
        size_t calls;
        assert_int_equal(dehusk_rules_new(rule, strlen(rule), &allocator, &rules, NULL),
                         DEHUSK_OK);
        assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_OK);
        assert_int_equal(dehusk_set_rules(ctx, rules), DEHUSK_OK);
        assert_int_equal(read_everything(ctx, pages[p], NULL), DEHUSK_OK);
        calls = book.calls;
        assert_int_equal(read_everything(ctx, pages[p], NULL), DEHUSK_OK);
        assert_int_equal(book.calls, calls);
        dehusk_free(ctx);
        dehusk_rules_free(rules);
        assert_int_equal(book.blocks, 0);
    }
}

static void finish_makes_no_output(void **state)
{
    ledger book;
    dehusk_allocator allocator = ledger_allocator(&book);
    dehusk_ctx *ctx;
    const char *text;
    size_t length, calls;
    (void)state;
    assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_OK);
    read_page(ctx, html_page, sizeof html_page - 1);
    calls = book.calls;
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    assert_true(book.calls > calls);
    calls = book.calls;
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    assert_int_equal(book.calls, calls);
    dehusk_free(ctx);
}

/* 'unit' many times over, with all that can be asked of it. */
static void expect_bounded(const char *unit)
{
    enum { PAGE_BYTES = 300000 };
    ledger book;
    dehusk_allocator allocator = ledger_allocator(&book);
    dehusk_ctx *ctx;
    size_t length = strlen(unit), times = PAGE_BYTES / length, i;

    assert_int_equal(dehusk_new(NULL, &allocator, &ctx), DEHUSK_OK);
    for (i = 0; i < times; i++)
        assert_int_equal(dehusk_push(ctx, unit, length), DEHUSK_OK);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    assert_int_equal(ask_everything(ctx), DEHUSK_OK);
    assert_true(book.peak_bytes <=
                24 * length * times + 1024 * dehusk_line_count(ctx) + ((size_t)1 << 20));
    dehusk_free(ctx);
}

static void memory_stays_inside_what_the_header_says(void **state)
{
    static const char *const units[] = {"a\n",
                                        "a\r\n",
                                        "<p>a",
                                        "<br>a",
                                        "<li>a",
                                        "<div>",
                                        "<div>a",
                                        "</p>",
                                        "<td>a",
                                        "<ul><li>a",
                                        "<a href=x>b",
                                        "&amp;",
                                        "&",
                                        "<",
                                        "\xFF",
                                        "<p class=\"a b c d e f\">x",
                                        "word ",
                                        "- a\n",
                                        "> ",
                                        "> a\n\n",
                                        "|a|b|\n|-|-|\n",
                                        "[",
                                        "![[](",
                                        "`",
                                        "*_",
                                        "<!--",
                                        "\xE4\xB8\xAD",
                                        "<table><tr><td>a<td>b"};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof units / sizeof *units; i++)
        expect_bounded(units[i]);
    expect_bounded(html_page);
    expect_bounded(markdown_page);
    expect_bounded(text_page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
        cmocka_unit_test(memory_that_comes_back_is_used_again),
        cmocka_unit_test(output_can_be_asked_for_again),
        cmocka_unit_test(a_second_page_of_the_same_size_allocates_nothing),
        cmocka_unit_test(finish_makes_no_output),
        cmocka_unit_test(memory_stays_inside_what_the_header_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
