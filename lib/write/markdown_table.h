/* markdown_table.h - cells of one table as a GFM table.           SPDX-License-Identifier: MIT */
#ifndef DHK_MARKDOWN_TABLE_H
#define DHK_MARKDOWN_TABLE_H

#include "write/write_out.h"
#include "write/write_walk.h"

/* Writes the table whose first cell the walk stands on, and leaves the walk on its last one. */
void dhk_markdown_table(dhk_out *out, dhk_walk *walk);

#endif
