/* output.c - the cleaned page: pulled in pieces, or lent whole.
 *
 * Made at the first call that asks for it and kept until the next reset, so that asking twice costs
 * nothing and asking for one form does not pay for the other.  O(page) once for each form.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/ctx.h"
#include "base/status.h"
#include "write/write.h"

int dhk_ctx_render(dehusk_ctx *ctx, uint32_t output)
{
    dhk_rendering *rendering = &ctx->renderings[output];
    bool markdown = output == DEHUSK_OUTPUT_MARKDOWN;
    bool title = markdown || (ctx->options.flags & DEHUSK_FLAG_TITLE) != 0;
    uint8_t wanted = (ctx->options.flags & DEHUSK_FLAG_INVERT) == 0;
    const uint8_t *keep = (const uint8_t *)ctx->keep.items;
    int status;

    if (rendering->made)
        return DEHUSK_OK;
    rendering->text.count = 0;
    if (markdown)
        status = dhk_write_markdown(&rendering->text, &ctx->page, keep, wanted, title);
    else
        status = dhk_write_text(&rendering->text, &ctx->page, keep, wanted, title);
    rendering->made = status == DHK_OK;
    return status;
}

DEHUSK_API int dehusk_pull(dehusk_ctx *ctx, void *buffer, size_t capacity, size_t *written)
{
    const dhk_rendering *rendering;
    size_t rest;
    int status;

    if (written == NULL)
        return DEHUSK_E_ARG;
    *written = 0;
    if (buffer == NULL || capacity == 0)
        return DEHUSK_E_ARG;
    status = dhk_ctx_changeable(ctx);
    if (status == DEHUSK_OK)
        status = dhk_ctx_render(ctx, ctx->options.output);
    if (status != DEHUSK_OK)
        return status;
    rendering = &ctx->renderings[ctx->options.output];
    rest = rendering->text.count - ctx->pulled;
    *written = rest < capacity ? rest : capacity;
    if (*written > 0)
        memcpy(buffer, (const char *)rendering->text.items + ctx->pulled, *written);
    ctx->pulled += *written;
    return DEHUSK_OK;
}

static int lend(dehusk_ctx *ctx, uint32_t output, const char **text, size_t *length)
{
    int status;

    if (text != NULL)
        *text = NULL;
    if (length != NULL)
        *length = 0;
    if (text == NULL || length == NULL)
        return DEHUSK_E_ARG;
    status = dhk_ctx_changeable(ctx);
    if (status == DEHUSK_OK)
        status = dhk_ctx_render(ctx, output);
    if (status != DEHUSK_OK)
        return status;
    *text = (const char *)ctx->renderings[output].text.items;
    *length = ctx->renderings[output].text.count;
    return DEHUSK_OK;
}

DEHUSK_API int dehusk_text(dehusk_ctx *ctx, const char **text, size_t *length)
{
    return lend(ctx, DEHUSK_OUTPUT_TEXT, text, length);
}

DEHUSK_API int dehusk_markdown(dehusk_ctx *ctx, const char **text, size_t *length)
{
    return lend(ctx, DEHUSK_OUTPUT_MARKDOWN, text, length);
}
