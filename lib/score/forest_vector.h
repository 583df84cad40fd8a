/* forest_vector.h - the vector twins of dhk_forest_sum_plain, where the compiler can make them.
 *
 * DHK_BLOCK_PLAIN: none of them, as in base/block.h, for tests.   SPDX-License-Identifier: MIT */
#ifndef DHK_FOREST_VECTOR_H
#define DHK_FOREST_VECTOR_H

#include "score/forest.h"

/* Vectors of bytes inside 16-bit lanes: both twins count on the lowest byte coming first. */
#if defined(DHK_BLOCK_PLAIN)
#elif defined(__GNUC__) && defined(__x86_64__)
#define DHK_FOREST_AVX2
void dhk_forest_sum_avx2(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
#define DHK_FOREST_VBMI
void dhk_forest_sum_vbmi(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
#elif defined(__GNUC__) && defined(__aarch64__) && !defined(__AARCH64EB__)
#define DHK_FOREST_NEON
void dhk_forest_sum_neon(const dhk_forest *forest, const uint8_t *columns,
                         int32_t sum[DHK_FOREST_BLOCK]);
#endif

#endif
