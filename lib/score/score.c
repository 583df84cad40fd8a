/* score.c - a page's features in, one permille a line out.
 *
 * Chooses the forest by the kind of page and walks the page in blocks of 32 lines; the
 * columns are padded to whole blocks, so the last one needs no care.  O(lines * trees).
 *
 * SPDX-License-Identifier: MIT */
#include "score/score.h"

#include "score/forest.h"

void dhk_score_lines(const dhk_model *model, const dhk_features *features, uint32_t format,
                     uint16_t *permille)
{
    const dhk_forest *forest = format == DHK_FORMAT_TEXT ? model->text : model->markup;
    const uint8_t *columns = (const uint8_t *)features->bytes.items;
    int32_t sum[DHK_FOREST_BLOCK];
    size_t first, i;
    for (first = 0; first < features->lines; first += DHK_FOREST_BLOCK) {
        const size_t left = features->lines - first;
        dhk_forest_sum(forest, columns, features->stride, first, sum);
        for (i = 0; i < DHK_FOREST_BLOCK && i < left; i++)
            permille[first + i] = dhk_forest_permille(sum[i]);
    }
}
