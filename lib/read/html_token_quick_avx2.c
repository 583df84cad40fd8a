/* html_token_quick_avx2.c - html_token_quick_run.h with blocks of 32 bytes.
 *
 * Only called when the processor has them.                        SPDX-License-Identifier: MIT */
#include "base/processor.h"

#ifdef DHK_PROCESSOR_X86

#define DHK_SEEK_AVX2
#include "read/html_token_quick_run.h"

DHK_SEEK_TARGET const unsigned char *
dhk_html_quick_avx2(dhk_html_tokenizer *t, const unsigned char *p, const unsigned char *end)
{
    return read_usual(t, p, end);
}

#endif
