/* prompt.h - does a line ask for something or announce husk?  One look at its words.
 *
 * In: one line of valid UTF-8 (white space at its ends does no harm).  Out: the categories
 * of all phrases of tables/prompts.h that stand in it.  Case, accents, curly quotes, the
 * kind and number of spaces do not matter; "READ MORE", "Read\xC2\xA0more >" and "12. read
 * more" are one phrase.  In a line of more than DHK_PROMPT_LINE bytes, which is prose that
 * may well speak of cookies, only its first and last DHK_PROMPT_EDGE bytes are looked at,
 * and only phrases that begin the line and those of COOKIE, JAVASCRIPT and COPYRIGHT count.
 * No allocation, no state: callable from any thread.  O(bytes looked at).
 * SPDX-License-Identifier: MIT */
#ifndef DHK_PROMPT_H
#define DHK_PROMPT_H

#include <stddef.h>

#include "feature/folded.h"

/* The generator (tables/gen/prompts.py) knows these numbers. */
enum dhk_prompt {
    DHK_PROMPT_COOKIE = 1,       /* cookie, consent and privacy notices */
    DHK_PROMPT_SUBSCRIBE = 2,    /* newsletter forms and their messages */
    DHK_PROMPT_SIGN_IN = 4,      /* log in, register, password, account */
    DHK_PROMPT_SHARE = 8,        /* share, follow, print, copy link */
    DHK_PROMPT_MORE = 16,        /* read more, load more, next page, skip to content */
    DHK_PROMPT_COMMENT = 32,     /* leave a comment, reply, comments are closed */
    DHK_PROMPT_COPYRIGHT = 64,   /* all rights reserved, terms of use, imprint */
    DHK_PROMPT_APP = 128,        /* app stores */
    DHK_PROMPT_AD = 256,         /* advertisement, sponsored */
    DHK_PROMPT_JAVASCRIPT = 512, /* enable JavaScript, robot checks, old browsers */
    DHK_PROMPT_COMMERCE = 1024,  /* cart, wishlist, stock, shipping */
    DHK_PROMPT_META = 2048,      /* by-lines, "min read", photo credits, audio players */
    DHK_PROMPT_SECTION = 4096,   /* heads what is no longer the article: related, ... */
    DHK_PROMPT_START = 8192,     /* one of the phrases begins the line */
    DHK_PROMPT_WHOLE = 16384     /* the line is one phrase, digits and punctuation */
};
#define DHK_PROMPT_CATEGORIES ((1u << 12) - 1) /* COOKIE .. META */

enum {
    DHK_PROMPT_LINE = 320, /* bytes; 50 to 60 words: a longer line is a paragraph */
    DHK_PROMPT_EDGE = 160  /* bytes; half of it, so that the two ends never overlap */
};

/* Bits of enum dhk_prompt; 0: no phrase. */
unsigned dhk_prompt_find(const unsigned char *line, size_t length);

/* Of what somebody has folded: a line of at most DHK_PROMPT_LINE bytes, or an end of a longer
 * one. */
enum dhk_prompt_part { DHK_PROMPT_ALL, DHK_PROMPT_HEAD, DHK_PROMPT_TAIL };
unsigned dhk_prompt_find_folded(const dhk_folded *folded, enum dhk_prompt_part part);

/* Bytes of a longer line's head: DHK_PROMPT_EDGE, but for a code point that would be cut. */
size_t dhk_prompt_head(const unsigned char *line);

/* What a longer line's tail says.  'room' bytes, at least 'length', may be read from 'line' on. */
unsigned dhk_prompt_find_tail(const unsigned char *line, size_t length, size_t room);

#endif
