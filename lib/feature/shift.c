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

/* dhk_log_byte of numbers below 512, without a branch: each octave adds what the number has of
 * its four steps.  16 bits, for vectors of them have a minimum and a maximum on every machine. */
static inline uint8_t log_steps(int16_t x)
{
    int16_t log = x < 8 ? x : 8;
    int octave;

    for (octave = 1; octave <= 6; octave++) {
        int16_t steps = (int16_t)(x >> octave);
        steps = steps > 4 ? steps : 4;
        steps = steps < 8 ? steps : 8;
        log = (int16_t)(log + steps - 4);
    }
    return (uint8_t)log;
}

/* One loop for each width: a compiler divides vectors by a constant only. */
static inline void divide(uint16_t *means, const uint16_t *sums, dhk_window window,
                          uint16_t width)
{
    const uint16_t *end = sums + DHK_WINDOW_MAX + (window.after ? 1 + width : 0);
    const uint16_t *begin = end - width;
    size_t i;

    for (i = 0; i < LINES; i++) {
        const uint16_t sum = (uint16_t)((end[i] - begin[i]) * window.factor);
        means[i] = (uint16_t)(sum / width);
    }
}

void dhk_window_sum(uint8_t *to, const uint16_t *sums, dhk_window window)
{
    uint16_t means[LINES];
    size_t i;

    switch (window.width) {
    case 3:
        divide(means, sums, window, 3);
        break;
    case 4:
        divide(means, sums, window, 4);
        break;
    case 8:
        divide(means, sums, window, 8);
        break;
    case 12:
        divide(means, sums, window, 12);
        break;
    case 20:
        divide(means, sums, window, 20);
        break;
    default:
        divide(means, sums, window, window.width);
    }
    if (window.log)
        for (i = 0; i < LINES; i++)
            to[i] = log_steps((int16_t)means[i]);
    else
        for (i = 0; i < LINES; i++)
            to[i] = (uint8_t)means[i];
}

void dhk_around_sum(uint8_t *to, const uint16_t *sums, size_t width)
{
    const uint16_t *begin = sums + DHK_WINDOW_MAX - width;
    const uint16_t *end = sums + DHK_WINDOW_MAX + 1 + width;
    size_t i;

    for (i = 0; i < LINES; i++)
        to[i] = (uint8_t)(end[i] - begin[i]);
}
