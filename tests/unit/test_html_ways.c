/* test_html_ways.c - the short ways of usual tags and of white space come to the same page as the
 * long ones, which say what is meant.                             SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/status.h"
#include "read/html_lines_inner.h"

enum { SOUPS = 3000, PARTS = 150, PART_MAX = 48 };

/* Each white space is a run of text, each end tag asks all questions, for no element is open. */
static const dhk_html_sink long_ways = {
    dhk_html_text, dhk_html_start_fully, dhk_html_end_fully, NULL,
    NULL,          DHK_HTML_WANTED,      dhk_html_text,      NULL,
    false};
static const uint32_t nothing_open = DHK_EL_UNKNOWN;

/* Tags as pages have them, so that most soups hang together for a while. */
static const char *const usual[] = {"<div class=card>",
                                    "<div class='box wide'>",
                                    "<div>",
                                    "</div>",
                                    "</div>",
                                    "</div>",
                                    "<p>",
                                    "</p>",
                                    "<ul>",
                                    "<li>",
                                    "</li>",
                                    "</ul>",
                                    "<span>",
                                    "<span class=a>",
                                    "</span>",
                                    "</span>",
                                    "<a href=/x>",
                                    "<a class=a href=//y>",
                                    "<a hidden>",
                                    "</a>",
                                    "<b>",
                                    "<i class=icon>",
                                    "</b>",
                                    "<h2>",
                                    "</h2>",
                                    "<label>",
                                    "</label>",
                                    "<br>",
                                    "<img src=i>",
                                    "<section hidden>",
                                    "<div class=a id=b>",
                                    "<span itemprop=price>",
                                    "<article>",
                                    "<dl><dt>",
                                    "<dd>",
                                    "</section>",
                                    "<x-card>",
                                    "</x-card>",
                                    "&nbsp;",
                                    "some text",
                                    "word",
                                    " two words ",
                                    " ",
                                    "\n  ",
                                    "\t",
                                    "&amp;",
                                    "\r\n",
                                    "x"};
/* What breaks them: one part of sixteen. */
static const char *const rare[] = {"<table><tr><td>",
                                   "<td>",
                                   "</td></tr>",
                                   "</table>",
                                   "<button>",
                                   "</button>",
                                   "<pre>\n a\n b",
                                   "</pre>",
                                   "<select><option>c",
                                   "</select>",
                                   "<svg><g><title>",
                                   "</svg>",
                                   "<form>",
                                   "</form>",
                                   "<noscript>",
                                   "</noscript>",
                                   "<template>",
                                   "</template>",
                                   "<object>",
                                   "</object>",
                                   "<em><strong>",
                                   "</strong>",
                                   "</em>",
                                   "<hr>",
                                   "<body>",
                                   "</body>",
                                   "</html>",
                                   "</p>",
                                   "<script>x</script>",
                                   "<blockquote>",
                                   "<ruby>r<rt>",
                                   "<option>",
                                   "<table>",
                                   "<nobr>",
                                   "</nobr>",
                                   "<code>",
                                   "</i>",
                                   "</blockquote>",
                                   "</x>"};

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 8;
}

/* Returns its length. */
static size_t make_soup(uint32_t *seed, char *soup)
{
    const size_t count = 1 + next(seed) % PARTS;
    size_t length = 0, i;

    for (i = 0; i < count; i++) {
        const bool breaks = next(seed) % 16 == 0;
        const char *part = breaks ? rare[next(seed) % (sizeof rare / sizeof rare[0])]
                                  : usual[next(seed) % (sizeof usual / sizeof usual[0])];
        memcpy(soup + length, part, strlen(part));
        length += strlen(part);
    }
    memset(soup + length, ' ', PART_MAX); /* no tag comes near the end: all may be short */
    return length + PART_MAX;
}

static void read_soup(dhk_html_lines *lines, dhk_page *page, const char *soup,
                      size_t length, const dhk_html_sink *sink)
{
    assert_int_equal(dhk_page_begin(page, 1000, 65536), DHK_OK);
    assert_int_equal(dhk_html_lines_begin(lines, page), DHK_OK);
    if (sink != NULL) {
        lines->tokenizer.sink = sink;
        dhk_html_token_watch(&lines->tokenizer, &nothing_open);
    }
    assert_int_equal(dhk_html_lines_push(lines, (const unsigned char *)soup, length),
                     DHK_OK);
    assert_int_equal(dhk_html_lines_finish(lines), DHK_OK);
}

static void assert_same(const dhk_list *one, const dhk_list *other, size_t item_size)
{
    assert_int_equal(one->count, other->count);
    assert_memory_equal(one->items, other->items, one->count * item_size);
}

static void assert_same_counts(const dhk_page *one, const dhk_page *other)
{
    assert_int_equal(one->paragraphs, other->paragraphs);
    assert_int_equal(one->items, other->items);
    assert_int_equal(one->articles, other->articles);
    assert_int_equal(one->forms, other->forms);
    assert_int_equal(one->tables, other->tables);
    assert_int_equal(one->subheadings, other->subheadings);
    assert_int_equal(one->prices, other->prices);
}

static void short_ways_make_the_page_that_long_ones_make(void **state)
{
    char soup[PARTS * PART_MAX + PART_MAX];
    dhk_page quick = {0}, slow = {0};
    dhk_html_lines *lines;
    uint32_t seed = 1;
    size_t made = 0, i;

    (void)state;
    quick.memory = slow.memory = &dhk_memory_default;
    assert_int_equal(dhk_html_lines_new(quick.memory, &lines), DHK_OK);
    for (i = 0; i < SOUPS; i++) {
        const size_t length = make_soup(&seed, soup);
        read_soup(lines, &quick, soup, length, NULL);
        read_soup(lines, &slow, soup, length, &long_ways);
        assert_same(&quick.lines, &slow.lines, sizeof(dhk_line));
        assert_same(&quick.boxes, &slow.boxes, sizeof(dhk_box));
        assert_same(&quick.text, &slow.text, 1);
        assert_same(&quick.token_sets, &slow.token_sets, sizeof(dhk_token_set));
        assert_same(&quick.tokens, &slow.tokens, sizeof(uint32_t));
        assert_same_counts(&quick, &slow);
        made += quick.lines.count;
    }
    assert_in_range(made, 4 * SOUPS, 50 * SOUPS); /* soups, but with something in them */
    dhk_html_lines_free(lines);
    dhk_page_free(&quick);
    dhk_page_free(&slow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_ways_make_the_page_that_long_ones_make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
