/* drawn_model.h - a model file of a few trees, for tests that need one.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef HOSTILE_DRAWN_MODEL_H
#define HOSTILE_DRAWN_MODEL_H

#include <stddef.h>

enum { DRAWN_MODEL_BYTES = 13000 }; /* as many as it has at most */

/* Writes the file; returns its bytes. */
size_t drawn_model(unsigned char bytes[DRAWN_MODEL_BYTES]);

#endif
