/* unit.h - what each unit test includes: cmocka, and before it the headers that it wants.
 *                                                               SPDX-License-Identifier: MIT */
#ifndef DHK_UNIT_H
#define DHK_UNIT_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#endif
