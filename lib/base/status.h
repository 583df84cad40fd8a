/* status.h - what can go wrong inside.  The same numbers as enum dehusk_status, which only
 * api/ may see; api/status.c asserts that they agree.              SPDX-License-Identifier: MIT */
#ifndef DHK_STATUS_H
#define DHK_STATUS_H

enum dhk_status {
    DHK_OK = 0,
    DHK_E_NOMEM = -1,
    DHK_E_ARG = -2,
    DHK_E_LIMIT = -5,
    DHK_E_PATTERN = -7,
    DHK_E_ENCODING = -8,
    DHK_E_MODEL = -9
};

#endif
