/* options.h - the caller's options, read by size and checked.     SPDX-License-Identifier: MIT */
#ifndef DHK_OPTIONS_H
#define DHK_OPTIONS_H

#include "dehusk.h"

/* Copies what the caller wrote (NULL: nothing), every zero replaced by its default.
 * DEHUSK_E_OPTION for what this library does not know. */
int dhk_options_read(const dehusk_options *options, dehusk_options *made);

#endif
