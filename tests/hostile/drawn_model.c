/* drawn_model.c - see drawn_model.h.  Its numbers are drawn: it scores, and otherwise than the built-in
 * one does.                                                       SPDX-License-Identifier: MIT */
#include "hostile/drawn_model.h"

#include "feature/columns.h"
#include "unit/model_bytes.h"

enum { TREES = 3, DEPTH = 4, SPLITS = TREES * DEPTH, PLANE = 1 << DEPTH };

static uint32_t draw(uint32_t *chance, uint32_t below)
{
    *chance = *chance * 1664525u + 1013904223u;
    return (*chance >> 10) % below;
}

size_t drawn_model(unsigned char bytes[DRAWN_MODEL_BYTES])
{
    uint16_t column[SPLITS];
    uint8_t threshold[SPLITS], leaf[TREES * 2 * PLANE];
    const dhk_forest forest = {column, threshold, leaf, -77, TREES, DEPTH};
    dhk_token_weights tokens;
    const dhk_model model = {"drawn", &tokens, &forest, &forest};
    uint32_t chance = 1;
    unsigned i;

    for (i = 0; i < SPLITS; i++) {
        column[i] = (uint16_t)draw(&chance, DHK_COLUMNS);
        threshold[i] = (uint8_t)draw(&chance, 256);
    }
    for (i = 0; i < sizeof leaf; i++) /* the high bytes small: log-odds of a few units */
        leaf[i] =
            (uint8_t)(i / PLANE % 2 == 0 ? draw(&chance, 256) : draw(&chance, 2) * 255);
    for (i = 0; i < DHK_TOKEN_ENTRIES; i++) {
        tokens.own[i] = (int8_t)((int)draw(&chance, 41) - 20);
        tokens.parent[i] = (int8_t)((int)draw(&chance, 41) - 20);
        tokens.path[i] = (int8_t)((int)draw(&chance, 41) - 20);
    }
    return model_bytes(&model, "drawn", bytes);
}
