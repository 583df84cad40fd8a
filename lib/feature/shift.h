/* shift.h - a neighbour's feature is the same column moved by a line or two.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SHIFT_H
#define DHK_SHIFT_H

#include <stddef.h>
#include <stdint.h>

/* to[i] = from[i - distance], 0 where there is no such line. */
void dhk_shift(uint8_t *to, const uint8_t *from, size_t count, int distance);

/* A window of 'width' lines before (or after) each line, the line itself left out: to[i] is
 * their sum times 'scale' over 'width', as a byte, on a log scale when 'log' is set.  Lines beyond
 * the page count 0. */
typedef struct dhk_window {
    unsigned width;
    unsigned scale; /* in sixteenths */
    int after;      /* 0: before, 1: after */
    int log;
} dhk_window;
void dhk_window_sum(uint8_t *to, const uint8_t *from, size_t count, dhk_window window);

#endif
