/* offsets.c - see offsets.h.
 *
 * A run is one byte: its low five bits are the shape, (in - 1) | out << 2, its high three bits
 * the count less one.  Shape 31 is a long run of single bytes that stayed single, markup mostly: 16
 * of them times a power of four.  As every run is one byte, the walk can go back as easily as
 * forward, should a reader ever hand out lines that overlap.      SPDX-License-Identifier: MIT */
#include "read/offsets.h"

#include "base/status.h"

enum { SHAPE_BITS = 5, SHAPE_SAME = 0 | 1 << 2, SHAPE_LONG = 31, COUNT_MAX = 8 };

typedef struct walk {
    const uint8_t *runs;
    size_t at, end;
    uint64_t decoded, input; /* where the run at 'at' begins */
    uint64_t in, out, count; /* of that run; all 0 at the end */
} walk;

void dhk_offsets_begin(dhk_offsets *offsets)
{
    offsets->runs.count = 0;
    offsets->count = 0;
    offsets->shape = SHAPE_SAME;
    offsets->moved = false;
}

void dhk_offsets_free(dhk_offsets *offsets, const dhk_memory *memory)
{
    dhk_list_free(&offsets->runs, memory, 1);
}

static int flush(dhk_offsets *offsets, const dhk_memory *memory)
{
    unsigned size = 7;
    while (offsets->count > 0) {
        uint8_t run;
        int status = dhk_list_reserve(&offsets->runs, memory, 1, 1, SIZE_MAX);
        if (status != DHK_OK)
            return status;
        if (offsets->shape == SHAPE_SAME && offsets->count >= 16) {
            while (offsets->count < (uint64_t)16 << 2 * size)
                size--;
            run = (uint8_t)(SHAPE_LONG | size << SHAPE_BITS);
            offsets->count -= (uint64_t)16 << 2 * size;
        } else {
            unsigned n = offsets->count < COUNT_MAX ? (unsigned)offsets->count : COUNT_MAX;
            run = (uint8_t)(offsets->shape | (n - 1) << SHAPE_BITS);
            offsets->count -= n;
        }
        ((uint8_t *)offsets->runs.items)[offsets->runs.count++] = run;
    }
    return DHK_OK;
}

int dhk_offsets_add(dhk_offsets *offsets, const dhk_memory *memory, unsigned in,
                    unsigned out, uint64_t count)
{
    uint8_t shape = (uint8_t)((in - 1) | out << 2);
    if (shape != offsets->shape) {
        int status = flush(offsets, memory);
        if (status != DHK_OK)
            return status;
        offsets->shape = shape;
        offsets->moved = true;
    }
    offsets->count += count;
    return DHK_OK;
}

static void read_run(walk *w)
{
    unsigned shape, count;
    if (w->at == w->end) {
        w->in = w->out = w->count = 0;
        return;
    }
    shape = w->runs[w->at] & ((1u << SHAPE_BITS) - 1);
    count = (unsigned)w->runs[w->at] >> SHAPE_BITS;
    w->count = shape == SHAPE_LONG ? (uint64_t)16 << 2 * count : (uint64_t)count + 1;
    w->in = shape == SHAPE_LONG ? 1 : (shape & 3) + 1;
    w->out = shape == SHAPE_LONG ? 1 : shape >> 2;
}

/* Goes to the run that holds this decoded byte, or to the end. */
static void go_to(walk *w, uint64_t decoded)
{
    while (decoded < w->decoded) {
        w->at--;
        read_run(w);
        w->decoded -= w->out * w->count;
        w->input -= w->in * w->count;
    }
    while (w->at < w->end && decoded >= w->decoded + w->out * w->count) {
        w->decoded += w->out * w->count;
        w->input += w->in * w->count;
        w->at++;
        read_run(w);
    }
}

/* The input byte at which the character with this decoded byte begins. */
static uint64_t find_begin(walk *w, uint64_t decoded)
{
    go_to(w, decoded);
    return w->out == 0 ? w->input : w->input + (decoded - w->decoded) / w->out * w->in;
}

/* One past the input bytes of the character with the decoded byte before this one. */
static uint64_t find_end(walk *w, uint64_t decoded)
{
    return decoded == 0 ? 0 : find_begin(w, decoded - 1) + w->in;
}

int dhk_offsets_apply(dhk_offsets *offsets, const dhk_memory *memory, dhk_line *lines,
                      size_t count)
{
    walk w = {0};
    size_t i;
    int status;

    if (!offsets->moved)
        return DHK_OK;
    status = flush(offsets, memory);
    if (status != DHK_OK)
        return status;
    w.runs = (const uint8_t *)offsets->runs.items;
    w.end = offsets->runs.count;
    read_run(&w);
    for (i = 0; i < count; i++) {
        lines[i].begin = find_begin(&w, lines[i].begin);
        lines[i].end = find_end(&w, lines[i].end);
    }
    return DHK_OK;
}
