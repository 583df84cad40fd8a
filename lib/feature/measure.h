/* measure.h - what the families of features share: the page, the counts of each line, and where
 * the columns go.  Private to feature/.                           SPDX-License-Identifier: MIT */
#ifndef DHK_MEASURE_H
#define DHK_MEASURE_H

#include "feature/feature.h"
#include "feature/quantise.h"
#include "feature/token_weights.h"

enum dhk_mark { /* what a line has at least once */
                DHK_MARK_TERMINAL =
                    1 << 0, /* ends in sentence punctuation (behind it only quotes) */
                DHK_MARK_COLON = 1 << 1,    /* ends in a colon */
                DHK_MARK_ELLIPSIS = 1 << 2, /* ends in ... */
                DHK_MARK_PIPE = 1 << 3,
                DHK_MARK_ARROW = 1 << 4, /* arrows, bullets, guillemets used as arrows */
                DHK_MARK_COPYRIGHT = 1 << 5,
                DHK_MARK_AT = 1 << 6,
                DHK_MARK_CURRENCY = 1 << 7,
                DHK_MARK_URL = 1 << 8, /* http or www. */
                DHK_MARK_QUESTION = 1 << 9,
                DHK_MARK_EXCLAIM = 1 << 10,
                DHK_MARK_BRACKET = 1 << 11,
                DHK_MARK_SLASH = 1 << 12,
                DHK_MARK_ICON = 1 << 13, /* emoji, private use */
                DHK_MARK_LOWER_FIRST = 1 << 14,
                DHK_MARK_UPPER_FIRST = 1 << 15,
                DHK_MARK_DIGIT_FIRST = 1 << 16,
                DHK_MARK_QUOTE_FIRST = 1 << 17,
                DHK_MARK_GOOD =
                    1 << 18, /* prose by its words alone: 12 words and a sentence's end */
                DHK_MARK_GOOD_PLACE =
                    1 << 19, /* prose where it stands: 10 words, a sentence, few links */
                DHK_MARK_SHORT = 1 << 20 /* fewer than 5 words */
};

/* One line, counted in one pass over its bytes (counts.c). */
typedef struct dhk_counts {
    uint32_t words;  /* as feature.h says; at least 1 when there is any letter or digit */
    uint32_t chars;  /* code points that are not white space */
    uint32_t tokens; /* runs of letters and digits: what the next five are shares of */
    uint32_t letters_first; /* of these, runs that begin with a letter */
    uint32_t capital;       /* of these, with an upper-case first letter */
    uint32_t upper;         /* of these, two letters or more and all upper case */
    uint32_t function;      /* runs that are function words of some language */
    uint32_t longest;       /* code points of the longest run */
    uint32_t digits, commas, stops, punct; /* code points; stops are sentence terminals */
    uint32_t han;                          /* Han, kana, Hangul */
    uint32_t sentences; /* terminals with white space or the line's end behind them */
    uint32_t marks;     /* enum dhk_mark */
    uint32_t phrases;   /* enum dhk_prompt bits (prompt.h) */
    uint32_t data;      /* enum dhk_datelike bits (datelike.h) */
    uint32_t title;     /* words of the title that it has, of the first 32 distinct ones */
    uint32_t title_words, description_words; /* runs that the title, the description has */
    uint32_t same;                           /* hash of its runs, ASCII case folded */
    uint32_t blind;                          /* the same with every digit a 0 */
    uint32_t start;                          /* hash of its first two runs */
    uint32_t six;                            /* of its first six; 0 when it has fewer */
    uint32_t end;                            /* hash of its last run */
} dhk_counts;

/* Words of the title or the description, to be found again in lines (words.c). */
enum { DHK_WORDSET_SLOTS = 128, DHK_WORDSET_MAX = 32 };
typedef struct dhk_wordset {
    uint32_t hash[DHK_WORDSET_SLOTS];  /* 0: free */
    uint8_t number[DHK_WORDSET_SLOTS]; /* of the word: 0 .. count-1 */
    unsigned count;
} dhk_wordset;

/* A loop that writes columns works on a copy of this: a byte may be any part of what others point
 * to, so what m points to would be read again after each byte that is written. */
typedef struct dhk_measure {
    const dhk_page *page;
    const dhk_line *lines;
    const dhk_box *boxes;
    size_t count; /* lines */
    size_t box_count;
    uint8_t *columns; /* count .. stride of each is 0 */
    size_t stride;
    dhk_counts *counts; /* a line */
    uint32_t *facts;    /* a line */
    uint32_t *table; /* scratch for whoever runs: table_slots * 2 words; for markup, at the
                           same place, table_slots dhk_look, and DHK_BOX_VOTES bytes a box and
                           one a line */
    size_t table_slots; /* a power of two, at least twice the lines */
    uint16_t *running;  /* scratch for windows: count + DHK_WINDOW_ROOM sums (shift.h) */
    uint32_t *numbers;  /* scratch: one a line */
    void *sums_scratch; /* markup: count + 1 dhk_box_sums */
    void *box_scratch;  /* markup: box_count dhk_box_facts */
    const dhk_token_weights *weights;
    uint32_t chain_length; /* boxes.c for page_wide.c */
    unsigned title_count;  /* words of the title, of 32 */
    uint32_t title_line;   /* title.c: the line that is the title, or DHK_NONE */
} dhk_measure;

/* A column that is one bit of a number: of 'bits', one number a line.  A loop over numbers that
 * stand side by side becomes vectors; over lines or counts it would not. */
typedef struct dhk_flag_column {
    uint16_t column; /* enum dhk_column */
    uint32_t bit;
} dhk_flag_column;

static inline uint8_t *dhk_column(const dhk_measure *m, enum dhk_column column)
{
    return m->columns + (size_t)column * m->stride;
}

/* counts.c: 'room' bytes, at least 'length', may be read from 'text' on; a set may be NULL. */
void dhk_count_line(dhk_counts *counts, const unsigned char *text, size_t length,
                    size_t room, const dhk_wordset *title, const dhk_wordset *description);
void dhk_wordset_fill(dhk_wordset *set, const unsigned char *text, size_t length);

/* measure.c */
void dhk_fill_flags(const dhk_measure *m, const uint32_t *bits,
                    const dhk_flag_column *columns, size_t column_count);

/* One family each; see columns.h. */
void dhk_feature_text(dhk_measure *m);
void dhk_feature_phrases(dhk_measure *m);
void dhk_feature_repeat(dhk_measure *m);
void dhk_feature_place(dhk_measure *m);
void dhk_feature_neighbours(dhk_measure *m);
void dhk_feature_page(dhk_measure *m);
void dhk_feature_links(dhk_measure *m);
void dhk_feature_markup(dhk_measure *m);
void dhk_feature_boxes(dhk_measure *m);
void dhk_feature_title(dhk_measure *m);
void dhk_feature_tokens(dhk_measure *m);

#endif
