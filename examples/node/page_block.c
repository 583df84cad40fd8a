/*
 * page_block.c - a page cleaned in any thread, and all there is to know of it in one block.
 *
 * In:   pieces of a page, and the cleaner that has the options.
 * Out:  a block (page_block.h), or a status.
 * Why:  what a context lends is lent for short, so it is copied, but as bytes: strings are made
 *       of them only when they are asked for.  Contexts are kept by their cleaner, a few of
 *       them, and taken by whichever thread needs one: no lock, each place is swapped at once.
 *       Memory is counted, so that the garbage collector knows what it can win.
 *
 * SPDX-License-Identifier: MIT
 */
#include "page_block.h"

#include <stdlib.h>
#include <string.h>

static void *acquire(void *user, size_t size)
{
    void *block = malloc(size);

    if (block)
        atomic_fetch_add(&((cleaner *)user)->bytes, (long long)size);
    return block;
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    void *moved = realloc(block, new_size);

    if (moved)
        atomic_fetch_add(&((cleaner *)user)->bytes,
                         (long long)new_size - (long long)old_size);
    return moved;
}

static void release(void *user, void *block, size_t size)
{
    atomic_fetch_sub(&((cleaner *)user)->bytes, (long long)size);
    free(block);
}

static int make_context(cleaner *c, dehusk_ctx **ctx)
{
    const dehusk_allocator allocator = {acquire, resize, release, c};
    int status = dehusk_new(&c->options, &allocator, ctx);

    if (status == DEHUSK_OK)
        status = dehusk_set_rules(*ctx, c->rules);
    return status == DEHUSK_OK ? dehusk_set_model(*ctx, c->model) : status;
}

static void give(cleaner *c, dehusk_ctx *ctx)
{
    dehusk_reset(ctx);
    for (int i = 0; ctx && i < IDLE; i++) {
        dehusk_ctx *none = NULL;
        if (atomic_compare_exchange_strong(&c->idle[i], &none, ctx))
            ctx = NULL;
    }
    dehusk_free(ctx);
}

int cleaner_try(cleaner *c)
{
    dehusk_ctx *ctx = NULL;
    int status = make_context(c, &ctx);

    give(c, ctx);
    return status;
}

void cleaner_clear(cleaner *c)
{
    for (int i = 0; i < IDLE; i++)
        dehusk_free(atomic_exchange(&c->idle[i], NULL));
}

static int take(cleaner *c, dehusk_ctx **ctx)
{
    for (int i = 0; i < IDLE; i++) {
        *ctx = atomic_exchange(&c->idle[i], NULL);
        if (*ctx)
            return DEHUSK_OK;
    }
    return make_context(c, ctx);
}

static const dehusk_line *line_of(const answer *a, size_t i)
{
    return (const void *)((const char *)a->first + i * a->stride);
}

static int ask(dehusk_ctx *ctx, bool markdown, answer *a)
{
    int status = dehusk_text(ctx, &a->text, &a->text_length);

    a->page.size = sizeof a->page;
    if (status == DEHUSK_OK && markdown)
        status = dehusk_markdown(ctx, &a->markdown, &a->markdown_length);
    if (status == DEHUSK_OK)
        status = dehusk_page_info(ctx, &a->page);
    if (status == DEHUSK_OK)
        status = dehusk_lines(ctx, &a->first, &a->count, &a->stride);
    if (status != DEHUSK_OK)
        return status;
    for (size_t i = 0; i < a->count; i++)
        a->line_bytes += line_of(a, i)->length;
    a->size = sizeof(head) + a->count * sizeof(record) + a->text_length +
              a->markdown_length + a->page.title_length + strlen(a->page.encoding) +
              a->line_bytes;
    return a->size <= UINT32_MAX ? DEHUSK_OK : DEHUSK_E_LIMIT;
}

static int read_page(const job *j, dehusk_ctx *ctx)
{
    int status = j->labelled ? dehusk_set_encoding(ctx, j->label) : DEHUSK_OK;

    for (uint32_t i = 0; status == DEHUSK_OK && i < j->count; i++)
        status = dehusk_push(ctx, j->pieces[i].bytes, j->pieces[i].length);
    return status == DEHUSK_OK ? dehusk_finish(ctx) : status;
}

static char *put(char *out, const void *bytes, size_t length)
{
    if (length > 0)
        memcpy(out, bytes, length);
    return out + length;
}

void answer_pack(const answer *a, char *out)
{
    const dehusk_page *p = &a->page;
    const head h = {p->verdict,
                    p->confidence,
                    p->format,
                    p->kept,
                    (uint32_t)p->bytes,
                    (uint32_t)p->title_line, /* of SIZE_MAX, UINT32_MAX is left */
                    p->skipped_rules,
                    (uint32_t)a->count,
                    (uint32_t)a->text_length,
                    (uint32_t)a->markdown_length,
                    (uint32_t)p->title_length,
                    (uint32_t)strlen(p->encoding)};

    out = put(out, &h, sizeof h);
    for (size_t i = 0; i < a->count; i++) {
        const dehusk_line *l = line_of(a, i);
        const record r = {l->kind,
                          l->keep,
                          l->score,
                          l->reasons,
                          l->flags,
                          (uint32_t)l->offset,
                          (uint32_t)l->offset_end,
                          l->level,
                          l->row,
                          l->link_bytes,
                          (uint32_t)l->length};
        out = put(out, &r, sizeof r);
    }
    out = put(out, a->text, a->text_length);
    out = put(out, a->markdown, a->markdown_length);
    out = put(out, p->title, p->title_length);
    out = put(out, p->encoding, h.encoding);
    for (size_t i = 0; i < a->count; i++)
        out = put(out, line_of(a, i)->text, line_of(a, i)->length);
}

int job_run(const job *j, answer *a)
{
    int status = take(j->from, &a->ctx);

    if (status == DEHUSK_OK)
        status = read_page(j, a->ctx);
    return status == DEHUSK_OK ? ask(a->ctx, j->from->markdown, a) : status;
}

void answer_drop(answer *a, cleaner *to)
{
    give(to, a->ctx);
    a->ctx = NULL;
}
