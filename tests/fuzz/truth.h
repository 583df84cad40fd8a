/* truth.h - what fuzz targets share: saying that something is not so, and metered memory.
 *                                                               SPDX-License-Identifier: MIT */
#ifndef DHK_FUZZ_TRUTH_H
#define DHK_FUZZ_TRUTH_H

#include <stddef.h>
#include <stdint.h>

#include <dehusk.h>

/* Ends the program, so that the fuzzer keeps the input, when 'so' is 0. */
void truth(int so, const char *what);

/* True for well-formed UTF-8, by a decoder of its own: the library's may be wrong. */
int is_utf8(const char *text, size_t length);

/* Bytes that are held through an allocator. */
typedef struct meter {
    size_t used, peak;
} meter;
dehusk_allocator metered(meter *m);

/* What libFuzzer and replay.c call; 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
