/* page_info.c - one verdict a page.                               SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/ctx.h"
#include "api/give.h"

DEHUSK_API int dehusk_page_info(const dehusk_ctx *ctx, dehusk_page *page)
{
    dehusk_page made;
    int status = dhk_ctx_done(ctx);

    if (dhk_give_check(page) != DEHUSK_OK)
        return DEHUSK_E_ARG;
    if (status != DEHUSK_OK)
        return status;
    memset(&made, 0, sizeof made);
    made.size = sizeof made;
    made.verdict = ctx->decision.verdict;
    made.confidence = ctx->decision.confidence;
    made.format = ctx->page.format;
    made.lines = (uint32_t)ctx->page.lines.count;
    made.kept = ctx->decision.kept;
    made.bytes = ctx->bytes;
    made.encoding = dhk_reader_encoding(ctx->reader);
    made.title = (const char *)ctx->title.items;
    made.title_length = ctx->title.count;
    made.title_line = SIZE_MAX;
    if (ctx->decision.title_line != DHK_NONE)
        made.title_line = ctx->decision.title_line;
    made.skipped_rules = ctx->skipped_rules;
    dhk_give(page, &made, sizeof made);
    return DEHUSK_OK;
}
