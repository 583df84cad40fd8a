/* test_decide.c - scores in, verdicts out.                        SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "decide/inner.h"

enum { MOST = 16 };

/* A page of lines that have a kind, a level, words and a score, and no text. */
typedef struct fake {
    dhk_page page;
    dhk_features features;
    dhk_decision decision;
    dhk_line lines[MOST];
    dhk_box boxes[2];
    uint32_t words[MOST], facts[MOST];
    uint16_t score[MOST];
    uint8_t keep[MOST], rule[MOST];
} fake;

static void add(fake *f, uint8_t kind, uint8_t level, uint32_t words, uint16_t score)
{
    const size_t i = f->page.lines.count++;
    f->lines[i].kind = kind;
    f->lines[i].level = level;
    f->lines[i].length = 6 * words;
    f->words[i] = words;
    f->score[i] = score;
}

static void begin(fake *f)
{
    memset(f, 0, sizeof *f);
    f->boxes[0].parent = DHK_NONE;
    f->page.lines.items = f->lines;
    f->page.boxes.items = f->boxes;
    f->page.boxes.count = 2;
    f->features.words.items = f->words;
    f->features.facts.items = f->facts;
    f->decision.score = f->score;
    f->decision.keep = f->keep;
    f->decision.dial = 500;
}

static uint32_t why(const fake *f, size_t line)
{
    return dhk_decide_reasons(&f->decision, &f->page, &f->features, line);
}

static const char *decide(fake *f)
{
    static char kept[MOST + 1];
    size_t i;
    dhk_decide(&f->decision, &f->page, &f->features);
    for (i = 0; i < f->page.lines.count; i++)
        kept[i] = f->keep[i] ? 'K' : 'D';
    kept[i] = 0;
    return kept;
}

enum { LEVELS = 64, TRUTHS = 16 };

static unsigned level_of(uint16_t score)
{
    return score * LEVELS / 1001u;
}

/* Words of the lines that are kept, of these the words expected right when each line is for
 * itself, and those that are right when the article is what 'truth' and more scores. */
typedef struct outcome {
    double kept, right, article, both, whole;
} outcome;

static outcome count_words(const uint16_t *score, const uint32_t *words, size_t count,
                           unsigned t, unsigned truth)
{
    outcome o = {0, 0, 0, 0, 0};
    size_t i;
    for (i = 0; i < count; i++) {
        const bool kept = level_of(score[i]) >= t, true_then = level_of(score[i]) >= truth;
        o.kept += kept ? words[i] : 0;
        o.right += kept ? words[i] * (score[i] / 1000.0) : 0;
        o.article += words[i] * (score[i] / 1000.0);
        o.both += kept && true_then ? words[i] : 0;
        o.whole += true_then ? words[i] : 0;
    }
    return o;
}

static double f_of(double both, double kept, double article, double b)
{
    return both > 0 ? (1 + b) * both / (kept + b * article) : 0;
}

/* The definition, with floating point: the mean of F for the lines apart and as one. */
static double expected_f(const uint16_t *score, const uint32_t *words, size_t count,
                         unsigned t, double b)
{
    double as_one = 0;
    outcome o;
    unsigned k;
    for (k = 0; k < TRUTHS; k++) {
        o = count_words(score, words, count, t, (2 * k + 1) * LEVELS / (2 * TRUTHS));
        as_one += f_of(o.both, o.kept, o.whole, b);
    }
    o = count_words(score, words, count, t, 0);
    return (f_of(o.right, o.kept, o.article, b) + as_one / TRUTHS) / 2;
}

/* Integers lose this much of a definition of 1. */
#define ROUNDED 0.003

static void expect_best_cut(const uint16_t *score, const uint32_t *words, size_t count,
                            uint32_t dial, double b, bool markup)
{
    const dhk_cut cut = dhk_decide_cut(score, words, count, dial, markup);
    const unsigned level = level_of((uint16_t)cut.threshold);
    double best = 0, f1;
    size_t i;
    for (i = 0; i < count; i++) {
        const double f = expected_f(score, words, count, level_of(score[i]), b);
        best = f > best ? f : best;
    }
    assert_true(expected_f(score, words, count, level, b) > best - ROUNDED);
    f1 = 1000 * (3 * expected_f(score, words, count, level, 1) + 1) / 4; /* judged */
    assert_true(cut.expected < f1 + 1000 * ROUNDED && cut.expected + 1000 * ROUNDED > f1);
    /* The least score of its level: one less is of the level below. */
    assert_true(cut.threshold == 0 || level_of((uint16_t)(cut.threshold - 1)) < level);
}

static void no_threshold_is_better_than_the_cut(void **state)
{
    /* What recall weighs: 2 to the power of (500 - dial) / 125, straight lines between. */
    static const struct {
        uint32_t dial;
        double b;
    } dials[] = {{500, 1},
                 {375, 2},
                 {125, 8},
                 {1, 8 * (1 + 124.0 / 125)},
                 {625, 0.5},
                 {875, 0.125},
                 {1000, 0.0625},
                 {437, 1 + 63.0 / 125},
                 {562, 0.5 * (1 + 63.0 / 125)}};
    uint32_t seed = 1;
    unsigned round;
    (void)state;
    for (round = 0; round < 360; round++) {
        uint16_t score[40];
        uint32_t words[40];
        size_t i, count = 1 + round / 9;
        for (i = 0; i < count; i++) {
            seed = seed * 1664525u + 1013904223u;
            score[i] = (uint16_t)(seed >> 16) % 1001;
            seed = seed * 1664525u + 1013904223u;
            words[i] = 10 + (seed >> 16) % 100;
        }
        expect_best_cut(score, words, count, dials[round % 9].dial, dials[round % 9].b,
                        false);
        expect_best_cut(score, words, count, dials[round % 9].dial,
                        0.7 * dials[round % 9].b, true);
    }
}

static void the_dial_moves_from_recall_to_precision(void **state)
{
    const uint16_t score[] = {950, 800, 600, 400, 200, 100, 50};
    const uint32_t words[] = {50, 50, 50, 50, 50, 50, 50};
    uint32_t dial, before = 0;
    (void)state;
    for (dial = 1; dial <= 1000; dial++) {
        const uint32_t t = dhk_decide_cut(score, words, 7, dial, false).threshold;
        assert_true(t >= before);
        before = t;
    }
    assert_true(dhk_decide_cut(score, words, 7, 1, false).threshold <
                dhk_decide_cut(score, words, 7, 500, false).threshold);
    assert_true(dhk_decide_cut(score, words, 7, 500, false).threshold < before);
}

static void a_page_of_millions_of_words_does_not_overflow(void **state)
{
    const uint16_t score[] = {1000, 900, 10};
    const uint32_t words[] = {300000000u, 300000000u, 400000000u};
    const dhk_cut cut = dhk_decide_cut(score, words, 3, 1, false);
    (void)state;
    assert_in_range(cut.threshold, 10, 900);
    assert_in_range(dhk_decide_cut(score, words, 3, 500, false).threshold, 800, 900);
}

static void nothing_likely_keeps_nothing(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    assert_string_equal(decide(&f), "");
    assert_int_equal(f.decision.verdict, DHK_VERDICT_EMPTY);
    add(&f, DHK_KIND_TEXT, 0, 10, 0);
    assert_string_equal(decide(&f), "D");
    assert_int_equal(f.decision.confidence, 0);
}

static void cells_of_a_row_go_together(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 90, 990);
    add(&f, DHK_KIND_CELL, 0, 8, 900);
    add(&f, DHK_KIND_CELL, 0, 1, 100);
    add(&f, DHK_KIND_CELL, 0, 1, 5);
    f.lines[1].row = f.lines[2].row = 1;
    f.lines[3].row = 2;
    assert_string_equal(decide(&f), "KKKD");
    assert_int_equal(f.score[1], f.score[2]);
}

static void a_list_that_is_kept_keeps_its_short_items(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_ITEM, 1, 30, 950);
    add(&f, DHK_KIND_ITEM, 1, 1, 150);
    add(&f, DHK_KIND_ITEM, 1, 30, 950);
    add(&f, DHK_KIND_TEXT, 0, 1, 150);
    assert_string_equal(decide(&f), "KKKD");
}

static void a_heading_stays_with_what_it_heads(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_HEADING, 2, 3, 600); /* heads kept text: stays */
    add(&f, DHK_KIND_TEXT, 0, 50, 990);
    add(&f, DHK_KIND_HEADING, 2, 3, 400); /* heads nothing kept: goes */
    add(&f, DHK_KIND_TEXT, 0, 5, 10);
    assert_string_equal(decide(&f), "KKDD");
}

static void a_standfirst_stays_with_its_article(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 12, 480); /* too far above */
    add(&f, DHK_KIND_TEXT, 0, 12, 480); /* the standfirst */
    add(&f, DHK_KIND_TEXT, 0, 4, 480);  /* a by-line: no sentence */
    add(&f, DHK_KIND_TEXT, 0, 12, 480); /* asks for something */
    add(&f, DHK_KIND_TEXT, 0, 60, 600);
    add(&f, DHK_KIND_TEXT, 0, 900, 990);
    add(&f, DHK_KIND_TEXT, 0, 12, 480); /* below */
    f.facts[3] = DHK_FACT_PROMPT;
    assert_string_equal(decide(&f), "DKDDKKD");
}

static void the_title_line_is_reported_and_left_out(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_HEADING, 1, 6, 990);
    add(&f, DHK_KIND_TEXT, 0, 50, 990);
    f.facts[0] = DHK_FACT_TITLE;
    assert_string_equal(decide(&f), "DK");
    assert_int_equal(f.decision.title_line, 0);
    assert_int_equal(why(&f, 0), DHK_REASON_TITLE);
    assert_true(f.lines[0].flags & DHK_LINE_TITLE);
}

static void rules_win_over_scores(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 50, 990);
    add(&f, DHK_KIND_TEXT, 0, 50, 990);
    add(&f, DHK_KIND_TEXT, 0, 5, 1);
    f.rule[1] = DHK_RULE_DROP;
    f.rule[2] = DHK_RULE_KEEP;
    f.decision.rule = f.rule;
    assert_string_equal(decide(&f), "KDK");
    assert_int_equal(why(&f, 1), DHK_REASON_RULE);
    assert_int_equal(why(&f, 2), DHK_REASON_RULE);
}

static void every_line_has_a_reason(void **state)
{
    fake f;
    size_t i;
    (void)state;
    begin(&f);
    for (i = 0; i < MOST; i++) {
        add(&f, (uint8_t)(i % 7), (uint8_t)(i % 7 == 1), 10, (uint16_t)(i * 60));
        f.facts[i] = i % 3 == 0 ? DHK_FACT_LINKS : 0;
    }
    decide(&f);
    for (i = 0; i < MOST; i++)
        assert_int_not_equal(why(&f, i), 0);
    assert_int_equal(why(&f, 0), DHK_REASON_LINKS);
    assert_int_equal(why(&f, 2), DHK_REASON_NEIGHBOURS);
}

static void verdicts_tell_articles_listings_and_prompts_apart(void **state)
{
    fake f;
    (void)state;
    begin(&f);
    add(&f, DHK_KIND_TEXT, 0, 100, 990);
    f.facts[0] = DHK_FACT_PROSE;
    decide(&f);
    assert_int_equal(f.decision.verdict, DHK_VERDICT_ARTICLE);
    f.facts[0] = 0;
    decide(&f);
    assert_int_equal(f.decision.verdict, DHK_VERDICT_LISTING);
    f.facts[0] = DHK_FACT_PROMPT;
    f.words[0] = 20;
    decide(&f);
    assert_int_equal(f.decision.verdict, DHK_VERDICT_PROMPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_threshold_is_better_than_the_cut),
        cmocka_unit_test(the_dial_moves_from_recall_to_precision),
        cmocka_unit_test(a_page_of_millions_of_words_does_not_overflow),
        cmocka_unit_test(nothing_likely_keeps_nothing),
        cmocka_unit_test(cells_of_a_row_go_together),
        cmocka_unit_test(a_list_that_is_kept_keeps_its_short_items),
        cmocka_unit_test(a_heading_stays_with_what_it_heads),
        cmocka_unit_test(a_standfirst_stays_with_its_article),
        cmocka_unit_test(the_title_line_is_reported_and_left_out),
        cmocka_unit_test(rules_win_over_scores),
        cmocka_unit_test(every_line_has_a_reason),
        cmocka_unit_test(verdicts_tell_articles_listings_and_prompts_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
