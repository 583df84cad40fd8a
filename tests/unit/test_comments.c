/* test_comments.c - where readers' comments are, and what becomes of them: pages whose lines have
 * words, facts and a first decision that the test gives.  In the expected strings a line is K kept or
 * D dropped as comments, k or d when comments.c left it as it was.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "decide/inner.h"
#include "line/build.h"
#include "tables/html_tags.h"

enum { MOST = 16, SAID = DHK_FACT_PROSE };

typedef struct world {
    dhk_page page;
    dhk_builder builder;
    dhk_features features;
    dhk_decision decision;
    uint32_t words[MOST], facts[MOST], reasons[MOST];
    uint8_t keep[MOST];
    size_t count;
} world;

static void begin(world *w)
{
    memset(w, 0, sizeof *w);
    w->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&w->page, 1000, 65536), DHK_OK);
    w->page.format = DHK_FORMAT_HTML;
    dhk_build_begin(&w->builder, &w->page);
}

static void add_text(world *w, const char *text, uint32_t words, uint32_t facts, int keep)
{
    assert_int_equal(dhk_build_text(&w->builder, (const unsigned char *)text, strlen(text),
                                    0, 0, 0, strlen(text)),
                     DHK_OK);
    assert_int_equal(dhk_build_border(&w->builder), DHK_OK);
    w->words[w->count] = words;
    w->facts[w->count] = facts;
    w->keep[w->count++] = (uint8_t)keep;
}

static void add(world *w, uint32_t words, uint32_t facts, int keep)
{
    add_text(w, "text", words, facts, keep);
}

/* A page that begins with 90 words of article. */
static void begin_article(world *w)
{
    begin(w);
    add(w, 90, SAID, 1);
}

/* The head of a block: "12 comments". */
static void add_head(world *w)
{
    add_text(w, "12 comments", 2, DHK_FACT_SECTION_HEAD | DHK_FACT_SHORT, 0);
}

/* A heading of another section. */
static void add_heading(world *w, uint8_t level, uint32_t facts)
{
    w->builder.kind = DHK_KIND_HEADING;
    w->builder.level = level;
    add(w, 3, facts, 0);
    w->builder.kind = DHK_KIND_TEXT;
    w->builder.level = 0;
}

static void open_box(world *w, uint32_t flags, const char *name)
{
    uint32_t set = 0, box;

    if (name != NULL) {
        const uint32_t hash =
            dhk_hash_mix(dhk_hash_bytes(DHK_HASH_SEED, name, strlen(name)));
        assert_int_equal(dhk_build_tokens(&w->builder, &hash, 1, &set), DHK_OK);
    }
    assert_int_equal(dhk_build_open(&w->builder, DHK_EL_DIV, flags, set, 0, &box), DHK_OK);
}

static void close_box(world *w)
{
    assert_int_equal(dhk_build_close(&w->builder), DHK_OK);
}

/* What becomes of the page; ends it. */
static const char *decide(world *w, uint32_t comments)
{
    static char found[MOST + 1];
    size_t i;

    assert_int_equal(dhk_build_end(&w->builder), DHK_OK);
    assert_int_equal(w->page.lines.count, w->count);
    w->features.words.items = w->words;
    w->features.facts.items = w->facts;
    w->decision.keep = w->keep;
    w->decision.reasons = w->reasons;
    w->decision.comments = comments;
    dhk_decide_comments(&w->decision, &w->page, &w->features);
    for (i = 0; i < w->count; i++) {
        assert_true(w->keep[i] <= 1);
        if (w->reasons[i] == DHK_REASON_COMMENT)
            found[i] = w->keep[i] ? 'K' : 'D';
        else
            found[i] = w->keep[i] ? 'k' : 'd';
    }
    found[i] = 0;
    dhk_page_free(&w->page);
    return found;
}

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

/* Of a box that has more words than one. */
static void any_word_of_a_box_may_name_comments(void **state)
{
    const char *const words[] = {"content", "comments", "list"};
    uint32_t hashes[3], set, box;
    size_t i;
    world w;
    (void)state;
    for (i = 0; i < 3; i++)
        hashes[i] = dhk_hash_mix(dhk_hash_bytes(DHK_HASH_SEED, words[i], strlen(words[i])));
    begin_article(&w);
    assert_int_equal(dhk_build_tokens(&w.builder, hashes, 3, &set), DHK_OK);
    assert_int_equal(dhk_build_open(&w.builder, DHK_EL_DIV, 0, set, 0, &box), DHK_OK);
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

static void a_head_begins_a_block_to_the_end_of_its_box(void **state)
{
    world w;
    (void)state;
    begin(&w);
    open_box(&w, 0, NULL);
    add(&w, 90, SAID, 1);
    open_box(&w, 0, NULL); /* a box around the head alone */
    add_head(&w);
    close_box(&w);
    add(&w, 20, SAID, 1);
    add(&w, 20, SAID, 1);
    close_box(&w);
    add(&w, 20, SAID, 1);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDDDk");
}

/* "Discussion" may be a section of a paper: a quarter of what follows is a name, a date, a button. */
static void a_head_that_may_be_another_needs_chrome_below_it(void **state)
{
    unsigned chrome;
    (void)state;
    for (chrome = 0; chrome <= 4; chrome++) {
        static const uint32_t facts[] = {SAID, DHK_FACT_SHORT, DHK_FACT_DATA,
                                         DHK_FACT_PROMPT, DHK_FACT_SHORT};
        world w;
        begin_article(&w);
        add_text(&w, "Discussion", 1, DHK_FACT_SECTION_HEAD, 0);
        add(&w, 5, SAID, 1);
        add(&w, 5, SAID, 1);
        add(&w, 5, SAID, 1);
        add(&w, 5, facts[chrome], 1);
        if (chrome == 4)
            add(&w, 5, SAID, 1); /* one of five is less than a quarter */
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), chrome == 0   ? "kdkkkk"
                                                           : chrome == 4 ? "kdkkkkk"
                                                                         : "kDDDDD");
    }
}

static void a_question_heads_comments_as_a_heading_alone(void **state)
{
    int heading;
    (void)state;
    for (heading = 0; heading < 2; heading++) {
        world w;
        begin_article(&w);
        if (heading) {
            w.builder.kind = DHK_KIND_HEADING;
            w.builder.level = 2;
        }
        add_text(&w, "What do you think?", 4, DHK_FACT_SECTION_HEAD, 0);
        w.builder.kind = DHK_KIND_TEXT;
        w.builder.level = 0;
        add(&w, 5, DHK_FACT_SHORT, 1);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), heading ? "kDD" : "kdk");
    }
}

static void a_head_and_one_line_in_a_box_are_a_block(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    open_box(&w, 0, NULL);
    add_head(&w);
    add(&w, 5, SAID, 1);
    close_box(&w);
    add(&w, 5, SAID, 1);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDDk");
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
    close_box(&w);
    close_box(&w);
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

static void other_heads_end_a_block_or_begin_none(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    add_text(&w, "Related stories", 2, DHK_FACT_SECTION_HEAD, 0);
    add(&w, 20, SAID, 1);
    add_text(&w, "12 comments", 2, 0, 1); /* not found to be a head */
    add(&w, 20, SAID, 1);
    add_head(&w);
    add(&w, 5, SAID, 1);
    add_text(&w, "Related stories", 2, DHK_FACT_SECTION_HEAD, 1);
    add(&w, 5, SAID, 1);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kdkkkDDkk");
}

static void a_heading_of_the_heads_rank_ends_its_block(void **state)
{
    uint8_t level;
    (void)state;
    for (level = 1; level <= 4; level++) {
        world w;
        begin_article(&w);
        w.builder.kind = DHK_KIND_HEADING;
        w.builder.level = 3;
        add_head(&w);
        add_heading(&w, level, 0);
        add(&w, 5, SAID, 1);
        assert_string_equal(decide(&w, DHK_COMMENTS_DROP), level <= 3 ? "kDdk" : "kDDD");
    }
}

static void any_heading_ends_the_block_of_a_head_that_is_none(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    add_head(&w);
    add(&w, 5, SAID, 1);
    add_heading(&w, 6, 0);
    add(&w, 5, SAID, 1);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDDdk");
}

static void a_box_that_was_decided_ends_a_heads_block(void **state)
{
    world w;
    (void)state;
    begin_article(&w);
    add_head(&w);
    add(&w, 9, SAID, 1);
    open_box(&w, DHK_BOX_COMMENT, NULL);
    add(&w, 9, SAID, 1);
    close_box(&w);
    add(&w, 9, SAID, 1);
    assert_string_equal(decide(&w, DHK_COMMENTS_DROP), "kDDDk");
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
        cmocka_unit_test(a_head_begins_a_block_to_the_end_of_its_box),
        cmocka_unit_test(a_head_that_may_be_another_needs_chrome_below_it),
        cmocka_unit_test(a_question_heads_comments_as_a_heading_alone),
        cmocka_unit_test(a_head_and_one_line_in_a_box_are_a_block),
        cmocka_unit_test(nested_boxes_count_once),
        cmocka_unit_test(words_of_an_earlier_box_are_no_article),
        cmocka_unit_test(other_heads_end_a_block_or_begin_none),
        cmocka_unit_test(a_heading_of_the_heads_rank_ends_its_block),
        cmocka_unit_test(any_heading_ends_the_block_of_a_head_that_is_none),
        cmocka_unit_test(a_box_that_was_decided_ends_a_heads_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
