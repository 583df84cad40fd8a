/* push.c - bytes of a page in, verdicts on its lines out.
 *
 * Each call first asks whether it may: an error stays until the next reset, for a page with a hole
 * in it must not get verdicts.  finish() runs the rooms in their order; no output is made there,
 * since some callers only want the verdicts.  O(bytes pushed), and O(page) for finish.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/ctx.h"
#include "base/status.h"
#include "score/score.h"

/* Lines cannot be numbered beyond: DHK_NONE is no line. */
static const uint32_t most_lines = DHK_NONE - 1;

static int fail(dehusk_ctx *ctx, int status)
{
    ctx->stage = DHK_STAGE_FAILED;
    ctx->error = status;
    return status;
}

static int begin(dehusk_ctx *ctx)
{
    uint32_t lines = ctx->options.max_lines;
    uint32_t line_bytes = ctx->options.max_line_bytes;
    int status;

    if (ctx->stage != DHK_STAGE_BEFORE)
        return DHK_OK;
    status = dhk_page_begin(&ctx->page, lines < most_lines ? lines : most_lines,
                            line_bytes < INT32_MAX ? line_bytes : INT32_MAX);
    if (status == DHK_OK)
        status = dhk_reader_begin(ctx->reader, &ctx->page, ctx->options.format);
    ctx->stage = DHK_STAGE_READ;
    return status;
}

/* May the page go on? */
static int check(const dehusk_ctx *ctx)
{
    if (ctx == NULL)
        return DEHUSK_E_ARG;
    if (ctx->calling || ctx->stage == DHK_STAGE_DONE)
        return DEHUSK_E_STATE;
    return ctx->stage == DHK_STAGE_FAILED ? ctx->error : DEHUSK_OK;
}

DEHUSK_API int dehusk_push(dehusk_ctx *ctx, const void *bytes, size_t length)
{
    int status = check(ctx);

    if (status != DEHUSK_OK)
        return status;
    if (bytes == NULL && length > 0)
        return fail(ctx, DEHUSK_E_ARG);
    if (length > ctx->options.max_page_bytes - ctx->bytes)
        return fail(ctx, DEHUSK_E_LIMIT);
    status = begin(ctx);
    if (status == DHK_OK && length > 0)
        status = dhk_reader_push(ctx->reader, (const unsigned char *)bytes, length);
    if (status != DHK_OK)
        return fail(ctx, status);
    ctx->bytes += length;
    return DEHUSK_OK;
}

static int reserve(dehusk_ctx *ctx, dhk_list *list, size_t item_size)
{
    size_t count = ctx->page.lines.count;
    int status;

    list->count = 0;
    status = dhk_list_reserve(list, &ctx->memory, item_size, count, SIZE_MAX);
    if (status == DHK_OK)
        list->count = count;
    return status;
}

static int apply_rules(dehusk_ctx *ctx)
{
    int status = DHK_OK;

    ctx->decision.rule = NULL;
    ctx->skipped_rules = 0;
    if (ctx->rules == NULL)
        return DHK_OK;
    if (ctx->matcher == NULL)
        status = dhk_matcher_new(&ctx->memory, &ctx->matcher);
    if (status == DHK_OK)
        status = reserve(ctx, &ctx->rule, sizeof(uint8_t));
    if (status == DHK_OK)
        status = dhk_rules_apply(ctx->rules->inner, ctx->matcher, &ctx->page,
                                 (uint8_t *)ctx->rule.items, &ctx->skipped_rules);
    ctx->decision.rule = (const uint8_t *)ctx->rule.items;
    return status;
}

static int judge(dehusk_ctx *ctx)
{
    dhk_decision *decision = &ctx->decision;
    int status;

    ctx->features.tokens = ctx->model->tokens;
    status = dhk_feature_measure(&ctx->features, &ctx->page);
    if (status == DHK_OK)
        status = reserve(ctx, &ctx->score, sizeof(uint16_t));
    if (status == DHK_OK)
        status = reserve(ctx, &ctx->keep, sizeof(uint8_t));
    if (status == DHK_OK && ctx->options.comments != DHK_COMMENTS_AUTO)
        status = reserve(ctx, &ctx->comment, sizeof(uint32_t));
    if (status == DHK_OK)
        status = apply_rules(ctx);
    if (status != DHK_OK)
        return status;
    decision->score = (uint16_t *)ctx->score.items;
    decision->keep = (uint8_t *)ctx->keep.items;
    decision->comment = (uint32_t *)ctx->comment.items;
    decision->dial = ctx->options.keep_permille;
    decision->comments = ctx->options.comments;
    dhk_score_lines(ctx->model, &ctx->features, ctx->page.format, decision->score);
    dhk_decide(decision, &ctx->page, &ctx->features);
    return DHK_OK;
}

/* The title line's text, else what the head says; copied, since it gets a NUL. */
static int keep_title(dehusk_ctx *ctx)
{
    uint32_t line = ctx->decision.title_line;
    dhk_string title = ctx->page.title;
    int status;

    if (line != DHK_NONE) {
        title.text = dhk_page_lines(&ctx->page)[line].text;
        title.length = dhk_page_lines(&ctx->page)[line].length;
    }
    ctx->title.count = 0;
    status =
        dhk_list_reserve(&ctx->title, &ctx->memory, 1, (size_t)title.length + 1, SIZE_MAX);
    if (status != DHK_OK)
        return status;
    if (title.length > 0)
        memcpy(ctx->title.items, dhk_page_text(&ctx->page, title.text), title.length);
    ((char *)ctx->title.items)[title.length] = 0;
    ctx->title.count = title.length;
    return DHK_OK;
}

DEHUSK_API int dehusk_finish(dehusk_ctx *ctx)
{
    int status = check(ctx);

    if (status != DEHUSK_OK)
        return status;
    status = begin(ctx);
    if (status == DHK_OK)
        status = dhk_reader_finish(ctx->reader);
    if (status == DHK_OK)
        status = judge(ctx);
    if (status == DHK_OK)
        status = keep_title(ctx);
    if (status != DHK_OK)
        return fail(ctx, status);
    ctx->stage = DHK_STAGE_DONE;
    return DEHUSK_OK;
}
