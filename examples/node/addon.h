/*
 * addon.h - what the two halves of the addon share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ADDON_H
#define ADDON_H

#define NAPI_VERSION 8
#include <node_api.h>

#include "page_block.h"

napi_value addon_number(napi_env env, int64_t value);
napi_value addon_string(napi_env env, const char *text);
void *addon_handle(napi_env env, napi_value value); /* NULL of what is no handle */
void addon_announce(napi_env env, cleaner *c);      /* what it holds, to the collector */

/* read([cleaner, piece...], encoding or undefined, later): a block, a status, or its promise. */
napi_value addon_read(napi_env env, napi_callback_info info);

#endif
