/* presets.c - settings for one purpose, by name.
 *
 * The dials are measured, not chosen: tests/quality/presets.py says what each gives on the corpus,
 * README.md has the table.                                        SPDX-License-Identifier: MIT */
#include <string.h>

#include "dehusk.h"

enum {
    SMALLEST = 40,
    LARGEST = 4096
}; /* bytes of a dehusk_options: of 0.1; see options.c */

static const struct preset {
    const char *name;
    uint32_t keep_permille, output, flags, comments;
} presets[] = {
    {"article", 560, DEHUSK_OUTPUT_TEXT, 0, DEHUSK_COMMENTS_DROP},
    {"rag", 250, DEHUSK_OUTPUT_MARKDOWN, DEHUSK_FLAG_TITLE, DEHUSK_COMMENTS_AUTO},
    {"corpus", 500, DEHUSK_OUTPUT_TEXT, 0, DEHUSK_COMMENTS_DROP},
    {"strict", 800, DEHUSK_OUTPUT_TEXT, 0, DEHUSK_COMMENTS_DROP},
};

DEHUSK_API int dehusk_options_preset(dehusk_options *options, size_t size, const char *name)
{
    size_t i;

    if (options == NULL || name == NULL || size < SMALLEST || size > LARGEST)
        return DEHUSK_E_ARG;
    for (i = 0; i < sizeof presets / sizeof *presets; i++)
        if (strcmp(presets[i].name, name) == 0)
            break;
    if (i == sizeof presets / sizeof *presets)
        return DEHUSK_E_OPTION;
    dehusk_options_init(options, size);
    options->keep_permille = presets[i].keep_permille;
    options->output = presets[i].output;
    options->flags = presets[i].flags;
    options->comments = presets[i].comments;
    return DEHUSK_OK;
}
