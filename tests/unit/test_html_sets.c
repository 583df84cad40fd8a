/* test_html_sets.c - the words of elements: which there are, and whose.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/name.h"
#include "base/status.h"
#include "read/html_lines.h"

static const dhk_page no_page;

static dhk_page read_page(const char *html)
{
    dhk_page page = no_page;
    dhk_html_lines *lines;

    page.memory = &dhk_memory_default;
    assert_int_equal(dhk_html_lines_new(page.memory, &lines), DHK_OK);
    assert_int_equal(dhk_page_begin(&page, 1000000, 65536), DHK_OK);
    assert_int_equal(dhk_html_lines_begin(lines, &page), DHK_OK);
    assert_int_equal(dhk_html_lines_push(lines, (const unsigned char *)html, strlen(html)),
                     DHK_OK);
    assert_int_equal(dhk_html_lines_finish(lines), DHK_OK);
    dhk_html_lines_free(lines);
    return page;
}

static const dhk_line *line(const dhk_page *page, size_t i)
{
    assert_true(i < page->lines.count);
    return &dhk_page_lines(page)[i];
}

static const dhk_box *box_of(const dhk_page *page, size_t i)
{
    return &dhk_page_boxes(page)[line(page, i)->box];
}

static bool has_word(const dhk_page *page, uint32_t set, const char *word)
{
    const dhk_token_set *s = (const dhk_token_set *)page->token_sets.items + set;
    const uint32_t *tokens = (const uint32_t *)page->tokens.items + s->first;
    const uint32_t hash =
        strchr(word, '=') == NULL
            ? dhk_name_word(word)
            : dhk_hash_mix(dhk_hash_bytes(DHK_HASH_SEED, word, strlen(word)));
    uint32_t i;

    for (i = 0; i < s->count; i++)
        if (tokens[i] == hash)
            return true;
    return false;
}

static void class_names_fall_into_words(void **state)
{
    dhk_page page =
        read_page("<div class='postHeader col-md-6 HTMLParser x ' id=\"c-12_Main\" "
                  "role=Navigation itemprop=articleBody>a</div>");
    const uint32_t set = box_of(&page, 0)->tokens;
    static const char *const words[] = {"post",
                                        "header",
                                        "post-header",
                                        "col",
                                        "md",
                                        "col-md",
                                        "html",
                                        "parser",
                                        "html-parser",
                                        "main",
                                        "role=navigation",
                                        "itemprop=articlebody"};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(has_word(&page, set, words[i]));
    assert_int_equal(((const dhk_token_set *)page.token_sets.items)[set].count, i);
    dhk_page_free(&page);
}

static void assert_same_words(const dhk_page *page, uint32_t a, uint32_t b)
{
    const dhk_token_set *sets = (const dhk_token_set *)page->token_sets.items;
    const uint32_t *tokens = (const uint32_t *)page->tokens.items;

    assert_int_equal(sets[a].count, sets[b].count);
    assert_memory_equal(tokens + sets[a].first, tokens + sets[b].first,
                        sets[a].count * sizeof *tokens);
}

/* The classes come alone first, so that their sets have neighbouring numbers. */
static void elements_of_other_classes_share_no_words_for_an_equal_id(void **state)
{
    static const char *const classes[] = {"left", "right", "middle"};
    dhk_page page = read_page(
        "<p class=left>1<p class=right>2<p class=middle>3"
        "<p class=left id=main role=form itemprop=name>4"
        "<p class=right id=main role=form itemprop=name>5"
        "<p class=middle id=main role=form itemprop=name>6"
        "<p class=left id=main>7<p class=right id=main>8<p class=middle id=main>9");
    size_t i, j;
    (void)state;
    for (i = 0; i < 9; i++)
        for (j = 0; j < 3; j++)
            assert_int_equal(has_word(&page, box_of(&page, i)->tokens, classes[j]),
                             i % 3 == j);
    for (i = 3; i < 9; i++)
        assert_true(has_word(&page, box_of(&page, i)->tokens, "main"));
    dhk_page_free(&page);
}

static void equal_classes_share_a_set_and_equal_names_a_path(void **state)
{
    dhk_page page =
        read_page("<div><p class='a-item b'>1<p id=n1 class='a-item b'>2"
                  "<p class=other>3</div><section><p class='a-item b'>4</section>"
                  "<i class=left><b class=right>5</b></i><hr><i class=left>"
                  "<b class=right>6");
    (void)state;
    assert_int_not_equal(box_of(&page, 0)->tokens, 0);
    assert_same_words(&page, box_of(&page, 0)->tokens, box_of(&page, 1)->tokens);
    assert_int_equal(box_of(&page, 0)->tokens, box_of(&page, 3)->tokens);
    assert_int_equal(box_of(&page, 0)->path, box_of(&page, 2)->path);
    assert_int_not_equal(box_of(&page, 0)->path, box_of(&page, 3)->path);
    assert_true(has_word(&page, line(&page, 4)->tokens, "left"));
    assert_true(has_word(&page, line(&page, 4)->tokens, "right"));
    assert_int_equal(line(&page, 4)->tokens, line(&page, 5)->tokens);
    dhk_page_free(&page);
}

/* Words are made late, but for long values: neither may matter. */
static void words_that_wait_are_those_that_do_not(void **state)
{
    char html[999];
    int blanks;
    (void)state;
    for (blanks = 240; blanks < 260; blanks++) {
        dhk_page page;
        sprintf(html, "<div id='main&#45;box' class='old-post%*s&#98;'>1", blanks, "a");
        page = read_page(html);
        assert_true(has_word(&page, box_of(&page, 0)->tokens, "old-post"));
        assert_true(has_word(&page, box_of(&page, 0)->tokens, "ab"));
        assert_true(has_word(&page, box_of(&page, 0)->tokens, "main-box"));
        dhk_page_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_names_fall_into_words),
        cmocka_unit_test(elements_of_other_classes_share_no_words_for_an_equal_id),
        cmocka_unit_test(equal_classes_share_a_set_and_equal_names_a_path),
        cmocka_unit_test(words_that_wait_are_those_that_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
