/* page_truths.h - all that must be true of any bytes read as a page, however they are cut.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_FUZZ_PAGE_TRUTHS_H
#define DHK_FUZZ_PAGE_TRUTHS_H

#include "answer.h"

/* Bytes of settings that begin the inputs of the targets that read pages: what the target likes,
 * output, flags, dial, limits, and three for the cuts. */
enum { PAGE_SETTINGS = 8 };

/* The options that these settings ask for; 'format' as it is. */
void page_options(const uint8_t settings[PAGE_SETTINGS], uint32_t format,
                  dehusk_options *options);

/* Reads the page every way that there is, and holds the answers against each other. */
void page_check(const question *asked, const uint8_t settings[PAGE_SETTINGS]);

#endif
