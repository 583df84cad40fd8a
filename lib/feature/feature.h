/* feature.h - a page as numbers: for each line one byte of every feature.
 *
 * Every feature is an integer, quantised to a byte (quantise.h), so a page has the same features
 * on every machine, and a model compares 64 lines at once.  A page is measured as a whole first;
 * its columns are then made for 64 lines at a time, so that they stay in the nearest cache and
 * need no memory that grows with the page.  The names stand in columns.h; each family of numbers
 * has its file.  O(bytes of text + lines).      SPDX-License-Identifier: MIT */
#ifndef DHK_FEATURE_H
#define DHK_FEATURE_H

#include "feature/columns.h"
#include "feature/token_weights.h"
#include "line/page.h"

enum { DHK_FEATURE_BLOCK = 64 }; /* lines whose columns are made at once */

/* What stays of a page: little, for the columns of a block are made when they are asked for, and
 * all blocks have one place.  'words' are the lines' lengths as the decision weighs them. */
typedef struct dhk_features {
    dhk_list words;   /* uint32_t a line: words; Han, kana and Thai letters count a half */
    dhk_list facts;   /* uint32_t a line: enum dhk_fact, for decide/ and the reasons */
    dhk_list scratch; /* what the families know of the page: 'measure' points into it */
    struct dhk_measure *measure; /* private to feature/ */
    size_t lines;
    const dhk_token_weights *tokens; /* in: the tables that token columns use; NULL: built in */
} dhk_features;

enum dhk_fact { /* plain statements about one line */
    DHK_FACT_LINKS = 1 << 0,        /* at least half of it is link text */
    DHK_FACT_REPEATED = 1 << 1,     /* stands elsewhere in the page, whole, folded or as a prefix */
    DHK_FACT_SHORT = 1 << 2,        /* fewer than 6 words and no sentence */
    DHK_FACT_PROMPT = 1 << 3,       /* a phrase of prompts.h says so */
    DHK_FACT_PLACE = 1 << 4,        /* in nav, footer, aside, dialog, form, ... */
    DHK_FACT_SECTION_HEAD = 1 << 5, /* is a heading that ends an article */
    DHK_FACT_AFTER_SECTION = 1 << 6,/* stands below one */
    DHK_FACT_HIDDEN = 1 << 7,
    DHK_FACT_DATA = 1 << 8,         /* date, time, counter, symbols, icon names */
    DHK_FACT_PROSE = 1 << 9,        /* a sentence or more */
    DHK_FACT_TITLE = 1 << 10,       /* the line that is the page's title */
    DHK_FACT_ASKS = 1 << 11,        /* short, and has a phrase that no article needs */
    DHK_FACT_TEASER = 1 << 12,      /* a title that stands twice around a "read more" */
    DHK_FACT_FEED = 1 << 13         /* in a feed of times and items below a section head */
};

/* Measures a whole page, which must then stay as it is while blocks are asked for; DHK_E_NOMEM. */
int dhk_feature_measure(dhk_features *features, const dhk_page *page);

/* The columns of lines first .. first + 63 of that page, in any order of blocks: column c of line
 * first + i is byte c * DHK_FEATURE_BLOCK + i.  'first' is a multiple of 64 below 'lines'; what
 * stands for lines beyond the last is any byte.  Good until the next call. */
const uint8_t *dhk_feature_block(const dhk_features *features, size_t first);

void dhk_feature_free(dhk_features *features, const dhk_memory *memory);

#endif
