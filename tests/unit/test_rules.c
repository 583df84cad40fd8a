/* test_rules.c - the caller's patterns: their text, their mistakes, their limits.
 *
 * Each test of matching runs with machine code and without.       SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "dehusk.h"
#include "pattern/rules.h"

enum { MAX_LINES = 64 };

typedef int (*make_rules)(const char *text, size_t length, const dhk_memory *memory,
                          dhk_rules **rules, dhk_rules_fault *fault);
static const make_rules makers[] = {dhk_rules_new, dhk_rules_new_plain};
enum { MAKERS = 2 };

/* Memory that counts what is held and fails at the n-th request. */
typedef struct heap {
    dhk_memory memory;
    size_t held;
    long left; /* requests that succeed; negative: all */
} heap;

static void *heap_acquire(void *user, size_t size)
{
    heap *h = (heap *)user;
    void *block;
    if (h->left == 0)
        return NULL;
    if (h->left > 0)
        h->left--;
    block = malloc(size);
    if (block != NULL)
        h->held += size;
    return block;
}

static void *heap_resize(void *user, void *block, size_t old_size, size_t new_size)
{
    heap *h = (heap *)user;
    void *moved = heap_acquire(user, new_size);
    if (moved == NULL)
        return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    free(block);
    h->held -= old_size;
    return moved;
}

static void heap_release(void *user, void *block, size_t size)
{
    ((heap *)user)->held -= size;
    free(block);
}

static void heap_begin(heap *h, long left)
{
    h->memory.acquire = heap_acquire;
    h->memory.resize = heap_resize;
    h->memory.release = heap_release;
    h->memory.user = h;
    h->held = 0;
    h->left = left;
}

/* A page that borrows its lines from the test. */
typedef struct fake_page {
    dhk_page page;
    dhk_line lines[MAX_LINES];
} fake_page;

static void page_of(fake_page *fake, const char *text)
{
    dhk_line *line = fake->lines;
    const char *p;
    memset(fake, 0, sizeof *fake);
    fake->page.text.items = (void *)(uintptr_t)text;
    fake->page.text.count = strlen(text);
    fake->page.lines.items = fake->lines;
    for (p = text; *p != 0; line++) {
        const size_t length = strcspn(p, "\n");
        line->text = (uint32_t)(p - text);
        line->length = (uint32_t)length;
        p += length + (p[length] == '\n');
        fake->page.lines.count++;
    }
}

/* Applies rules to lines; 'expected' has a letter a line: k, d or -. */
static uint32_t apply(make_rules make, const char *text, const char *lines,
                      const char *expected)
{
    heap h;
    dhk_rules *rules;
    dhk_matcher *matcher;
    dhk_rules_fault fault;
    fake_page fake;
    uint8_t verdicts[MAX_LINES];
    uint32_t skipped = 99;
    size_t i;

    heap_begin(&h, -1);
    page_of(&fake, lines);
    assert_int_equal(make(text, strlen(text), &h.memory, &rules, &fault), DHK_OK);
    assert_int_equal(dhk_matcher_new(&h.memory, &matcher), DHK_OK);
    assert_int_equal(dhk_rules_apply(rules, matcher, &fake.page, verdicts, &skipped),
                     DHK_OK);
    assert_int_equal(strlen(expected), fake.page.lines.count);
    for (i = 0; i < fake.page.lines.count; i++)
        if ("-kd"[verdicts[i]] != expected[i])
            fail_msg("line %u of \"%s\" is %c, not %c", (unsigned)i, lines,
                     "-kd"[verdicts[i]], expected[i]);
    dhk_matcher_free(matcher);
    dhk_rules_free(rules);
    assert_int_equal(h.held, 0);
    return skipped;
}

static void rules_decide_lines_and_keep_wins(void **state)
{
    int i;
    (void)state;
    for (i = 0; i < MAKERS; i++) {
        apply(makers[i], "drop ^subscribe\nkeep important\n",
              "Subscribe now\nsubscribe: important\nother\nimportant", "dk-k");
        apply(makers[i], "", "a\nb", "--");
        apply(makers[i], "keep .", "a\nb", "kk");
        apply(makers[i], "drop (?-i)Abc", "abc\nAbc", "-d");
        apply(makers[i], "drop \\bжук\\b|^\\w+$", "Жук ползёт\nжуки тут\nслово", "d-d");
        apply(makers[i], "drop ÄRGER", "ärger da", "d");
        apply(makers[i], "drop a$", "ba\nab", "d-");
    }
}

static void text_may_have_comments_blanks_crlf_and_a_byte_order_mark(void **state)
{
    int i;
    (void)state;
    for (i = 0; i < MAKERS; i++) {
        apply(makers[i],
              "\xEF\xBB\xBF"
              "drop x\r\n# comment\r\n\r\n  \t\r\n \t# indented\r\n\tkeep\t y z\r\ndrop w",
              "x\ny z\ny\nw\ncomment", "dk-d-");
        /* White space behind the pattern belongs to it. */
        apply(makers[i], "drop x ", "x\nx y", "-d");
    }
}

static void expect_fault(const char *text, size_t length, uint32_t line, uint64_t offset,
                         const char *message)
{
    heap h;
    dhk_rules *rules;
    dhk_rules_fault fault;

    heap_begin(&h, -1);
    rules = (dhk_rules *)&h;
    assert_int_equal(dhk_rules_new(text, length, &h.memory, &rules, &fault), DHK_E_PATTERN);
    assert_null(rules);
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.offset, offset);
    assert_true(strlen(fault.message) > 5);
    if (strstr(fault.message, message) == NULL)
        fail_msg("\"%s\" is no message for \"%s\"", fault.message, text);
    assert_int_equal(h.held, 0);
}

#define EXPECT_FAULT(text, line, offset, message)                                          \
    expect_fault(text, sizeof(text) - 1, line, offset, message)

static void mistakes_are_blamed_on_their_line_and_byte(void **state)
{
    (void)state;
    EXPECT_FAULT("drop (", 1, 6, "parenthes");
    EXPECT_FAULT("drop a\nkeep b\n\nkeep c)d\n", 4, 21, "parenthes");
    EXPECT_FAULT("\xEF\xBB\xBF"
                 "drop [a\r\n",
                 1, 10, "]");
    EXPECT_FAULT("drop a\r\nkeep *\r\n", 2, 13, "quantifier");
    EXPECT_FAULT("drop", 1, 4, "no pattern");
    EXPECT_FAULT("drop \t \n", 1, 7, "no pattern");
    EXPECT_FAULT("drop a\n  dropping b", 2, 9, "keep or drop");
    EXPECT_FAULT("Keep a", 1, 0, "keep or drop");
    EXPECT_FAULT("drop a\\Cb", 1, 8, "\\C");
    EXPECT_FAULT("drop a\xFF", 1, 6, "UTF-8");
    EXPECT_FAULT("drop \\p{Nonsense}", 1, 17, "");
}

static void limits_of_length_and_number_are_kept(void **state)
{
    const size_t longest = DHK_MAX_PATTERN_BYTES;
    char *text = (char *)malloc((size_t)(DHK_MAX_RULES + 1) * 7 + longest + 16);
    dhk_rules *rules;
    dhk_rules_fault fault;
    size_t i;
    (void)state;

    assert_int_equal(DHK_MAX_RULES, DEHUSK_MAX_RULES);
    assert_int_equal(DHK_MAX_PATTERN_BYTES, DEHUSK_MAX_PATTERN_BYTES);
    assert_non_null(text);
    memcpy(text, "drop ", 5);
    memset(text + 5, 'a', longest + 1);
    assert_int_equal(dhk_rules_new(text, 5 + longest, &dhk_memory_default, &rules, &fault),
                     DHK_OK);
    dhk_rules_free(rules);
    expect_fault(text, 6 + longest, 1, 5 + longest, "longer");

    for (i = 0; i <= DHK_MAX_RULES; i++)
        memcpy(text + i * 7, "drop a\n", 7);
    assert_int_equal(
        dhk_rules_new_plain(text, DHK_MAX_RULES * 7, &dhk_memory_default, &rules, &fault),
        DHK_OK);
    assert_int_equal(dhk_rules_count(rules), DHK_MAX_RULES);
    dhk_rules_free(rules);
    assert_int_equal(dhk_rules_new_plain(text, (DHK_MAX_RULES + 1) * 7, &dhk_memory_default,
                                         &rules, &fault),
                     DHK_E_LIMIT);
    assert_null(rules);
    free(text);
}

static void a_pattern_that_explodes_ends_and_is_counted(void **state)
{
    static const char slow[] =
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";
    char lines[MAX_LINES * sizeof slow];
    char expected[MAX_LINES + 1];
    int i;
    (void)state;
    for (i = 0; i < MAKERS; i++) {
        /* Skipped, and the other rules still count. */
        assert_int_equal(apply(makers[i], "drop (a+)+$\ndrop !$", slow, "d"), 1);
        assert_int_equal(apply(makers[i], "keep ^(a|aa)+$\n", slow, "-"), 1);
        assert_int_equal(apply(makers[i], "drop (a+)+$", "aaaa\nb", "d-"), 0);
    }
    /* Every line of the page explodes: the pattern is given up, and all lines are counted. */
    lines[0] = 0;
    for (i = 0; i < 40; i++) {
        strcat(lines, slow);
        strcat(lines, "\n");
        expected[i] = '-';
    }
    strcat(lines, "aaa");
    expected[40] = '-'; /* it would match, but is no longer tried */
    expected[41] = 0;
    for (i = 0; i < MAKERS; i++)
        assert_int_equal(apply(makers[i], "drop (a+)+$", lines, expected), 41);
}

static void a_match_deeper_than_the_stack_of_machine_code_is_found(void **state)
{
    enum { LENGTH = 20000 };
    char *line = (char *)malloc(LENGTH + 1);
    int i;
    (void)state;
    assert_non_null(line);
    memset(line, 'a', LENGTH);
    line[LENGTH] = 0;
    for (i = 0; i < MAKERS; i++)
        assert_int_equal(apply(makers[i], "drop ^(?:a|(b))*$", line, "d"), 0);
    free(line);
}

static int run_with_memory(heap *h, make_rules make)
{
    static const char text[] =
        "keep (a|b)+c\ndrop (?<name>x+)y\\k<name>\ndrop \\p{Han}{3,}\n";
    dhk_rules *rules = NULL;
    dhk_matcher *matcher = NULL;
    dhk_rules_fault fault;
    fake_page fake;
    uint8_t verdicts[MAX_LINES];
    uint32_t skipped;
    int status;

    page_of(&fake, "abac\nxxyxx\n日本語\nnone");
    status = make(text, sizeof text - 1, &h->memory, &rules, &fault);
    if (status == DHK_OK)
        status = dhk_matcher_new(&h->memory, &matcher);
    if (status == DHK_OK)
        status = dhk_rules_apply(rules, matcher, &fake.page, verdicts, &skipped);
    if (status == DHK_OK) {
        const uint8_t expected[] = {1, 2, 2, 0};
        assert_memory_equal(verdicts, expected, sizeof expected);
        assert_int_equal(skipped, 0);
    }
    dhk_matcher_free(matcher);
    dhk_rules_free(rules);
    return status;
}

static void any_failed_allocation_is_nomem_and_leaks_nothing(void **state)
{
    int i;
    (void)state;
    for (i = 0; i < MAKERS; i++) {
        bool failed = true;
        long n, missed = 0;
        for (n = 0; failed; n++) {
            heap h;
            int status;
            heap_begin(&h, n);
            status = run_with_memory(&h, makers[i]);
            failed = h.left == 0;
            missed += status == DHK_E_NOMEM;
            /* Without memory for machine code there is none, and all is the same. */
            assert_true(status == DHK_E_NOMEM || status == DHK_OK);
            assert_true(failed || status == DHK_OK);
            assert_int_equal(h.held, 0);
        }
        assert_true(missed > 8); /* it did ask for memory now and then */
    }
}

static void one_matcher_serves_many_pages_and_rules(void **state)
{
    static const char text[] = "drop b";
    dhk_rules *one, *many;
    dhk_matcher *matcher;
    dhk_rules_fault fault;
    fake_page fake;
    uint8_t verdicts[MAX_LINES];
    uint32_t skipped;
    (void)state;

    assert_int_equal(dhk_rules_new(text, 6, &dhk_memory_default, &one, &fault), DHK_OK);
    assert_int_equal(
        dhk_rules_new("drop a\nkeep c\nkeep d", 20, &dhk_memory_default, &many, &fault),
        DHK_OK);
    assert_int_equal(dhk_matcher_new(&dhk_memory_default, &matcher), DHK_OK);
    page_of(&fake, "a\nb\nc");
    assert_int_equal(dhk_rules_apply(one, matcher, &fake.page, verdicts, &skipped), DHK_OK);
    assert_true(verdicts[0] == 0 && verdicts[1] == 2 && verdicts[2] == 0);
    assert_int_equal(dhk_rules_apply(many, matcher, &fake.page, verdicts, &skipped),
                     DHK_OK);
    assert_true(verdicts[0] == 2 && verdicts[1] == 0 && verdicts[2] == 1);
    assert_int_equal(dhk_rules_apply(one, matcher, &fake.page, verdicts, &skipped), DHK_OK);
    assert_true(verdicts[0] == 0 && verdicts[1] == 2 && verdicts[2] == 0);
    dhk_matcher_free(matcher);
    dhk_rules_free(many);
    dhk_rules_free(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_decide_lines_and_keep_wins),
        cmocka_unit_test(text_may_have_comments_blanks_crlf_and_a_byte_order_mark),
        cmocka_unit_test(mistakes_are_blamed_on_their_line_and_byte),
        cmocka_unit_test(limits_of_length_and_number_are_kept),
        cmocka_unit_test(a_pattern_that_explodes_ends_and_is_counted),
        cmocka_unit_test(a_match_deeper_than_the_stack_of_machine_code_is_found),
        cmocka_unit_test(any_failed_allocation_is_nomem_and_leaks_nothing),
        cmocka_unit_test(one_matcher_serves_many_pages_and_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
