/* fuzz_rules.c - any bytes as rules: they are refused with a place, or they work on a page.
 *
 * In: rules, a NUL, a page (one of our own without a NUL).  Held: a mistake has a line and a
 * place in the text; nothing leaks; matching ends, whatever the pattern.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "truth.h"

static const char own_page[] = "Sign in\nThe tide came in slowly that night, "
                               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n\nHome\n";

static void apply(const dehusk_rules *rules, const void *page, size_t length)
{
    dehusk_ctx *ctx;
    const char *text;
    size_t size;
    int status;

    truth(dehusk_new(NULL, NULL, &ctx) == DEHUSK_OK, "new");
    truth(dehusk_set_rules(ctx, rules) == DEHUSK_OK, "set_rules");
    status = dehusk_push(ctx, page, length);
    if (status == DEHUSK_OK)
        status = dehusk_finish(ctx);
    truth(status == DEHUSK_OK || status == DEHUSK_E_LIMIT,
          "rules do not make a page an error");
    if (status == DEHUSK_OK)
        truth(dehusk_text(ctx, &text, &size) == DEHUSK_OK && is_utf8(text, size), "text");
    dehusk_free(ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    meter m;
    dehusk_allocator allocator = metered(&m);
    const uint8_t *nul = size > 0 ? memchr(data, 0, size) : NULL;
    size_t length = nul != NULL ? (size_t)(nul - data) : size;
    dehusk_rules_error error;
    dehusk_rules *rules;
    int status;

    memset(&error, 0, sizeof error);
    error.size = sizeof error;
    status = dehusk_rules_new((const char *)data, length, &allocator, &rules, &error);
    truth((status == DEHUSK_OK) == (rules != NULL), "rules or an error");
    if (status == DEHUSK_E_PATTERN) {
        truth(error.line > 0 && error.offset <= length, "a mistake has its place");
        truth(memchr(error.message, 0, sizeof error.message) != NULL, "its message ends");
    }
    if (status == DEHUSK_OK && nul != NULL)
        apply(rules, nul + 1, size - length - 1);
    else if (status == DEHUSK_OK)
        apply(rules, own_page, sizeof own_page - 1);
    dehusk_rules_free(rules);
    truth(m.used == 0, "all memory is given back");
    return 0;
}
