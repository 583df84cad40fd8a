/*
 * page_block.h - a page cleaned in any thread, and all there is to know of it in one block.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef PAGE_BLOCK_H
#define PAGE_BLOCK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dehusk.h"

enum { IDLE = 8, LONGEST_LABEL = 128 };

typedef struct cleaner {
    dehusk_options options;
    const dehusk_rules *rules; /* borrowed, as the model is */
    const dehusk_model *model;
    bool markdown;             /* is wanted: a tenth of the time of a page */
    _Atomic(dehusk_ctx *) idle[IDLE];
    atomic_llong bytes;  /* that the contexts hold */
    long long announced; /* of them, to the garbage collector, by its thread */
} cleaner;

typedef struct piece {
    const void *bytes;
    size_t length;
} piece;

typedef struct answer { /* borrowed from 'ctx', which goes back to its cleaner */
    dehusk_ctx *ctx;
    dehusk_page page;
    const char *text, *markdown;
    size_t text_length, markdown_length, count, stride, line_bytes;
    const dehusk_line *first;
    size_t size; /* of the block */
} answer;

typedef struct job {
    cleaner *from;
    piece *pieces;
    uint32_t count;
    bool labelled; /* 'label' names the encoding */
    char label[LONGEST_LABEL];
} job;

/* A block is a head, a record for each line, the texts whose lengths the head has, in its order,
   and the texts of the lines.  page.js reads it. */
typedef struct head {
    uint32_t verdict, confidence, format, kept, bytes, title_line, skipped_rules, lines;
    uint32_t text, markdown, title, encoding; /* lengths */
} head;

typedef struct record {
    uint32_t kind, keep, score, reasons, flags, offset, offset_end, level, row, link_bytes;
    uint32_t length;
} record;

/* Sees whether the options are good: a status. */
int cleaner_try(cleaner *c);
void cleaner_clear(cleaner *c);
/* Cleans a page, in any thread; many may do so with one cleaner.  A status; whatever it is,
   answer_drop() comes last, and answer_pack() before it if all went well. */
int job_run(const job *j, answer *a);
void answer_pack(const answer *a, char *block);
void answer_drop(answer *a, cleaner *to);

#endif
