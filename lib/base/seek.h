/* seek.h - how far a run of bytes goes, for who has room behind it.
 *
 * Where the bytes looked for are near, most of a scan (scan.h) is the care for its end.  These
 * look at whole blocks: the first one at p, whatever 'last' is, and more of them as long as they
 * begin at 'last' or before; all of them must be readable.  Out: the first byte that is one of
 * those looked for, or NULL: none of these blocks has one.
 *   What a block is, and what it is asked, is base/seek_usual.h's, or base/seek_avx2.h's for who
 * defines DHK_SEEK_AVX2 because his functions are made for a processor that has that: he puts
 * DHK_SEEK_TARGET in front of each that seeks.
 * Cost: a few operations a block.                                 SPDX-License-Identifier: MIT */
#ifndef DHK_SEEK_H
#define DHK_SEEK_H

#include <stddef.h>

#ifdef DHK_SEEK_AVX2
#include "base/seek_avx2.h"
#else
#include "base/seek_usual.h"
#endif

/* The number of the first byte of which 'bits', which is not 0, has a bit. */
static inline unsigned dhk_seek_first(uint64_t bits)
{
    return dhk_lowest_bit(bits) / DHK_SEEK_BITS;
}

/* One byte, two blocks at a time, for what is mostly farther away than one: in which of them it is
 * cannot be foretold, so that is no branch. */
DHK_SEEK_TARGET static inline const unsigned char *
dhk_seek_one(const unsigned char *p, const unsigned char *last, unsigned char c)
{
    do {
        const uint64_t near = dhk_ask_one(p, c), far = dhk_ask_one(p + DHK_SEEK_BYTES, c);
        const unsigned later = near == 0;
        if ((near | far) != 0 && DHK_SEEK_BITS == 1)
            return p + dhk_lowest_bit(near | far << DHK_SEEK_BYTES);
        if ((near | far) != 0)
            return p + later * DHK_SEEK_BYTES +
                   dhk_seek_first(near | (far & (0 - (uint64_t)later)));
        p += 2 * DHK_SEEK_BYTES;
    } while (p <= last);
    return NULL;
}

/* A byte of a kind: 'ask' is asked of a block, and gives a bit for each that is. */
DHK_SEEK_TARGET static inline const unsigned char *
dhk_seek_kind(const unsigned char *p, const unsigned char *last,
              uint64_t (*ask)(const unsigned char *block))
{
    do {
        const uint64_t bits = ask(p);
        if (bits != 0)
            return p + dhk_seek_first(bits);
        p += DHK_SEEK_BYTES;
    } while (p <= last);
    return NULL;
}

/* What ends a run of HTML text: '<', '&', CR, NUL. */
DHK_SEEK_TARGET static inline const unsigned char *dhk_seek_text(const unsigned char *p,
                                                                 const unsigned char *last)
{
    return dhk_seek_kind(p, last, dhk_ask_text);
}

/* What is none of space, tab, LF and FF. */
DHK_SEEK_TARGET static inline const unsigned char *dhk_seek_ink(const unsigned char *p,
                                                                const unsigned char *last)
{
    return dhk_seek_kind(p, last, dhk_ask_ink);
}

/* What ends a tag, or may begin a value: '=' and '>'. */
DHK_SEEK_TARGET static inline const unsigned char *dhk_seek_value(const unsigned char *p,
                                                                  const unsigned char *last)
{
    return dhk_seek_kind(p, last, dhk_ask_values);
}

/* What may end a name: '/', '>', '=', white space and control bytes. */
DHK_SEEK_TARGET static inline const unsigned char *dhk_seek_name(const unsigned char *p,
                                                                 const unsigned char *last)
{
    return dhk_seek_kind(p, last, dhk_ask_name);
}

#endif
