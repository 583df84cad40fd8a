/* status.c - error codes as words.  Slow look-up is fine: errors are rare.
 *                                                                 SPDX-License-Identifier: MIT */
#include "base/status.h"

#include "dehusk.h"

/* C99 has no static assertion: an array of negative size does not compile. */
#define AGREE(name)                                                                        \
    typedef char agree_##name[(int)DEHUSK_##name == (int)DHK_##name ? 1 : -1]
AGREE(OK);
AGREE(E_NOMEM);
AGREE(E_ARG);
AGREE(E_LIMIT);
AGREE(E_PATTERN);
AGREE(E_ENCODING);
AGREE(E_MODEL);

typedef struct words {
    int status;
    const char *name, *message;
} words;

static const words *find(int status)
{
    static const words all[] = {
        {DEHUSK_OK, "DEHUSK_OK", "no error"},
        {DEHUSK_E_NOMEM, "DEHUSK_E_NOMEM", "out of memory"},
        {DEHUSK_E_ARG, "DEHUSK_E_ARG", "an argument is NULL or out of range"},
        {DEHUSK_E_OPTION, "DEHUSK_E_OPTION", "the options ask for something unknown"},
        {DEHUSK_E_STATE, "DEHUSK_E_STATE", "the call is out of order"},
        {DEHUSK_E_LIMIT, "DEHUSK_E_LIMIT", "the page or the rules exceed a limit"},
        {DEHUSK_E_STOPPED, "DEHUSK_E_STOPPED", "the callback asked to stop"},
        {DEHUSK_E_PATTERN, "DEHUSK_E_PATTERN", "a rule is not valid"},
        {DEHUSK_E_ENCODING, "DEHUSK_E_ENCODING",
         "the encoding is unknown or cannot be decoded"},
        {DEHUSK_E_MODEL, "DEHUSK_E_MODEL", "the model is damaged or for another library"},
    };
    static const words unknown = {1, "DEHUSK_E_UNKNOWN", "unknown status"};
    size_t i;

    for (i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].status == status)
            return &all[i];
    return &unknown;
}

DEHUSK_API const char *dehusk_status_name(int status)
{
    return find(status)->name;
}

DEHUSK_API const char *dehusk_status_message(int status)
{
    return find(status)->message;
}
