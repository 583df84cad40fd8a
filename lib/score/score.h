/* score.h - features in, a probability a line out.
 *
 * A model has two forests: one for pages with markup, one for plain text.  Integers only: a score
 * is the sum of the leaves of symmetric trees, made a permille by a table.  Same bytes, same score
 * on every CPU.                                                   SPDX-License-Identifier: MIT */
#ifndef DHK_SCORE_H
#define DHK_SCORE_H

#include "feature/feature.h"
#include "score/model.h"

/* Writes one permille (0 surely husk .. 1000 surely article) for each line.  The features were
 * measured with the model's token tables. */
void dhk_score_lines(const dhk_model *model, const dhk_features *features, uint32_t format,
                     uint16_t *permille);

/* The same for one block of columns (dhk_feature_block), of which at most 'lines' lines count. */
void dhk_score_block(const dhk_forest *forest, const uint8_t *columns, size_t lines,
                     uint16_t *permille);

#endif
