/* shift.c - see shift.h.                                          SPDX-License-Identifier: MIT */
#include "feature/shift.h"

#include <string.h>

#include "feature/quantise.h"

void dhk_shift(uint8_t *to, const uint8_t *from, size_t count, int distance)
{
    size_t d = (size_t)(distance < 0 ? -distance : distance);

    if (d > count)
        d = count;
    if (distance > 0) {
        memset(to, 0, d);
        memcpy(to + d, from, count - d);
    } else {
        memcpy(to, from + d, count - d);
        memset(to + count - d, 0, d);
    }
}

void dhk_window_sum(uint8_t *to, const uint8_t *from, size_t count, dhk_window window)
{
    uint32_t sum = 0;
    size_t i, width = window.width;

    /* A running sum: what comes in at one end leaves at the other, so the width is free. */
    for (i = 0; i < count; i++) {
        size_t at = window.after ? count - 1 - i : i;
        uint32_t value = sum * window.scale / (16 * window.width);
        to[at] = window.log ? dhk_log_byte(value) : dhk_cap_byte(value, 255);
        sum += from[at];
        if (i >= width)
            sum -= from[window.after ? at + width : at - width];
    }
}
