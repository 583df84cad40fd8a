/* html_token_quick.c - html_token_quick_run.h with the blocks that every machine has.
 *                                                                 SPDX-License-Identifier: MIT */
#include "read/html_token_quick_run.h"

const unsigned char *dhk_html_quick(dhk_html_tokenizer *t, const unsigned char *p,
                                    const unsigned char *end)
{
    return read_usual(t, p, end);
}
