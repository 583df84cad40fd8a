/* test_tokens.c - what class names and elements weigh: sums of a table, for a box, the box around
 * it and the whole way up.  With tables of our own: the built-in ones change with each training.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "feature/feature.h"
#include "line/build.h"
#include "tables/html_tags.h"

enum { BOXES = 3, ZERO = 128 /* how a column writes a sum of 0 */ };

/* Three boxes, each in the one before, with a line in each: the n-th has the first n of these as its
 * classes.  Their slots are their numbers. */
static const uint32_t classes[] = {1u << 20, 2u << 20, 3u << 20};

typedef struct world {
    dhk_page page;
    dhk_builder builder;
    dhk_features features;
    dhk_token_weights weights;
} world;

/* tokens.c's own: the slot of an element's name. */
static uint32_t slot_of_tag(uint32_t tag)
{
    return dhk_token_slot(dhk_hash_mix(tag * UINT32_C(0x85EBCA6B) + 1));
}

static void begin(world *w)
{
    size_t i;

    memset(w, 0, sizeof *w);
    w->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&w->page, 1000, 65536), DHK_OK);
    w->page.format = DHK_FORMAT_HTML;
    dhk_build_begin(&w->builder, &w->page);
    for (i = 0; i < BOXES; i++) {
        uint32_t set, box;
        assert_int_equal(dhk_build_tokens(&w->builder, classes, i + 1, &set), DHK_OK);
        assert_int_equal(dhk_build_open(&w->builder, DHK_EL_DIV, 0, set, &box), DHK_OK);
        assert_int_equal(
            dhk_build_text(&w->builder, (const unsigned char *)"word", 4, 0, 0, 0, 4),
            DHK_OK);
        assert_int_equal(dhk_build_break(&w->builder, 0), DHK_OK);
    }
    w->features.tokens = &w->weights;
}

static void measure(world *w)
{
    if (w->features.lines == 0)
        assert_int_equal(dhk_build_end(&w->builder), DHK_OK);
    assert_int_equal(dhk_feature_measure(&w->features, &w->page), DHK_OK);
    assert_int_equal(w->features.lines, BOXES);
}

static void end(world *w)
{
    dhk_feature_free(&w->features, &dhk_memory_default);
    dhk_page_free(&w->page);
}

static int get(const world *w, enum dhk_column column, size_t line)
{
    const size_t in_block = line % DHK_FEATURE_BLOCK;
    const uint8_t *block = dhk_feature_block(&w->features, line - in_block);
    return block[(size_t)column * DHK_FEATURE_BLOCK + in_block];
}

static void a_column_is_a_sum_over_the_classes_of_its_box(void **state)
{
    world w;
    size_t i;
    (void)state;
    begin(&w);
    w.weights.own[1] = 1;
    w.weights.own[2] = 20;
    w.weights.own[3] = -50;
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_token_own, 0), ZERO + 1);
    assert_int_equal(get(&w, DHK_COL_token_own, 1), ZERO + 21);
    assert_int_equal(get(&w, DHK_COL_token_own, 2), ZERO - 29);
    for (i = 0; i < BOXES; i++) {
        assert_int_equal(get(&w, DHK_COL_token_parent, i), ZERO);
        assert_int_equal(get(&w, DHK_COL_token_path, i), ZERO);
    }
    end(&w);
}

static void the_parent_is_the_box_around_and_the_path_all_of_them(void **state)
{
    world w;
    (void)state;
    begin(&w);
    w.weights.parent[1] = 3;
    w.weights.parent[2] = 4;
    w.weights.path[1] = 5;
    w.weights.path[3] = 7;
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_token_parent, 0), ZERO); /* the root has no class */
    assert_int_equal(get(&w, DHK_COL_token_parent, 1), ZERO + 3);
    assert_int_equal(get(&w, DHK_COL_token_parent, 2), ZERO + 7);
    assert_int_equal(get(&w, DHK_COL_token_path, 0), ZERO + 5);
    assert_int_equal(get(&w, DHK_COL_token_path, 1), ZERO + 5 + 5);
    assert_int_equal(get(&w, DHK_COL_token_path, 2), ZERO + 5 + 5 + 5 + 7);
    end(&w);
}

static void the_name_of_an_element_is_a_token_too(void **state)
{
    world w;
    (void)state;
    begin(&w);
    w.weights.own[slot_of_tag(DHK_EL_DIV)] = 9;
    w.weights.parent[slot_of_tag(DHK_EL_DIV)] = -9;
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_token_own, 0), ZERO + 9);
    assert_int_equal(get(&w, DHK_COL_token_own, 2), ZERO + 9);
    assert_int_equal(get(&w, DHK_COL_token_parent, 0), ZERO);
    assert_int_equal(get(&w, DHK_COL_token_parent, 1), ZERO - 9);
    end(&w);
}

static void sums_stop_at_a_signed_byte(void **state)
{
    world w;
    (void)state;
    begin(&w);
    w.weights.own[1] = w.weights.own[2] = w.weights.own[3] = 127;
    w.weights.path[1] = w.weights.path[2] = -128;
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_token_own, 0), ZERO + 127);
    assert_int_equal(get(&w, DHK_COL_token_own, 1), ZERO + 127);
    assert_int_equal(get(&w, DHK_COL_token_path, 2), ZERO - 128);
    end(&w);
}

static void neighbours_have_half_of_all_three_sums(void **state)
{
    world w;
    (void)state;
    begin(&w);
    w.weights.own[1] = 32;
    w.weights.own[2] = 64;
    w.weights.parent[2] = 64;
    w.weights.path[3] = 32; /* halves of 32, of 96, and of 96 + 64 + 32 */
    measure(&w);
    assert_int_equal(get(&w, DHK_COL_token_b1, 0), 0);
    assert_int_equal(get(&w, DHK_COL_token_b1, 1), ZERO + 16);
    assert_int_equal(get(&w, DHK_COL_token_b1, 2), ZERO + 48);
    assert_int_equal(get(&w, DHK_COL_token_a1, 0), ZERO + 48);
    assert_int_equal(get(&w, DHK_COL_token_a1, 2), 0);
    assert_int_equal(get(&w, DHK_COL_token_b4, 2), (2 * ZERO + 16 + 48) / 4);
    assert_int_equal(get(&w, DHK_COL_token_a4, 0), (2 * ZERO + 48 + 96) / 4);
    assert_int_equal(get(&w, DHK_COL_token_b12, 2), (2 * ZERO + 16 + 48) / 16);
    assert_int_equal(get(&w, DHK_COL_token_a12, 1), (ZERO + 96) / 16);
    assert_int_equal(get(&w, DHK_COL_token_page, 1), (3 * ZERO + 16 + 48 + 96) / 3);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_a_sum_over_the_classes_of_its_box),
        cmocka_unit_test(the_parent_is_the_box_around_and_the_path_all_of_them),
        cmocka_unit_test(the_name_of_an_element_is_a_token_too),
        cmocka_unit_test(sums_stop_at_a_signed_byte),
        cmocka_unit_test(neighbours_have_half_of_all_three_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
