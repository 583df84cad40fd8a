/*
 * put_text.h - text as whoever gets it can take it.             SPDX-License-Identifier: MIT
 *
 * In: any bytes.  Out: the same, or, for a terminal, a message or JSON, valid UTF-8 without what
 * a terminal would obey.  A part of dehusk.c.
 */
#ifndef PUT_TEXT_H
#define PUT_TEXT_H

#include <stdbool.h>
#include <stdio.h>

enum form { RAW, TERMINAL, NAME, JSON };

/* Bytes of the UTF-8 character at p, 0 if it is none: file names can be any bytes. */
static size_t character(const unsigned char *p, size_t length)
{
    size_t bytes = p[0] < 0xC2 ? 1 : p[0] < 0xE0 ? 2 : 3u + (p[0] >= 0xF0), i;

    if ((p[0] >= 0x80 && p[0] < 0xC2) || p[0] > 0xF4 || bytes > length)
        return 0;
    for (i = 1; i < bytes; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0; /* overlong, a surrogate, or beyond Unicode */
    return bytes;
}

/* Control characters (C0, DEL, C1) would steer a terminal and are escaped in JSON. */
static void put(FILE *to, enum form form, const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;
    size_t bytes;

    if (form == RAW)
        p += fwrite(text, 1, length, to);
    for (; form != RAW && p < end; p += bytes) {
        bool valid = (bytes = character(p, (size_t)(end - p))) > 0;
        bool control = *p < 0x20 || *p == 0x7F || (bytes == 2 && *p == 0xC2 && p[1] < 0xA0);
        bool spared = form == TERMINAL && (*p == '\t' || *p == '\n');
        bytes += !valid;
        if (form == JSON && (*p == '"' || *p == '\\'))
            putc('\\', to);
        if (valid && control && form == JSON)
            fprintf(to, "\\u%04x", (unsigned)p[bytes - 1]);
        else if (!valid || (control && !spared))
            fputs("\xEF\xBF\xBD", to);
        else
            fwrite(p, 1, bytes, to);
    }
}

#endif
