/* clean.c - the one call: a page in memory in, its text out.
 *
 * A context lives for this call alone.  Its output is a block of the default allocator, so the
 * caller can have that very block: nothing is copied.  O(page_length).
 *                                                                 SPDX-License-Identifier: MIT */
#include "api/ctx.h"

/* Gives the block of the output away, cut to its size. */
static char *take_output(dehusk_ctx *ctx, size_t *length)
{
    dhk_list *list = &ctx->renderings[ctx->options.output].text;
    char *text = (char *)list->items;
    char *smaller = (char *)dhk_memory_default.resize(dhk_memory_default.user, text,
                                                      list->capacity, list->count + 1);

    *length = list->count;
    list->items = NULL;
    list->count = list->capacity = 0;
    return smaller == NULL ? text : smaller;
}

DEHUSK_API int dehusk_clean_dup(const void *page, size_t page_length,
                                const dehusk_options *options, char **text, size_t *length)
{
    dehusk_ctx *ctx;
    int status;

    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (text == NULL || length == NULL || (page == NULL && page_length > 0))
        return DEHUSK_E_ARG;
    status = dehusk_new(options, NULL, &ctx);
    if (status == DEHUSK_OK)
        status = dehusk_push(ctx, page, page_length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    if (status == DEHUSK_OK)
        status = dhk_ctx_render(ctx, ctx->options.output);
    if (status == DEHUSK_OK)
        *text = take_output(ctx, length);
    dehusk_free(ctx);
    return status;
}

DEHUSK_API void dehusk_text_free(char *text)
{
    if (text != NULL) /* the default allocator does not ask for the size */
        dhk_memory_default.release(dhk_memory_default.user, text, 0);
}
