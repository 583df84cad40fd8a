/* test_html_token.c - the HTML tokenizer: what the html5lib cases do not say.
 *
 * That what a token points at is the page itself, that no way of cutting changes anything, that
 * limits hold, that errors stop it, and that it needs no memory for what nobody asked for.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "tables/html_tags.h"
#include "unit/token_log.h"

/* Everything that may straddle two pushes. */
static const char page[] =
    "\xEF\xBB\xBF<!DOCTYPE html PUBLIC \"-//W3C//DTD\" 'http://x'>\r\n"
    "<!-- a - -- b --!><!--><?php x ?></ bogus><![CDATA[x]]>\r<html LANG=en>"
    "<title>T &amp;\r\n U\r &notit;\r</titl></TITLE >\r\r\n"
    "<p class=\"a &quot;b&quot;\" Class=c id=d&amp;e hidden =x data-x='1\r\n2'>"
    "1 < 2 &lt 3 &CounterClockwiseContourIntegral; &#x1F600; &#128; &#; &#x; &bogus; &ampx "
    "AT&T</p/>"
    "<script>if (a<b) x = '\r\n<!--<script>\r</script>';--></scrip></script x=y>"
    "<style>a > b {}\r\n\r\n</style><svg><![CDATA[ a\r\n ]] ]]]></p>]]]]></svg><br/>"
    "\xC3\xA4\xE2\x82\xAC<a\xC3\xA4><textarea>\n</textarea>\r\n</>x"
    "<input value=a/b disabled/ checked=''>\r";

static void text_and_tags_point_into_the_page(void **state)
{
    static const char plain[] = "one <b>two</b> three < four & five";
    token_log log = {0};
    (void)state;
    assert_int_equal(token_log_push(&log, &token_log_some, &dhk_memory_default, plain,
                                    sizeof plain - 1, sizeof plain),
                     DHK_OK);
    assert_string_equal(log.text, "one <b>two</b> three < four & five");
    assert_int_equal(log.outside, 0);
    assert_int_equal(log.runs, 3);
    assert_int_equal(log.tokenizer.keep.capacity, 0);
    token_log_free(&log);
}

static void tokens_are_what_the_page_says(void **state)
{
    token_log log = {0};
    (void)state;
    assert_string_equal(
        token_log_of(&log, "<A HREF='x?a=1&copy=2&amp;b' href=y>&copy=2</A b=c>"),
        "<A|HREF=x?a=1&copy=2&b>\xC2\xA9=2</A>");
    assert_string_equal(token_log_of(&log, "<title>a<b>&lt;</titlex></title><b>"),
                        "<title>a<b><</titlex></title><b>");
    assert_string_equal(token_log_of(&log, "<style>&lt;</STYLE\n>&lt;"),
                        "<style>&lt;</STYLE><");
    assert_string_equal(token_log_of(&log, "<plaintext></plaintext>&lt;"),
                        "<plaintext></plaintext>&lt;");
    assert_string_equal(token_log_of(&log, "<![CDATA[a]]><svg><![CDATA[a&lt;]]></svg>"),
                        "<!--[CDATA[a]]--><svg>a&lt;</svg>");
    assert_string_equal(token_log_of(&log, "a<b c=d"), "a");
    assert_string_equal(token_log_of(&log, "a\r\nb\rc\n\r"), "a\nb\nc\n\n");
    assert_string_equal(token_log_of(&log, "<x a=\"1\r\n2\r3\"/>"), "<x|a=1\n2\n3/>");
    token_log_free(&log);
}

static void a_repeated_name_counts_once_whatever_its_case(void **state)
{
    token_log log = {0};
    (void)state;
    assert_string_equal(token_log_of(&log, "<p id=1 ID=2 x=3 X=4 xy=5 yx=6 Xy=7>"),
                        "<p|id=1|x=3|xy=5|yx=6>");
    token_log_free(&log);
}

static void push_at_every_byte_gives_the_same_tokens(void **state)
{
    static const dhk_html_sink *const sinks[] = {&token_log_all, &token_log_some};
    const size_t length = sizeof page - 1;
    token_log whole = {0}, cut = {0};
    size_t piece, at, i;
    (void)state;
    for (i = 0; i < 2; i++) {
        token_log_push(&whole, sinks[i], &dhk_memory_default, page, length, length);
        for (piece = 1; piece < length; piece++) {
            assert_int_equal(
                token_log_push(&cut, sinks[i], &dhk_memory_default, page, length, piece),
                DHK_OK);
            assert_string_equal(cut.text, whole.text);
            assert_int_equal(cut.places, whole.places);
        }
    }
    for (at = 0; at <= length; at++) { /* and a page that ends anywhere */
        token_log_push(&whole, &token_log_all, &dhk_memory_default, page, at, length);
        token_log_push(&cut, &token_log_all, &dhk_memory_default, page, at, 1);
        assert_string_equal(cut.text, whole.text);
        assert_int_equal(cut.places, whole.places);
    }
    token_log_free(&whole);
    token_log_free(&cut);
}

/* Pages of what is rare: each of these states is where some push ends. */
static void rare_states_wait_for_the_next_push(void **state)
{
    static const char *const pages[] = {
        "<!--a<!b<!-c<!--d--!>e<!--f--!g--!-h-i-->j",
        "<!DOCTYPE html PUBLIC \"a\" 'b'>c<!DOCTYPE html PUBLIC'a'\"b\">",
        "<!DOCTYPE html SYSTEM \"a\"><!DOCTYPE html SYSTEM'a' b><!DOCTYPE html PUBLIC "
        "\"a\" >",
        "<!DOCTYPE html PUBLIC ><!DOCTYPE html SYSTEM ><!DOCTYPE html PUBLIC x><!doctype a "
        "SYSTEMx>",
        "<script><!-- a - b -- c <d < <script> - e -- f --- < </script> g --></script>",
        "<script><!-- <script/> </script> --> <!-- <scripts> </scripts> </script > "
        "--></script>",
        "<script><!-- </scrip </script x --><</script>",
        "<svg><![CDATA[a]b]]c]]]d]]></svg>&#12;&#x1F600;&#;&#x;&#1a&#xg",
    };
    token_log whole = {0}, cut = {0};
    size_t i, piece;
    (void)state;

    for (i = 0; i < sizeof pages / sizeof *pages; i++) {
        const size_t length = strlen(pages[i]);
        token_log_push(&whole, &token_log_all, &dhk_memory_default, pages[i], length,
                       length);
        for (piece = 1; piece <= 3; piece++) {
            token_log_push(&cut, &token_log_all, &dhk_memory_default, pages[i], length,
                           piece);
            assert_string_equal(cut.text, whole.text);
            assert_int_equal(cut.places, whole.places);
        }
    }
    token_log_free(&whole);
    token_log_free(&cut);
}

static void quiet_text_is_left_out_and_nothing_else(void **state)
{
    static const char noisy[] =
        "a<script>b<!--<script>c</script>--></script>d<title>e</title>f";
    token_log log = {0};
    size_t piece;
    (void)state;
    log.quiet = true;
    for (piece = 1; piece < sizeof noisy; piece++) {
        token_log_push(&log, &token_log_all, &dhk_memory_default, noisy, sizeof noisy - 1,
                       piece);
        assert_string_equal(log.text, "a<script></script>d<title></title>f");
    }
    token_log_free(&log);
}

static void an_error_of_the_sink_stops_everything_and_stays(void **state)
{
    static const unsigned char more[] = {'x'};
    const size_t length = sizeof page - 1;
    token_log log = {0};
    size_t call, calls, piece;
    (void)state;
    for (piece = 1; piece < 200; piece += 99) {
        log.stop_at = 0;
        token_log_push(&log, &token_log_all, &dhk_memory_default, page, length, piece);
        calls = log.calls;
        assert_true(calls > 50);
        for (call = 1; call <= calls; call++) {
            log.stop_at = call;
            log.stop_with = 17;
            assert_int_equal(token_log_push(&log, &token_log_all, &dhk_memory_default, page,
                                            length, piece),
                             17);
            assert_int_equal(log.calls, call);
            assert_int_equal(dhk_html_token_push(&log.tokenizer, more, 1), 17);
            assert_int_equal(dhk_html_token_finish(&log.tokenizer), 17);
            assert_int_equal(log.calls, call);
        }
    }
    token_log_free(&log);
}

/* ---- memory --------------------------------------------------------------------------- */

typedef struct counter {
    size_t now, peak, calls;
    size_t fail_at; /* the call that gets NULL; 0: none */
} counter;

static int refuses(counter *c)
{
    return ++c->calls == c->fail_at;
}

static void took(counter *c, size_t more, size_t less)
{
    c->now = c->now + more - less;
    if (c->now > c->peak)
        c->peak = c->now;
}

static void *acquire(void *user, size_t size)
{
    if (refuses((counter *)user))
        return NULL;
    took((counter *)user, size, 0);
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    if (refuses((counter *)user))
        return NULL;
    took((counter *)user, new_size, old_size);
    return realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    took((counter *)user, 0, size);
    free(block);
}

static void the_nth_allocation_fails_and_nothing_leaks(void **state)
{
    size_t n;
    int error = DHK_E_NOMEM;
    (void)state;
    for (n = 1; error == DHK_E_NOMEM; n++) {
        counter c = {0, 0, 0, 0};
        dhk_memory memory = {acquire, resize, release, NULL};
        token_log log = {0};
        memory.user = &c;
        c.fail_at = n;
        error = token_log_push(&log, &token_log_all, &memory, page, sizeof page - 1, 3);
        assert_true(error == DHK_E_NOMEM || error == DHK_OK);
        token_log_free(&log);
        assert_int_equal(c.now, 0);
    }
    assert_true(n > 4);
}

/* A page made of 'head', 'count' times 'body', 'tail'. */
static char *repeat(const char *head, const char *body, size_t count, const char *tail,
                    size_t *length)
{
    size_t a = strlen(head), b = strlen(body), c = strlen(tail), i;
    char *made = (char *)malloc(a + b * count + c + 1);
    assert_non_null(made);
    memcpy(made, head, a);
    for (i = 0; i < count; i++)
        memcpy(made + a + i * b, body, b);
    memcpy(made + a + b * count, tail, c + 1);
    *length = a + b * count + c;
    return made;
}

/* Pushes in two sizes of pieces: the tokens agree; returns the peak of memory in the small. */
static size_t peak_of(token_log *log, const char *text, size_t length)
{
    counter c = {0, 0, 0, 0};
    dhk_memory memory = {acquire, resize, release, NULL};
    token_log whole = {0};

    memory.user = &c;
    assert_int_equal(token_log_push(log, &token_log_some, &memory, text, length, 4093),
                     DHK_OK);
    token_log_push(&whole, &token_log_some, &dhk_memory_default, text, length, length);
    assert_int_equal(whole.length, log->length);
    assert_memory_equal(whole.text, log->text, log->length);
    assert_int_equal(whole.places, log->places);
    token_log_free(&whole);
    dhk_html_token_free(&log->tokenizer);
    return c.peak;
}

static void what_nobody_asks_for_costs_no_memory(void **state)
{
    static const char *const heads[] = {
        "<!--", "<!doctype x public \"", "<?", "<script>", "<title>", "", "</b ", "&#"};
    token_log log = {0};
    size_t i, length;
    (void)state;
    for (i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        char *text = repeat(heads[i], "0123456789", 100000, "<b", &length);
        size_t peak = peak_of(&log, text, length);
        assert_true(peak <= 64);
        free(text);
    }
    token_log_free(&log);
}

static void a_long_value_keeps_its_first_64_kib(void **state)
{
    token_log log = {0};
    size_t length;
    char *text = repeat("<a x='", "abcdefg", 1000000, "' id=y>z", &length);
    (void)state;
    assert_true(peak_of(&log, text, length) < 200000);
    assert_int_equal(log.longest_value, DHK_HTML_MAX_VALUE);
    assert_int_equal(log.attributes, 2);
    assert_string_equal(log.text + log.length - 7, "|id=y>z");
    free(text);
    token_log_free(&log);
}

static void a_limit_cuts_no_character_in_two(void **state)
{
    static const char *const heads[] = {"<a x='", "<a x='1", "<a x='12", "<a x='123"};
    token_log log = {0};
    size_t length, shift;
    (void)state;
    for (shift = 0; shift < 4; shift++) {
        char *text = repeat(heads[shift], "\xF0\x9F\x98\x80", 20000, "'>", &length);
        peak_of(&log, text, length);
        assert_int_equal(log.longest_value, DHK_HTML_MAX_VALUE - (4 - shift) % 4);
        free(text);
    }
    token_log_free(&log);
}

static void long_names_keep_their_first_1_kib(void **state)
{
    token_log log = {0};
    size_t length;
    char *text = repeat("<", "tag", 100000, " id=1>x", &length);
    (void)state;
    peak_of(&log, text, length);
    assert_int_equal(log.longest_name, DHK_HTML_MAX_NAME);
    free(text);
    text = repeat("<p ", "name", 100000, "=1 id=2>x", &length);
    peak_of(&log, text, length);
    assert_int_equal(log.longest_name, DHK_HTML_MAX_NAME);
    assert_int_equal(log.attributes, 2);
    free(text);
    token_log_free(&log);
}

/* Were each compared with all before it, this would take minutes. */
static void a_million_attributes_are_cut_short_in_linear_time(void **state)
{
    const size_t count = 1000000;
    char *text = (char *)malloc(count * 12 + 16), *p;
    token_log log = {0};
    size_t i;
    (void)state;
    assert_non_null(text);
    memcpy(text, "<p", 2);
    p = text + 2;
    for (i = 0; i < count; i++) { /* all different, of one length, alike at both ends */
        size_t digit, rest = i;
        *p++ = ' ';
        *p++ = 'x';
        for (digit = 0; digit < 7; digit++, rest /= 10)
            *p++ = (char)('a' + rest % 10);
        *p++ = 'y';
        *p++ = '=';
        *p++ = '1';
    }
    memcpy(p, ">end", 4);
    p += 4;
    assert_true(peak_of(&log, text, (size_t)(p - text)) < 100000);
    assert_int_equal(log.attributes, DHK_HTML_MAX_ATTRIBUTES);
    assert_string_equal(log.text + log.length - 4, ">end");
    free(text);
    token_log_free(&log);
}

static void repeated_attributes_are_cut_short_too(void **state)
{
    token_log log = {0};
    size_t length;
    char *text = repeat("<p first=1", " same=2", 300, " last=3>", &length);
    (void)state;
    peak_of(&log, text, length);
    assert_string_equal(log.text, "<p|first=1|same=2>");
    free(text);
    token_log_free(&log);
}

static void a_tokenizer_can_be_used_again(void **state)
{
    token_log log = {0}, fresh = {0};
    (void)state;
    token_log_push(&log, &token_log_all, &dhk_memory_default, "<title>&am", 10, 3);
    token_log_push(&log, &token_log_all, &dhk_memory_default, "<!-- x -->\r", 11, 4);
    token_log_push(&log, &token_log_all, &dhk_memory_default, page, sizeof page - 1, 5);
    token_log_push(&fresh, &token_log_all, &dhk_memory_default, page, sizeof page - 1, 5);
    assert_string_equal(log.text, fresh.text);
    assert_int_equal(log.places, fresh.places);
    token_log_free(&log);
    token_log_free(&fresh);
}

static void only_the_attributes_that_are_wanted_come(void **state)
{
    static const char
        some[] = "<a href=y><p>t</p><a href=2>",
        all[] = "<a class=x href=y foo><p id=1>t</p><a bar='1' href=2 href=3 rel=4>";
    size_t step;
    (void)state;
    for (step = 1; step < sizeof all; step += 5) {
        token_log wanted = {0}, log = {0};
        dhk_html_sink sink = token_log_all;
        token_log_push(&wanted, &sink, &dhk_memory_default, some, sizeof some - 1, step);
        sink.wanted = UINT64_C(1) << DHK_AT_HREF;
        token_log_push(&log, &sink, &dhk_memory_default, all, sizeof all - 1, step);
        assert_string_equal(log.text, wanted.text);
        token_log_free(&log);
        token_log_free(&wanted);
    }
}

/* The last page may have ended anywhere: in a tag, in foreign content, behind a CR. */
static void no_page_knows_how_the_last_one_ended(void **state)
{
    static const char last[] =
        "<svg a=1><![CDATA[b]]>x\r\n<p a=b c='d' e f>y&amp</p><title>z&am"
        "</title><!-- a --!><textarea>\n<script>a<!--<script>b--></script>"
        "<math><a b=\"c";
    static const char next[] = "\n</p a=b><![CDATA[a]]><p =b a=c a=d>&lt</x><b c/><svg>"
                               "<![CDATA[b]]></svg><title>&gt;</title>";
    token_log log = {0}, fresh = {0};
    size_t length;
    (void)state;
    token_log_push(&fresh, &token_log_all, &dhk_memory_default, next, sizeof next - 1, 7);
    for (length = 0; length < sizeof last; length++) {
        token_log_push(&log, &token_log_all, &dhk_memory_default, last, length, 1000);
        token_log_push(&log, &token_log_all, &dhk_memory_default, next, sizeof next - 1, 7);
        assert_string_equal(log.text, fresh.text);
    }
    token_log_free(&log);
    token_log_free(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_tags_point_into_the_page),
        cmocka_unit_test(tokens_are_what_the_page_says),
        cmocka_unit_test(a_repeated_name_counts_once_whatever_its_case),
        cmocka_unit_test(push_at_every_byte_gives_the_same_tokens),
        cmocka_unit_test(rare_states_wait_for_the_next_push),
        cmocka_unit_test(quiet_text_is_left_out_and_nothing_else),
        cmocka_unit_test(an_error_of_the_sink_stops_everything_and_stays),
        cmocka_unit_test(the_nth_allocation_fails_and_nothing_leaks),
        cmocka_unit_test(what_nobody_asks_for_costs_no_memory),
        cmocka_unit_test(a_long_value_keeps_its_first_64_kib),
        cmocka_unit_test(a_limit_cuts_no_character_in_two),
        cmocka_unit_test(long_names_keep_their_first_1_kib),
        cmocka_unit_test(a_million_attributes_are_cut_short_in_linear_time),
        cmocka_unit_test(repeated_attributes_are_cut_short_too),
        cmocka_unit_test(a_tokenizer_can_be_used_again),
        cmocka_unit_test(only_the_attributes_that_are_wanted_come),
        cmocka_unit_test(no_page_knows_how_the_last_one_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
