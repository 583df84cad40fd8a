/* shift.h - sums over some lines before or after a line.
 *
 * The sum over a window is the difference of two running sums, whatever its width.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SHIFT_H
#define DHK_SHIFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A window of 'width' lines before (or after) each line, the line itself left out: what it gives is
 * their sum, below 2^15, without its last 'shift' bits, at most 255.  Lines beyond the page count
 * 0. */
typedef struct dhk_window {
    uint8_t width; /* 1 .. DHK_WINDOW_MAX */
    uint8_t shift;
    bool after; /* the line */
} dhk_window;

/* Room in front of the first running sum, and behind the last line's: a block of lines may be
 * looked at whole, wherever it begins. */
enum { DHK_WINDOW_MAX = 20, DHK_WINDOW_ROOM = 2 * (DHK_WINDOW_MAX + 1) };

/* For all windows over one column: sums[DHK_WINDOW_MAX + i] is the sum of from[0 .. i), modulo
 * 2^16.  'room', at least count + DHK_WINDOW_ROOM, numbers are written: beyond both ends nothing
 * is added. */
void dhk_running_sums(uint16_t *sums, size_t room, const uint8_t *from, size_t count);

/* The windows of a block's lines; 'sums' is where the running sums of the first begin, that is,
 * moved on by its number. */
void dhk_window_sum(uint8_t *to, const uint16_t *sums, dhk_window window);

/* The sum over 'width' lines before each line, itself, and 'width' lines after it; fits a byte. */
void dhk_around_sum(uint8_t *to, const uint16_t *sums, size_t width);

/* The same of one line. */
static inline uint8_t dhk_around_line(const uint16_t *sums, size_t line, size_t width)
{
    const uint16_t *at = sums + DHK_WINDOW_MAX + line;
    return (uint8_t)(at[width + 1] - at[-(ptrdiff_t)width]);
}

#endif
