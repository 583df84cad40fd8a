/* json_text.h - is it JSON?                                      SPDX-License-Identifier: MIT */
#ifndef DHK_FUZZ_JSON_TEXT_H
#define DHK_FUZZ_JSON_TEXT_H

#include <stddef.h>

/* True when the bytes are lines, each of them one JSON object (RFC 8259) of at most eight levels,
 * in UTF-8, and nothing else. */
int is_json_lines(const char *text, size_t length);

#endif
