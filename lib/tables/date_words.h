/* date_words.h - month names, units of time, currencies and what else stands beside the numbers
 * of a by-line, in 40 languages.  Words stand in gen/inputs/date_words.txt; of each the table
 * (date_words.c) keeps a hash.                                    SPDX-License-Identifier: MIT */
#ifndef DHK_DATE_WORDS_H
#define DHK_DATE_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum dhk_date_word {
    DHK_DATE_WORD_NONE,
    DHK_DATE_WORD_MONTH,
    DHK_DATE_WORD_WEEKDAY,
    DHK_DATE_WORD_UNIT,    /* hours, days, ... */
    DHK_DATE_WORD_AGO,     /* ago, vor, hace; yesterday, today */
    DHK_DATE_WORD_CLOCK,   /* am, pm, Uhr */
    DHK_DATE_WORD_ZONE,    /* UTC, CET */
    DHK_DATE_WORD_COUNTER, /* comments, views, read, page */
    DHK_DATE_WORD_MONEY,   /* EUR, kr */
    DHK_DATE_WORD_FILLER   /* at, on, by, published */
};

/* Class of a word of folded text (unicode_fold.h), without full stops at its ends.  It is not
 * empty, and seven bytes behind it may be read. */
enum dhk_date_word dhk_date_word_find(const unsigned char *word, size_t length);

#endif
