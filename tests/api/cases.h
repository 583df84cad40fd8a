/*
 * cases.h - what the two halves of the C runner of spec/cases/cases.json share.
 *                                                               SPDX-License-Identifier: MIT
 */
#ifndef TESTS_API_CASES_H
#define TESTS_API_CASES_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "dehusk.h"

typedef struct bytes {
    unsigned char *at; /* free() it */
    size_t length;
} bytes;

/* A string of the case, as it is or from hex; NULL where there is no memory. */
bytes case_bytes(json_t *one, const char *field, const char *is_hex);
json_int_t case_number(json_t *object, const char *field);
const char *case_text(json_t *object, const char *field);
/* The options of the case over the defaults. */
int case_options(json_t *one, dehusk_options *options); /* DEHUSK_E_OPTION: no such preset */
/* Prints a fault; returns 1, so that faults can be added up. */
int case_fault(json_t *one, const char *what, json_int_t found, json_int_t wanted);

/* A case of level "call"; the number of its faults. */
int run_calls(json_t *one);

#endif
