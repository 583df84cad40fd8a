/*
 * addon_read.c - a page through dehusk, in Node's thread or as a promise in another.
 *
 * In:   a cleaner's handle and the pieces of a page, Uint8Arrays that nobody else writes to.
 * Out:  a Buffer, which page.js reads; or a status, a number.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "addon.h"

typedef struct errand { /* a job for another thread */
    job job;
    int status;
    void *block; /* malloc'ed by that thread */
    size_t size;
    napi_async_work work;
    napi_deferred promise;
    napi_ref held; /* the cleaner and the pieces */
} errand;

napi_value addon_number(napi_env env, int64_t value)
{
    napi_value made = NULL;

    napi_create_int64(env, value, &made);
    return made;
}

napi_value addon_string(napi_env env, const char *text)
{
    napi_value made = NULL;

    napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &made);
    return made;
}

void *addon_handle(napi_env env,
                   napi_value value) /* of an external; NULL of anything else */
{
    void *found = NULL;

    return napi_get_value_external(env, value, &found) == napi_ok ? found : NULL;
}

void addon_announce(napi_env env, cleaner *c)
{
    long long now = atomic_load(&c->bytes);
    int64_t ignored;

    napi_adjust_external_memory(env, now - c->announced, &ignored);
    c->announced = now;
}

/* Node's own memory: what is foreign to it is freed only when the event loop turns, too late for
   a loop over many pages. */
static napi_value room_of(napi_env env, size_t size, void **room)
{
    napi_value made = NULL;

    if (napi_create_buffer(env, size, room, &made) != napi_ok)
        napi_throw_error(env, NULL, "out of memory");
    return made;
}

static napi_value read_now(napi_env env, job *j)
{
    answer a = {0};
    void *room = NULL;
    int status = job_run(j, &a);
    napi_value made =
        status == DEHUSK_OK ? room_of(env, a.size, &room) : addon_number(env, status);

    if (room)
        answer_pack(&a, room);
    answer_drop(&a, j->from);
    free(j->pieces);
    addon_announce(env, j->from);
    return made;
}

static void execute(napi_env env, void *data)
{
    errand *e = data;
    answer a = {0};

    (void)env;
    e->status = job_run(&e->job, &a);
    if (e->status == DEHUSK_OK) {
        e->size = a.size;
        e->block = malloc(a.size);
        e->status = e->block ? DEHUSK_OK : DEHUSK_E_NOMEM;
    }
    if (e->block)
        answer_pack(&a, e->block);
    answer_drop(&a, e->job.from);
}

static void complete(napi_env env, napi_status cancelled, void *data)
{
    errand *e = data;
    napi_value made = NULL;
    void *room = NULL;

    (void)cancelled; /* nobody does */
    made = e->block ? room_of(env, e->size, &room) : addon_number(env, e->status);
    if (room)
        memcpy(room, e->block, e->size);
    addon_announce(env, e->job.from);
    napi_resolve_deferred(env, e->promise, made);
    napi_delete_reference(env, e->held);
    napi_delete_async_work(env, e->work);
    free(e->block);
    free(e->job.pieces);
    free(e);
}

static napi_value start(napi_env env, const job *given, napi_value held)
{
    napi_value promise = NULL;
    errand *e = calloc(1, sizeof *e);

    if (!e) {
        free(given->pieces);
        napi_throw_error(env, NULL, "out of memory");
        return NULL;
    }
    e->job = *given;
    napi_create_promise(env, &e->promise, &promise);
    napi_create_reference(env, held, 1, &e->held);
    napi_create_async_work(env, NULL, addon_string(env, "dehusk"), execute, complete, e,
                           &e->work);
    napi_queue_async_work(env, e->work);
    return promise;
}

/* The job of an array: a cleaner, then pieces. */
static bool get_job(napi_env env, napi_value array, job *j)
{
    napi_value item = NULL;

    napi_get_array_length(env, array, &j->count);
    napi_get_element(env, array, 0, &item);
    j->from = addon_handle(env, item);
    j->pieces = calloc(j->count + 1, sizeof *j->pieces);
    if (!j->from || !j->pieces) {
        free(j->pieces);
        napi_throw_error(env, NULL, "no cleaner, or no memory");
        return false;
    }
    j->count--;
    for (uint32_t i = 0; i < j->count; i++) {
        void *bytes = NULL;
        napi_get_element(env, array, i + 1, &item);
        napi_get_typedarray_info(env, item, NULL, &j->pieces[i].length, &bytes, NULL, NULL);
        j->pieces[i].bytes = bytes;
    }
    return true;
}

napi_value addon_read(napi_env env, napi_callback_info info)
{
    napi_value args[3];
    size_t count = 3, length = 0;
    bool later = false;
    job j = {0};

    napi_get_cb_info(env, info, &count, args, NULL, NULL);
    if (!get_job(env, args[0], &j))
        return NULL;
    j.labelled = napi_get_value_string_utf8(env, args[1], j.label, sizeof j.label,
                                            &length) == napi_ok;
    if (strlen(j.label) != length)
        j.label[0] = '?'; /* what has a NUL in it is no encoding */
    napi_get_value_bool(env, args[2], &later);
    if (later)
        return start(env, &j, args[0]);
    return read_now(env, &j);
}
