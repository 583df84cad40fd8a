/* utf8_check.c - see utf8_check.h.
 *
 * What may follow a lead byte is a range for the second byte (it forbids overlong forms,
 * surrogates and what lies beyond U+10FFFF) and 80..BF for the others.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/utf8_check.h"

#include "base/block.h"

size_t dhk_utf8_ascii(const unsigned char *bytes, size_t length)
{
    size_t i = 0;
    while (length - i >= 4 * DHK_BLOCK) {
        const unsigned char *p = bytes + i;
        const dhk_hits a = dhk_hits_or(dhk_block_load(p), dhk_block_load(p + DHK_BLOCK));
        const dhk_hits b = dhk_hits_or(dhk_block_load(p + 2 * DHK_BLOCK),
                                       dhk_block_load(p + 3 * DHK_BLOCK));
        if (dhk_hits_bits(dhk_block_high(dhk_hits_or(a, b))) != 0)
            break;
        i += 4 * DHK_BLOCK;
    }
    while (length - i >= DHK_BLOCK) {
        const uint64_t bits = dhk_hits_bits(dhk_block_high(dhk_block_load(bytes + i)));
        if (bits != 0)
            return i + dhk_hits_first(bits);
        i += DHK_BLOCK;
    }
    while (i < length && bytes[i] < 0x80)
        i++;
    return i;
}

/* Bytes of a code point that begins with this byte; 0: none does.  *low and *high get the range of
 * its second byte. */
static size_t measure(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2)
        return 0;
    if (lead < 0xE0)
        return 2;
    if (lead < 0xF0) {
        if (lead == 0xE0)
            *low = 0xA0;
        if (lead == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (lead == 0xF0)
        *low = 0x90;
    if (lead == 0xF4)
        *high = 0x8F;
    return lead < 0xF5 ? 4 : 0;
}

/* How many bytes are known to be valid, 'at' or more, if there are vectors to tell it. */
static inline size_t run(const unsigned char *bytes, size_t at, size_t length)
{
#ifdef DHK_PROCESSOR_X86
    if (at >= DHK_UTF8_RUN_BEFORE && length - at >= DHK_UTF8_RUN &&
        dhk_processor_level() >= DHK_PROCESSOR_AVX2)
        return dhk_utf8_run_avx2(bytes, at, length);
#endif
    (void)bytes;
    (void)length;
    return at;
}

size_t dhk_utf8_valid(const unsigned char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length) {
        unsigned char low, high;
        size_t n;
        if (bytes[i] < 0x80) {
            i += dhk_utf8_ascii(bytes + i, length - i);
            continue;
        }
        n = run(bytes, i, length);
        if (n > i) {
            i = n;
            continue;
        }
        n = measure(bytes[i], &low, &high);
        if (n == 0 || length - i < n || bytes[i + 1] < low || bytes[i + 1] > high)
            break;
        if (n > 2 && (bytes[i + 2] & 0xC0) != 0x80)
            break;
        if (n > 3 && (bytes[i + 3] & 0xC0) != 0x80)
            break;
        i += n;
    }
    return i;
}

size_t dhk_utf8_invalid(const unsigned char *bytes, size_t length, bool *incomplete)
{
    unsigned char low, high;
    size_t i, n = measure(bytes[0], &low, &high);

    for (i = 1; i < n && i < length; i++) {
        if (bytes[i] < low || bytes[i] > high)
            break;
        low = 0x80;
        high = 0xBF;
    }
    *incomplete = i < n && i == length;
    return i;
}
