/* scan.h - how far a run of bytes goes that are none of a few.
 *
 * In: bytes p .. end, both may be equal.  Out: the first byte that is one of those looked for,
 * or end.  Most of a page is skipped here, so a block (block.h) is looked at in one step, and
 * what is left over at the end byte by byte: nothing is read beyond it.  The loop over bytes that
 * ends each function is what it means.
 * Cost: a few operations a block; memchr where one byte is looked for.
 * SPDX-License-Identifier: MIT */
#ifndef DHK_SCAN_H
#define DHK_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/ascii.h"
#include "base/block.h"

static inline const unsigned char *dhk_scan_one(const unsigned char *p,
                                                const unsigned char *end, unsigned char c)
{
    const unsigned char *found = NULL;
    if (p != end)
        found = (const unsigned char *)memchr(p, c, (size_t)(end - p));
    return found != NULL ? found : end;
}

static inline const unsigned char *dhk_scan_two(const unsigned char *p,
                                                const unsigned char *end, unsigned char a,
                                                unsigned char b)
{
    for (; end - p >= DHK_BLOCK; p += DHK_BLOCK) {
        const dhk_block block = dhk_block_load(p);
        const uint64_t bits =
            dhk_hits_bits(dhk_hits_or(dhk_block_is(block, a), dhk_block_is(block, b)));
        if (bits != 0)
            return p + dhk_hits_first(bits);
    }
    while (p != end && *p != a && *p != b)
        p++;
    return p;
}

/* '&', CR, NUL: what makes an attribute's value mean something else than it says. */
static inline dhk_hits dhk_scan_odd(dhk_block block)
{
    return dhk_hits_or(dhk_hits_or(dhk_block_is(block, '&'), dhk_block_is(block, '\r')),
                       dhk_block_is(block, 0));
}

/* Most values are shorter than a block or not much longer: zeros behind the short ones are found at
 * their end, and the last block of the others overlaps the one before it. */
static inline const unsigned char *dhk_scan_value(const unsigned char *p,
                                                  const unsigned char *end)
{
    const unsigned char *last;
    uint64_t bits;

    if (end - p < DHK_BLOCK)
        return p + dhk_hits_first(dhk_hits_bits(
                       dhk_scan_odd(dhk_block_load_few(p, (size_t)(end - p)))));
    for (last = end - DHK_BLOCK; p < last; p += DHK_BLOCK) {
        bits = dhk_hits_bits(dhk_scan_odd(dhk_block_load(p)));
        if (bits != 0)
            return p + dhk_hits_first(bits);
    }
    bits = dhk_hits_bits(dhk_scan_odd(dhk_block_load(last)));
    return bits != 0 ? last + dhk_hits_first(bits) : end;
}

static inline uint64_t dhk_bits_of_three(dhk_block block, unsigned char a, unsigned char b,
                                         unsigned char c)
{
    return dhk_hits_bits(
        dhk_hits_or(dhk_hits_or(dhk_block_is(block, a), dhk_block_is(block, b)),
                    dhk_block_is(block, c)));
}

/* Is one of three, none of them NUL, among some bytes? */
static inline bool dhk_has_three(const unsigned char *p, size_t length, unsigned char a,
                                 unsigned char b, unsigned char c)
{
    const unsigned char *last;

    if (length < DHK_BLOCK)
        return dhk_bits_of_three(dhk_block_load_few(p, length), a, b, c) != 0;
    for (last = p + length - DHK_BLOCK; p < last; p += DHK_BLOCK)
        if (dhk_bits_of_three(dhk_block_load(p), a, b, c) != 0)
            return true;
    return dhk_bits_of_three(dhk_block_load(last), a, b, c) != 0;
}

/* What ends a run of HTML text: '<', '&', CR, NUL. */
static inline uint64_t dhk_text_ends(dhk_block block)
{
    return dhk_hits_bits(dhk_hits_or(dhk_scan_odd(block), dhk_block_is(block, '<')));
}

static inline const unsigned char *dhk_scan_text(const unsigned char *p,
                                                 const unsigned char *end)
{
    for (; end - p >= DHK_BLOCK; p += DHK_BLOCK) {
        const uint64_t bits = dhk_text_ends(dhk_block_load(p));
        if (bits != 0)
            return p + dhk_hits_first(bits);
    }
    while (p != end && *p != '<' && *p != '&' && *p != '\r' && *p != 0)
        p++;
    return p;
}

/* What may end the name of a tag or an attribute: '/', '>', '=', white space and control bytes (of
 * these the caller must look which it is). */
static inline bool dhk_ends_name(unsigned char c)
{
    return c <= ' ' || c == '/' || c == '=' || c == '>';
}

static inline uint64_t dhk_name_ends(dhk_block block)
{
    const dhk_hits ends =
        dhk_hits_or(dhk_block_is(block, '/'), dhk_block_up_to(block, ' '));
    const dhk_hits other = dhk_hits_or(dhk_block_is(block, '>'), dhk_block_is(block, '='));
    return dhk_hits_bits(dhk_hits_or(ends, other));
}

static inline const unsigned char *dhk_scan_name(const unsigned char *p,
                                                 const unsigned char *end)
{
    for (; end - p >= DHK_BLOCK; p += DHK_BLOCK) {
        const uint64_t bits = dhk_name_ends(dhk_block_load(p));
        if (bits != 0)
            return p + dhk_hits_first(bits);
    }
    while (p != end && !dhk_ends_name(*p))
        p++;
    return p;
}

/* What is no ASCII white space. */
static inline uint64_t dhk_scan_ink(dhk_block block)
{
    const dhk_hits usual = dhk_hits_or(dhk_block_is(block, ' '), dhk_block_is(block, '\n'));
    const dhk_hits other =
        dhk_hits_or(dhk_block_is(block, '\t'), dhk_block_is(block, '\f'));
    const dhk_hits rare = dhk_block_is(block, '\r');

    return dhk_hits_missed(dhk_hits_or(dhk_hits_or(usual, other), rare));
}

/* The first byte that is no ASCII white space.  Mostly that is the first of all; if not, it comes
 * behind a line feed and an indentation. */
static inline const unsigned char *dhk_skip_space(const unsigned char *p,
                                                  const unsigned char *end)
{
    if (p == end || !dhk_is_space(*p))
        return p;
    for (; end - p >= DHK_BLOCK; p += DHK_BLOCK) {
        const uint64_t ink = dhk_scan_ink(dhk_block_load(p));
        if (ink != 0)
            return p + dhk_hits_first(ink);
    }
    /* The zeros behind what is left are found at its end. */
    return p + dhk_hits_first(dhk_scan_ink(dhk_block_load_few(p, (size_t)(end - p))));
}

#endif
