/* test_compiles.c - who has no rules pays for no pattern: PCRE2's compiler is called by
 * dehusk_rules_new() and by nothing else, whatever page is cleaned.
 *
 * Compiling a pattern costs more than cleaning a small page.  The linker leads the calls of
 * pcre2_compile() through here (--wrap), where they are counted; no clock is asked.
 *                                                                 SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "unit.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>

#include "dehusk.h"

enum { PAGE = 16384 };

/* One of each kind, with prompts, dates and prices in them. */
static const char *const pages[] = {"examples/page.html", "examples/page.md",
                                    "examples/page.txt"};
static const char rule_text[] = "keep ^Figure \\d+\ndrop \\bshare (this|that)\\b\n";
enum { PAGES = 3, RULES = 2 };

static int compiled;

pcre2_code *__real_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options,
                                   int *error, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context);
pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options,
                                   int *error, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context);

pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR pattern, PCRE2_SIZE length, uint32_t options,
                                   int *error, PCRE2_SIZE *offset,
                                   pcre2_compile_context *context)
{
    compiled++;
    return __real_pcre2_compile_8(pattern, length, options, error, offset, context);
}

static size_t load(const char *name, char *bytes)
{
    FILE *file = fopen(name, "rb");
    size_t length;

    assert_non_null(file);
    length = fread(bytes, 1, PAGE, file);
    fclose(file);
    assert_in_range(length, 1, PAGE - 1);
    return length;
}

/* All that can be asked of a page is asked. */
static void clean_all(const dehusk_rules *rules)
{
    static char bytes[PAGE];
    const dehusk_line *first;
    const char *text;
    char *copy;
    size_t i, length, count, stride;
    dehusk_ctx *ctx;

    assert_int_equal(dehusk_new(NULL, NULL, &ctx), DEHUSK_OK);
    for (i = 0; i < PAGES; i++) {
        dehusk_reset(ctx);
        length = load(pages[i], bytes);
        assert_int_equal(dehusk_set_rules(ctx, rules), DEHUSK_OK);
        assert_int_equal(dehusk_push(ctx, bytes, length), DEHUSK_OK);
        assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
        assert_int_equal(dehusk_text(ctx, &text, &count), DEHUSK_OK);
        assert_true(count > 0);
        assert_int_equal(dehusk_markdown(ctx, &text, &count), DEHUSK_OK);
        assert_int_equal(dehusk_lines(ctx, &first, &count, &stride), DEHUSK_OK);
        assert_int_equal(dehusk_clean_dup(bytes, length, NULL, &copy, &count), DEHUSK_OK);
        dehusk_text_free(copy);
    }
    dehusk_free(ctx);
}

static void a_page_without_rules_compiles_no_pattern(void **state)
{
    (void)state;
    compiled = 0;
    clean_all(NULL);
    assert_int_equal(compiled, 0);
}

static void rules_are_compiled_when_they_are_made_and_not_for_a_page(void **state)
{
    dehusk_rules *rules;

    (void)state;
    compiled = 0;
    assert_int_equal(dehusk_rules_new(rule_text, sizeof rule_text - 1, NULL, &rules, NULL),
                     DEHUSK_OK);
    assert_int_equal(compiled, RULES);
    clean_all(rules);
    assert_int_equal(compiled, RULES);
    dehusk_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_without_rules_compiles_no_pattern),
        cmocka_unit_test(rules_are_compiled_when_they_are_made_and_not_for_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
