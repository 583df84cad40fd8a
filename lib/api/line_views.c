/* line_views.c - one verdict a line: by index, as one array, or by callback.
 *
 * A view points into the page, so making one is O(1) and copies no text; the array of all is
 * made when it is first asked for.                                SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/ctx.h"
#include "api/give.h"
#include "base/status.h"

enum {
    PUBLIC_FLAGS = DEHUSK_LINE_CUT | DEHUSK_LINE_BREAK | DEHUSK_LINE_HIDDEN |
                   DEHUSK_LINE_TITLE | DEHUSK_LINE_HEADER | DEHUSK_LINE_ORDERED
};

static dehusk_line view(const dehusk_ctx *ctx, size_t index)
{
    const dhk_line *line = dhk_page_lines(&ctx->page) + index;
    dehusk_line made;

    memset(&made, 0, sizeof made);
    made.size = sizeof made;
    made.index = (uint32_t)index;
    made.kind = line->kind;
    made.keep = ctx->decision.keep[index];
    made.score = ctx->decision.score[index];
    made.reasons = dhk_decide_reasons(&ctx->decision, &ctx->page, &ctx->features, index);
    made.offset = line->begin;
    made.text = (const char *)dhk_page_text(&ctx->page, line->text);
    made.length = line->length;
    made.offset_end = line->end;
    made.flags = line->flags & PUBLIC_FLAGS;
    if (line->kind == DHK_KIND_HEADING || line->kind == DHK_KIND_ITEM ||
        line->kind == DHK_KIND_QUOTE)
        made.level = line->level;
    made.row = line->row;
    made.link_bytes = line->link_bytes;
    return made;
}

DEHUSK_API size_t dehusk_line_count(const dehusk_ctx *ctx)
{
    return dhk_ctx_done(ctx) == DEHUSK_OK ? ctx->page.lines.count : 0;
}

DEHUSK_API int dehusk_line_at(const dehusk_ctx *ctx, size_t index, dehusk_line *line)
{
    dehusk_line made;
    int status = dhk_ctx_done(ctx);

    if (dhk_give_check(line) != DEHUSK_OK)
        return DEHUSK_E_ARG;
    if (status != DEHUSK_OK)
        return status;
    if (index >= ctx->page.lines.count)
        return DEHUSK_E_ARG;
    made = view(ctx, index);
    dhk_give(line, &made, sizeof made);
    return DEHUSK_OK;
}

static int make_views(dehusk_ctx *ctx)
{
    size_t count = ctx->page.lines.count, i;
    dehusk_line *views;
    int status;

    if (ctx->views_made)
        return DEHUSK_OK;
    ctx->views.count = 0;
    status = dhk_list_reserve(&ctx->views, &ctx->memory, sizeof *views, count, SIZE_MAX);
    if (status != DHK_OK)
        return status;
    views = (dehusk_line *)ctx->views.items;
    for (i = 0; i < count; i++)
        views[i] = view(ctx, i);
    ctx->views.count = count;
    ctx->views_made = true;
    return DEHUSK_OK;
}

DEHUSK_API int dehusk_lines(dehusk_ctx *ctx, const dehusk_line **first, size_t *count,
                            size_t *stride)
{
    int status;

    if (first != NULL)
        *first = NULL;
    if (count != NULL)
        *count = 0;
    if (stride != NULL)
        *stride = sizeof(dehusk_line);
    if (first == NULL || count == NULL || stride == NULL)
        return DEHUSK_E_ARG;
    status = dhk_ctx_changeable(ctx);
    if (status == DEHUSK_OK)
        status = make_views(ctx);
    if (status != DEHUSK_OK)
        return status;
    *count = ctx->views.count;
    if (*count > 0)
        *first = (const dehusk_line *)ctx->views.items;
    return DEHUSK_OK;
}

DEHUSK_API int dehusk_each_line(dehusk_ctx *ctx, dehusk_line_fn fn, void *user)
{
    int status = dhk_ctx_done(ctx), answer = 0;
    bool outer;
    size_t i;

    if (ctx == NULL || fn == NULL)
        return DEHUSK_E_ARG;
    if (status != DEHUSK_OK)
        return status;
    outer = ctx->calling; /* a callback may walk the lines itself: that changes nothing */
    ctx->calling = true;
    for (i = 0; i < ctx->page.lines.count && answer == 0; i++) {
        const dehusk_line line = view(ctx, i);
        answer = fn(user, &line);
    }
    ctx->calling = outer;
    return answer == 0 ? DEHUSK_OK : DEHUSK_E_STOPPED;
}
