/* answer.c - see answer.h.  Compiled into both builds.              SPDX-License-Identifier: MIT */
#include "answer.h"

#include <string.h>

#include "hostile/run_page.h"

void answer_read(const question *asked, answer *given)
{
    dehusk_page page;
    dehusk_rules *rules = NULL;
    dehusk_model *model = NULL;
    dehusk_ctx *ctx = NULL;
    int status = DEHUSK_OK;

    memset(given, 0, sizeof *given);
    if (asked->rules != NULL)
        status = dehusk_rules_new(asked->rules, asked->rules_length, NULL, &rules, NULL);
    if (status == DEHUSK_OK && asked->model != NULL)
        status = dehusk_model_new(asked->model, asked->model_length, NULL, &model);
    if (status == DEHUSK_OK)
        status = dehusk_new(asked->options, NULL, &ctx);
    if (status == DEHUSK_OK)
        status = dehusk_set_rules(ctx, rules);
    if (status == DEHUSK_OK)
        status = dehusk_set_model(ctx, model);
    if (status == DEHUSK_OK)
        status = dehusk_set_encoding(ctx, asked->encoding);
    if (status == DEHUSK_OK)
        status = dehusk_push(ctx, asked->page, asked->length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    given->status = status;
    given->hash = run_hash(ctx, status);
    page.size = sizeof page;
    if (status == DEHUSK_OK && dehusk_page_info(ctx, &page) == DEHUSK_OK)
        given->skipped = page.skipped_rules;
    dehusk_free(ctx);
    dehusk_model_free(model);
    dehusk_rules_free(rules);
}
