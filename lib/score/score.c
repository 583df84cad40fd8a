/* score.c - a page's features in, one permille a line out.
 *
 * Chooses the forest by the kind of page and walks the page in blocks of lines, whose columns are
 * made just before.  O(lines * trees).
 *
 * SPDX-License-Identifier: MIT */
#include "score/score.h"

#include "score/forest.h"

typedef char blocks_are_the_same[DHK_FOREST_BLOCK == (int)DHK_FEATURE_BLOCK ? 1 : -1];

void dhk_score_block(const dhk_forest *forest, const uint8_t *columns, size_t lines,
                     uint16_t *permille)
{
    int32_t sum[DHK_FOREST_BLOCK];
    size_t i;

    dhk_forest_sum(forest, columns, sum);
    for (i = 0; i < DHK_FOREST_BLOCK && i < lines; i++)
        permille[i] = dhk_forest_permille(sum[i]);
}

void dhk_score_lines(const dhk_model *model, const dhk_features *features, uint32_t format,
                     uint16_t *permille)
{
    const dhk_forest *forest = format == DHK_FORMAT_TEXT ? model->text : model->markup;
    size_t first;

    for (first = 0; first < features->lines; first += DHK_FOREST_BLOCK)
        dhk_score_block(forest, dhk_feature_block(features, first), features->lines - first,
                        permille + first);
}
