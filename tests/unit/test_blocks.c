/* test_blocks.c - the steps of a decision one by one: what goes together, what is certain, why, and
 * what the page is.  Behind the last line of a page stand lines that would change every answer if
 * they were looked at.                                             SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "decide/inner.h"

enum { MOST = 12 };

typedef struct fake {
    dhk_page page;
    dhk_features features;
    dhk_decision decision;
    dhk_line lines[MOST];
    dhk_box boxes[3]; /* 1 and 2 stand in 0 */
    uint32_t words[MOST], facts[MOST];
    uint16_t score[MOST];
    uint8_t keep[MOST];
} fake;

static void begin(fake *f)
{
    size_t i;

    memset(f, 0, sizeof *f);
    for (i = 0; i < MOST; i++) {
        f->lines[i].kind = DHK_KIND_ITEM;
        f->lines[i].length = 1000;
        f->lines[i].link_bytes = 1000;
        f->words[i] = 1000;
        f->score[i] = 990;
        f->keep[i] = 1;
        f->facts[i] = UINT32_MAX;
    }
    f->boxes[0].parent = DHK_NONE;
    f->page.lines.items = f->lines;
    f->page.boxes.items = f->boxes;
    f->page.boxes.count = 3;
    f->features.words.items = f->words;
    f->features.facts.items = f->facts;
    f->decision.score = f->score;
    f->decision.keep = f->keep;
    f->decision.title_line = DHK_NONE;
}

static uint32_t why(const fake *f, size_t line)
{
    return dhk_decide_reasons(&f->decision, &f->page, &f->features, line);
}

static dhk_line *add(fake *f, uint8_t kind, uint8_t level, uint32_t words, uint16_t score)
{
    const size_t i = f->page.lines.count++;
    dhk_line *line = &f->lines[i];

    memset(line, 0, sizeof *line);
    line->kind = kind;
    line->level = level;
    line->length = 10 * words;
    f->words[i] = words;
    f->score[i] = score;
    f->keep[i] = score >= 500;
    f->facts[i] = 0;
    return line;
}

static const char *mended(fake *f, uint32_t threshold)
{
    static char kept[MOST + 1];
    size_t i;

    dhk_decide_mend(&f->decision, &f->page, &f->features, threshold);
    for (i = 0; i < f->page.lines.count; i++)
        kept[i] = f->keep[i] ? 'K' : 'D';
    kept[i] = 0;
    return kept;
}

static void code_goes_together_in_one_box_without_a_border(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_CODE, 0, 9, 900);
    add(&f, DHK_KIND_CODE, 0, 9, 100)->flags = DHK_LINE_BREAK;
    add(&f, DHK_KIND_CODE, 0, 9, 100); /* a block of its own */
    add(&f, DHK_KIND_CODE, 0, 9, 900)->box = 1;
    add(&f, DHK_KIND_CODE, 0, 9, 100)->flags = DHK_LINE_BREAK; /* in box 0 again */
    dhk_decide_level(&f.page, f.words, f.score);
    assert_int_equal(f.score[0], 500);
    assert_int_equal(f.score[1], 500);
    assert_int_equal(f.score[2], 100);
    assert_int_equal(f.score[3], 900);
    assert_int_equal(f.score[4], 100);
}

static void a_block_has_the_mean_score_of_its_words_and_one_a_line(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 7, 300); /* alone: stays */
    add(&f, DHK_KIND_CELL, 0, 9, 900)->row = 1;
    add(&f, DHK_KIND_CELL, 0, 4, 300)->row = 1;
    add(&f, DHK_KIND_CELL, 0, 4, 301)->row = 2;
    add(&f, DHK_KIND_TEXT, 0, 0, 100)->flags = DHK_LINE_CUT;
    add(&f, DHK_KIND_TEXT, 0, 0, 200); /* goes on with the cut line */
    dhk_decide_level(&f.page, f.words, f.score);
    assert_int_equal(f.score[0], 300);
    assert_int_equal(f.score[1], (900 * 10 + 300 * 5) / 15);
    assert_int_equal(f.score[2], (900 * 10 + 300 * 5) / 15);
    assert_int_equal(f.score[3], 301);
    assert_int_equal(f.score[4], 150);
    assert_int_equal(f.score[5], 150);
}

static void a_list_keeps_items_from_100_permille_when_two_thirds_are_kept(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_ITEM, 1, 17, 900);
    add(&f, DHK_KIND_ITEM, 1, 4, 100);
    add(&f, DHK_KIND_ITEM, 1, 4, 99);
    assert_string_equal(mended(&f, 500), "KKD"); /* 17 of 25 */
    begin(&f);
    add(&f, DHK_KIND_ITEM, 1, 16, 900);
    add(&f, DHK_KIND_ITEM, 1, 8, 400);
    assert_string_equal(mended(&f, 500), "KD"); /* 16 of 24 are two thirds, not more */
    begin(&f);
    add(&f, DHK_KIND_ITEM, 1, 3, 900);
    add(&f, DHK_KIND_ITEM, 1, 1, 101);
    assert_string_equal(mended(&f, 500), "KK"); /* 3 of 4 */
}

static void items_of_two_lists_and_what_is_none_do_not_help(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    f.boxes[2].parent = 1;
    add(&f, DHK_KIND_ITEM, 1, 40, 900);
    add(&f, DHK_KIND_ITEM, 1, 4, 300)->box = 2; /* of another parent */
    add(&f, DHK_KIND_TEXT, 0, 4, 300);
    add(&f, DHK_KIND_ITEM, 1, 40, 900);
    f.lines[0].box = f.lines[3].box = 1;
    assert_string_equal(mended(&f, 500), "KDDK");
}

static void a_heading_needs_half_the_score_and_a_kept_line_below_it(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_HEADING, 2, 3, 250); /* half of 500 */
    add(&f, DHK_KIND_TEXT, 0, 9, 900);
    add(&f, DHK_KIND_HEADING, 2, 3, 249);
    add(&f, DHK_KIND_TEXT, 0, 9, 900);
    add(&f, DHK_KIND_HEADING, 2, 3, 499); /* heads only what is dropped */
    add(&f, DHK_KIND_TEXT, 0, 9, 100);
    assert_string_equal(mended(&f, 500), "KKDKDD");
}

static void a_heading_heads_all_to_the_next_of_its_rank(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_HEADING, 1, 3, 300);
    add(&f, DHK_KIND_HEADING, 3, 3, 300); /* the next of rank 2 ends it */
    add(&f, DHK_KIND_HEADING, 2, 3, 300);
    add(&f, DHK_KIND_HEADING, 3, 3, 300);
    add(&f, DHK_KIND_TEXT, 2, 9, 900); /* a level that is no heading's ends nothing */
    add(&f, DHK_KIND_HEADING, 7, 3, 300);
    assert_string_equal(mended(&f, 500), "KDKKKD");
}

/* A sentence of 8 words that scores three quarters of the threshold, among the three lines above the
 * first paragraph that is kept, one of 20 words. */
static void a_standfirst_stands_above_the_first_paragraph(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 9, 499); /* too far above */
    add(&f, DHK_KIND_TEXT, 0, 8, 375);
    add(&f, DHK_KIND_TEXT, 0, 7, 499);  /* no sentence */
    add(&f, DHK_KIND_TEXT, 0, 19, 374); /* too little */
    add(&f, DHK_KIND_TEXT, 0, 20, 500);
    add(&f, DHK_KIND_TEXT, 0, 9, 499); /* below it */
    assert_string_equal(mended(&f, 500), "DKDDKD");
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 9, 499);
    add(&f, DHK_KIND_TEXT, 0, 19, 900); /* kept, and no paragraph */
    add(&f, DHK_KIND_TEXT, 0, 90, 100); /* a paragraph, and not kept */
    assert_string_equal(mended(&f, 500), "DKD");
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 20, 900);
    add(&f, DHK_KIND_TEXT, 0, 9, 499);
    add(&f, DHK_KIND_TEXT, 0, 20, 900); /* only the first paragraph has one */
    assert_string_equal(mended(&f, 500), "KDK");
}

static void husk_is_no_standfirst(void **state)
{
    static const uint32_t facts[] = {DHK_FACT_LINKS, DHK_FACT_REPEATED, DHK_FACT_PROMPT,
                                     DHK_FACT_DATA,  DHK_FACT_HIDDEN,   DHK_FACT_PROSE};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof facts / sizeof *facts; i++) {
        fake f;
        begin(&f);
        add(&f, DHK_KIND_TEXT, 0, 9, 400);
        add(&f, DHK_KIND_TEXT, 0, 20, 900);
        f.facts[0] = facts[i];
        assert_string_equal(mended(&f, 500), facts[i] == DHK_FACT_PROSE ? "KK" : "DK");
    }
}

static void certain_husk_scores_100_at_most(void **state)
{
    static const uint32_t husk[] = {DHK_FACT_ASKS, DHK_FACT_TEASER, DHK_FACT_FEED, 0};
    size_t i;
    (void)state;
    for (i = 0; i < 8; i++) {
        const bool text = i >= 4;
        fake f;
        begin(&f);
        f.page.format = text ? DHK_FORMAT_TEXT : DHK_FORMAT_HTML;
        add(&f, DHK_KIND_TEXT, 0, 9, 900);
        add(&f, DHK_KIND_TEXT, 0, 9, 101);
        add(&f, DHK_KIND_TEXT, 0, 9, 99);
        f.facts[0] = f.facts[1] = f.facts[2] = husk[i % 4] | DHK_FACT_SHORT;
        dhk_decide_certain(&f.page, f.facts, f.words, f.score);
        /* A feed is certain in text alone: markup tells more. */
        if (husk[i % 4] == 0 || (husk[i % 4] == DHK_FACT_FEED && !text)) {
            assert_int_equal(f.score[0], 900);
            assert_int_equal(f.score[1], 101);
        } else {
            assert_int_equal(f.score[0], 100);
            assert_int_equal(f.score[1], 100);
        }
        assert_int_equal(f.score[2], 99);
        assert_int_equal(f.score[3], 990);
    }
}

static void what_asks_in_a_few_words_beside_the_article_is_husk(void **state)
{
    const uint32_t both = DHK_FACT_PROMPT | DHK_FACT_PLACE;
    fake f;
    (void)state;
    begin(&f);
    f.facts[add(&f, DHK_KIND_TEXT, 0, 39, 900) - f.lines] = both;
    f.facts[add(&f, DHK_KIND_TEXT, 0, 40, 900) - f.lines] = both;
    f.facts[add(&f, DHK_KIND_TEXT, 0, 39, 900) - f.lines] = DHK_FACT_PROMPT;
    f.facts[add(&f, DHK_KIND_TEXT, 0, 39, 900) - f.lines] = DHK_FACT_PLACE;
    dhk_decide_certain(&f.page, f.facts, f.words, f.score);
    assert_int_equal(f.score[0], 100);
    assert_int_equal(f.score[1], 900);
    assert_int_equal(f.score[2], 900);
    assert_int_equal(f.score[3], 900);
}

static void each_fact_against_a_line_is_a_reason(void **state)
{
    static const struct {
        uint32_t fact, reason;
    } pairs[] = {
        {DHK_FACT_LINKS, DHK_REASON_LINKS},
        {DHK_FACT_REPEATED, DHK_REASON_REPEATED},
        {DHK_FACT_SHORT, DHK_REASON_SHORT},
        {DHK_FACT_PROMPT, DHK_REASON_PROMPT},
        {DHK_FACT_PLACE, DHK_REASON_PLACE},
        {DHK_FACT_SECTION_HEAD, DHK_REASON_SECTION},
        {DHK_FACT_AFTER_SECTION, DHK_REASON_SECTION},
        {DHK_FACT_FEED, DHK_REASON_SECTION},
        {DHK_FACT_TEASER, DHK_REASON_REPEATED},
        {DHK_FACT_HIDDEN, DHK_REASON_HIDDEN},
        {DHK_FACT_DATA, DHK_REASON_DATA},
        {DHK_FACT_PROSE, DHK_REASON_NEIGHBOURS},
        {DHK_FACT_LINKS | DHK_FACT_SHORT, DHK_REASON_LINKS | DHK_REASON_SHORT},
    };
    size_t i;
    fake f;
    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        begin(&f);
        add(&f, DHK_KIND_ITEM, 1, 9, 0);
        f.facts[0] = pairs[i].fact;
        assert_int_equal(why(&f, 0), pairs[i].reason);
    }
}

static void what_is_kept_is_prose_a_heading_or_a_part_of_a_block(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 9, 900);
    add(&f, DHK_KIND_TEXT, 0, 9, 900);
    add(&f, DHK_KIND_HEADING, 1, 9, 900);
    add(&f, DHK_KIND_CELL, 0, 9, 900);
    add(&f, DHK_KIND_CODE, 0, 9, 900);
    add(&f, DHK_KIND_ITEM, 1, 9, 900);
    f.facts[0] = f.facts[5] = DHK_FACT_PROSE;
    f.facts[1] = DHK_FACT_LINKS; /* speaks against it: no reason to keep it */
    assert_int_equal(why(&f, 0), DHK_REASON_PROSE);
    assert_int_equal(why(&f, 1), DHK_REASON_NEIGHBOURS);
    assert_int_equal(why(&f, 2), DHK_REASON_HEADING);
    assert_int_equal(why(&f, 3), DHK_REASON_BLOCK);
    assert_int_equal(why(&f, 4), DHK_REASON_BLOCK);
    assert_int_equal(why(&f, 5), DHK_REASON_PROSE | DHK_REASON_BLOCK);
}

static uint32_t verdict(const fake *f)
{
    return dhk_decide_verdict(&f->decision, &f->page, &f->features);
}

static void an_article_is_a_third_prose_and_at_most_half_links(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 30, 900);
    add(&f, DHK_KIND_TEXT, 0, 60, 900);
    f.facts[0] = DHK_FACT_PROSE;
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
    f.words[0] = 29; /* of 89 */
    assert_int_equal(verdict(&f), DHK_VERDICT_LISTING);
    f.words[0] = f.words[1] = 60;
    f.lines[1].link_bytes = f.lines[1].length; /* half of the words */
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
    f.words[1] = 61;
    assert_int_equal(verdict(&f), DHK_VERDICT_LISTING);
    f.lines[1].link_bytes = f.lines[1].length / 2;
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
    f.lines[1].length = f.lines[1].link_bytes = 0; /* no byte: none of it is a link */
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
}

static void a_prompt_keeps_under_60_words_and_asks_with_a_third(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 59, 900);
    add(&f, DHK_KIND_TEXT, 0, 30, 0); /* dropped, and counts all the same */
    f.facts[0] = DHK_FACT_PROSE;
    f.facts[1] = DHK_FACT_PROMPT;
    assert_int_equal(verdict(&f), DHK_VERDICT_PROMPT);
    f.words[1] = 29; /* of 88 */
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
    f.words[0] = 60;
    f.words[1] = 90;
    assert_int_equal(verdict(&f), DHK_VERDICT_ARTICLE);
}

static void nothing_kept_is_empty_unless_it_asks(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    assert_int_equal(verdict(&f), DHK_VERDICT_EMPTY);
    add(&f, DHK_KIND_TEXT, 0, 0, 0);
    assert_int_equal(verdict(&f), DHK_VERDICT_EMPTY);
    add(&f, DHK_KIND_TEXT, 0, 9, 0);
    assert_int_equal(verdict(&f), DHK_VERDICT_EMPTY);
    f.facts[1] = DHK_FACT_PROMPT;
    assert_int_equal(verdict(&f), DHK_VERDICT_PROMPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_goes_together_in_one_box_without_a_border),
        cmocka_unit_test(a_block_has_the_mean_score_of_its_words_and_one_a_line),
        cmocka_unit_test(a_list_keeps_items_from_100_permille_when_two_thirds_are_kept),
        cmocka_unit_test(items_of_two_lists_and_what_is_none_do_not_help),
        cmocka_unit_test(a_heading_needs_half_the_score_and_a_kept_line_below_it),
        cmocka_unit_test(a_heading_heads_all_to_the_next_of_its_rank),
        cmocka_unit_test(a_standfirst_stands_above_the_first_paragraph),
        cmocka_unit_test(husk_is_no_standfirst),
        cmocka_unit_test(certain_husk_scores_100_at_most),
        cmocka_unit_test(what_asks_in_a_few_words_beside_the_article_is_husk),
        cmocka_unit_test(each_fact_against_a_line_is_a_reason),
        cmocka_unit_test(what_is_kept_is_prose_a_heading_or_a_part_of_a_block),
        cmocka_unit_test(an_article_is_a_third_prose_and_at_most_half_links),
        cmocka_unit_test(a_prompt_keeps_under_60_words_and_asks_with_a_third),
        cmocka_unit_test(nothing_kept_is_empty_unless_it_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
