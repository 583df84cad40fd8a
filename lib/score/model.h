/* model.h - all tables that score lines, and how they come from bytes.
 *
 * In: the bytes of a model file, any bytes.  Out: a dhk_model that is safe to score with: every
 * column exists, every look-up stays inside its table, no sum leaves 32 bits.  A file is refused
 * when its checksum, its sizes or the columns that it was trained on are not ours.  O(length).
 *
 * The file, little endian, without padding:
 *
 *     8 bytes   "DHKMODEL"
 *     uint32    DHK_MODEL_VERSION
 *     uint32    bytes of the file
 *     uint32    dhk_model_columns(): what the columns are
 *     32 bytes  the model's name: 1 to 31 printable ASCII characters, then zeros
 *     3 * 4096  int8: the token tables own, parent, path (feature/token_weights.h)
 *     twice, for markup and for text (forest.h):
 *       uint16  trees, 1 to DHK_MODEL_TREES
 *       uint16  depth, 1 to DHK_FOREST_MAX_DEPTH
 *       int32   bias, within DHK_MODEL_BIAS of 0
 *       uint16  trees * depth columns
 *       uint8   trees * depth thresholds
 *       uint8   trees * dhk_forest_plane(depth) leaves
 *     uint32    FNV-1a of all bytes before
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_MODEL_H
#define DHK_MODEL_H

#include "base/memory.h"
#include "feature/token_weights.h"
#include "score/forest.h"

enum {
    DHK_MODEL_VERSION = 2, /* one more when these bytes, or what a column means, change */
    DHK_MODEL_NAME = 32,
    DHK_MODEL_TREES = 8192,   /* a sum of so many leaves has room in 32 bits */
    DHK_MODEL_BIAS = 1 << 30, /* so has the bias beside it */
    DHK_MODEL_HEAD = 52,      /* bytes before the token tables */
    DHK_MODEL_FOREST = 8      /* bytes before a forest's tables */
};

typedef struct dhk_model {
    const char *name;
    const dhk_token_weights *tokens;
    const dhk_forest *markup; /* HTML and Markdown */
    const dhk_forest *text;   /* plain text */
} dhk_model;

/* What train.py wrote into weights.c and token_weights.c. */
extern const dhk_model dhk_model_builtin;

/* Names the columns that this library measures, in their order. */
uint32_t dhk_model_columns(void);

/* One block of 'memory', which dhk_model_free() gives back.  DHK_E_MODEL, DHK_E_NOMEM. */
int dhk_model_read(const unsigned char *bytes, size_t length, const dhk_memory *memory,
                   dhk_model **model);
void dhk_model_free(dhk_model *model, const dhk_memory *memory);

#endif
