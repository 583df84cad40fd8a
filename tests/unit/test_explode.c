/* test_explode.c - patterns that explode: each ends, within its limits of work and memory, with
 * machine code and without, and is counted where it gave up.
 *
 * The patterns are of the shapes that are known to take exponential, or high polynomial, time: a
 * repetition in a repetition, alternatives that overlap, recursion, references back.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/status.h"
#include "pattern/pattern.h"

enum { LINE = 65536, MOST_MEMORY = 24 << 20, MOST_SECONDS = 20 };

/* What a pattern does on its line. */
typedef struct explosion {
    const char *pattern;
    const char *unit, *end; /* the line is units, then the end */
    size_t length;
    bool may_find; /* it is slow, but there is something to be found */
} explosion;

static const explosion explosions[] = {
    {"(a+)+$", "a", "!", 100, false},
    {"(a*)*b", "a", "!", 100, false},
    {"(a|a)+$", "a", "!", 100, false},
    {"(a|aa)+$", "a", "!", 100, false},
    {"(a|a?)+$", "a", "!", 100, false},
    {"(.*)*=", "x", "!", 100, false},
    {"(x+x+)+y", "x", "!", 200, false},
    {"(\\w+\\s?)*$", "word ", "!", 200, false},
    {"^(([a-z])+.)+[A-Z]([a-z])+$", "a", "!", 100, false},
    {"(?:(?:(?:a+)+)+)+$", "a", "!", 100, false},
    {"(.*){10}z", "x", "!", 200, false},
    {".*.*.*.*.*=", "x", "!", 500, false},
    {"(?=(a+)+$)a", "a", "!", 100, false},
    {"(?<!b)(a+)+$", "a", "!", 100, false},
    {"(a+)+\\1$", "a", "!", 100, false},
    {"^(a(?1)?a?)+$", "a", "!", 200, false},
    {"^(?:(a)|(?R))*b", "a", "!", 100, true},
    {"(\\p{L}+)+\\d", "\xC3\xA9", "!", 200, false},
    {"(?:\\X)*\\X\\X\\d", "e\xCC\x81", "!", 3000, true},
    {"^(?:a|(b))*$", "a", "", LINE, true},
    {"(?:(?=a)a)*$", "a", "", LINE, true},
    {"^(.|\\s)*x$", "a", "!", LINE, false},
    {"(*LIMIT_MATCH=4000000000)(a+)+$", "a", "!", 100, false},
    {"(*LIMIT_DEPTH=4000000000)(*LIMIT_HEAP=4000000000)(a+)+$", "a", "!", 100, false},
    {"(*NO_JIT)(a+)+$", "a", "!", 100, false},
    {"(*NO_AUTO_POSSESS)(*NO_START_OPT)(a+)+$", "a", "!", 100, false},
};

/* Memory that counts what is held, and the most that was. */
typedef struct heap {
    dhk_memory memory;
    size_t held, peak;
} heap;

static void *count(heap *h, void *block, size_t old_size, size_t new_size)
{
    if (block != NULL)
        h->held = h->held - old_size + new_size;
    if (h->held > h->peak)
        h->peak = h->held;
    return block;
}

/* Zeros: MemorySanitizer does not see what the system's PCRE2 writes, but what its memcmp reads. */
static void *heap_acquire(void *user, size_t size)
{
    return count((heap *)user, calloc(1, size), 0, size);
}

static void *heap_resize(void *user, void *block, size_t old_size, size_t new_size)
{
    return count((heap *)user, realloc(block, new_size), old_size, new_size);
}

static void heap_release(void *user, void *block, size_t size)
{
    ((heap *)user)->held -= size;
    free(block);
}

static void heap_begin(heap *h)
{
    memset(h, 0, sizeof *h);
    h->memory.acquire = heap_acquire;
    h->memory.resize = heap_resize;
    h->memory.release = heap_release;
    h->memory.user = h;
}

/* Units, cut between two of them, and the end. */
static size_t fill(char *line, const explosion *e)
{
    const size_t unit = strlen(e->unit);
    size_t at = 0;

    while (at + unit <= e->length - strlen(e->end)) {
        memcpy(line + at, e->unit, unit);
        at += unit;
    }
    memcpy(line + at, e->end, strlen(e->end));
    return at + strlen(e->end);
}

static enum dhk_search search(heap *h, const char *pattern, bool jit, const char *line,
                              size_t length)
{
    dhk_compiler *compiler;
    dhk_searcher *searcher;
    dhk_pattern *made;
    dhk_pattern_fault fault;
    enum dhk_search found;

    assert_int_equal(dhk_compiler_new(&h->memory, &compiler), DHK_OK);
    assert_int_equal(
        dhk_pattern_new(compiler, pattern, strlen(pattern), jit, &made, &fault), DHK_OK);
    assert_int_equal(dhk_searcher_new(&h->memory, &searcher), DHK_OK);
    found = dhk_pattern_search(searcher, made, (const unsigned char *)line, length);
    dhk_searcher_free(searcher);
    dhk_pattern_free(made);
    dhk_compiler_free(compiler);
    assert_int_equal(h->held, 0);
    return found;
}

static void patterns_that_explode_end_within_their_limits(void **state)
{
    char *line = (char *)malloc(LINE);
    unsigned given_up = 0;
    size_t i;
    int jit;
    (void)state;

    assert_non_null(line);
    for (i = 0; i < sizeof explosions / sizeof *explosions; i++)
        for (jit = 0; jit < 2; jit++) {
            const explosion *e = &explosions[i];
            const size_t length = fill(line, e);
            const clock_t begin = clock();
            enum dhk_search found;
            heap h;
            heap_begin(&h);
            found = search(&h, e->pattern, jit != 0, line, length);
            if (found == DHK_SEARCH_NOMEM || (found == DHK_SEARCH_FOUND && !e->may_find))
                fail_msg("%s: %d", e->pattern, (int)found);
            if (h.peak > MOST_MEMORY)
                fail_msg("%s: %u bytes", e->pattern, (unsigned)h.peak);
            if (clock() - begin > MOST_SECONDS * (clock_t)CLOCKS_PER_SEC)
                fail_msg("%s: too long", e->pattern);
            given_up += found == DHK_SEARCH_GAVE_UP;
        }
    assert_true(given_up > sizeof explosions / sizeof *explosions / 2);
    free(line);
}

/* PCRE2 would let a pattern lower the limits, never raise them. */
static void a_pattern_cannot_raise_its_limits(void **state)
{
    static const char *const raised[] = {"(*LIMIT_MATCH=4000000000)(a+)+$",
                                         "(*LIMIT_DEPTH=4000000000)(a|aa)+$",
                                         "(*LIMIT_HEAP=4000000000)^(a(?1)?a?)+$"};
    char line[64];
    size_t i;
    int jit;
    (void)state;

    memset(line, 'a', sizeof line);
    line[sizeof line - 1] = '!';
    for (i = 0; i < sizeof raised / sizeof *raised; i++)
        for (jit = 0; jit < 2; jit++) {
            heap h;
            heap_begin(&h);
            assert_int_equal(search(&h, raised[i], jit != 0, line, sizeof line),
                             DHK_SEARCH_GAVE_UP);
        }
}

/* Each is refused, or compiles, soon and small. */
static void patterns_that_swell_are_refused_or_bounded(void **state)
{
    static const char *const swelling[] = {"a{65535}",
                                           "(a{65535}){65535}",
                                           "((a{1,100}){1,100}){1,100}",
                                           "(?:a|b){1,65535}",
                                           "((((a{9}){9}){9}){9}){9}",
                                           "(?:\\p{L}{500}){500}",
                                           "[\\x{0}-\\x{10FFFF}]{30000}",
                                           "(?i)\\x{1F0}{2000}",
                                           "(?:(?:){9999}){9999}"};
    char deep[2 * 2000 + 1];
    size_t i;
    (void)state;

    memset(deep, '(', 2000);
    memset(deep + 2000, ')', 2000);
    deep[4000] = 0;
    for (i = 0; i <= sizeof swelling / sizeof *swelling; i++) {
        const char *text = i < sizeof swelling / sizeof *swelling ? swelling[i] : deep;
        const clock_t begin = clock();
        dhk_compiler *compiler;
        dhk_pattern *made = NULL;
        dhk_pattern_fault fault;
        heap h;
        int status;
        heap_begin(&h);
        assert_int_equal(dhk_compiler_new(&h.memory, &compiler), DHK_OK);
        status = dhk_pattern_new(compiler, text, strlen(text), true, &made, &fault);
        assert_true(status == DHK_OK || status == DHK_E_PATTERN);
        assert_true(h.peak <= MOST_MEMORY);
        assert_true(clock() - begin <= MOST_SECONDS * (clock_t)CLOCKS_PER_SEC);
        dhk_pattern_free(made);
        dhk_compiler_free(compiler);
        assert_int_equal(h.held, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_that_explode_end_within_their_limits),
        cmocka_unit_test(a_pattern_cannot_raise_its_limits),
        cmocka_unit_test(patterns_that_swell_are_refused_or_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
