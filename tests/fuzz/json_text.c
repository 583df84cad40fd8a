/* json_text.c - see json_text.h.  By RFC 8259 and nobody's parser: each function takes the place
 * where something begins and returns the place behind it, NULL if it is not there.
 *                                                                 SPDX-License-Identifier: MIT */
#include "json_text.h"

#include <string.h>

#include "truth.h"

enum { LEVELS = 8 };

static const char *value(const char *p, const char *end, int level);

static const char *string(const char *p, const char *end)
{
    if (p == NULL || p == end || *p != '"')
        return NULL;
    for (p++; p < end && *p != '"'; p++) {
        if ((unsigned char)*p < 0x20)
            return NULL;
        if (*p != '\\')
            continue;
        if (++p == end || strchr("\"\\/bfnrtu", *p) == NULL)
            return NULL;
        if (*p == 'u') {
            if (end - p < 5 || strspn(p + 1, "0123456789abcdefABCDEF") < 4)
                return NULL;
            p += 4;
        }
    }
    return p < end ? p + 1 : NULL;
}

static const char *number(const char *p, const char *end)
{
    const char *digits = p;

    while (p < end && *p >= '0' && *p <= '9')
        p++;
    return p == digits || (*digits == '0' && p - digits > 1) ? NULL : p;
}

/* Members of an object, items of a list. */
static const char *members(const char *p, const char *end, char last, int level)
{
    int any = 0;

    for (p++; p != NULL && p < end && *p != last; any = 1) {
        if (any) {
            if (*p++ != ',')
                return NULL;
        }
        if (last == '}') {
            p = string(p, end);
            if (p == NULL || p == end || *p++ != ':')
                return NULL;
        }
        p = value(p, end, level);
    }
    return p != NULL && p < end ? p + 1 : NULL;
}

static const char *value(const char *p, const char *end, int level)
{
    if (p == NULL || p == end || level == 0)
        return NULL;
    if (*p == '"')
        return string(p, end);
    if (*p == '{' || *p == '[')
        return members(p, end, *p == '{' ? '}' : ']', level - 1);
    return number(p, end);
}

int is_json_lines(const char *text, size_t length)
{
    const char *p = text, *end = length > 0 ? text + length : text;

    if (!is_utf8(text, length))
        return 0;
    while (p < end) {
        p = *p == '{' ? value(p, end, LEVELS) : NULL;
        if (p == NULL || p == end || *p++ != '\n')
            return 0;
    }
    return 1;
}
