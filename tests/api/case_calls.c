/*
 * case_calls.c - the cases of level "call": single calls of dehusk.h in any order.
 *
 * Each word of a case's "calls" is one function here; spec/cases/README.md says what it means.
 * Structs lie in a room that is larger than any size they may claim, so that a library which
 * believes too much is caught by a sanitizer, and one which believes too little by the result.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "api/cases.h"

enum { ROOM_BYTES = 8192 };

typedef union room {
    unsigned char bytes[ROOM_BYTES];
    dehusk_options options;
    dehusk_line line;
    uint64_t aligned;
} room;

typedef struct calls {
    json_t *one;
    dehusk_ctx *ctx;
    dehusk_rules *rules;
    bytes page, rule_text;
    size_t at;      /* of the page: what is pushed already */
    int meagre;     /* the allocator is in use */
    long left, out; /* blocks it still gives, blocks not yet given back */
    room room;
} calls;

typedef json_int_t (*call_fn)(calls *c, size_t n);

static void *acquire(void *user, size_t size)
{
    calls *c = user;
    if (c->left-- <= 0)
        return NULL;
    c->out++;
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    calls *c = user;
    (void)old_size;
    return c->left-- <= 0 ? NULL : realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    calls *c = user;
    (void)size;
    c->out -= block != NULL;
    free(block);
}

static json_int_t make(calls *c, size_t size, unsigned char last)
{
    dehusk_allocator allocator = {acquire, resize, release, NULL};
    allocator.user = c;
    memset(&c->room, 0, sizeof c->room);
    case_options(c->one, &c->room.options);
    if (size > 0)
        c->room.options.size = (uint32_t)size;
    if (last)
        c->room.bytes[size - 1] = last;
    return dehusk_new(&c->room.options, c->meagre ? &allocator : NULL, &c->ctx);
}

static json_int_t call_new(calls *c, size_t n)
{
    return make(c, n, 0);
}

static json_int_t call_new_with_a_byte(calls *c, size_t n)
{
    return make(c, n, 1);
}

static json_int_t call_new_default(calls *c, size_t n)
{
    (void)n;
    return dehusk_new(NULL, NULL, &c->ctx);
}

static json_int_t call_memory(calls *c, size_t n)
{
    c->meagre = 1;
    c->left = (long)n;
    return 0;
}

static json_int_t call_rules_new(calls *c, size_t n)
{
    dehusk_allocator allocator = {acquire, resize, release, NULL};
    (void)n;
    allocator.user = c;
    return dehusk_rules_new((const char *)c->rule_text.at, c->rule_text.length,
                            c->meagre ? &allocator : NULL, &c->rules, NULL);
}

static json_int_t call_rules_count(calls *c, size_t n)
{
    (void)n;
    return dehusk_rules_count(c->rules);
}

static json_int_t call_set_rules(calls *c, size_t n)
{
    (void)n;
    return dehusk_set_rules(c->ctx, c->rules);
}

static json_int_t call_set_encoding(calls *c, size_t n)
{
    (void)n;
    return dehusk_set_encoding(c->ctx, case_text(c->one, "encoding"));
}

static json_int_t call_push(calls *c, size_t n)
{
    const unsigned char *piece = c->page.at + c->at;
    if (n > c->page.length - c->at)
        return -1000; /* the case is wrong */
    c->at += n;
    return dehusk_push(c->ctx, piece, n);
}

static json_int_t call_push_null(calls *c, size_t n)
{
    return dehusk_push(c->ctx, NULL, n);
}

static json_int_t call_finish(calls *c, size_t n)
{
    (void)n;
    return dehusk_finish(c->ctx);
}

static json_int_t call_reset(calls *c, size_t n)
{
    (void)n;
    c->at = 0;
    dehusk_reset(c->ctx);
    return 0;
}

static json_int_t call_text(calls *c, size_t n)
{
    const char *text;
    (void)n;
    return dehusk_text(c->ctx, &text, &n);
}

static json_int_t call_markdown(calls *c, size_t n)
{
    const char *text;
    return dehusk_markdown(c->ctx, &text, &n);
}

static json_int_t call_pull(calls *c, size_t n)
{
    size_t written;
    return dehusk_pull(c->ctx, c->room.bytes, n, &written);
}

static json_int_t call_lines(calls *c, size_t n)
{
    const dehusk_line *first;
    size_t stride;
    return dehusk_lines(c->ctx, &first, &n, &stride);
}

static json_int_t call_line_count(calls *c, size_t n)
{
    (void)n;
    return (json_int_t)dehusk_line_count(c->ctx);
}

static json_int_t call_line_at(calls *c, size_t n)
{
    dehusk_line line = {0};
    line.size = sizeof line;
    return dehusk_line_at(c->ctx, n, &line);
}

static json_int_t call_line_size(calls *c, size_t n)
{
    memset(&c->room, 0, sizeof c->room);
    c->room.line.size = (uint32_t)n;
    return dehusk_line_at(c->ctx, 0, &c->room.line);
}

static json_int_t call_page_info(calls *c, size_t n)
{
    dehusk_page page = {0};
    (void)n;
    page.size = sizeof page;
    return dehusk_page_info(c->ctx, &page);
}

static int stop_at(void *user, const dehusk_line *line)
{
    return line->index == *(const size_t *)user;
}

static json_int_t call_each_line(calls *c, size_t n)
{
    return dehusk_each_line(c->ctx, stop_at, &n);
}

typedef struct inside {
    dehusk_ctx *ctx;
    int result;
} inside;

static int push_inside(void *user, const dehusk_line *line)
{
    inside *in = user;
    (void)line;
    in->result = dehusk_push(in->ctx, "x", 1);
    return 0;
}

static json_int_t call_each_line_push(calls *c, size_t n)
{
    inside in = {NULL, -1000};
    (void)n;
    in.ctx = c->ctx;
    dehusk_each_line(c->ctx, push_inside, &in);
    return in.result;
}

static const struct {
    const char *name;
    call_fn call;
} words[] = {
    {"memory", call_memory},
    {"new", call_new},
    {"new_default", call_new_default},
    {"new_with_a_byte", call_new_with_a_byte},
    {"rules_new", call_rules_new},
    {"rules_count", call_rules_count},
    {"set_rules", call_set_rules},
    {"set_encoding", call_set_encoding},
    {"push", call_push},
    {"push_null", call_push_null},
    {"finish", call_finish},
    {"reset", call_reset},
    {"text", call_text},
    {"markdown", call_markdown},
    {"pull", call_pull},
    {"lines", call_lines},
    {"line_count", call_line_count},
    {"line_at", call_line_at},
    {"line_size", call_line_size},
    {"page_info", call_page_info},
    {"each_line", call_each_line},
    {"each_line_push", call_each_line_push},
};

static json_int_t call_by_name(calls *c, const char *name, json_int_t argument)
{
    size_t i;

    for (i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].name, name) == 0)
            return words[i].call(c, (size_t)argument);
    return -1001; /* no such word */
}

int run_calls(json_t *one)
{
    calls c = {0};
    json_t *call;
    size_t i;
    int faults = 0;

    c.one = one;
    c.page = case_bytes(one, "page", "page_is_hex");
    c.rule_text = case_bytes(one, "rules", "rules_are_hex");
    json_array_foreach(json_object_get(one, "calls"), i, call)
    {
        const char *name = case_text(call, "call");
        json_int_t result = call_by_name(&c, name, case_number(call, "argument"));
        if (result != case_number(call, "result"))
            faults += case_fault(one, name, result, case_number(call, "result"));
    }
    dehusk_free(c.ctx);
    dehusk_rules_free(c.rules);
    if (c.out != 0)
        faults += case_fault(one, "blocks left over", c.out, 0);
    free(c.page.at);
    free(c.rule_text.at);
    return faults;
}
