/* test_options.c - options of every size and value: accepted as written, or refused by name.
 *                                                               SPDX-License-Identifier: MIT */
#include "api/pages.h"

static int try_options(const void *options)
{
    dehusk_ctx *ctx = (dehusk_ctx *)&ctx;
    int status = dehusk_new((const dehusk_options *)options, NULL, &ctx);

    if (status != DEHUSK_OK)
        assert_null(ctx);
    dehusk_free(ctx);
    return status;
}

/* A block of exactly 'size' bytes, so that a read beyond is found by a sanitizer. */
static unsigned char *sized(uint32_t size)
{
    unsigned char *block = (unsigned char *)calloc(size < 4 ? 4 : size, 1);

    assert_non_null(block);
    memcpy(block, &size, sizeof size);
    return block;
}

static void every_size_is_read_as_if_padded_with_zeros(void **state)
{
    uint32_t size;
    (void)state;
    for (size = 0; size <= sizeof(dehusk_options) + 16; size++) {
        unsigned char *block = sized(size);
        assert_int_equal(try_options(block), size < 4 ? DEHUSK_E_OPTION : DEHUSK_OK);
        if (size > sizeof(dehusk_options)) {
            block[size - 1] = 1; /* something that this library does not know */
            assert_int_equal(try_options(block), DEHUSK_E_OPTION);
        }
        free(block);
    }
}

static void an_absurd_size_is_not_followed(void **state)
{
    static const uint32_t sizes[] = {4097, 65536, 0x7FFFFFFF, 0xFFFFFFFF};
    dehusk_options options;
    size_t i;
    (void)state;
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        dehusk_options_init(&options, sizeof options);
        options.size = sizes[i];
        assert_int_equal(try_options(&options), DEHUSK_E_OPTION);
    }
}

static void init_fills_just_what_it_is_given(void **state)
{
    dehusk_options whole;
    size_t size;
    (void)state;
    dehusk_options_init(NULL, sizeof whole);
    dehusk_options_init(&whole, sizeof whole);
    assert_int_equal(whole.size, sizeof whole);
    assert_int_equal(whole.keep_permille, 500);
    assert_int_equal(whole.max_lines, 1000000);
    assert_int_equal(whole.max_line_bytes, 65536);
    assert_true(whole.max_page_bytes == UINT64_C(64) << 20);
    for (size = 0; size <= sizeof whole + 16; size++) {
        unsigned char *block = (unsigned char *)malloc(size + 1);
        uint32_t written = 0;
        size_t i;
        memset(block, 0xEE, size + 1);
        dehusk_options_init((dehusk_options *)(void *)block, size);
        assert_int_equal(block[size], 0xEE);
        for (i = 4; i < size; i++)
            assert_int_equal(block[i], i < sizeof whole ? ((unsigned char *)&whole)[i] : 0);
        if (size >= 4) {
            memcpy(&written, block, sizeof written);
            assert_int_equal(written, size);
            assert_int_equal(try_options(block), DEHUSK_OK);
        }
        free(block);
    }
}

static void a_preset_is_options_that_can_be_used(void **state)
{
    static const char *const names[] = {"article", "rag", "corpus", "strict"};
    dehusk_options whole, defaults;
    size_t size, i;
    (void)state;
    dehusk_options_init(&defaults, sizeof defaults);
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(dehusk_options_preset(&whole, sizeof whole, names[i]), DEHUSK_OK);
        assert_int_equal(whole.size, sizeof whole);
        assert_int_equal(try_options(&whole), DEHUSK_OK);
        assert_memory_not_equal(&whole, &defaults, sizeof whole);
        for (size = sizeof whole + 1; size <= sizeof whole + 16; size++) {
            unsigned char *block = (unsigned char *)malloc(size + 1);
            memset(block, 0xEE, size + 1);
            assert_int_equal(
                dehusk_options_preset((dehusk_options *)(void *)block, size, names[i]),
                DEHUSK_OK);
            assert_int_equal(block[size], 0xEE);
            assert_int_equal(block[size - 1], 0);
            assert_int_equal(try_options(block), DEHUSK_OK);
            assert_memory_equal(block + 4, (unsigned char *)&whole + 4, sizeof whole - 4);
            free(block);
        }
    }
    assert_true(whole.keep_permille > 500 && whole.comments == DEHUSK_COMMENTS_DROP);
}

static void a_preset_that_is_none_writes_nothing(void **state)
{
    dehusk_options options, before;
    size_t size;
    (void)state;
    memset(&options, 0xEE, sizeof options);
    before = options;
    assert_int_equal(dehusk_options_preset(&options, sizeof options, "best"),
                     DEHUSK_E_OPTION);
    assert_int_equal(dehusk_options_preset(&options, sizeof options, ""), DEHUSK_E_OPTION);
    assert_int_equal(dehusk_options_preset(&options, sizeof options, "rag "),
                     DEHUSK_E_OPTION);
    assert_int_equal(dehusk_options_preset(&options, sizeof options, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_options_preset(NULL, sizeof options, "rag"), DEHUSK_E_ARG);
    assert_int_equal(dehusk_options_preset(&options, 4097, "rag"), DEHUSK_E_ARG);
    for (size = 0; size < sizeof options; size++)
        assert_int_equal(dehusk_options_preset(&options, size, "rag"), DEHUSK_E_ARG);
    assert_memory_equal(&options, &before, sizeof options);
}

static void values_out_of_range_are_refused(void **state)
{
    static const struct {
        uint32_t format, flags, keep, max_line_bytes, output, comments;
        uint64_t max_page_bytes;
        int status;
    } cases[] = {
        {0, 0, 0, 0, 0, 0, 0, DEHUSK_OK},
        {3, 3, 1000, 64, 1, 0, 1, DEHUSK_OK},
        {0, 0, 1, UINT32_MAX, 0, 0, UINT64_C(1) << 30, DEHUSK_OK},
        {4, 0, 0, 0, 0, 0, 0, DEHUSK_E_OPTION},
        {0, 4, 0, 0, 0, 0, 0, DEHUSK_E_OPTION},
        {0, UINT32_C(1) << 31, 0, 0, 0, 0, 0, DEHUSK_E_OPTION},
        {0, 0, 1001, 0, 0, 0, 0, DEHUSK_E_OPTION},
        {0, 0, 0, 63, 0, 0, 0, DEHUSK_E_OPTION},
        {0, 0, 0, 0, 2, 0, 0, DEHUSK_E_OPTION},
        {0, 0, 0, 0, 0, 2, 0, DEHUSK_OK},
        {0, 0, 0, 0, 0, 3, 0, DEHUSK_E_OPTION},
        {0, 0, 0, 0, 0, 0, (UINT64_C(1) << 30) + 1, DEHUSK_E_OPTION},
    };
    size_t i, length;
    char *text;
    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        dehusk_options options = {0};
        options.size = sizeof options;
        options.format = cases[i].format;
        options.flags = cases[i].flags;
        options.keep_permille = cases[i].keep;
        options.max_line_bytes = cases[i].max_line_bytes;
        options.max_page_bytes = cases[i].max_page_bytes;
        options.output = cases[i].output;
        options.comments = cases[i].comments;
        assert_int_equal(try_options(&options), cases[i].status);
        assert_int_equal(dehusk_clean_dup("", 0, &options, &text, &length),
                         cases[i].status);
        dehusk_text_free(text);
    }
}

static void options_are_copied(void **state)
{
    dehusk_options *options = (dehusk_options *)malloc(sizeof *options);
    dehusk_ctx *ctx;
    dehusk_page page = {0};
    (void)state;
    dehusk_options_init(options, sizeof *options);
    options->format = DEHUSK_FORMAT_MARKDOWN;
    assert_int_equal(dehusk_new(options, NULL, &ctx), DEHUSK_OK);
    memset(options, 0xFF, sizeof *options);
    free(options);
    read_page(ctx, "<p>x", 4);
    page.size = sizeof page;
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    assert_int_equal(page.format, DEHUSK_FORMAT_MARKDOWN);
    dehusk_free(ctx);
}

static uint32_t kept_at(uint32_t keep_permille)
{
    dehusk_options options;
    dehusk_page page = {0};
    dehusk_ctx *ctx;

    dehusk_options_init(&options, sizeof options);
    options.keep_permille = keep_permille;
    page.size = sizeof page;
    assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
    read_page(ctx, html_page, sizeof html_page - 1);
    assert_int_equal(dehusk_page_info(ctx, &page), DEHUSK_OK);
    dehusk_free(ctx);
    return page.kept;
}

static void the_dial_moves_from_recall_to_precision(void **state)
{
    (void)state;
    assert_true(kept_at(1) >= kept_at(500));
    assert_true(kept_at(500) >= kept_at(1000));
    assert_int_equal(kept_at(0), kept_at(500));
}

static void a_long_line_is_cut_and_joined_again(void **state)
{
    static const char word[] = "The bees of the north sleep for seven months; ";
    enum { WORDS = 100 };
    char line[WORDS * (sizeof word - 1) + 1];
    dehusk_options options;
    dehusk_rules *rules;
    dehusk_ctx *ctx;
    const char *text;
    size_t i, length, cut = 0;
    (void)state;
    for (i = 0; i < WORDS; i++)
        memcpy(line + i * (sizeof word - 1), word, sizeof word - 1);
    line[sizeof line - 2] = '.'; /* no white space at the end */
    line[sizeof line - 1] = 0;
    dehusk_options_init(&options, sizeof options);
    options.format = DEHUSK_FORMAT_TEXT;
    options.max_line_bytes = 64;
    assert_int_equal(dehusk_rules_new("keep .", 6, NULL, &rules, NULL), DEHUSK_OK);
    assert_int_equal(dehusk_new(&options, NULL, &ctx), DEHUSK_OK);
    assert_int_equal(dehusk_set_rules(ctx, rules), DEHUSK_OK);
    read_page(ctx, line, sizeof line - 1);
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line piece = {0};
        piece.size = sizeof piece;
        assert_int_equal(dehusk_line_at(ctx, i, &piece), DEHUSK_OK);
        assert_true(piece.length <= 64);
        assert_memory_equal(piece.text, line + piece.offset, piece.length);
        cut += (piece.flags & DEHUSK_LINE_CUT) != 0;
    }
    assert_true(i > sizeof line / 64);
    assert_int_equal(cut, i - 1);
    assert_int_equal(dehusk_text(ctx, &text, &length), DEHUSK_OK);
    assert_int_equal(length, sizeof line);
    assert_memory_equal(text, line, sizeof line - 1);
    dehusk_free(ctx);
    dehusk_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_is_read_as_if_padded_with_zeros),
        cmocka_unit_test(an_absurd_size_is_not_followed),
        cmocka_unit_test(init_fills_just_what_it_is_given),
        cmocka_unit_test(a_preset_is_options_that_can_be_used),
        cmocka_unit_test(a_preset_that_is_none_writes_nothing),
        cmocka_unit_test(values_out_of_range_are_refused),
        cmocka_unit_test(options_are_copied),
        cmocka_unit_test(the_dial_moves_from_recall_to_precision),
        cmocka_unit_test(a_long_line_is_cut_and_joined_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
