/* program_world.h - the world of examples/dehusk.c when it runs inside a test: files that are bytes
 * in memory, terminals that are claimed, reads and writes that fail when they are told to.
 *
 * dehusk.c is compiled with read=program_read and so on (CMakeLists.txt).  stdout and stderr are
 * streams of ours, which glibc lets a program assign.             SPDX-License-Identifier: MIT */
#ifndef DHK_FUZZ_PROGRAM_WORLD_H
#define DHK_FUZZ_PROGRAM_WORLD_H

#include <stddef.h>
#include <stdint.h>

typedef struct world {
    const uint8_t *page, *rules; /* what the files "page" and "-", and "rules", hold */
    size_t page_length, rules_length;
    int terminal_in, terminal_out;
    size_t longest_read;   /* reads are cut to so many bytes; 0: they are not */
    size_t interrupt_each; /* each so-many-th read is interrupted first; 0: none */
    size_t reads_left;     /* then reads fail with EIO; SIZE_MAX: never */
    size_t room;           /* bytes of output, then writes fail with ENOSPC */
    /* Filled: */
    char *out, *messages; /* what the program wrote, without a NUL */
    size_t out_length, messages_length;
    int failed_write, failed_read; /* it met such a failure */
} world;

/* Runs the program; returns its exit status.  world_forget() frees what it wrote. */
int world_run(world *w, int argc, char **argv);
void world_forget(world *w);

#endif
