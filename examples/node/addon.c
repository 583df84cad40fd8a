/*
 * addon.c - dehusk.h for Node, and nothing else: index.js has the comfort and the errors.
 *
 * In:   numbers, names, rules.
 * Out:  handles, which are freed with what holds them; or a status, a number.
 * Why:  Node-API alone, so that one build serves every Node from 18 on.  What a page needs is
 *       done in page_block.c.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "addon.h"

static void drop_cleaner(napi_env env, void *data, void *hint)
{
    (void)hint;
    cleaner_clear(data);
    addon_announce(env, data);
    free(data);
}

static void drop_rules(napi_env env, void *data, void *hint)
{
    (void)env;
    (void)hint;
    dehusk_rules_free(data);
}

static void drop_model(napi_env env, void *data, void *hint)
{
    (void)env;
    (void)hint;
    dehusk_model_free(data);
}

/* A status; the preset's name comes first, then what is said by number. */
static int set_options(napi_env env, napi_value given, dehusk_options *o)
{
    const struct {
        const char *name;
        uint32_t *field; /* NULL: max_page_bytes, the wide one */
    } known[] = {{"format", &o->format},
                 {"flags", &o->flags},
                 {"keepPermille", &o->keep_permille},
                 {"maxLines", &o->max_lines},
                 {"maxLineBytes", &o->max_line_bytes},
                 {"comments", &o->comments},
                 {"maxPageBytes", NULL}};
    char name[16];
    napi_value preset = NULL;
    int status = DEHUSK_OK;

    dehusk_options_init(o, sizeof *o);
    napi_get_named_property(env, given, "preset", &preset);
    if (napi_get_value_string_utf8(env, preset, name, sizeof name, NULL) == napi_ok)
        status = dehusk_options_preset(o, sizeof *o, name);
    if (status != DEHUSK_OK)
        return status;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        napi_value item = NULL;
        double said = 0;
        uint32_t value;
        napi_get_named_property(env, given, known[i].name, &item);
        if (napi_get_value_double(env, item, &said) != napi_ok)
            continue; /* undefined: the default */
        value = said >= 0 && said <= UINT32_MAX ? (uint32_t)said : 0;
        if ((double)value != said)
            return DEHUSK_E_OPTION;
        if (known[i].field)
            *known[i].field = value;
        else if (value > 0) /* else what it is by default, which js_limit() tells */
            o->max_page_bytes = value;
    }
    return DEHUSK_OK;
}

/* cleaner({name: value}, rules or undefined, model or undefined, markdown): a handle, or a
   status. */
static napi_value js_cleaner(napi_env env, napi_callback_info info)
{
    napi_value args[4], made = NULL;
    size_t count = 4;
    int status = DEHUSK_E_NOMEM;
    cleaner *c = calloc(1, sizeof *c);

    napi_get_cb_info(env, info, &count, args, NULL, NULL);
    if (c) {
        c->rules = addon_handle(env, args[1]);
        c->model = addon_handle(env, args[2]);
        napi_get_value_bool(env, args[3], &c->markdown);
        status = set_options(env, args[0], &c->options);
    }
    if (status == DEHUSK_OK)
        status = cleaner_try(c);
    if (status != DEHUSK_OK) {
        free(c);
        return addon_number(env, status);
    }
    napi_create_external(env, c, drop_cleaner, NULL, &made);
    addon_announce(env, c);
    return made;
}

/* limit(cleaner): how many bytes a page may have. */
static napi_value js_limit(napi_env env, napi_callback_info info)
{
    napi_value arg;
    size_t count = 1;
    const cleaner *c;

    napi_get_cb_info(env, info, &count, &arg, NULL, NULL);
    c = addon_handle(env, arg);
    return addon_number(env, c ? (int64_t)c->options.max_page_bytes : 0);
}

/* model(Uint8Array): a handle, or a status. */
static napi_value js_model(napi_env env, napi_callback_info info)
{
    napi_value arg, made = NULL;
    size_t count = 1, length = 0;
    void *bytes = NULL;
    dehusk_model *model = NULL;
    int status;

    napi_get_cb_info(env, info, &count, &arg, NULL, NULL);
    napi_get_typedarray_info(env, arg, NULL, &length, &bytes, NULL, NULL);
    status = dehusk_model_new(bytes, length, NULL, &model);
    if (status != DEHUSK_OK)
        return addon_number(env, status);
    napi_create_external(env, model, drop_model, NULL, &made);
    return made;
}

static napi_value js_model_name(napi_env env, napi_callback_info info)
{
    napi_value arg;
    size_t count = 1;

    napi_get_cb_info(env, info, &count, &arg, NULL, NULL);
    return addon_string(env, dehusk_model_name(addon_handle(env, arg)));
}

/* rules(Uint8Array): a handle, or [status, line, offset, message]. */
static napi_value js_rules(napi_env env, napi_callback_info info)
{
    napi_value arg, made = NULL;
    size_t count = 1, length = 0;
    void *text = NULL;
    dehusk_rules *rules = NULL;
    dehusk_rules_error error = {0};
    int status;

    error.size = sizeof error;
    napi_get_cb_info(env, info, &count, &arg, NULL, NULL);
    napi_get_typedarray_info(env, arg, NULL, &length, &text, NULL, NULL);
    status = dehusk_rules_new(text, length, NULL, &rules, &error);
    if (status == DEHUSK_OK) {
        napi_create_external(env, rules, drop_rules, NULL, &made);
        return made;
    }
    napi_create_array_with_length(env, 4, &made);
    napi_set_element(env, made, 0, addon_number(env, status));
    napi_set_element(env, made, 1, addon_number(env, error.line));
    napi_set_element(env, made, 2, addon_number(env, (int64_t)error.offset));
    napi_set_element(env, made, 3, addon_string(env, error.message));
    return made;
}

static napi_value js_count(napi_env env, napi_callback_info info)
{
    napi_value arg;
    size_t count = 1;

    napi_get_cb_info(env, info, &count, &arg, NULL, NULL);
    return addon_number(env, dehusk_rules_count(addon_handle(env, arg)));
}

/* name(which, number): what the library calls it; 'which' is an index of names in index.js. */
static napi_value js_name(napi_env env, napi_callback_info info)
{
    napi_value args[2];
    size_t count = 2;
    uint32_t which = 0;
    int64_t n = 0;

    napi_get_cb_info(env, info, &count, args, NULL, NULL);
    napi_get_value_uint32(env, args[0], &which);
    napi_get_value_int64(env, args[1], &n);
    switch (which) {
    case 0:
        return addon_string(env, dehusk_kind_name((uint32_t)n));
    case 1:
        return addon_string(env, dehusk_verdict_name((uint32_t)n));
    case 2:
        return addon_string(env, dehusk_reason_name((uint32_t)n));
    case 3:
        return addon_string(env, dehusk_status_name((int)n));
    case 4:
        return addon_string(env, dehusk_status_message((int)n));
    case 5:
        return addon_string(env, dehusk_model_id());
    default:
        return addon_string(env, dehusk_version_string());
    }
}

NAPI_MODULE_INIT()
{
    const napi_property_descriptor made[] = {
        {"read", NULL, addon_read, NULL, NULL, NULL, napi_enumerable, NULL},
        {"cleaner", NULL, js_cleaner, NULL, NULL, NULL, napi_enumerable, NULL},
        {"rules", NULL, js_rules, NULL, NULL, NULL, napi_enumerable, NULL},
        {"model", NULL, js_model, NULL, NULL, NULL, napi_enumerable, NULL},
        {"modelName", NULL, js_model_name, NULL, NULL, NULL, napi_enumerable, NULL},
        {"limit", NULL, js_limit, NULL, NULL, NULL, napi_enumerable, NULL},
        {"count", NULL, js_count, NULL, NULL, NULL, napi_enumerable, NULL},
        {"name", NULL, js_name, NULL, NULL, NULL, napi_enumerable, NULL}};

    napi_define_properties(env, exports, sizeof made / sizeof *made, made);
    return exports;
}
