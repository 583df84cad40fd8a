/* rules_api.c - the caller's patterns as a handle that owns its allocator.
 *                                                                 SPDX-License-Identifier: MIT */
#include <string.h>

#include "api/ctx.h"
#include "api/give.h"

static void give_fault(dehusk_rules_error *error, const dhk_rules_fault *fault)
{
    dehusk_rules_error made;

    memset(&made, 0, sizeof made);
    made.line = fault->line;
    made.offset = fault->offset;
    memcpy(made.message, fault->message, sizeof made.message);
    made.message[sizeof made.message - 1] = 0;
    dhk_give(error, &made, sizeof made);
}

DEHUSK_API int dehusk_rules_new(const char *text, size_t length,
                                const dehusk_allocator *allocator, dehusk_rules **rules,
                                dehusk_rules_error *error)
{
    dhk_rules_fault fault;
    dehusk_rules *made;
    dhk_memory memory;
    int status;

    if (rules == NULL)
        return DEHUSK_E_ARG;
    *rules = NULL;
    status = dhk_ctx_memory(allocator, &memory);
    if (status != DEHUSK_OK || (text == NULL && length > 0) ||
        (error != NULL && dhk_give_check(error) != DEHUSK_OK))
        return DEHUSK_E_ARG;
    made = (dehusk_rules *)memory.acquire(memory.user, sizeof *made);
    if (made == NULL)
        return DEHUSK_E_NOMEM;
    made->memory = memory;
    made->inner = NULL;
    memset(&fault, 0, sizeof fault);
    status = dhk_rules_new(text == NULL ? "" : text, length, &made->memory, &made->inner,
                           &fault);
    if (status == DEHUSK_OK) {
        *rules = made;
        return DEHUSK_OK;
    }
    memory.release(memory.user, made, sizeof *made);
    if (status == DEHUSK_E_PATTERN && error != NULL)
        give_fault(error, &fault);
    return status;
}

DEHUSK_API void dehusk_rules_free(dehusk_rules *rules)
{
    dhk_memory memory;

    if (rules == NULL)
        return;
    memory = rules->memory;
    dhk_rules_free(rules->inner);
    memory.release(memory.user, rules, sizeof *rules);
}

DEHUSK_API uint32_t dehusk_rules_count(const dehusk_rules *rules)
{
    return rules == NULL ? 0 : dhk_rules_count(rules->inner);
}
