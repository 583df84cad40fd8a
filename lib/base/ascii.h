/* ascii.h - bytes as the WHATWG standards class them, whatever the locale.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_ASCII_H
#define DHK_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* WHATWG "ASCII whitespace": tab, line feed, form feed, carriage return, space.  Most bytes are
 * above them: one comparison for those, a set of bits for the others. */
static inline bool dhk_is_space(unsigned char c)
{
    const uint64_t spaces = UINT64_C(1) << '\t' | UINT64_C(1) << '\n' |
                            UINT64_C(1) << '\f' | UINT64_C(1) << '\r' | UINT64_C(1) << ' ';
    return c <= ' ' && (spaces >> c & 1) != 0;
}

static inline bool dhk_is_digit(unsigned char c)
{
    return (unsigned)c - '0' < 10;
}

static inline bool dhk_is_upper(unsigned char c)
{
    return (unsigned)c - 'A' < 26;
}

static inline bool dhk_is_lower(unsigned char c)
{
    return (unsigned)c - 'a' < 26;
}

static inline bool dhk_is_alpha(unsigned char c)
{
    return ((unsigned)c | 0x20) - 'a' < 26;
}

static inline unsigned char dhk_to_lower(unsigned char c)
{
    return dhk_is_upper(c) ? (unsigned char)(c | 0x20) : c;
}

/* Value of a decimal or hexadecimal digit; 16: it is none. */
static inline unsigned dhk_digit_value(unsigned char c)
{
    if (dhk_is_digit(c))
        return c - (unsigned)'0';
    c = dhk_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - (unsigned)'a' + 10 : 16;
}

/* Equal but for the case of ASCII letters; 'lower' is a lower-case C string. */
static inline bool dhk_ascii_is(const unsigned char *bytes, size_t length,
                                const char *lower)
{
    size_t i;
    for (i = 0; i < length; i++)
        if (lower[i] == 0 || dhk_to_lower(bytes[i]) != (unsigned char)lower[i])
            return false;
    return lower[length] == 0;
}

#endif
