/* answer.h - one question put to two builds of the library: the one under test, and its plain twin.
 *
 * The twin has blocks in plain C (DHK_BLOCK_PLAIN), trees in plain C, no machine code for patterns,
 * and counts its steps.  It is a shared library that shows nothing but twin_read(), so that both
 * builds live in one program.                                    SPDX-License-Identifier: MIT */
#ifndef DHK_FUZZ_ANSWER_H
#define DHK_FUZZ_ANSWER_H

#include <stddef.h>
#include <stdint.h>

#include <dehusk.h>

typedef struct question {
    const dehusk_options *options;
    const char *encoding; /* what the caller claims; NULL: nothing */
    const char *rules;    /* text of rules, without a mistake; NULL: none */
    size_t rules_length;
    const uint8_t *page;
    size_t length;
    const uint8_t *model; /* a file of a model; NULL: the built-in one */
    size_t model_length;
} question;

typedef struct answer {
    int status;       /* of the first call that failed */
    uint32_t skipped; /* matches given up */
    uint64_t hash;    /* of all that can be asked of the page, the status too */
    uint64_t
        steps; /* the twin's: basic blocks, and eighths of bytes that memcpy and its kin
                         went over; else 0, also where the compiler cannot count */
} answer;

void answer_read(const question *asked, answer *given);

#if defined(__GNUC__)
#define TWIN_SHOWN __attribute__((visibility("default")))
#else
#define TWIN_SHOWN
#endif

/* The same by the twin. */
TWIN_SHOWN void twin_read(const question *asked, answer *given);

#endif
