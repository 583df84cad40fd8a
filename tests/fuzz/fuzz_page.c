/* fuzz_page.c - any bytes as a page of one format: one answer, and a sound one (page_truths.c).
 *
 * In: the settings of page_truths.h, then the page.  Compiled once a format: FUZZ_FORMAT is one of
 * enum dehusk_format.                                             SPDX-License-Identifier: MIT */
#include "page_truths.h"
#include "truth.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dehusk_options options;
    question asked = {&options, NULL, NULL, 0, NULL, 0, NULL, 0};

    if (size < PAGE_SETTINGS)
        return 0;
    page_options(data, FUZZ_FORMAT, &options);
    asked.page = data + PAGE_SETTINGS;
    asked.length = size - PAGE_SETTINGS;
    page_check(&asked, data);
    return 0;
}
