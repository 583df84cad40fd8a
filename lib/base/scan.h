/* scan.h - how far a run of bytes goes that are none of a few.
 *
 * In: bytes p .. end, both may be equal.  Out: the first byte that is one of those looked for,
 * or end.  Most of a page is skipped here, so eight bytes are looked at in one step: a byte of
 * w ^ cccccccc is zero where w has c, and the carry of a subtraction shows the lowest zero byte
 * (those above it may be wrong, so only the lowest one is used).  Where the order of bytes in a
 * word is not known to be little-endian, the last eight bytes are looked at one by one.
 * Cost: a few operations a word; memchr where one byte is looked for.
 * SPDX-License-Identifier: MIT */
#ifndef DHK_SCAN_H
#define DHK_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t dhk_scan_load(const unsigned char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Not zero if a byte of 'word' is c; its lowest set bit is then in the lowest such byte. */
static inline uint64_t dhk_scan_match(uint64_t word, unsigned char c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t other = word ^ (ones * c);
    return (other - ones) & ~other & (ones << 7);
}

/* Bytes before the lowest one that matches, if the machine can tell; 0 otherwise, which makes
 * the caller look at each byte. */
static inline size_t dhk_scan_first(uint64_t match)
{
#if defined(__GNUC__) && defined(__BYTE_ORDER__) &&                                        \
    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(match) >> 3;
#else
    (void)match;
    return 0;
#endif
}

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
    for (; end - p >= 8; p += 8) {
        uint64_t word = dhk_scan_load(p);
        uint64_t match = dhk_scan_match(word, a) | dhk_scan_match(word, b);
        if (match != 0) {
            p += dhk_scan_first(match);
            break;
        }
    }
    while (p != end && *p != a && *p != b)
        p++;
    return p;
}

/* What ends a run of an attribute's value that is what it says: '&', CR, NUL. */
static inline const unsigned char *dhk_scan_value(const unsigned char *p,
                                                  const unsigned char *end)
{
    for (; end - p >= 8; p += 8) {
        uint64_t word = dhk_scan_load(p);
        uint64_t match = dhk_scan_match(word, '&') | dhk_scan_match(word, '\r') |
                         dhk_scan_match(word, 0);
        if (match != 0) {
            p += dhk_scan_first(match);
            break;
        }
    }
    while (p != end && *p != '&' && *p != '\r' && *p != 0)
        p++;
    return p;
}

/* What ends a run of HTML text: '<', '&', CR, NUL. */
static inline const unsigned char *dhk_scan_text(const unsigned char *p,
                                                 const unsigned char *end)
{
    for (; end - p >= 8; p += 8) {
        uint64_t word = dhk_scan_load(p);
        uint64_t match = dhk_scan_match(word, '<') | dhk_scan_match(word, '&') |
                         dhk_scan_match(word, '\r') | dhk_scan_match(word, 0);
        if (match != 0) {
            p += dhk_scan_first(match);
            break;
        }
    }
    while (p != end && *p != '<' && *p != '&' && *p != '\r' && *p != 0)
        p++;
    return p;
}

#endif
