/* test_model.c - a model from bytes: the same tables, or refused, whatever the bytes are.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "dehusk.h"
#include "feature/columns.h"
#include "unit/model_bytes.h"

enum { FORESTS = DHK_MODEL_HEAD + 3 * DHK_TOKEN_ENTRIES };

static const char page[] =
    "<title>Bees</title><nav><a href=/>Home</a></nav><h1>Bees of the north</h1><p>They "
    "sleep for "
    "seven months, and they wake when the willows bloom along the river.</p><p>Nobody "
    "knows how "
    "they tell the day, but the keepers say that they have never been wrong.</p>";

static unsigned char *bytes; /* the built-in model's file */
static size_t length;

static int write_built_in(void **state)
{
    (void)state;
    length = model_bytes(&dhk_model_builtin, "test", NULL);
    bytes = (unsigned char *)malloc(length);
    return bytes != NULL && model_bytes(&dhk_model_builtin, "test", bytes) == length ? 0
                                                                                     : -1;
}

static int free_built_in(void **state)
{
    (void)state;
    free(bytes);
    return 0;
}

/* What becomes of 'count' bytes, in a block of their own, so that a read beyond is found. */
static int read_status(const unsigned char *from, size_t count)
{
    unsigned char *block = (unsigned char *)malloc(count + 1);
    dehusk_model *model = (dehusk_model *)&model;
    int status;

    assert_non_null(block);
    memcpy(block + 1, from, count); /* at no even address */
    status = dehusk_model_new(block + 1, count, NULL, &model);
    assert_true((status == DEHUSK_OK) == (model != NULL));
    dehusk_model_free(model);
    free(block);
    return status;
}

static void same_forest(const dhk_forest *a, const dhk_forest *b)
{
    const size_t splits = (size_t)b->trees * b->depth;

    assert_int_equal(a->trees, b->trees);
    assert_int_equal(a->depth, b->depth);
    assert_int_equal(a->bias, b->bias);
    assert_memory_equal(a->column, b->column, splits * sizeof *a->column);
    assert_memory_equal(a->threshold, b->threshold, splits);
    assert_memory_equal(a->leaf, b->leaf, b->trees * dhk_forest_plane(b->depth));
}

static void what_is_written_is_read(void **state)
{
    dhk_model *model = NULL;
    (void)state;
    assert_int_equal(dhk_model_read(bytes, length, &dhk_memory_default, &model), DHK_OK);
    assert_string_equal(model->name, "test");
    assert_memory_equal(model->tokens, &dhk_token_weights_builtin, sizeof *model->tokens);
    same_forest(model->markup, dhk_model_builtin.markup);
    same_forest(model->text, dhk_model_builtin.text);
    dhk_model_free(model, &dhk_memory_default);
}

static uint32_t score_of(dehusk_ctx *ctx, size_t index)
{
    dehusk_line line = {0};

    line.size = sizeof line;
    dehusk_reset(ctx);
    assert_int_equal(dehusk_push(ctx, page, sizeof page - 1), DEHUSK_OK);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    assert_int_equal(dehusk_line_at(ctx, index, &line), DEHUSK_OK);
    dehusk_reset(ctx);
    return line.score;
}

/* The built-in model but for one number: every line scores higher. */
static dehusk_model *kinder_model(void)
{
    dhk_forest forest = *dhk_model_builtin.markup;
    dhk_model made = dhk_model_builtin;
    unsigned char *file = (unsigned char *)malloc(length);
    dehusk_model *model = NULL;

    forest.bias += 5000;
    made.markup = &forest;
    assert_non_null(file);
    model_bytes(&made, "kinder", file);
    assert_int_equal(dehusk_model_new(file, length, NULL, &model), DEHUSK_OK);
    memset(file, 0xFF, length); /* nothing of it is kept */
    free(file);
    return model;
}

static void pages_are_scored_with_the_model_that_is_set(void **state)
{
    dehusk_model *same = NULL, *kinder = kinder_model();
    dehusk_ctx *ctx;
    uint32_t home, prose;
    (void)state;
    assert_int_equal(dehusk_model_new(bytes, length, NULL, &same), DEHUSK_OK);
    assert_int_equal(dehusk_new(NULL, NULL, &ctx), DEHUSK_OK);
    home = score_of(ctx, 0);
    prose = score_of(ctx, 2);
    assert_true(home < prose);
    assert_int_equal(dehusk_set_model(ctx, same), DEHUSK_OK);
    assert_int_equal(score_of(ctx, 0), home);
    assert_int_equal(score_of(ctx, 2), prose);
    assert_int_equal(dehusk_set_model(ctx, kinder), DEHUSK_OK);
    assert_true(score_of(ctx, 0) > home); /* which resets, and keeps the model */
    assert_true(score_of(ctx, 0) > home);
    assert_int_equal(dehusk_set_model(ctx, NULL), DEHUSK_OK);
    assert_int_equal(score_of(ctx, 0), home);
    dehusk_free(ctx);
    dehusk_model_free(same);
    dehusk_model_free(kinder);
}

static void a_page_that_began_keeps_its_model(void **state)
{
    dehusk_ctx *ctx;
    (void)state;
    assert_int_equal(dehusk_new(NULL, NULL, &ctx), DEHUSK_OK);
    assert_int_equal(dehusk_push(ctx, "x", 1), DEHUSK_OK);
    assert_int_equal(dehusk_set_model(ctx, NULL), DEHUSK_E_STATE);
    assert_int_equal(dehusk_finish(ctx), DEHUSK_OK);
    assert_int_equal(dehusk_set_model(ctx, NULL), DEHUSK_E_STATE);
    assert_int_equal(dehusk_set_model(NULL, NULL), DEHUSK_E_ARG);
    dehusk_free(ctx);
}

static void names_are_told(void **state)
{
    dehusk_model *kinder = kinder_model();
    (void)state;
    assert_string_equal(dehusk_model_name(kinder), "kinder");
    assert_ptr_equal(dehusk_model_name(NULL), dehusk_model_id());
    dehusk_model_free(kinder);
    dehusk_model_free(NULL);
}

static void pointers_may_not_be_null(void **state)
{
    dehusk_allocator half = {0};
    dehusk_model *model = (dehusk_model *)&model;
    (void)state;
    assert_int_equal(dehusk_model_new(bytes, length, NULL, NULL), DEHUSK_E_ARG);
    assert_int_equal(dehusk_model_new(NULL, 1, NULL, &model), DEHUSK_E_ARG);
    assert_null(model);
    assert_int_equal(dehusk_model_new(bytes, length, &half, &model), DEHUSK_E_ARG);
    assert_int_equal(dehusk_model_new(NULL, 0, NULL, &model), DEHUSK_E_MODEL);
}

static void cut_at_any_byte_it_is_refused(void **state)
{
    unsigned char *block = (unsigned char *)malloc(length + 1);
    dehusk_model *model;
    size_t count;
    (void)state;
    for (count = 0; count < 300; count++)
        assert_int_equal(read_status(bytes, count), DEHUSK_E_MODEL);
    for (; count < length; count++)
        assert_int_equal(dehusk_model_new(bytes, count, NULL, &model), DEHUSK_E_MODEL);
    memcpy(block, bytes, length);
    block[length] = 0;
    assert_int_equal(read_status(block, length + 1), DEHUSK_E_MODEL);
    free(block);
    assert_int_equal(read_status(bytes, length), DEHUSK_OK);
}

/* A cut with sizes and checksum that claim to be whole. */
static void cut_and_sealed_it_is_refused(void **state)
{
    unsigned char *block = (unsigned char *)malloc(length);
    size_t count;
    (void)state;
    for (count = 20; count < length; count += count < FORESTS + 40 ? 13 : 997) {
        memcpy(block, bytes, count);
        block[12] = (unsigned char)count;
        block[13] = (unsigned char)(count >> 8);
        block[14] = (unsigned char)(count >> 16);
        model_bytes_seal(block, count);
        assert_int_equal(read_status(block, count), DEHUSK_E_MODEL);
    }
    free(block);
}

static void a_changed_byte_is_noticed(void **state)
{
    size_t at;
    (void)state;
    for (at = 0; at < length; at += at < 64 ? 1 : 89) {
        const unsigned char was = bytes[at];
        bytes[at] = (unsigned char)(was ^ 1 << at % 8);
        assert_int_equal(read_status(bytes, length), DEHUSK_E_MODEL);
        bytes[at] = was;
    }
}

/* Bytes that a file must not have though its checksum is right. */
static void what_is_out_of_bounds_is_refused(void **state)
{
    static const struct {
        size_t at, count;
        unsigned char bytes[4];
    } wrong[] = {
        {0, 1, {'d'}},                                /* magic */
        {8, 1, {DHK_MODEL_VERSION + 1}},              /* version */
        {16, 1, {0xA5}},                              /* columns */
        {20, 1, {0}},                                 /* no name */
        {21, 1, {' '}},                               /* a blank in it */
        {26, 1, {'x'}},                               /* more behind its end */
        {FORESTS, 2, {0, 0}},                         /* no trees */
        {FORESTS, 2, {0xFF, 0xFF}},                   /* too many */
        {FORESTS, 1, {1}},                            /* fewer than there are */
        {FORESTS + 2, 1, {0}},                        /* depth */
        {FORESTS + 2, 1, {DHK_FOREST_MAX_DEPTH + 1}}, /* depth */
        {FORESTS + 2,
         1,
         {DHK_FOREST_MAX_DEPTH - 1}}, /* another depth than that of the tables */
        {FORESTS + 4, 4, {0xFF, 0xFF, 0xFF, 0x7F}},              /* bias */
        {FORESTS + 4, 4, {0, 0, 0, 0x80}},                       /* bias */
        {FORESTS + 8, 2, {DHK_COLUMNS & 255, DHK_COLUMNS >> 8}}, /* a column too far */
    };
    unsigned char *block = (unsigned char *)malloc(length);
    size_t i;
    (void)state;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        memcpy(block, bytes, length);
        memcpy(block + wrong[i].at, wrong[i].bytes, wrong[i].count);
        assert_memory_not_equal(block, bytes, length);
        model_bytes_seal(block, length);
        assert_int_equal(read_status(block, length), DEHUSK_E_MODEL);
    }
    memcpy(block, bytes, length);
    memset(block + 20, 'n', DHK_MODEL_NAME); /* a name without an end */
    model_bytes_seal(block, length);
    assert_int_equal(read_status(block, length), DEHUSK_E_MODEL);
    free(block);
}

typedef struct budget {
    int left, out;
} budget;

static void *acquire(void *user, size_t size)
{
    budget *b = (budget *)user;
    if (b->left-- <= 0)
        return NULL;
    b->out++;
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    (void)user;
    (void)old_size;
    return realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    (void)size;
    ((budget *)user)->out--;
    free(block);
}

static void failing_memory_leaves_nothing_behind(void **state)
{
    budget b = {0, 0};
    dehusk_allocator allocator = {acquire, resize, release, NULL};
    dehusk_model *model;
    int allowed, status = DEHUSK_E_NOMEM;
    (void)state;
    allocator.user = &b;
    for (allowed = 0; status != DEHUSK_OK; allowed++) {
        b.left = allowed;
        status = dehusk_model_new(bytes, length, &allocator, &model);
        if (status != DEHUSK_OK) {
            assert_int_equal(status, DEHUSK_E_NOMEM);
            assert_null(model);
            assert_int_equal(b.out, 0);
        }
    }
    assert_true(allowed > 1 && b.out > 0);
    dehusk_model_free(model);
    assert_int_equal(b.out, 0);
    b.left = 100;
    assert_int_equal(dehusk_model_new(bytes, 99, &allocator, &model), DEHUSK_E_MODEL);
    assert_int_equal(b.out, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(pages_are_scored_with_the_model_that_is_set),
        cmocka_unit_test(a_page_that_began_keeps_its_model),
        cmocka_unit_test(names_are_told),
        cmocka_unit_test(pointers_may_not_be_null),
        cmocka_unit_test(cut_at_any_byte_it_is_refused),
        cmocka_unit_test(cut_and_sealed_it_is_refused),
        cmocka_unit_test(a_changed_byte_is_noticed),
        cmocka_unit_test(what_is_out_of_bounds_is_refused),
        cmocka_unit_test(failing_memory_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, write_built_in, free_built_in);
}
