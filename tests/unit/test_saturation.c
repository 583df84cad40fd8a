/* test_saturation.c - columns at the ends of a byte, features on both sides of a number, and memory
 * that is given back as it was taken.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "feature/feature.h"
#include "line/build.h"
#include "tables/html_tags.h"

typedef struct world {
    dhk_page page;
    dhk_builder builder;
    dhk_features features;
} world;

static void begin(world *w, uint32_t format)
{
    memset(w, 0, sizeof *w);
    w->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&w->page, 100000, 65536), DHK_OK);
    w->page.format = format;
    dhk_build_begin(&w->builder, &w->page);
}

static void add(world *w, const char *text, unsigned run)
{
    assert_int_equal(dhk_build_text(&w->builder, (const unsigned char *)text, strlen(text),
                                    run, 0, 0, 1),
                     DHK_OK);
}

static void end_line(world *w)
{
    assert_int_equal(dhk_build_border(&w->builder), DHK_OK);
}

static void open_box(world *w)
{
    uint32_t box;
    assert_int_equal(dhk_build_open(&w->builder, DHK_EL_DIV, 0, 0, &box), DHK_OK);
}

/* 'count' words and a full stop: prose, when there are 12. */
static void add_prose(world *w, unsigned count)
{
    unsigned i;
    for (i = 0; i < count; i++)
        add(w, i + 1 < count ? "word " : "word.", 0);
    end_line(w);
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

static bool has(const world *w, enum dhk_fact fact, size_t line)
{
    return (((const uint32_t *)w->features.facts.items)[line] & fact) != 0;
}

static void end(world *w)
{
    dhk_feature_free(&w->features, &dhk_memory_default);
    dhk_page_free(&w->page);
}

static void counts_stop_at_255(void **state)
{
    unsigned count;
    (void)state;
    for (count = 254; count <= 256; count++) {
        const unsigned most = count > 255 ? 255 : count;
        unsigned i;
        world w;
        begin(&w, DHK_FORMAT_HTML);
        add(&w, "one", 0);
        end_line(&w);
        for (i = 0; i < count - 1; i++) /* the root has a depth, too */
            open_box(&w);
        w.builder.images = (uint16_t)count;
        for (i = 0; i < count; i++) {
            dhk_build_link(&w.builder);
            add(&w, "a", DHK_RUN_LINK);
            add(&w, ". ", 0);
        }
        end_line(&w);
        measure(&w);
        assert_int_equal(get(&w, DHK_COL_images, 1), most);
        assert_int_equal(get(&w, DHK_COL_images_next, 0), most);
        assert_int_equal(get(&w, DHK_COL_sentences, 1), most);
        assert_int_equal(get(&w, DHK_COL_depth, 1), count - 1);
        assert_int_equal(get(&w, DHK_COL_depth_change, 1), 200); /* more than 100 down */
        end(&w);
    }
}

static void depth_changes_are_100_more_than_they_are(void **state)
{
    unsigned depth;
    (void)state;
    for (depth = 99; depth <= 101; depth++) {
        const unsigned most = depth > 100 ? 100 : depth;
        unsigned i;
        world w;
        begin(&w, DHK_FORMAT_HTML);
        add(&w, "up", 0);
        end_line(&w);
        for (i = 0; i < depth; i++)
            open_box(&w);
        add(&w, "down", 0);
        end_line(&w);
        for (i = 0; i < depth; i++)
            assert_int_equal(dhk_build_close(&w.builder), DHK_OK);
        add(&w, "up", 0);
        measure(&w);
        assert_int_equal(get(&w, DHK_COL_depth_change, 0), 100);
        assert_int_equal(get(&w, DHK_COL_depth_change, 1), 100 + most);
        assert_int_equal(get(&w, DHK_COL_depth_change, 2), 100 - most);
        end(&w);
    }
}

static void prose_has_12_words_and_a_sentence_10_in_its_place(void **state)
{
    unsigned words;
    (void)state;
    for (words = 9; words <= 13; words++) {
        world w;
        begin(&w, DHK_FORMAT_HTML);
        add_prose(&w, words);
        measure(&w);
        assert_int_equal(get(&w, DHK_COL_run_good, 0), words >= 12);
        assert_int_equal(get(&w, DHK_COL_c1_good_s, 0), words >= 10 ? 255 : 0);
        end(&w);
    }
    for (words = 4; words <= 6; words++) {
        world w;
        begin(&w, DHK_FORMAT_TEXT);
        add_prose(&w, words);
        measure(&w);
        assert_int_equal(get(&w, DHK_COL_run_short, 0), words < 5);
        assert_int_equal(has(&w, DHK_FACT_PROSE, 0), words >= 6);
        assert_false(has(&w, DHK_FACT_SHORT, 0)); /* it is a sentence */
        end(&w);
    }
}

/* 100 bytes: a word of 'linked' bytes that is a link, and short words that are none. */
static void add_linked(world *w, unsigned linked)
{
    static char link[100], rest[101];
    unsigned i;

    memset(link, 'a', linked);
    link[linked] = 0;
    for (i = 0; i < 100 - linked; i++)
        rest[i] = i % 2 == 0 ? ' ' : 'b';
    rest[100 - linked - 1] = '.';
    rest[100 - linked] = 0;
    add(w, link, DHK_RUN_LINK);
    add(w, rest, 0);
    end_line(w);
}

static void two_fifths_of_links_are_too_many_for_prose_and_half_for_a_line(void **state)
{
    unsigned linked;
    (void)state;
    for (linked = 38; linked <= 52; linked++) {
        world w;
        begin(&w, DHK_FORMAT_HTML);
        add_linked(&w, linked);
        measure(&w);
        assert_int_equal(dhk_page_lines(&w.page)[0].length, 100);
        assert_int_equal(get(&w, DHK_COL_c1_good_s, 0), linked < 40 ? 255 : 0);
        assert_int_equal(has(&w, DHK_FACT_LINKS, 0), linked >= 50);
        end(&w);
    }
}

static void a_feed_stands_behind_half_of_the_prose(void **state)
{
    unsigned before;
    (void)state;
    for (before = 127; before <= 128; before++) { /* of 255 words of prose */
        world w;
        begin(&w, DHK_FORMAT_TEXT);
        add_prose(&w, before);
        add(&w, "News feed", 0);
        end_line(&w);
        add(&w, "6:57 PM", 0);
        end_line(&w);
        add(&w, "7:15 AM", 0);
        end_line(&w);
        add_prose(&w, 255 - before);
        measure(&w);
        assert_int_equal(get(&w, DHK_COL_good_before_section_s, 2), before);
        assert_int_equal(has(&w, DHK_FACT_FEED, 2), before >= 128);
        assert_int_equal(has(&w, DHK_FACT_FEED, 4), before >= 128);
        end(&w);
    }
}

/* The sum of three lines, of which none counts more than 80 words. */
static void a_line_counts_80_words_to_its_neighbours(void **state)
{
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_TEXT);
    add_prose(&w, 90);
    add_prose(&w, 3);
    add_prose(&w, 1);
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_words_b3, 2), 80 + 3);
    end(&w);
    begin(&w, DHK_FORMAT_TEXT);
    add_prose(&w, 80);
    add_prose(&w, 4);
    add_prose(&w, 1);
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_words_b3, 2), 80 + 4);
    end(&w);
}

/* An allocator that holds each block's size against what is said of it. */
static void *acquire_sized(void *user, size_t size)
{
    size_t *block = (size_t *)malloc(size + 16);
    *(size_t *)user += size;
    assert_non_null(block);
    *block = size;
    return (char *)block + 16;
}

static void release_sized(void *user, void *at, size_t size)
{
    void *block = (char *)at - 16;
    *(size_t *)user -= size;
    assert_int_equal(*(size_t *)block, size);
    free(block);
}

static void *resize_sized(void *user, void *at, size_t old_size, size_t new_size)
{
    void *moved = acquire_sized(user, new_size);
    memcpy(moved, at, old_size < new_size ? old_size : new_size);
    release_sized(user, at, old_size);
    return moved;
}

static void memory_is_given_back_as_it_was_taken(void **state)
{
    size_t held = 0;
    const dhk_memory memory = {acquire_sized, resize_sized, release_sized, &held};
    world w;
    (void)state;
    begin(&w, DHK_FORMAT_HTML);
    add_prose(&w, 20);
    assert_int_equal(dhk_build_end(&w.builder), DHK_OK);
    w.page.memory = &memory;
    assert_int_equal(dhk_feature_measure(&w.features, &w.page), DHK_OK);
    assert_true(held > 0);
    dhk_feature_free(&w.features, &memory);
    assert_int_equal(held, 0);
    w.page.memory = &dhk_memory_default;
    dhk_page_free(&w.page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_stop_at_255),
        cmocka_unit_test(depth_changes_are_100_more_than_they_are),
        cmocka_unit_test(prose_has_12_words_and_a_sentence_10_in_its_place),
        cmocka_unit_test(two_fifths_of_links_are_too_many_for_prose_and_half_for_a_line),
        cmocka_unit_test(a_feed_stands_behind_half_of_the_prose),
        cmocka_unit_test(a_line_counts_80_words_to_its_neighbours),
        cmocka_unit_test(memory_is_given_back_as_it_was_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
