/* token_log.h - tokens written down as text, for tests that compare them.
 *
 * Characters stand as they are, adjacent ones together; a start tag as <name|key=value|...>
 * (self-closing: "/" before the '>'), an end tag as </name>, a comment as <!--text-->, a doctype
 * as <!name,public,system,Q> ('Q' when it forces quirks, '~' for what is missing).  Positions of
 * each byte of text go into a hash, so that two ways of cutting a page can be compared.
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_TOKEN_LOG_H
#define DHK_TOKEN_LOG_H

#include "read/html_token_inner.h"

typedef struct token_log {
    dhk_html_tokenizer tokenizer;
    char *text; /* NUL-terminated */
    size_t length, capacity;
    uint32_t places;    /* hash of all positions */
    size_t calls, runs; /* of the sink; of its text */
    size_t stop_at;     /* the call that returns 'stop_with'; 0: none */
    int stop_with;
    size_t outside; /* runs of text that lie outside 'page' */
    const unsigned char *page;
    size_t page_length;
    bool quiet;        /* no text of raw elements */
    dhk_html_step way; /* how usual tags are read; NULL: as the processor does it best */
    size_t attributes; /* of the last start tag */
    uint32_t open;     /* the last start tag */
    bool bare_void;    /* attributes of void elements, but <meta>, are left out */
    size_t longest_value, longest_name;
} token_log;

extern const dhk_html_sink token_log_all;  /* comments and doctypes too */
extern const dhk_html_sink token_log_some; /* as in production */

/* Switches to raw text after title, textarea, style, script, ... as a tree builder does, and takes
 * CDATA sections in svg for what they are.  'piece': the bytes of each push. */
int token_log_push(token_log *log, const dhk_html_sink *sink, const dhk_memory *memory,
                   const void *page, size_t length, size_t piece);
/* The tokens of a C string, pushed whole; free with token_log_free. */
const char *token_log_of(token_log *log, const char *page);
void token_log_free(token_log *log);

#endif
