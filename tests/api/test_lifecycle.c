/* test_lifecycle.c - pages go in and come out, one after the other, whole or in pieces.
 *                                                               SPDX-License-Identifier: MIT */
#include "api/pages.h"

static void the_library_is_the_one_of_this_header(void **state)
{
    char version[32];
    (void)state;
    sprintf(version, "%d.%d.%d", DEHUSK_VERSION_MAJOR, DEHUSK_VERSION_MINOR,
            DEHUSK_VERSION_PATCH);
    assert_string_equal(dehusk_version_string(), version);
    assert_int_equal(dehusk_version(), DEHUSK_VERSION_MAJOR << 16 |
                                           DEHUSK_VERSION_MINOR << 8 |
                                           DEHUSK_VERSION_PATCH);
    assert_true(strlen(dehusk_model_id()) > 0);
}

static void nothing_can_be_asked_before_finish(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_line line = {0};
    dehusk_page page = {0};
    const dehusk_line *first;
    const char *text;
    char buffer[8];
    size_t length, stride;
    int pushed;
    (void)state;
    line.size = sizeof line;
    page.size = sizeof page;
    for (pushed = 0; pushed < 2; pushed++) {
        assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_E_STATE);
        assert_null(text);
        assert_int_equal(length, 0);
        assert_int_equal(dehusk_markdown(ctx, &text, &length), DEHUSK_E_STATE);
        assert_int_equal(dehusk_pull(ctx, buffer, sizeof buffer, &length), DEHUSK_E_STATE);
        assert_int_equal(dehusk_line_count(ctx), 0);
        assert_int_equal(dehusk_line_at(ctx, 0, &line), DEHUSK_E_STATE);
        assert_int_equal(dehusk_lines(ctx, &first, &length, &stride), DEHUSK_E_STATE);
        assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_E_STATE);
        assert_int_equal(dehusk_push(ctx, html_page, sizeof html_page - 1), DEHUSK_OK);
    }
    dehusk_free(ctx);
}

static void an_empty_page_is_no_error(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_page page = {0};
    const dehusk_line *first;
    const char *text;
    char buffer[1], *owned;
    size_t length, stride;
    (void)state;
    page.size = sizeof page;
    assert_int_equal(dehusk_push(ctx, NULL, 0), DEHUSK_OK);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    assert_string_equal(text, "");
    assert_int_equal(length, 0);
    assert_int_equal(dehusk_pull(ctx, buffer, 1, &length), DEHUSK_OK);
    assert_int_equal(length, 0);
    assert_int_equal(dehusk_lines(ctx, &first, &length, &stride), DEHUSK_OK);
    assert_null(first);
    assert_int_equal(length, 0);
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    assert_int_equal(page.verdict, DEHUSK_VERDICT_EMPTY);
    assert_int_not_equal(page.format, DEHUSK_FORMAT_AUTO);
    assert_string_equal(page.title, "");
    assert_true(page.title_line == SIZE_MAX);
    assert_int_equal(page.lines + page.kept + page.bytes, 0);
    dehusk_free(ctx);
    assert_int_equal(dehusk_clean_dup(NULL, 0, NULL, &owned, &length), DEHUSK_OK);
    assert_string_equal(owned, "");
    dehusk_text_free(owned);
}

static void a_reset_context_is_like_a_new_one(void **state)
{
    static const char *const pages[] = {html_page, markdown_page, text_page, "", html_page};
    dehusk_ctx *old = new_context(DEHUSK_FORMAT_AUTO, 0), *fresh;
    size_t i;
    (void)state;
    for (i = 0; i < sizeof pages / sizeof *pages; i++) {
        fresh = new_context(DEHUSK_FORMAT_AUTO, 0);
        dehusk_reset(old);
        read_page(old, pages[i], strlen(pages[i]));
        read_page(fresh, pages[i], strlen(pages[i]));
        assert_true(hash_of_everything(old) == hash_of_everything(fresh));
        dehusk_free(fresh);
    }
    dehusk_reset(old);
    dehusk_push(old, html_page, 700); /* a page that is given up */
    dehusk_reset(old);
    read_page(old, text_page, strlen(text_page));
    fresh = new_context(DEHUSK_FORMAT_AUTO, 0);
    read_page(fresh, text_page, strlen(text_page));
    assert_true(hash_of_everything(old) == hash_of_everything(fresh));
    dehusk_free(fresh);
    dehusk_free(old);
}

static void contexts_know_nothing_of_each_other(void **state)
{
    dehusk_ctx *one = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_ctx *two = new_context(DEHUSK_FORMAT_AUTO, 0);
    dehusk_ctx *three = new_context(DEHUSK_FORMAT_AUTO, 0);
    size_t length = sizeof html_page - 1, i;
    (void)state;
    for (i = 0; i < length; i++) {
        assert_int_equal(dehusk_push(one, html_page + i, 1), DEHUSK_OK);
        if (i < sizeof text_page - 1)
            assert_int_equal(dehusk_push(two, text_page + i, 1), DEHUSK_OK);
    }
    assert_int_equal(dehusk_finish(two), DEHUSK_OK);
    assert_int_equal(dehusk_finish(one), DEHUSK_OK);
    read_page(three, html_page, length);
    assert_true(hash_of_everything(one) == hash_of_everything(three));
    assert_true(hash_of_everything(one) != hash_of_everything(two));
    dehusk_free(one);
    dehusk_free(two);
    dehusk_free(three);
}

static void pulled_pieces_make_the_whole(void **state)
{
    static const size_t capacities[] = {1, 7, 64, 100000};
    size_t i, output, length, got, filled;
    (void)state;
    for (i = 0; i < 2 * sizeof capacities / sizeof *capacities; i++) {
        char *buffer = (char *)malloc(200000);
        size_t capacity = capacities[i / 2];
        dehusk_options options;
        dehusk_ctx *ctx;
        const char *whole;
        output = i % 2;
        dehusk_options_init(&options, sizeof options);
        options.output = (uint32_t)output;
        assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
        read_page(ctx, html_page, sizeof html_page - 1);
        for (filled = 0;; filled += got) {
            assert_int_equal(dehusk_pull(ctx, buffer + filled, capacity, &got), DEHUSK_OK);
            assert_true(got <= capacity);
            if (got == 0)
                break;
        }
        assert_int_equal(dehusk_pull(ctx, buffer, 1, &got), DEHUSK_OK);
        assert_int_equal(got, 0);
        if (output == DEHUSK_OUTPUT_MARKDOWN)
            assert_int_equal(dehusk_markdown(ctx, &whole, &length), DEHUSK_OK);
        else
            assert_int_equal(dehusk_text(ctx, &whole, &length), DEHUSK_OK);
        assert_int_equal(filled, length);
        assert_memory_equal(buffer, whole, length);
        dehusk_free(ctx);
        free(buffer);
    }
}

static void one_call_does_what_a_context_does(void **state)
{
    uint32_t output;
    (void)state;
    for (output = 0; output < 2; output++) {
        dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_AUTO, 0);
        dehusk_options options;
        const char *lent;
        char *owned;
        size_t length, lent_length;
        dehusk_options_init(&options, sizeof options);
        options.output = output;
        read_page(ctx, html_page, sizeof html_page - 1);
        assert_int_equal(
            dehusk_clean_dup(html_page, sizeof html_page - 1, &options, &owned, &length),
            DEHUSK_OK);
        assert_int_equal((output ? dehusk_markdown : dehusk_text)(ctx, &lent, &lent_length),
                         DEHUSK_OK);
        assert_int_equal(length, lent_length);
        assert_int_equal(strlen(owned), length);
        assert_string_equal(owned, lent);
        dehusk_text_free(owned);
        dehusk_free(ctx);
    }
}

/* Each line of 'text' is marked in 'seen' (its place in the page). */
static void mark_lines(dehusk_ctx *ctx, const char *text, int *seen)
{
    size_t count = dehusk_line_count(ctx), i = 0;

    while (*text != 0) {
        size_t length = strcspn(text, "\n");
        if (length > 0) {
            dehusk_line line = {0};
            line.size = sizeof line;
            do {
                assert_true(i < count);
                assert_int_equal(dehusk_line_at(ctx, i++, &line), DEHUSK_OK);
            } while (line.length != length || memcmp(line.text, text, length) != 0);
            seen[i - 1]++;
        }
        text += length + (text[length] != 0);
    }
}

static void what_is_kept_and_what_is_dropped_make_the_page(void **state)
{
    uint32_t title;
    (void)state;
    for (title = 0; title <= DEHUSK_FLAG_TITLE; title++) {
        dehusk_ctx *kept = new_context(DEHUSK_FORMAT_TEXT, title);
        dehusk_ctx *dropped = new_context(DEHUSK_FORMAT_TEXT, title | DEHUSK_FLAG_INVERT);
        const char *text;
        int seen[64] = {0};
        size_t length, i;
        read_page(kept, text_page, sizeof text_page - 1);
        read_page(dropped, text_page, sizeof text_page - 1);
        assert_int_equal(dehusk_text(kept, &text, &length), DEHUSK_OK);
        mark_lines(kept, text, seen);
        assert_int_equal(dehusk_text(dropped, &text, &length), DEHUSK_OK);
        mark_lines(kept, text, seen);
        assert_true(dehusk_line_count(kept) > 5 && dehusk_line_count(kept) < 64);
        for (i = 0; i < dehusk_line_count(kept); i++)
            assert_int_equal(seen[i], 1);
        dehusk_free(kept);
        dehusk_free(dropped);
    }
}

static void the_encoding_holds_for_one_page(void **state)
{
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_TEXT, 0);
    dehusk_page page = {0};
    dehusk_line line = {0};
    (void)state;
    page.size = sizeof page;
    line.size = sizeof line;
    assert_int_equal(dehusk_set_encoding(ctx, "no such thing"), DEHUSK_E_ENCODING);
    assert_int_equal(dehusk_set_encoding(ctx, NULL), DEHUSK_OK);
    assert_int_equal(dehusk_set_encoding(ctx, "CP1251"), DEHUSK_OK);
    read_page(ctx, "\xCF\xF0\xE8\xE2\xE5\xF2", 6);
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    assert_string_equal(page.encoding, "windows-1251");
    assert_int_equal(dehusk_line_at(ctx, 0, &line), DEHUSK_OK);
    assert_int_equal(line.length, 12);
    assert_memory_equal(line.text, "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82", 12);
    dehusk_reset(ctx);
    read_page(ctx, "caf\xC3\xA9", 5);
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    assert_string_equal(page.encoding, "UTF-8");
    dehusk_free(ctx);
}

static void rules_outrank_the_scorer(void **state)
{
    static const char text[] = "# ours\nkeep ^skip to\n\ndrop hive\nkeep honey is\n";
    dehusk_ctx *ctx = new_context(DEHUSK_FORMAT_TEXT, 0);
    dehusk_rules *rules;
    size_t i;
    (void)state;
    assert_int_equal(dehusk_rules_new(text, strlen(text), NULL, &rules, NULL), DEHUSK_OK);
    assert_int_equal(dehusk_rules_count(rules), 3);
    assert_int_equal(dehusk_rules_count(NULL), 0);
    assert_int_equal(dehusk_set_rules(ctx, rules), DEHUSK_OK);
    read_page(ctx, text_page, sizeof text_page - 1);
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line line = {0};
        char copy[256];
        line.size = sizeof line;
        assert_int_equal(dehusk_line_at(ctx, i, &line), DEHUSK_OK);
        sprintf(copy, "%.*s", (int)line.length, line.text);
        if (strstr(copy, "Skip to") || strstr(copy, "Honey is")) {
            assert_int_equal(line.keep, 1);
            assert_true(line.reasons & DEHUSK_REASON_RULE);
        } else if (strstr(copy, "hive") || strstr(copy, "Hive")) {
            assert_int_equal(line.keep, 0);
            assert_true(line.reasons & DEHUSK_REASON_RULE);
        } else {
            assert_false(line.reasons & DEHUSK_REASON_RULE);
        }
    }
    dehusk_reset(ctx); /* rules stay, until told otherwise */
    read_page(ctx, "Skip to content", 15);
    assert_int_equal(dehusk_line_count(ctx), 1);
    dehusk_reset(ctx);
    assert_int_equal(dehusk_set_rules(ctx, NULL), DEHUSK_OK);
    read_page(ctx, "Skip to content", 15);
    dehusk_free(ctx);
    dehusk_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_is_the_one_of_this_header),
        cmocka_unit_test(nothing_can_be_asked_before_finish),
        cmocka_unit_test(an_empty_page_is_no_error),
        cmocka_unit_test(a_reset_context_is_like_a_new_one),
        cmocka_unit_test(contexts_know_nothing_of_each_other),
        cmocka_unit_test(pulled_pieces_make_the_whole),
        cmocka_unit_test(one_call_does_what_a_context_does),
        cmocka_unit_test(what_is_kept_and_what_is_dropped_make_the_page),
        cmocka_unit_test(the_encoding_holds_for_one_page),
        cmocka_unit_test(rules_outrank_the_scorer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
