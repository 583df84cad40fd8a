/* html_tags.c - the tables of html_tags.h, and names back from numbers.
 *                                                                 SPDX-License-Identifier: MIT */
#include "tables/html_tags.h"

#include "tables/html_tags_table.inc"

const char *dhk_tag_name(uint32_t tag)
{
    return tag_names + (tag < DHK_EL_COUNT ? tag_offset[tag] : 0);
}
