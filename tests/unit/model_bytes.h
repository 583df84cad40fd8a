/* model_bytes.h - a model written as score/model.h says, for tests that read it again.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef MODEL_BYTES_H
#define MODEL_BYTES_H

#include "score/model.h"

/* Writes the file of 'model' to 'out' (NULL: nothing is written) and returns how many bytes it has.
 * 'name' is padded with zeros. */
size_t model_bytes(const dhk_model *model, const char *name, unsigned char *out);

/* Makes the last four bytes the checksum of those before. */
void model_bytes_seal(unsigned char *bytes, size_t length);

#endif
