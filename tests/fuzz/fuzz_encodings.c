/* fuzz_encodings.c - any bytes in any encoding: one that is claimed, said by the page, or guessed.
 *
 * In: the settings of page_truths.h, the first of which chooses what the caller claims, then the
 * page.  The second bits of the first choose the format, AUTO more often than others.
 *                                                                 SPDX-License-Identifier: MIT */
#include "page_truths.h"
#include "truth.h"

static const char *const labels[] = {NULL,
                                     NULL,
                                     NULL,
                                     "utf-8",
                                     "utf-16le",
                                     "utf-16be",
                                     "gb18030",
                                     "gbk",
                                     "big5",
                                     "shift_jis",
                                     "euc-jp",
                                     "iso-2022-jp",
                                     "euc-kr",
                                     "windows-1252",
                                     "windows-1251",
                                     "windows-1253",
                                     "windows-1255",
                                     "windows-1256",
                                     "windows-874",
                                     "windows-1258",
                                     "koi8-r",
                                     "koi8-u",
                                     "iso-8859-2",
                                     "iso-8859-8-i",
                                     "iso-8859-16",
                                     "macintosh",
                                     "x-mac-cyrillic",
                                     "ibm866",
                                     "x-user-defined"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dehusk_options options;
    question asked = {&options, NULL, NULL, 0, NULL, 0, NULL, 0};

    if (size < PAGE_SETTINGS)
        return 0;
    page_options(data, DEHUSK_FORMAT_AUTO, &options);
    if (data[2] >= 128)
        options.format = data[2] / 4 % 4;
    asked.encoding = labels[data[0] % (sizeof labels / sizeof *labels)];
    asked.page = data + PAGE_SETTINGS;
    asked.length = size - PAGE_SETTINGS;
    page_check(&asked, data);
    return 0;
}
