/* test_feature.c - pages as byte columns: each family says what it should of a small page.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "feature/feature.h"
#include "feature/quantise.h"
#include "feature/shift.h"
#include "line/build.h"
#include "tables/html_tags.h"

typedef struct world {
    dhk_page page;
    dhk_builder builder;
    dhk_features features;
    uint64_t at;
} world;

static void begin(world *w, uint32_t format)
{
    memset(w, 0, sizeof *w);
    w->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&w->page, 100000, 65536), DHK_OK);
    w->page.format = format;
    dhk_build_begin(&w->builder, &w->page);
}

static void open_box(world *w, uint16_t tag, uint32_t flags)
{
    uint32_t box;
    assert_int_equal(dhk_build_open(&w->builder, tag, flags, 0, &box), DHK_OK);
}

static void close_box(world *w)
{
    assert_int_equal(dhk_build_close(&w->builder), DHK_OK);
}

static void add(world *w, const char *text, unsigned run)
{
    const size_t length = strlen(text);
    if (run & DHK_RUN_LINK)
        dhk_build_link(&w->builder);
    assert_int_equal(dhk_build_text(&w->builder, (const unsigned char *)text, length, run,
                                    0, w->at, w->at + length),
                     DHK_OK);
    w->at += length;
    assert_int_equal(dhk_build_break(&w->builder, 0), DHK_OK);
}

static void measure(world *w)
{
    assert_int_equal(dhk_build_end(&w->builder), DHK_OK);
    assert_int_equal(dhk_feature_measure(&w->features, &w->page), DHK_OK);
}

static unsigned get(const world *w, enum dhk_column column, size_t line)
{
    const size_t in_block = line % DHK_FEATURE_BLOCK;
    const uint8_t *block = dhk_feature_block(&w->features, line - in_block);
    return block[(size_t)column * DHK_FEATURE_BLOCK + in_block];
}

static uint32_t fact(const world *w, size_t line)
{
    return ((const uint32_t *)w->features.facts.items)[line];
}

static void end(world *w)
{
    dhk_feature_free(&w->features, &dhk_memory_default);
    dhk_page_free(&w->page);
}

static const char *prose =
    "The town has built a bridge, and nobody knows who will ever pay for "
    "it in the end.";

static void log_bytes_keep_the_order_of_counts(void **state)
{
    uint32_t x, before = 0;
    (void)state;
    for (x = 0; x < 100000; x++) {
        assert_true(dhk_log_byte(x) >= before);
        before = dhk_log_byte(x);
    }
    assert_int_equal(dhk_log_byte(7), 7);
    assert_int_equal(dhk_log_byte(8), 8);
    assert_int_equal(dhk_log_byte(UINT32_MAX), 123);
}

/* What dhk_window_sum says, line by line. */
static unsigned window_of(const uint8_t *from, size_t count, size_t line, dhk_window window)
{
    const size_t width = window.width;
    const size_t begin = window.after ? line + 1 : line < width ? 0 : line - width;
    const size_t end = !window.after ? line : begin + width < count ? begin + width : count;
    unsigned sum = 0;
    size_t i;
    for (i = begin; i < end; i++)
        sum += from[i];
    return dhk_cap_byte(sum >> window.shift, 255);
}

/* The windows that families use, over a column of bytes up to 'most'. */
static const struct {
    dhk_window window;
    uint8_t most;
} windows[] = {
    {{3, 2, false}, 255}, {{8, 3, true}, 255}, {{20, 5, false}, 255}, {{4, 2, true}, 255},
    {{12, 4, true}, 255}, {{3, 0, true}, 80},  {{8, 1, false}, 80},   {{20, 2, true}, 80},
    {{3, 0, false}, 1},   {{8, 0, false}, 1},  {{20, 0, true}, 1},
};

static void windows_are_sums_of_what_stands_around(void **state)
{
    enum { LINES = 320, ROOM = LINES + 64 };
    uint8_t from[LINES], to[LINES];
    uint16_t sums[ROOM];
    size_t i, k, count;
    (void)state;
    for (k = 0; k < sizeof windows / sizeof *windows; k++)
        for (count = 0; count <= LINES; count += 1 + count / 3) {
            for (i = 0; i < count; i++) /* up to the most, and a run of nothing but it */
                from[i] =
                    (uint8_t)(i > 100 && i < 140 ? windows[k].most
                                                 : i * i * 7 % (windows[k].most + 1u));
            dhk_running_sums(sums, ROOM, from, count);
            for (i = 0; i < count; i += DHK_FEATURE_BLOCK)
                dhk_window_sum(to + i, sums + i, windows[k].window);
            for (i = 0; i < count; i++)
                assert_int_equal(to[i], window_of(from, count, i, windows[k].window));
        }
}

static void sums_around_a_line_take_both_sides_and_itself(void **state)
{
    const uint8_t from[] = {1, 0, 1, 1, 0, 0, 1};
    const uint8_t around[] = {2, 3, 3, 2, 3, 2, 1};
    uint16_t sums[DHK_FEATURE_BLOCK + 64];
    uint8_t to[DHK_FEATURE_BLOCK];
    size_t i;
    (void)state;
    dhk_running_sums(sums, DHK_FEATURE_BLOCK + 64, from, 7);
    dhk_around_sum(to, sums, 2);
    assert_memory_equal(to, around, 7);
    for (i = 0; i < 7; i++)
        assert_int_equal(dhk_around_line(sums, i, 2), around[i]);
}

static void shares_of_one_whole_are_shares(void **state)
{
    static const uint64_t wholes[] = {
        0, 1, 2, 3, 254, 255, 256, 65535, 999999937, 0x0FFFFFFF, 1u << 28, 1u << 29};
    size_t k, i;
    (void)state;
    for (k = 0; k < sizeof wholes / sizeof *wholes; k++) {
        const dhk_whole whole = dhk_whole_of(wholes[k]);
        for (i = 0; i <= 256; i++) { /* about each part where the byte steps */
            const uint64_t step = (i * wholes[k] + 254) / 255;
            uint64_t part;
            for (part = step - (step > 0); part <= step; part++) {
                const unsigned share = dhk_share_byte(part, wholes[k]);
                assert_int_equal(dhk_share_of(whole, part), share);
                assert_int_equal(dhk_share_mixed(part, wholes[k]), share);
                if (part <= wholes[k] && wholes[k] <= DHK_FEW)
                    assert_int_equal(dhk_share_few(whole, part), share);
            }
        }
    }
}

/* Lines of 1, 2, 3 ... words, so that each knows its number: within a block and across its ends, and
 * whichever block was made before. */
static void neighbours_are_the_lines_beside_a_line(void **state)
{
    enum { LINES = 2 * DHK_FEATURE_BLOCK + 3 };
    static const int ahead[] = {-1, 1};
    static const enum dhk_column columns[] = {DHK_COL_words_b1, DHK_COL_words_a1};
    char text[2 * LINES + 1] = "";
    world w;
    int i, k;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    for (i = 0; i < LINES; i++) {
        strcat(text, "a ");
        add(&w, text, 0);
    }
    measure(&w);
    for (i = LINES - 1; i >= 0; i--)
        for (k = 0; k < 2; k++) {
            const int line = i + ahead[k];
            const bool there = line >= 0 && line < LINES;
            assert_int_equal(get(&w, columns[k], (size_t)i),
                             there ? dhk_log_byte((uint32_t)line + 1) : 0);
        }
    end(&w);
}

static void an_empty_page_has_no_columns(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    measure(&w);
    assert_int_equal(w.features.lines, 0);
    end(&w);
}

static void repeated_lines_are_counted_whole_and_by_their_beginning(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add(&w, "Who pays for the new bridge in town?", 0);
    add(&w, "Something else altogether", 0);
    add(&w, "Who pays for the new bridge in town? FEATURE", 0);
    add(&w, "Subscribe", 0);
    add(&w, "SUBSCRIBE!", 0);
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_same_six, 0), 2);
    assert_int_equal(get(&w, DHK_COL_same, 0), 1);
    assert_int_equal(get(&w, DHK_COL_starts_like_near, 2), 1);
    assert_int_equal(get(&w, DHK_COL_same, 3), 2);
    assert_int_equal(get(&w, DHK_COL_seen_before, 3), 0);
    assert_int_equal(get(&w, DHK_COL_seen_before, 4), 1);
    assert_true(fact(&w, 0) & DHK_FACT_REPEATED);
    assert_false(fact(&w, 1) & DHK_FACT_REPEATED);
    end(&w);
}

static void what_stands_below_a_section_head_is_known(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add(&w, prose, 0);
    add(&w, "Related stories", 0);
    add(&w, "A dog bites a man", 0);
    measure(&w);
    assert_true(fact(&w, 1) & DHK_FACT_SECTION_HEAD);
    assert_true(fact(&w, 2) & DHK_FACT_AFTER_SECTION);
    assert_int_equal(get(&w, DHK_COL_since_section, 2), 1);
    assert_int_equal(get(&w, DHK_COL_good_before_section_s, 2), 255);
    assert_int_equal(get(&w, DHK_COL_under_section, 0), 0);
    end(&w);
}

static void a_teaser_is_a_title_twice_around_read_more(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add(&w, prose, 0);
    add(&w, "The mayor swims to work", 0);
    add(&w, "Read more", 0);
    add(&w, "The mayor swims to work", 0);
    add(&w, "The mayor walks home", 0);
    measure(&w);
    assert_true(fact(&w, 1) & DHK_FACT_TEASER);
    assert_true(fact(&w, 2) & DHK_FACT_ASKS);
    assert_true(fact(&w, 3) & DHK_FACT_TEASER);
    assert_false(fact(&w, 0) & (DHK_FACT_TEASER | DHK_FACT_ASKS));
    assert_false(fact(&w, 4) & (DHK_FACT_TEASER | DHK_FACT_ASKS));
    end(&w);
}

static void a_row_of_buttons_asks_when_half_of_it_does(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add(&w, prose, 0);
    add(&w, "Share this", 0);
    add(&w, "Post", 0);
    add(&w, "Leave a comment", 0);
    add(&w, prose, 0);
    add(&w, "Salt", 0);
    add(&w, "Pepper", 0);
    add(&w, "Oil", 0);
    add(&w, "Read more", 0);
    measure(&w);
    assert_true(fact(&w, 2) & DHK_FACT_ASKS);
    assert_false(fact(&w, 4) & DHK_FACT_ASKS);
    assert_false(fact(&w, 6) & DHK_FACT_ASKS);
    end(&w);
}

static void a_feed_is_times_and_items_below_a_section_head(void **state)
{
    size_t i;
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add(&w, "7:15 AM", 0);
    add(&w, prose, 0);
    add(&w, prose, 0);
    add(&w, prose, 0);
    add(&w, "News feed", 0);
    for (i = 0; i < 2; i++) {
        add(&w, "6:57 PM", 0);
        add(&w, "A dog bites a man.", 0);
        add(&w, prose, 0);
    }
    measure(&w);
    for (i = 0; i < 5; i++)
        assert_false(fact(&w, i) & DHK_FACT_FEED);
    for (; i < 11; i++)
        assert_true(fact(&w, i) & DHK_FACT_FEED);
    end(&w);
}

static void a_heading_of_the_same_rank_ends_a_section(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_HTML);
    w.builder.kind = DHK_KIND_HEADING;
    w.builder.level = 2;
    add(&w, "Related stories", 0);
    w.builder.level = 3;
    add(&w, "Below it", 0);
    w.builder.level = 2;
    add(&w, "What the mayor says", 0);
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_under_section, 1), 1);
    assert_int_equal(get(&w, DHK_COL_under_section, 2), 0);
    end(&w);
}

static void containers_know_what_they_hold(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_HTML);
    open_box(&w, DHK_EL_NAV, DHK_BOX_NAV);
    add(&w, "Home", DHK_RUN_LINK);
    add(&w, "News", DHK_RUN_LINK);
    close_box(&w);
    open_box(&w, DHK_EL_ARTICLE, DHK_BOX_ARTICLE);
    add(&w, prose, 0);
    add(&w, prose, 0);
    close_box(&w);
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_c1_link_s, 0), 255);
    assert_int_equal(get(&w, DHK_COL_c1_share_s, 0), 0);
    assert_int_equal(get(&w, DHK_COL_c1_share_s, 2), 255);
    assert_int_equal(get(&w, DHK_COL_c1_good_s, 2), 255);
    assert_int_equal(get(&w, DHK_COL_in_best, 2), 1);
    assert_int_equal(get(&w, DHK_COL_in_best, 0), 0);
    assert_int_equal(get(&w, DHK_COL_path_lines_l, 0), 2);
    assert_int_equal(get(&w, DHK_COL_in_nav, 0), 1);
    assert_true(fact(&w, 0) & DHK_FACT_PLACE);
    assert_true(fact(&w, 0) & DHK_FACT_LINKS);
    assert_true(fact(&w, 2) & DHK_FACT_PROSE);
    end(&w);
}

static void the_title_line_is_the_one_that_has_the_titles_words(void **state)
{
    const char *title = "Bridge opens without a river - Town News";
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_HTML);
    assert_int_equal(dhk_build_string(&w.builder, (const unsigned char *)title,
                                      strlen(title), &w.page.title),
                     DHK_OK);
    add(&w, "Town News", 0);
    w.builder.kind = DHK_KIND_HEADING;
    w.builder.level = 1;
    add(&w, "Bridge opens without a river", 0);
    w.builder.kind = DHK_KIND_TEXT;
    add(&w, prose, 0);
    measure(&w);
    assert_false(fact(&w, 0) & DHK_FACT_TITLE);
    assert_true(fact(&w, 1) & DHK_FACT_TITLE);
    assert_int_equal(get(&w, DHK_COL_title_before, 2), 1);
    end(&w);
}

/* Begins a page with a title and adds one of some lines to it, twice as a link, once as a heading. */
static void begin_titled(world *w)
{
    const char *title = "Bridge opens without a river - Town News";

    begin(w, DHK_FORMAT_HTML);
    assert_int_equal(dhk_build_string(&w->builder, (const unsigned char *)title,
                                      strlen(title), &w->page.title),
                     DHK_OK);
}

static void add_one_of(world *w, unsigned number)
{
    const char *const lines[] = {"Home",
                                 "Reply",
                                 "Town",
                                 "1",
                                 "River bridge",
                                 "Read more",
                                 "",
                                 "Share on",
                                 "Share on Facebook",
                                 "3 May 2021",
                                 "$ 12.50",
                                 "The river. It has no bridge.",
                                 "\xE4\xBB\x8A\xE6\x97\xA5",
                                 "\xC3\xA9t\xC3\xA9",
                                 "12 comments",
                                 prose};
    const unsigned kinds = sizeof lines / sizeof *lines, kind = number / kinds % 4;

    w->builder.kind = kind == 3 ? DHK_KIND_HEADING : DHK_KIND_TEXT;
    w->builder.level = kind == 3;
    add(w, lines[number % kinds], kind == 1 || kind == 2 ? DHK_RUN_LINK : 0);
}

/* What a text says is copied from the line that said it first; so a page of that line alone must say
 * the same, be it a link or a heading, have words of the title, or come long after. */
static void a_line_says_alone_what_it_says_where_it_repeats_others(void **state)
{
    enum { LINES = 1000 };
    world all, one;
    enum dhk_column c;
    unsigned i, number = 1, line = 0;
    (void)state;
    begin_titled(&all);
    for (i = 0; i < LINES; i++)
        add_one_of(&all, number = number * 75 % 65537);
    measure(&all);
    for (i = 0, number = 1; i < LINES; i++) {
        begin_titled(&one);
        add_one_of(&one, number = number * 75 % 65537);
        measure(&one);
        for (c = DHK_COL_words_l; c <= DHK_COL_break_before && one.features.lines > 0; c++)
            if (c != DHK_COL_break_before)
                assert_int_equal(get(&all, c, line), get(&one, c, 0));
        if (one.features.lines > 0) {
            assert_int_equal(get(&all, DHK_COL_title_in_s, line),
                             get(&one, DHK_COL_title_in_s, 0));
            assert_int_equal(fact(&all, line) & (DHK_FACT_LINKS | DHK_FACT_PROSE),
                             fact(&one, 0) & (DHK_FACT_LINKS | DHK_FACT_PROSE));
            line++;
        }
        end(&one);
    }
    assert_int_equal(line, all.features.lines);
    end(&all);
}

static void measuring_twice_gives_the_same_bytes(void **state)
{
    enum { LINES = 100 };
    static uint8_t copy[DHK_COLUMNS][LINES];
    world w;
    enum dhk_column c;
    size_t i;
    (void)state;
    begin(&w, DHK_FORMAT_HTML);
    for (i = 0; i < LINES; i++)
        add(&w, i % 3 ? prose : "Home", i % 3 ? 0 : DHK_RUN_LINK);
    measure(&w);
    for (c = DHK_COL_words_l; c < DHK_COLUMNS; c++)
        for (i = 0; i < LINES; i++)
            copy[c][i] = (uint8_t)get(&w, c, i);
    memset(w.features.scratch.items, 0xAA, w.features.scratch.count);
    assert_int_equal(dhk_feature_measure(&w.features, &w.page), DHK_OK);
    for (c = DHK_COL_words_l; c < DHK_COLUMNS; c++)
        for (i = 0; i < LINES; i++)
            assert_int_equal(copy[c][i], get(&w, c, i));
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_bytes_keep_the_order_of_counts),
        cmocka_unit_test(windows_are_sums_of_what_stands_around),
        cmocka_unit_test(sums_around_a_line_take_both_sides_and_itself),
        cmocka_unit_test(shares_of_one_whole_are_shares),
        cmocka_unit_test(neighbours_are_the_lines_beside_a_line),
        cmocka_unit_test(an_empty_page_has_no_columns),
        cmocka_unit_test(repeated_lines_are_counted_whole_and_by_their_beginning),
        cmocka_unit_test(what_stands_below_a_section_head_is_known),
        cmocka_unit_test(a_teaser_is_a_title_twice_around_read_more),
        cmocka_unit_test(a_row_of_buttons_asks_when_half_of_it_does),
        cmocka_unit_test(a_feed_is_times_and_items_below_a_section_head),
        cmocka_unit_test(a_heading_of_the_same_rank_ends_a_section),
        cmocka_unit_test(containers_know_what_they_hold),
        cmocka_unit_test(the_title_line_is_the_one_that_has_the_titles_words),
        cmocka_unit_test(a_line_says_alone_what_it_says_where_it_repeats_others),
        cmocka_unit_test(measuring_twice_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
