/* model.c - the built-in model, and what tells its columns from others.
 *                                                                 SPDX-License-Identifier: MIT */
#include "score/model.h"

#include "base/hash.h"
#include "feature/columns.h"
#include "score/weights.h"

const dhk_model dhk_model_builtin = {dhk_weights_id, &dhk_token_weights_builtin,
                                     &dhk_forest_markup, &dhk_forest_text};

uint32_t dhk_model_columns(void)
{
    static const char names[] =
#define X(name) #name "\n"
        DHK_COLUMN_LIST(X)
#undef X
        ;
    return dhk_hash_bytes(DHK_HASH_SEED, names, sizeof names - 1);
}
