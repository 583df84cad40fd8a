/* test_comments.c - boxes of readers' comments, and what becomes of them (comment_world.h).
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/comment_world.h"

static void a_box_of_comments_under_an_article_is_decided(void **state)
{
    int keep;
    (void)state;
    for (keep = 0; keep < 2; keep++) {
        world w;
        begin_article(&w);
        open_box(&w, DHK_BOX_COMMENT, NULL);
        add(&w, 30, SAID, 1);
        add(&w, 20, SAID, 0);
        close_box(&w);
        add(&w, 5, SAID, 1);
        assert_string_equal(decide(&w, keep ? DHK_COMMENTS_KEEP : DHK_COMMENTS_DROP),
                            keep ? "kKKk" : "kDDk");
    }
}

static void each_name_of_a_comment_box_is_known(void **state)
{
    static const char *const names[] = {
        "comment",     "comments",   "commentlist", "disqus",   "livefyre", "commentaires",
        "comentarios", "kommentare", "komentarze",  "reacties", "content",  NULL};
    size_t i;
    (void)state;
    for (i = 0; names[i] != NULL; i++) {
        world w;
        begin_article(&w);
        open_box(&w, 0, names[i]);
        add(&w, 30, SAID, 1);
        close_box(&w);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP),
                            strcmp(names[i], "content") == 0 ? "kk" : "kD");
    }
}

static void any_word_of_a_box_may_name_comments(void **state)
{
    const char *const words[] = {"content", "comments", "list"};
    uint32_t hashes[3], set, box;
    size_t i;
    world w;
    (void)state;
    for (i = 0; i < 3; i++)
        hashes[i] = hash_of(words[i]);
    begin_article(&w);
    assert_int_equal(dhk_build_tokens(&w.builder, hashes, 3, &set), DHK_OK);
    assert_int_equal(dhk_build_open(&w.builder, DHK_EL_DIV, 0, set, &box), DHK_OK);
    add(&w, 30, SAID, 1);
    close_box(&w);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kD");
}

static void what_a_comment_says_is_kept_and_its_chrome_is_not(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 3, DHK_FACT_SHORT, 1);
    add(&w, 3, DHK_FACT_DATA, 1);
    add(&w, 3, DHK_FACT_ASKS, 1);
    add(&w, 3, DHK_FACT_HIDDEN, 1);
    add(&w, 3, DHK_FACT_SECTION_HEAD, 1);
    add(&w, 9, DHK_FACT_LINKS, 1);
    add(&w, 9, DHK_FACT_LINKS | DHK_FACT_PROSE, 0);
    add(&w, 11, DHK_FACT_PROMPT, 1);
    add(&w, 12, DHK_FACT_PROMPT, 0);
    add(&w, 9, DHK_FACT_REPEATED, 0);
    close_box(&w);
    assert_string_equal(decide(&w, DHK_COMMENTS_KEEP), "kDDDDDDKDKK");
}

static void forty_words_of_article_stand_above_a_block(void **state)
{
    uint32_t words;
    (void)state;
    for (words = 39; words <= 41; words++) {
        world w;
        begin(&w);
        add(&w, 50, SAID, 0); /* not kept: no article */
        add(&w, words, SAID, 1);
        open_box(&w, DHK_BOX_COMMENT, NULL);
        add(&w, 5, SAID, 1);
        close_box(&w);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), words < 40 ? "dkk" : "dkD");
    }
}

static void a_block_that_holds_more_than_stands_above_is_content(void **state)
{
    uint32_t words;
    (void)state;
    for (words = 59; words <= 61; words++) {
        world w;
        begin(&w);
        add(&w, 60, SAID, 1);
        open_box(&w, DHK_BOX_COMMENT, NULL);
        add(&w, 30, SAID, 1);
        add(&w, 99, SAID, 0); /* not kept: does not count */
        add(&w, words - 30, SAID, 1);
        close_box(&w);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), words > 60 ? "kkdk" : "kDDD");
    }
}

static void comments_above_a_block_are_no_article(void **state)
{
    uint32_t words;
    (void)state;
    for (words = 45; words <= 46; words++) {
        world w;
        begin(&w);
        add(&w, 45, SAID, 1);
        open_box(&w, DHK_BOX_COMMENT, NULL);
        add(&w, 20, SAID, 0);
        close_box(&w);
        add_head(&w);
        add(&w, words, SAID, 1);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), words > 45 ? "kDdk" : "kDDD");
    }
}

/* Each block holds less than stands above it, all of them together do not. */
static void a_page_that_is_mostly_blocks_is_one_of_posts(void **state)
{
    uint32_t words;
    int keep;
    (void)state;
    for (words = 30; words <= 31; words++)
        for (keep = 0; keep < 2; keep++) {
            world w;
            begin(&w);
            add(&w, 60, SAID, 1);
            open_box(&w, DHK_BOX_COMMENT, NULL);
            add(&w, 30, SAID, 1);
            add(&w, 3, DHK_FACT_SHORT, 0);
            close_box(&w);
            open_box(&w, DHK_BOX_COMMENT, NULL);
            add(&w, words, SAID, 1);
            close_box(&w);
            if (words == 30)
                assert_string_equal(
                    decide(&w, keep ? DHK_COMMENTS_KEEP : DHK_COMMENTS_DROP),
                    keep ? "kKDK" : "kDDD");
            else
                assert_string_equal(
                    decide(&w, keep ? DHK_COMMENTS_KEEP : DHK_COMMENTS_DROP),
                    keep ? "kKdK" : "kkdk");
        }
}

static void the_outermost_box_of_comments_is_enough(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    open_box(&w, 0, "comments");
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 20, SAID, 1);
    close_box(&w);
    add(&w, 20, SAID, 1);
    close_box(&w);
    open_box(&w, 0, "comments"); /* the next one begins where that one ends */
    add(&w, 20, SAID, 1);
    close_box(&w);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDDD");
}

static void a_forum_is_not_robbed_of_its_posts(void **state)
{
    static const char *const names[] = {"phpbb",    "vbulletin",    "viewtopic",
                                        "postbody", "message-body", "topic-body"};
    size_t i, count = sizeof names / sizeof *names;
    (void)state;
    for (i = 0; i < 2 * (count + 2); i++) {
        const int keep = i % 2 == 0;
        world w;
        begin(&w);
        if (i / 2 >= count)
            w.page.evidence = i / 2 == count ? DHK_SAYS_FORUM : DHK_BY_DISCOURSE;
        add(&w, 90, SAID, 1);
        open_box(&w, 0, i / 2 < count ? names[i / 2] : NULL);
        add(&w, 9, SAID, 1);
        close_box(&w);
        open_box(&w, DHK_BOX_COMMENT, NULL);
        add(&w, 9, SAID, 0);
        add(&w, 3, DHK_FACT_SHORT, 1);
        add(&w, 3, DHK_FACT_SHORT, 0);
        close_box(&w);
        assert_string_equal(decide(&w, keep ? DHK_COMMENTS_KEEP : DHK_COMMENTS_DROP),
                            keep ? "kkKkd" : "kkdkd");
    }
}

/* An inner box is not counted once more: 60 words of article stand above the second block. */
static void nested_boxes_count_once(void **state)
{
    world w;
    (void)state;
    begin(&w);
    add(&w, 60, SAID, 1);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 25, SAID, 1);
    close_box(&w), close_box(&w);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 10, SAID, 1);
    close_box(&w);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDD");
}

/* The second block holds more than the article above it, if not more than all that is above it. */
static void words_of_an_earlier_box_are_no_article(void **state)
{
    world w;
    (void)state;
    begin(&w);
    add(&w, 45, SAID, 1);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 20, SAID, 1);
    close_box(&w);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 46, SAID, 1);
    close_box(&w);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDk");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_of_comments_under_an_article_is_decided),
        cmocka_unit_test(each_name_of_a_comment_box_is_known),
        cmocka_unit_test(any_word_of_a_box_may_name_comments),
        cmocka_unit_test(what_a_comment_says_is_kept_and_its_chrome_is_not),
        cmocka_unit_test(forty_words_of_article_stand_above_a_block),
        cmocka_unit_test(a_block_that_holds_more_than_stands_above_is_content),
        cmocka_unit_test(comments_above_a_block_are_no_article),
        cmocka_unit_test(a_page_that_is_mostly_blocks_is_one_of_posts),
        cmocka_unit_test(the_outermost_box_of_comments_is_enough),
        cmocka_unit_test(a_forum_is_not_robbed_of_its_posts),
        cmocka_unit_test(nested_boxes_count_once),
        cmocka_unit_test(words_of_an_earlier_box_are_no_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
