/* fuzz_model.c - any bytes as a model: refused, or safe to score a page with.
 *
 * In: a byte.  0: the rest is the file, as it is.  Else a name of 32 bytes, 16 bytes that fill the
 * token tables again and again, and the forests: head and checksum are made to fit, so that the
 * forests are looked at.  Held: a model or DEHUSK_E_MODEL; scores are permilles; the same model
 * twice scores the same, and so does plain code; all memory is given back.
 *                                                                 SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "base/hash.h"
#include "feature/columns.h"
#include "score/model.h"
#include "truth.h"

enum { TOKENS = 3 * DHK_TOKEN_ENTRIES, FILLING = 16 };

static const char columns[] =
#define X(name) #name "\n"
    DHK_COLUMN_LIST(X)
#undef X
    ;
static const char page[] =
    "<nav class=menu><a href=/>Home</a></nav><h1 id=t>The tide</h1><p>"
    "The tide came in slowly that night, and nobody saw it.<p>Sign in";

static void put_number(uint8_t *to, uint32_t number)
{
    size_t i;

    for (i = 0; i < 4; i++)
        to[i] = (uint8_t)(number >> 8 * i);
}

/* A file of the parts in 'data'; the caller frees it. */
static uint8_t *make_file(const uint8_t *data, size_t size, size_t *length)
{
    const size_t given = DHK_MODEL_NAME + FILLING;
    uint8_t *file;
    size_t i;

    if (size < given)
        return NULL;
    *length = DHK_MODEL_HEAD + TOKENS + (size - given) + 4;
    file = malloc(*length);
    if (file == NULL)
        return NULL;
    memcpy(file, "DHKMODEL", 8);
    put_number(file + 8, DHK_MODEL_VERSION);
    put_number(file + 12, (uint32_t)*length);
    put_number(file + 16, dhk_hash_bytes(DHK_HASH_SEED, columns, sizeof columns - 1));
    memcpy(file + 20, data, DHK_MODEL_NAME);
    for (i = 0; i < TOKENS; i++)
        file[DHK_MODEL_HEAD + i] = data[DHK_MODEL_NAME + i % FILLING];
    memcpy(file + DHK_MODEL_HEAD + TOKENS, data + given, size - given);
    put_number(file + *length - 4, dhk_hash_bytes(DHK_HASH_SEED, file, *length - 4));
    return file;
}

/* A number that differs when any score of the page does. */
static uint32_t score_page(const dehusk_model *model, const dehusk_allocator *allocator,
                           uint32_t format)
{
    dehusk_options options;
    dehusk_ctx *ctx;
    uint32_t hash = DHK_HASH_SEED;
    size_t i;

    dehusk_options_init(&options, sizeof options);
    options.format = format;
    truth(dehusk_new(&options, allocator, &ctx) == DEHUSK_OK, "a context is made");
    truth(dehusk_set_model(ctx, model) == DEHUSK_OK, "a model that was read can be set");
    truth(dehusk_push(ctx, page, sizeof page - 1) == DEHUSK_OK &&
              dehusk_finish(ctx) == DEHUSK_OK,
          "a model does not make a page an error");
    for (i = 0; i < dehusk_line_count(ctx); i++) {
        dehusk_line line = {0};
        line.size = sizeof line;
        truth(dehusk_line_at(ctx, i, &line) == DEHUSK_OK && line.score <= 1000,
              "a score is a permille");
        hash = dhk_hash_bytes(hash, &line.score, sizeof line.score);
    }
    dehusk_free(ctx);
    return hash;
}

/* Vectors and plain code agree on trees that nobody trained. */
static void check_twin(const uint8_t *file, size_t length, uint32_t format)
{
    dehusk_options options;
    const question asked = {&options,        NULL, NULL,  0, (const uint8_t *)page,
                            sizeof page - 1, file, length};
    answer own, twin;

    dehusk_options_init(&options, sizeof options);
    options.format = format;
    memset(&twin, 0, sizeof twin);
    answer_read(&asked, &own);
    twin_read(&asked, &twin);
    truth(own.status == DEHUSK_OK && twin.status == DEHUSK_OK && own.hash == twin.hash,
          "plain code scores the same");
}

static void try_file(const uint8_t *file, size_t length)
{
    meter m;
    dehusk_allocator allocator = metered(&m);
    dehusk_model *model, *again;
    int status = dehusk_model_new(file, length, &allocator, &model);
    uint32_t format;

    truth((status == DEHUSK_OK) == (model != NULL), "a model or an error");
    truth(status == DEHUSK_OK || status == DEHUSK_E_MODEL, "what a model can be");
    if (model != NULL) {
        truth(dehusk_model_new(file, length, &allocator, &again) == DEHUSK_OK,
              "it is read twice");
        truth(strlen(dehusk_model_name(model)) < DHK_MODEL_NAME, "a name has an end");
        for (format = DEHUSK_FORMAT_TEXT; format <= DEHUSK_FORMAT_HTML; format++)
            truth(score_page(model, &allocator, format) ==
                      score_page(again, &allocator, format),
                  "the same model scores the same");
        for (format = DEHUSK_FORMAT_TEXT; format <= DEHUSK_FORMAT_HTML; format++)
            check_twin(file, length, format);
        dehusk_model_free(again);
    }
    dehusk_model_free(model);
    truth(m.used == 0, "all memory is given back");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t length = 0;
    uint8_t *file;

    if (size == 0)
        return 0;
    if (data[0] == 0) {
        try_file(data + 1, size - 1);
        return 0;
    }
    file = make_file(data + 1, size - 1, &length);
    if (file != NULL)
        try_file(file, length);
    free(file);
    return 0;
}
