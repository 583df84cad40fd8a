/* page_file.h - a whole file into memory.                        SPDX-License-Identifier: MIT */
#ifndef HOSTILE_PAGE_FILE_H
#define HOSTILE_PAGE_FILE_H

#include <stddef.h>

/* The caller frees it.  NULL, and a message, when the file cannot be read. */
unsigned char *page_file_read(const char *name, size_t *size);

#endif
