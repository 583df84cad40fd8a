/* model_read.c - see model.h: bytes that anyone may have made, checked before they are believed.
 *
 * First the whole file is looked at: its checksum, then every size and every column, so that what
 * is copied afterwards needs no check.  Then all of it goes into one block: the two forests'
 * columns first, which need alignment, then bytes.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/model.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "feature/columns.h"

/* One forest of the file: where its tables begin. */
typedef struct forest_bytes {
    const unsigned char *at; /* the forest's first byte */
    size_t trees, depth;
    size_t splits; /* trees * depth */
    size_t leaves; /* their bytes */
    int32_t bias;
} forest_bytes;

/* What dhk_model_read() makes: the columns, thresholds and leaves of both stand behind it. */
typedef struct loaded {
    dhk_model model; /* first: a dhk_model is freed as a loaded */
    dhk_token_weights tokens;
    dhk_forest forests[2];
    size_t size;
    char name[DHK_MODEL_NAME];
} loaded;

static uint32_t number16(const unsigned char *p)
{
    return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t number32(const unsigned char *p)
{
    return number16(p) | number16(p + 2) << 16;
}

/* Two's complement, whatever the machine has. */
static int32_t signed32(uint32_t number)
{
    return number <= INT32_MAX ? (int32_t)number : -1 - (int32_t)(UINT32_MAX - number);
}

static int8_t signed8(unsigned char byte)
{
    return (int8_t)(byte <= INT8_MAX ? byte : byte - 256);
}

static bool is_name(const unsigned char *name)
{
    size_t length = 0, i;

    while (length < DHK_MODEL_NAME && name[length] > ' ' && name[length] < 0x7F)
        length++;
    for (i = length; i < DHK_MODEL_NAME; i++)
        if (name[i] != 0)
            return false;
    return length > 0 && length < DHK_MODEL_NAME;
}

/* Reads the sizes of the forest at *at and steps behind it; false when it is none of ours. */
static bool find_forest(const unsigned char **at, const unsigned char *end, forest_bytes *f)
{
    size_t i;

    if ((size_t)(end - *at) < DHK_MODEL_FOREST)
        return false;
    f->at = *at;
    f->trees = number16(f->at);
    f->depth = number16(f->at + 2);
    f->bias = signed32(number32(f->at + 4));
    if (f->trees < 1 || f->trees > DHK_MODEL_TREES || f->depth < 1 ||
        f->depth > DHK_FOREST_MAX_DEPTH || f->bias < -DHK_MODEL_BIAS ||
        f->bias > DHK_MODEL_BIAS)
        return false;
    f->splits = f->trees * f->depth;
    f->leaves = f->trees * dhk_forest_plane((unsigned)f->depth);
    if ((size_t)(end - *at) - DHK_MODEL_FOREST < 3 * f->splits + f->leaves)
        return false;
    *at += DHK_MODEL_FOREST + 3 * f->splits + f->leaves;
    for (i = 0; i < f->splits; i++)
        if (number16(f->at + DHK_MODEL_FOREST + 2 * i) >= DHK_COLUMNS)
            return false;
    return true;
}

/* Is it a model for this library?  Then 'forests' says where its tables are. */
static bool check(const unsigned char *bytes, size_t length, forest_bytes forests[2])
{
    const unsigned char *at, *end;

    if (length < DHK_MODEL_HEAD + sizeof(dhk_token_weights) + 4 ||
        memcmp(bytes, "DHKMODEL", 8) != 0 || number32(bytes + 8) != DHK_MODEL_VERSION ||
        number32(bytes + 12) != length || number32(bytes + 16) != dhk_model_columns() ||
        !is_name(bytes + 20))
        return false;
    end = bytes + length - 4;
    if (number32(end) != dhk_hash_bytes(DHK_HASH_SEED, bytes, length - 4))
        return false;
    at = bytes + DHK_MODEL_HEAD + sizeof(dhk_token_weights);
    return find_forest(&at, end, &forests[0]) && find_forest(&at, end, &forests[1]) &&
           at == end;
}

static void copy_tokens(const unsigned char *from, int8_t *to)
{
    size_t i;

    for (i = 0; i < DHK_TOKEN_ENTRIES; i++)
        to[i] = signed8(from[i]);
}

static void copy_forest(const forest_bytes *f, dhk_forest *forest, uint16_t *column,
                        uint8_t *bytes)
{
    const unsigned char *from = f->at + DHK_MODEL_FOREST;
    size_t i;

    for (i = 0; i < f->splits; i++)
        column[i] = (uint16_t)number16(from + 2 * i);
    memcpy(bytes, from + 2 * f->splits, f->splits + f->leaves);
    forest->column = column;
    forest->threshold = bytes;
    forest->leaf = bytes + f->splits;
    forest->bias = f->bias;
    forest->trees = (uint16_t)f->trees;
    forest->depth = (uint16_t)f->depth;
}

int dhk_model_read(const unsigned char *bytes, size_t length, const dhk_memory *memory,
                   dhk_model **model)
{
    forest_bytes f[2];
    uint16_t *column;
    uint8_t *rest;
    loaded *made;
    size_t size, i;

    if (!check(bytes, length, f))
        return DHK_E_MODEL;
    /* At most 2 * 8192 * (6 * 3 + 64) bytes: no sum overflows. */
    size = sizeof *made + 3 * (f[0].splits + f[1].splits) + f[0].leaves + f[1].leaves;
    made = (loaded *)memory->acquire(memory->user, size);
    if (made == NULL)
        return DHK_E_NOMEM;
    made->size = size;
    column = (uint16_t *)(void *)(made + 1);
    rest = (uint8_t *)(column + f[0].splits + f[1].splits);
    for (i = 0; i < 2; i++) {
        copy_forest(&f[i], &made->forests[i], column, rest);
        column += f[i].splits;
        rest += f[i].splits + f[i].leaves;
    }
    memcpy(made->name, bytes + 20, sizeof made->name);
    bytes += DHK_MODEL_HEAD;
    copy_tokens(bytes, made->tokens.own);
    copy_tokens(bytes + DHK_TOKEN_ENTRIES, made->tokens.parent);
    copy_tokens(bytes + 2 * DHK_TOKEN_ENTRIES, made->tokens.path);
    made->model.name = made->name;
    made->model.tokens = &made->tokens;
    made->model.markup = &made->forests[0];
    made->model.text = &made->forests[1];
    *model = &made->model;
    return DHK_OK;
}

void dhk_model_free(dhk_model *model, const dhk_memory *memory)
{
    loaded *made = (loaded *)(void *)model;

    if (made != NULL)
        memory->release(memory->user, made, made->size);
}
