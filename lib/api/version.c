/* version.c - which library runs, and which models are in it.     SPDX-License-Identifier: MIT */
#include "dehusk.h"

#include "score/model.h"

#define TEXT_OF(number)           #number
#define JOIN(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

DEHUSK_API uint32_t dehusk_version(void)
{
    return (uint32_t)DEHUSK_VERSION_MAJOR << 16 | (uint32_t)DEHUSK_VERSION_MINOR << 8 |
           (uint32_t)DEHUSK_VERSION_PATCH;
}

DEHUSK_API const char *dehusk_version_string(void)
{
    return JOIN(DEHUSK_VERSION_MAJOR, DEHUSK_VERSION_MINOR, DEHUSK_VERSION_PATCH);
}

DEHUSK_API const char *dehusk_model_id(void)
{
    return dhk_model_builtin.name;
}
