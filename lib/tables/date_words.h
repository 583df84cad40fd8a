/* date_words.h - month names, units of time, currencies and what else stands beside the numbers
 * of a by-line, in 40 languages.  Words stand in gen/inputs/date_words.txt; of each the table
 * (date_words.c) keeps a hash.                                    SPDX-License-Identifier: MIT */
#ifndef DHK_DATE_WORDS_H
#define DHK_DATE_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum dhk_date_word {
    DHK_DATE_WORD_NONE,
    DHK_DATE_WORD_BESIDE, /* units, counters, currencies, am, UTC; at, on, by */
    DHK_DATE_WORD_TIME    /* tells a time by itself: months, weekdays, yesterday, ago */
};

/* Class of a word of folded text (unicode_fold.h), without full stops at its ends.  It is not
 * empty, and seven bytes behind it may be read. */
enum dhk_date_word dhk_date_word_find(const unsigned char *word, size_t length);

#endif
