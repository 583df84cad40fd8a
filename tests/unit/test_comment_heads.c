/* test_comment_heads.c - the comments below a head like "12 comments": where they end, and which
 * heads are none (comment_world.h).                                      SPDX-License-Identifier: MIT */
#include "unit/comment_world.h"

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
        cmocka_unit_test(a_head_begins_a_block_to_the_end_of_its_box),
        cmocka_unit_test(a_head_that_may_be_another_needs_chrome_below_it),
        cmocka_unit_test(a_question_heads_comments_as_a_heading_alone),
        cmocka_unit_test(a_head_and_one_line_in_a_box_are_a_block),
        cmocka_unit_test(other_heads_end_a_block_or_begin_none),
        cmocka_unit_test(a_heading_of_the_heads_rank_ends_its_block),
        cmocka_unit_test(any_heading_ends_the_block_of_a_head_that_is_none),
        cmocka_unit_test(a_box_that_was_decided_ends_a_heads_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
