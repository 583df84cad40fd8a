/* options.c - see options.h.
 *
 * In: a struct of any version of dehusk.h, led by its size.  Out: this version's, complete.  The
 * rule is that of Linux's copy_struct_from_user: what an older caller lacks is zero, and a newer
 * one's fields may be ignored when they are zero, which means "default".
 *                                                                 SPDX-License-Identifier: MIT */
#include "api/options.h"

#include <string.h>

enum {
    DEFAULT_KEEP_PERMILLE = 500,
    DEFAULT_MAX_LINES = 1000000,
    DEFAULT_MAX_LINE_BYTES = 65536,
    MIN_LINE_BYTES = 64,
    DEFAULT_MAX_PAGE_BYTES = 64 << 20,
    LARGEST_PAGE_BYTES =
        1 << 30,            /* text grows threefold at most when it is decoded: positions in
                                     it fit 32 bits */
    LARGEST_OPTIONS = 4096, /* a size beyond was never set */
    KNOWN_FLAGS = DEHUSK_FLAG_TITLE | DEHUSK_FLAG_INVERT
};

static void set_defaults(dehusk_options *options)
{
    options->size = sizeof *options;
    if (options->keep_permille == 0)
        options->keep_permille = DEFAULT_KEEP_PERMILLE;
    if (options->max_lines == 0)
        options->max_lines = DEFAULT_MAX_LINES;
    if (options->max_line_bytes == 0)
        options->max_line_bytes = DEFAULT_MAX_LINE_BYTES;
    if (options->max_page_bytes == 0)
        options->max_page_bytes = DEFAULT_MAX_PAGE_BYTES;
}

DEHUSK_API void dehusk_options_init(dehusk_options *options, size_t size)
{
    dehusk_options made = {0};

    if (options == NULL)
        return;
    set_defaults(&made);
    made.size = (uint32_t)(size < LARGEST_OPTIONS ? size : LARGEST_OPTIONS);
    memset(options, 0, size);
    memcpy(options, &made, size < sizeof made ? size : sizeof made);
}

static int is_known(const dehusk_options *options)
{
    return options->format <= DEHUSK_FORMAT_HTML &&
           options->output <= DEHUSK_OUTPUT_MARKDOWN &&
           (options->flags & ~(uint32_t)KNOWN_FLAGS) == 0 &&
           options->keep_permille <= 1000 && options->max_line_bytes >= MIN_LINE_BYTES &&
           options->max_page_bytes <= LARGEST_PAGE_BYTES &&
           options->comments <= DEHUSK_COMMENTS_DROP;
}

int dhk_options_read(const dehusk_options *options, dehusk_options *made)
{
    const unsigned char *bytes = (const unsigned char *)options;
    uint32_t size, i;

    memset(made, 0, sizeof *made);
    if (options != NULL) {
        memcpy(&size, options, sizeof size);
        if (size < sizeof size || size > LARGEST_OPTIONS)
            return DEHUSK_E_OPTION;
        for (i = sizeof *made; i < size; i++)
            if (bytes[i] != 0)
                return DEHUSK_E_OPTION;
        memcpy(made, options, size < sizeof *made ? size : sizeof *made);
    }
    set_defaults(made);
    return is_known(made) ? DEHUSK_OK : DEHUSK_E_OPTION;
}
