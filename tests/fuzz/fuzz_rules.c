/* fuzz_rules.c - any bytes as rules: they are refused with a place, or they work on a page.
 *
 * In: rules, a NUL, a page (one of our own without a NUL).  Held: a mistake has a line and a
 * place in the text; nothing leaks; matching ends, whatever the pattern; machine code and the
 * interpreter agree wherever neither gave up (each counts its steps in its own way).
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "answer.h"
#include "truth.h"

static const char own_page[] = "Sign in\nThe tide came in slowly that night, "
                               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n\nHome\n";

static void apply(const char *rules, size_t rules_length, const void *page, size_t length)
{
    const question asked = {NULL, NULL, rules, rules_length, page, length, NULL, 0};
    answer own, twin;

    memset(&twin, 0, sizeof twin);
    answer_read(&asked, &own);
    twin_read(&asked, &twin);
    truth(own.status == DEHUSK_OK || own.status == DEHUSK_E_LIMIT,
          "rules do not make a page an error");
    truth(own.status == twin.status, "the interpreter gives the same status");
    if (own.skipped == 0 && twin.skipped == 0)
        truth(own.hash == twin.hash, "machine code and the interpreter agree");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    meter m;
    dehusk_allocator allocator = metered(&m);
    const uint8_t *nul = size > 0 ? memchr(data, 0, size) : NULL;
    const size_t length = nul != NULL ? (size_t)(nul - data) : size;
    const char *text = (const char *)data;
    dehusk_rules_error error;
    dehusk_rules *rules;
    int status;

    memset(&error, 0, sizeof error);
    error.size = sizeof error;
    status = dehusk_rules_new(text, length, &allocator, &rules, &error);
    truth((status == DEHUSK_OK) == (rules != NULL), "rules or an error");
    truth(status == DEHUSK_OK || status == DEHUSK_E_PATTERN || status == DEHUSK_E_LIMIT,
          "what rules can be");
    if (status == DEHUSK_E_PATTERN) {
        truth(error.line > 0 && error.offset <= length, "a mistake has its place");
        truth(memchr(error.message, 0, sizeof error.message) != NULL, "its message ends");
    }
    dehusk_rules_free(rules);
    truth(m.used == 0, "all memory is given back");
    if (status == DEHUSK_OK && nul != NULL)
        apply(text, length, nul + 1, size - length - 1);
    else if (status == DEHUSK_OK)
        apply(text, length, own_page, sizeof own_page - 1);
    return 0;
}
