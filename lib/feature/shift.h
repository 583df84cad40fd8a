/* shift.h - a neighbour's feature is the same column moved by a line or two, or a sum over some.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SHIFT_H
#define DHK_SHIFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* to[i] = from[i - distance], 0 where there is no such line. */
void dhk_shift(uint8_t *to, const uint8_t *from, size_t count, int distance);

/* A window of 'width' lines before (or after) each line, the line itself left out: to[i] is
 * their sum times 'factor', below 2^16, over 'width', which fits a byte; or is below 512 and put on
 * a log scale.  Lines beyond the page count 0. */
typedef struct dhk_window {
    uint16_t width; /* 1 .. DHK_WINDOW_MAX */
    uint16_t factor;
    bool after; /* the line */
    bool log;
} dhk_window;

enum { DHK_WINDOW_MAX = 20, DHK_WINDOW_ROOM = 2 * (DHK_WINDOW_MAX + 1) };

/* For all windows over one column: sums[DHK_WINDOW_MAX + i] is the sum of from[0 .. i), modulo
 * 2^16.  'sums' has count + DHK_WINDOW_ROOM numbers: beyond both ends nothing is added. */
void dhk_running_sums(uint16_t *sums, const uint8_t *from, size_t count);
void dhk_window_sum(uint8_t *to, const uint16_t *sums, size_t count, dhk_window window);

/* The sum over 'width' lines before each line, itself, and 'width' lines after it; fits a byte. */
void dhk_around_sum(uint8_t *to, const uint16_t *sums, size_t count, size_t width);

#endif
