/* signs.h - what each byte of ASCII that is part of no word says of a line.
 *
 * One number a byte, so that a loop over a block's signs adds and joins numbers and asks nothing:
 * below are marks that are joined, above are counts that are added (in one block, of 63 bytes, no
 * count runs into the next).  counts.c defines the same, a code point at a time.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SIGNS_H
#define DHK_SIGNS_H

#include <stdint.h>

/* Joined: bits of enum dhk_mark, and above them these. */
#define DHK_SIGN_MARKS  UINT64_C(0xFF) /* the marks that a line has of any of its signs */
#define DHK_SIGN_FIRST  UINT64_C(0x100)     /* that it has of its first */
#define DHK_SIGN_CLOSER (UINT64_C(1) << 24) /* quote or closing bracket */
#define DHK_SIGN_SPACE  (UINT64_C(1) << 25) /* white space, though no ' ' */
#define DHK_SIGN_BAR    (UINT64_C(1) << 26) /* '_', which is part of words */

/* Added: signs; of these, commas and terminals. */
enum { DHK_SIGN_PUNCT = 40, DHK_SIGN_COMMAS = 48, DHK_SIGN_STOPS = 56 };

extern const uint64_t dhk_signs[128];

#endif
