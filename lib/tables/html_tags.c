/* html_tags.c - the tables of html_tags.h, and names back from numbers.
 *                                                                 SPDX-License-Identifier: MIT */
#include "tables/html_tags.h"

#include "tables/html_tags_table.inc"

const dhk_name dhk_name_cuts[] = {{0, UINT64_C(0x3E)},
                                  {UINT64_C(0xFF), UINT64_C(0x3E00)},
                                  {UINT64_C(0xFFFF), UINT64_C(0x3E0000)},
                                  {UINT64_C(0xFFFFFF), UINT64_C(0x3E000000)},
                                  {UINT64_C(0xFFFFFFFF), UINT64_C(0x3E00000000)},
                                  {UINT64_C(0xFFFFFFFFFF), UINT64_C(0x3E0000000000)},
                                  {UINT64_C(0xFFFFFFFFFFFF), UINT64_C(0x3E000000000000)},
                                  {UINT64_C(0xFFFFFFFFFFFFFF), 0},
                                  {UINT64_C(0xFFFFFFFFFFFFFF), 0x80}};

const char *dhk_tag_name(uint32_t tag)
{
    return tag_names + (tag < DHK_EL_COUNT ? tag_offset[tag] : 0);
}
