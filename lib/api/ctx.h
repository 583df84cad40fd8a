/* ctx.h - what a dehusk_ctx holds, and who may use it when.
 *
 * Everything a page needs lies in lists that are emptied by a reset and freed with the context: the
 * next page of that size allocates nothing.                       SPDX-License-Identifier: MIT */
#ifndef DHK_CTX_H
#define DHK_CTX_H

#include <stdbool.h>

#include "base/memory.h"
#include "decide/decide.h"
#include "dehusk.h"
#include "feature/feature.h"
#include "line/page.h"
#include "pattern/rules.h"
#include "read/reader.h"
#include "score/model.h"

enum dhk_stage {
    DHK_STAGE_BEFORE, /* no byte of a page came yet */
    DHK_STAGE_READ,   /* bytes are coming */
    DHK_STAGE_DONE,   /* finished: verdicts can be asked for */
    DHK_STAGE_FAILED  /* 'error' is the answer until the next reset */
};

/* One form of the output, made when it is first asked for. */
typedef struct dhk_rendering {
    dhk_list text; /* char, and a NUL behind them */
    bool made;
} dhk_rendering;

struct dehusk_ctx {
    dhk_memory memory; /* the caller's allocator; all below borrows it */
    dehusk_options options;
    const dehusk_rules *rules; /* borrowed; NULL: none */
    const dhk_model *model;    /* borrowed, or the built-in one */
    enum dhk_stage stage;
    int error;      /* DEHUSK_E_*, when the stage is FAILED */
    bool calling;   /* a callback of the caller runs */
    uint64_t bytes; /* pushed so far */
    dhk_reader *reader;
    dhk_matcher *matcher; /* NULL until rules are first applied */
    dhk_page page;
    dhk_features features;
    dhk_decision decision;
    dhk_list score;   /* uint16_t a line */
    dhk_list rule;    /* uint8_t a line: DHK_RULE_* */
    dhk_list keep;    /* uint8_t a line */
    dhk_list comment; /* uint32_t a line, where comments are asked for */
    dhk_list title;   /* char, and a NUL behind them */
    dhk_list views;   /* dehusk_line: what dehusk_lines() lends */
    bool views_made;
    uint32_t skipped_rules;
    dhk_rendering renderings[2]; /* by enum dehusk_output */
    size_t pulled;               /* bytes of the output that dehusk_pull() gave */
};

struct dehusk_rules {
    dhk_memory memory;
    dhk_rules *inner;
};

struct dehusk_model {
    dhk_memory memory;
    dhk_model *inner;
};

/* The caller's allocator as ours (NULL: malloc's); DEHUSK_E_ARG when a function lacks. */
int dhk_ctx_memory(const dehusk_allocator *allocator, dhk_memory *memory);

/* DEHUSK_OK when verdicts can be asked for, else why not. */
int dhk_ctx_done(const dehusk_ctx *ctx);

/* The same for calls that change the context: not while a callback runs. */
int dhk_ctx_changeable(const dehusk_ctx *ctx);

/* Makes the output in this form if that is not done yet. */
int dhk_ctx_render(dehusk_ctx *ctx, uint32_t output);

#endif
