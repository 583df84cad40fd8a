/* model_api.c - a loaded model as a handle that owns its allocator.
 *                                                                 SPDX-License-Identifier: MIT */
#include "api/ctx.h"

DEHUSK_API int dehusk_model_new(const void *bytes, size_t length,
                                const dehusk_allocator *allocator, dehusk_model **model)
{
    dehusk_model *made;
    dhk_memory memory;
    int status;

    if (model == NULL)
        return DEHUSK_E_ARG;
    *model = NULL;
    status = dhk_ctx_memory(allocator, &memory);
    if (status != DEHUSK_OK || (bytes == NULL && length > 0))
        return DEHUSK_E_ARG;
    made = (dehusk_model *)memory.acquire(memory.user, sizeof *made);
    if (made == NULL)
        return DEHUSK_E_NOMEM;
    made->memory = memory;
    status = dhk_model_read((const unsigned char *)bytes, length, &memory, &made->inner);
    if (status == DEHUSK_OK)
        *model = made;
    else
        memory.release(memory.user, made, sizeof *made);
    return status;
}

DEHUSK_API void dehusk_model_free(dehusk_model *model)
{
    dhk_memory memory;

    if (model == NULL)
        return;
    memory = model->memory;
    dhk_model_free(model->inner, &memory);
    memory.release(memory.user, model, sizeof *model);
}

DEHUSK_API const char *dehusk_model_name(const dehusk_model *model)
{
    return model == NULL ? dhk_model_builtin.name : model->inner->name;
}
