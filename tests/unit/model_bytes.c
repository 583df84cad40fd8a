/* model_bytes.c - see model_bytes.h.                              SPDX-License-Identifier: MIT */
#include "unit/model_bytes.h"

#include <string.h>

#include "base/hash.h"

typedef struct writer {
    unsigned char *out; /* NULL: only counts */
    size_t length;
} writer;

static void put(writer *w, const void *bytes, size_t length)
{
    if (w->out != NULL)
        memcpy(w->out + w->length, bytes, length);
    w->length += length;
}

static void put_number(writer *w, uint32_t number, size_t bytes)
{
    unsigned char little[4];
    size_t i;

    for (i = 0; i < bytes; i++)
        little[i] = (unsigned char)(number >> 8 * i);
    put(w, little, bytes);
}

static void put_forest(writer *w, const dhk_forest *f)
{
    const size_t splits = (size_t)f->trees * f->depth;
    size_t i;

    put_number(w, f->trees, 2);
    put_number(w, f->depth, 2);
    put_number(w, (uint32_t)f->bias, 4);
    for (i = 0; i < splits; i++)
        put_number(w, f->column[i], 2);
    put(w, f->threshold, splits);
    put(w, f->leaf, f->trees * dhk_forest_plane(f->depth));
}

void model_bytes_seal(unsigned char *bytes, size_t length)
{
    writer w = {bytes, length - 4};

    put_number(&w, dhk_hash_bytes(DHK_HASH_SEED, bytes, length - 4), 4);
}

size_t model_bytes(const dhk_model *model, const char *name, unsigned char *out)
{
    writer w = {out, 0};
    char label[DHK_MODEL_NAME] = {0};

    memcpy(label, name, strlen(name) < sizeof label ? strlen(name) : sizeof label);
    put(&w, "DHKMODEL", 8);
    put_number(&w, DHK_MODEL_VERSION, 4);
    put_number(&w, out == NULL ? 0 : (uint32_t)model_bytes(model, name, NULL), 4);
    put_number(&w, dhk_model_columns(), 4);
    put(&w, label, sizeof label);
    put(&w, model->tokens, sizeof *model->tokens); /* int8 alone: no padding */
    put_forest(&w, model->markup);
    put_forest(&w, model->text);
    put_number(&w, 0, 4);
    if (out != NULL)
        model_bytes_seal(out, w.length);
    return w.length;
}
