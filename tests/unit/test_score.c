/* test_score.c - the forest does what its definition says, and the built-in weights are
 * whole.
 *
 * SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "score/forest_vector.h"
#include "score/score.h"
#include "score/weights.h"

/* Trees of two runs and a part, which is odd. */
enum { COLUMNS = 40, LINES = DHK_FOREST_BLOCK, TREES = 2 * DHK_FOREST_RUN + 57 };

static uint32_t seed = 12345;

static uint32_t draw(uint32_t below)
{
    seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return (seed >> 8) % below;
}

/* One line by the words of forest.h, one question after the other. */
static int32_t naive_sum(const dhk_forest *f, const uint8_t *columns, size_t line)
{
    int32_t sum = f->bias;
    size_t tree, level, number;
    const size_t plane = dhk_forest_plane(f->depth);
    for (tree = 0; tree < f->trees; tree++) {
        const uint8_t *leaf = f->leaf + plane * tree;
        for (level = number = 0; level < f->depth; level++) {
            const size_t at = tree * f->depth + level;
            if (columns[f->column[at] * LINES + line] > f->threshold[at])
                number += (size_t)1 << level;
        }
        sum += 4 * leaf[number];
    }
    return sum;
}

/* Every twin that this CPU can run, not only the one that is chosen. */
static void check_twins(const dhk_forest *forest, const uint8_t *columns,
                        const int32_t plain[DHK_FOREST_BLOCK])
{
    int32_t sum[DHK_FOREST_BLOCK];
    dhk_forest_sum(forest, columns, sum);
    assert_memory_equal(sum, plain, sizeof sum);
#ifdef DHK_PROCESSOR_X86
    if (dhk_processor_level() >= DHK_PROCESSOR_AVX2) {
        dhk_forest_sum_avx2(forest, columns, sum);
        assert_memory_equal(sum, plain, sizeof sum);
    }
    if (dhk_processor_level() >= DHK_PROCESSOR_VBMI) {
        dhk_forest_sum_vbmi(forest, columns, sum);
        assert_memory_equal(sum, plain, sizeof sum);
    }
#endif
}

/* Leaves anywhere in their range, or all of them at its end, where sums of 16 bits are fullest. */
static void draw_leaves(uint8_t *leaf, size_t size, bool largest)
{
    size_t i;
    for (i = 0; i < size; i++)
        leaf[i] = (uint8_t)(largest ? UINT8_MAX : draw(256));
}

static void blocks_give_what_single_lines_give(void **state)
{
    static uint8_t columns[COLUMNS * LINES], threshold[TREES * DHK_FOREST_MAX_DEPTH];
    static uint16_t column[TREES * DHK_FOREST_MAX_DEPTH];
    static uint8_t leaf[TREES << DHK_FOREST_MAX_DEPTH];
    dhk_forest forest = {column, threshold, leaf, -77, TREES, 0};
    int32_t plain[DHK_FOREST_BLOCK];
    size_t i, round;
    (void)state;
    for (round = 0; round < 2 * DHK_FOREST_MAX_DEPTH; round++) {
        forest.depth = (uint16_t)(1 + round / 2);
        for (i = 0; i < sizeof columns; i++)
            columns[i] = (uint8_t)(draw(4) ? draw(256) : draw(2) * 255);
        for (i = 0; i < TREES * DHK_FOREST_MAX_DEPTH; i++) {
            column[i] = (uint16_t)draw(COLUMNS);
            threshold[i] = (uint8_t)(draw(8) ? draw(256) : draw(2) * 255);
        }
        draw_leaves(leaf, sizeof leaf, round % 2 == 1);
        dhk_forest_sum_plain(&forest, columns, plain);
        for (i = 0; i < LINES; i++)
            assert_int_equal(plain[i], naive_sum(&forest, columns, i));
        check_twins(&forest, columns, plain);
    }
}

static void no_tree_asks_beyond_threshold_255(void **state)
{
    const uint16_t column[] = {0};
    const uint8_t threshold[] = {255};
    const uint8_t leaf[16] = {5, 7};
    const dhk_forest forest = {column, threshold, leaf, 0, 1, 1};
    uint8_t columns[DHK_FOREST_BLOCK];
    int32_t sum[DHK_FOREST_BLOCK];
    (void)state;
    memset(columns, 255, sizeof columns);
    dhk_forest_sum(&forest, columns, sum);
    assert_int_equal(sum[0], 20);
}

static void permille_rises_with_the_sum_and_mirrors_at_half(void **state)
{
    int32_t sum;
    uint16_t last = 0;
    (void)state;
    for (sum = -9000; sum <= 9000; sum++) {
        const uint16_t p = dhk_forest_permille(sum);
        assert_true(p >= last && p - last <= 1);
        assert_int_equal(p + dhk_forest_permille(-sum), 1000);
        last = p;
    }
    assert_int_equal(dhk_forest_permille(0), 500);
    assert_int_equal(dhk_forest_permille(1125), 750); /* ln 3 */
    assert_int_equal(dhk_forest_permille(INT32_MIN), 0);
    assert_int_equal(dhk_forest_permille(INT32_MAX), 1000);
}

static void check_forest(const dhk_forest *forest)
{
    const size_t splits = (size_t)forest->trees * forest->depth;
    const size_t plane = dhk_forest_plane(forest->depth);
    size_t i, tree;
    assert_in_range(forest->depth, 1, DHK_FOREST_MAX_DEPTH);
    assert_true(forest->trees > 0);
    for (i = 0; i < splits; i++)
        assert_true(forest->column[i] < DHK_COLUMNS);
    for (tree = 0; tree < forest->trees; tree++) {
        const uint8_t *leaf = forest->leaf + plane * tree;
        uint8_t least = UINT8_MAX, most = 0;
        for (i = 0; i < (size_t)1 << forest->depth; i++) {
            least = leaf[i] < least ? leaf[i] : least;
            most = leaf[i] > most ? leaf[i] : most;
        }
        assert_int_equal(least, 0);
        assert_true(most > 0);
    }
}

static void built_in_forests_name_columns_that_exist(void **state)
{
    (void)state;
    check_forest(&dhk_forest_markup);
    check_forest(&dhk_forest_text);
}

static void model_id_is_twelve_hex_digits(void **state)
{
    const char *id = dhk_model_builtin.name;
    (void)state;
    assert_int_equal(strlen(id), 12);
    assert_int_equal(strspn(id, "0123456789abcdef"), 12);
}

/* The last block of a page may have any number of lines, and what lies behind its scores must not be
 * written to. */
static void every_line_gets_one_score_and_no_more(void **state)
{
    static uint8_t columns[DHK_COLUMNS * LINES];
    uint16_t permille[LINES + 1];
    size_t count, i;
    (void)state;
    for (i = 0; i < sizeof columns; i++)
        columns[i] = (uint8_t)draw(256);
    for (count = 1; count <= LINES; count++) {
        permille[count] = 4242;
        dhk_score_block(&dhk_forest_text, columns, count, permille);
        for (i = 0; i < count; i++)
            assert_int_equal(permille[i],
                             dhk_forest_permille(naive_sum(&dhk_forest_text, columns, i)));
        assert_int_equal(permille[count], 4242);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_give_what_single_lines_give),
        cmocka_unit_test(no_tree_asks_beyond_threshold_255),
        cmocka_unit_test(permille_rises_with_the_sum_and_mirrors_at_half),
        cmocka_unit_test(built_in_forests_name_columns_that_exist),
        cmocka_unit_test(model_id_is_twelve_hex_digits),
        cmocka_unit_test(every_line_gets_one_score_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
