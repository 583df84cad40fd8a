/* write_out.c - see write_out.h.                                  SPDX-License-Identifier: MIT */
#include "write/write_out.h"

#include <string.h>

#include "base/status.h"

/* Line positions inside are 32 bits wide; an output that no such page can have is refused. */
static const size_t max_output_bytes = UINT32_MAX;

void dhk_out_bytes(dhk_out *out, const void *bytes, size_t length)
{
    if (out->status != DHK_OK || length == 0)
        return;
    out->status =
        dhk_list_reserve(out->bytes, out->memory, 1, length, max_output_bytes - 1);
    if (out->status != DHK_OK)
        return;
    memcpy((unsigned char *)out->bytes->items + out->bytes->count, bytes, length);
    out->bytes->count += length;
}

void dhk_out_string(dhk_out *out, const char *string)
{
    dhk_out_bytes(out, string, strlen(string));
}

void dhk_out_repeat(dhk_out *out, const char *string, size_t times)
{
    for (; times > 0; times--)
        dhk_out_string(out, string);
}

int dhk_out_end(dhk_out *out)
{
    if (out->status == DHK_OK)
        out->status = dhk_list_reserve(out->bytes, out->memory, 1, 1, max_output_bytes);
    if (out->status == DHK_OK)
        ((unsigned char *)out->bytes->items)[out->bytes->count] = 0;
    return out->status;
}
