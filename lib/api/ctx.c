/* ctx.c - the life of a context: made, emptied, freed.
 *
 * A reset only sets counts to zero; what a page needed stays for the next one.  O(1).
 *                                                                 SPDX-License-Identifier: MIT */
#include "api/ctx.h"

#include <string.h>

#include "api/options.h"

int dhk_ctx_memory(const dehusk_allocator *allocator, dhk_memory *memory)
{
    *memory = dhk_memory_default;
    if (allocator == NULL)
        return DEHUSK_OK;
    if (allocator->acquire == NULL || allocator->resize == NULL ||
        allocator->release == NULL)
        return DEHUSK_E_ARG;
    memory->acquire = allocator->acquire;
    memory->resize = allocator->resize;
    memory->release = allocator->release;
    memory->user = allocator->user;
    return DEHUSK_OK;
}

int dhk_ctx_done(const dehusk_ctx *ctx)
{
    if (ctx == NULL)
        return DEHUSK_E_ARG;
    if (ctx->stage == DHK_STAGE_FAILED)
        return ctx->error;
    return ctx->stage == DHK_STAGE_DONE ? DEHUSK_OK : DEHUSK_E_STATE;
}

int dhk_ctx_changeable(const dehusk_ctx *ctx)
{
    if (ctx != NULL && ctx->calling)
        return DEHUSK_E_STATE;
    return dhk_ctx_done(ctx);
}

DEHUSK_API int dehusk_new(const dehusk_options *options, const dehusk_allocator *allocator,
                          dehusk_ctx **ctx)
{
    dehusk_options read;
    dehusk_ctx *made;
    dhk_memory memory;
    int status;

    if (ctx == NULL)
        return DEHUSK_E_ARG;
    *ctx = NULL;
    status = dhk_ctx_memory(allocator, &memory);
    if (status == DEHUSK_OK)
        status = dhk_options_read(options, &read);
    if (status != DEHUSK_OK)
        return status;
    made = (dehusk_ctx *)memory.acquire(memory.user, sizeof *made);
    if (made == NULL)
        return DEHUSK_E_NOMEM;
    memset(made, 0, sizeof *made);
    made->memory = memory;
    made->options = read;
    made->model = &dhk_model_builtin;
    made->page.memory = &made->memory;
    status = dhk_reader_new(&made->memory, &made->reader);
    if (status != DEHUSK_OK) {
        memory.release(memory.user, made, sizeof *made);
        return status;
    }
    *ctx = made;
    return DEHUSK_OK;
}

DEHUSK_API void dehusk_free(dehusk_ctx *ctx)
{
    dhk_memory memory;

    if (ctx == NULL || ctx->calling)
        return;
    memory = ctx->memory;
    dhk_reader_free(ctx->reader);
    dhk_matcher_free(ctx->matcher);
    dhk_page_free(&ctx->page);
    dhk_feature_free(&ctx->features, &memory);
    dhk_list_free(&ctx->score, &memory, sizeof(uint16_t));
    dhk_list_free(&ctx->rule, &memory, sizeof(uint8_t));
    dhk_list_free(&ctx->keep, &memory, sizeof(uint8_t));
    dhk_list_free(&ctx->comment, &memory, sizeof(uint32_t));
    dhk_list_free(&ctx->title, &memory, 1);
    dhk_list_free(&ctx->views, &memory, sizeof(dehusk_line));
    dhk_list_free(&ctx->renderings[DEHUSK_OUTPUT_TEXT].text, &memory, 1);
    dhk_list_free(&ctx->renderings[DEHUSK_OUTPUT_MARKDOWN].text, &memory, 1);
    memory.release(memory.user, ctx, sizeof *ctx);
}

DEHUSK_API void dehusk_reset(dehusk_ctx *ctx)
{
    if (ctx == NULL || ctx->calling)
        return;
    ctx->stage = DHK_STAGE_BEFORE;
    ctx->error = DEHUSK_OK;
    ctx->bytes = 0;
    ctx->skipped_rules = 0;
    ctx->pulled = 0;
    ctx->views_made = false;
    ctx->renderings[DEHUSK_OUTPUT_TEXT].made = false;
    ctx->renderings[DEHUSK_OUTPUT_MARKDOWN].made = false;
    (void)dhk_reader_hint(ctx->reader, NULL); /* to forget a hint cannot fail */
}

DEHUSK_API int dehusk_set_rules(dehusk_ctx *ctx, const dehusk_rules *rules)
{
    if (ctx == NULL)
        return DEHUSK_E_ARG;
    if (ctx->calling || ctx->stage != DHK_STAGE_BEFORE)
        return DEHUSK_E_STATE;
    ctx->rules = rules;
    return DEHUSK_OK;
}

DEHUSK_API int dehusk_set_model(dehusk_ctx *ctx, const dehusk_model *model)
{
    if (ctx == NULL)
        return DEHUSK_E_ARG;
    if (ctx->calling || ctx->stage != DHK_STAGE_BEFORE)
        return DEHUSK_E_STATE;
    ctx->model = model == NULL ? &dhk_model_builtin : model->inner;
    return DEHUSK_OK;
}

DEHUSK_API int dehusk_set_encoding(dehusk_ctx *ctx, const char *label)
{
    if (ctx == NULL)
        return DEHUSK_E_ARG;
    if (ctx->calling || ctx->stage != DHK_STAGE_BEFORE)
        return DEHUSK_E_STATE;
    return dhk_reader_hint(ctx->reader, label);
}
