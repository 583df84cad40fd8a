/* work_count.h - how much a library compiled for counting has done.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef HOSTILE_WORK_COUNT_H
#define HOSTILE_WORK_COUNT_H

#include <stdint.h>

/* Steps since the program began: basic blocks of the library that ran, and eight bytes each that it
 * had copied, compared, filled or searched by the C library. */
uint64_t work_done(void);

#endif
