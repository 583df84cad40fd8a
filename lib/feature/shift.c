/* shift.c - see shift.h.
 *
 * Since no line waits for the one before it, and a block has a fixed number of lines, compilers
 * turn each loop into vectors of 16-bit numbers.                  SPDX-License-Identifier: MIT */
#include "feature/shift.h"

#include <string.h>

#include "feature/feature.h"

enum { LINES = DHK_FEATURE_BLOCK };

void dhk_running_sums(uint16_t *sums, size_t room, const uint8_t *from, size_t count)
{
    uint16_t sum = 0;
    size_t i;

    memset(sums, 0, (DHK_WINDOW_MAX + 1) * sizeof *sums);
    sums += DHK_WINDOW_MAX + 1;
    room -= DHK_WINDOW_MAX + 1;
    for (i = 0; i < count; i++)
        sums[i] = sum = (uint16_t)(sum + from[i]);
    for (; i < room; i++)
        sums[i] = sum;
}

void dhk_window_sum(uint8_t *to, const uint16_t *sums, dhk_window window)
{
    const uint16_t *end = sums + DHK_WINDOW_MAX + (window.after ? 1 + window.width : 0);
    const uint16_t *begin = end - window.width;
    size_t i;

    for (i = 0; i < LINES; i++) { /* signed: of these all machines have the lesser */
        const int16_t sum = (int16_t)((uint16_t)(end[i] - begin[i]) >> window.shift);
        to[i] = (uint8_t)(sum < 255 ? sum : 255);
    }
}

void dhk_around_sum(uint8_t *to, const uint16_t *sums, size_t width)
{
    const uint16_t *begin = sums + DHK_WINDOW_MAX - width;
    const uint16_t *end = sums + DHK_WINDOW_MAX + 1 + width;
    size_t i;

    for (i = 0; i < LINES; i++)
        to[i] = (uint8_t)(end[i] - begin[i]);
}
