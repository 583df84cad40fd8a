/* write_out.h - the growing output of a writer.
 *
 * The first failure stays in 'status' and later bytes are dropped, so a writer need not ask after
 * each piece.  Amortised O(1) a byte.                              SPDX-License-Identifier: MIT */
#ifndef DHK_WRITE_OUT_H
#define DHK_WRITE_OUT_H

#include <stddef.h>

#include "base/memory.h"

typedef struct dhk_out {
    dhk_list *bytes; /* unsigned char; appended to */
    const dhk_memory *memory;
    int status;
} dhk_out;

/* Appends; DHK_E_LIMIT when the output would pass 4 GiB with its NUL. */
void dhk_out_bytes(dhk_out *out, const void *bytes, size_t length);
void dhk_out_string(dhk_out *out, const char *string);
void dhk_out_repeat(dhk_out *out, const char *string, size_t times);

/* Puts a NUL behind the bytes, uncounted, and returns the status. */
int dhk_out_end(dhk_out *out);

#endif
