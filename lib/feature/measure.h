/* measure.h - what the families of features share: the page, the counts of each line, and where
 * the columns go.  Private to feature/.                           SPDX-License-Identifier: MIT */
#ifndef DHK_MEASURE_H
#define DHK_MEASURE_H

#include "feature/feature.h"
#include "feature/quantise.h"
#include "feature/shift.h"
#include "feature/token_weights.h"

enum dhk_mark { /* what a line has at least once */
                DHK_MARK_TERMINAL =
                    1 << 0, /* ends in sentence punctuation (behind it only quotes) */
                DHK_MARK_COLON = 1 << 1,    /* ends in a colon */
                DHK_MARK_ELLIPSIS = 1 << 2, /* ends in ... */
                DHK_MARK_PIPE = 1 << 3,
                DHK_MARK_CURRENCY = 1 << 4,
                DHK_MARK_QUESTION = 1 << 5,
                DHK_MARK_EXCLAIM = 1 << 6,
                DHK_MARK_SLASH = 1 << 7,
                DHK_MARK_LOWER_FIRST = 1 << 8,
                DHK_MARK_GOOD =
                    1 << 9, /* prose by its words alone: 12 words and a sentence's end */
                DHK_MARK_GOOD_PLACE =
                    1 << 10, /* prose where it stands: 10 words, a sentence, few links */
                DHK_MARK_SHORT = 1 << 11, /* fewer than 5 words */
                DHK_MARK_BARE = 1 << 12   /* bare.h: numbers and what stands beside them */
};

/* One line, counted in one pass over its bytes (counts.c). */
typedef struct dhk_counts {
    uint32_t words;  /* as feature.h says; at least 1 when there is any letter or digit */
    uint32_t chars;  /* code points that are not white space */
    uint32_t tokens; /* runs of letters and digits */
    uint32_t letters_first; /* of these, runs that begin with a letter */
    uint32_t capital;       /* of these, with an upper-case first letter */
    uint32_t digits, commas, stops, punct; /* code points; stops are sentence terminals */
    uint32_t han;                          /* Han, kana, Hangul */
    uint32_t sentences; /* terminals with white space or the line's end behind them */
    uint32_t marks;     /* enum dhk_mark */
    uint32_t phrases;   /* enum dhk_prompt bits (prompt.h) */
    uint32_t title;     /* words of the title that it has, of the first 32 distinct ones */
    uint32_t title_words, description_words; /* runs that the title, the description has */
    uint32_t same;                           /* hash of its runs, ASCII case folded */
    uint32_t six;                            /* of its first six; 0 when it has fewer */
} dhk_counts;

/* Columns that are made for the whole page at once, since they are carried from line to line or
 * neighbours ask for them.  (All others are made block by block.)  By the file that makes them:
 * wording.c, phrases.c, repeat.c, place.c, links.c and markup.c, boxes.c, title.c, tokens.c. */
#define DHK_KEPT_LIST(X)                                                                   \
    X(words_l)                                                                             \
    X(chars_l) X(word_length) X(capital_s) X(digit_s) X(comma_s) X(stop_s) X(punct_s)      \
        X(han_s) X(sentences) X(level)                                                     \
    X(since_section)                                                                       \
    X(words_since_section_l) X(sections_before) X(to_section) X(good_before_section_s)     \
        X(under_section) X(since_bare)                                                     \
    X(same)                                                                                \
    X(same_six) X(seen_before) X(starts_like_near)                                         \
    X(word_s)                                                                              \
    X(words_before_l) X(good_before_s) X(good_after_s) X(since_good) X(to_good)            \
        X(run_short) X(run_good) X(since_heading) X(words_since_heading_l) X(after_h1)     \
            X(gap)                                                                         \
    X(link_s)                                                                              \
    X(tag) X(images)                                                                       \
    X(path_lines_l)                                                                        \
    X(path_line_words) X(path_words_s) X(path_link_s) X(path_good_s)                       \
    X(title_in_s)                                                                          \
    X(title_cover_s) X(description_in_s)                                                   \
    X(token_own)                                                                           \
    X(token_parent) X(token_path)

enum dhk_kept {
#define X(name) DHK_KEPT_##name,
    DHK_KEPT_LIST(X)
#undef X
        DHK_KEPT_COLUMNS,
    DHK_KEPT_token_sum = DHK_KEPT_COLUMNS, /* no column itself: its neighbours are */
    DHK_KEPT
};

/* Running sums over the lines, for windows (shift.h). */
enum dhk_sums {
    DHK_SUMS_WORDS, /* words, at most 80 a line */
    DHK_SUMS_GOOD,
    DHK_SUMS_SHORT,
    DHK_SUMS_ASKS,
    DHK_SUMS_BARE,
    DHK_SUMS_LINK,   /* link_s */
    DHK_SUMS_TOKENS, /* token_sum */
    DHK_SUMS
};

/* What lines are compared by: the hashes of dhk_counts. */
enum dhk_alike {
    DHK_ALIKE_SAME,
    DHK_ALIKE_SIX,
    DHK_ALIKE
};

/* All bits where something holds, none where it does not: for what cannot be foretold, since of
 * "?:" compilers make branches. */
static inline uint32_t dhk_mask(bool holds)
{
    return (uint32_t)0 - (uint32_t)holds;
}

/* Distances beyond this many lines are one: what a byte holds. */
enum { DHK_FAR = 255 };

static inline uint32_t dhk_farther(uint32_t lines)
{
    return lines + (lines < DHK_FAR);
}

enum { DHK_TITLE_RATING = 600 }; /* of 1000: what a line needs to be the title */

/* A loop that writes bytes works on a copy of this: a byte may be any part of what others point
 * to, so what m points to would be read again after each byte that is written. */
typedef struct dhk_measure {
    const dhk_page *page;
    const dhk_line *lines;
    const dhk_box *boxes;
    size_t count; /* lines */
    bool markup;  /* else the page is plain text, which has no links, no boxes and no title */
    size_t box_count;
    const dhk_token_weights *weights;
    uint32_t *words;     /* a line */
    uint32_t *facts;     /* a line */
    size_t stride;       /* lines that the next have room for: whole blocks, and at least three
                            more than the lines; what lies beside those is 0 */
    uint16_t *marks;     /* a line: enum dhk_mark */
    uint16_t *phrases;   /* a line: enum dhk_prompt */
    uint8_t *kept;       /* DHK_KEPT columns */
    uint16_t *sums;      /* DHK_SUMS times 'sums_stride' running sums */
    size_t sums_stride;
    uint8_t *block;      /* DHK_COLUMNS * DHK_FEATURE_BLOCK: the columns of some lines; when the
                            families are done, in place of what follows */
    uint32_t *alike;     /* DHK_ALIKE hashes of 'stride' lines; once these are compared, scratch
                            of boxes.c: count dhk_path */
    uint32_t *table;     /* scratch: table_slots + 1 pairs */
    size_t table_slots;  /* a power of two, at least twice the lines */
    uint32_t *numbers;   /* scratch: one a line */
    uint8_t *bytes;      /* scratch: one a line */
    struct dhk_votes *votes;         /* markup: a box, a token set, a token, and one more; in
                                        place of alike */
    struct dhk_box_facts *box_facts; /* markup: a box; stays */
    struct dhk_box_sums *running;    /* markup, boxes.c: a line and one */
    uint32_t chain_length; /* boxes.c for page_wide.c */
    uint8_t token_mean;    /* tokens.c for page_wide.c */
    unsigned title_count;  /* words of the title, of 32 */
    unsigned title_rating; /* of the line below, or what a title needs */
    uint32_t title_line;   /* title.c: the line that is the title, or DHK_NONE */
} dhk_measure;

/* The words of a line that has the mark. */
static inline uint32_t dhk_words_if(const dhk_measure *m, size_t line, uint32_t mark)
{
    return m->words[line] & dhk_mask(m->marks[line] & mark);
}

static inline uint8_t *dhk_kept_column(const dhk_measure *m, enum dhk_kept kept)
{
    return m->kept + (size_t)kept * m->stride;
}

static inline uint32_t *dhk_alike_of(const dhk_measure *m, enum dhk_alike alike)
{
    return m->alike + (size_t)alike * m->stride;
}

static inline uint16_t *dhk_sums_of(const dhk_measure *m, enum dhk_sums sums)
{
    return m->sums + (size_t)sums * m->sums_stride;
}

/* A column of the block. */
static inline uint8_t *dhk_column(const dhk_measure *m, enum dhk_column column)
{
    return m->block + (size_t)column * DHK_FEATURE_BLOCK;
}

struct dhk_known;  /* known.h */
struct dhk_folded; /* folded.h */

/* counts.c: fills 'counts', which is all 0.  'room' bytes, at least 'length', may be read from
 * 'text' on.  What it says of title and description holds when 'known' is settled (known.h).  Of a
 * line that is no longer than a fold, 'folded' gets the classes of its bytes. */
void dhk_count_line(dhk_counts *counts, const unsigned char *text, size_t length,
                    size_t room, struct dhk_known *known, struct dhk_folded *folded);

/* A column that is one bit of a number a line.  A block's numbers stand side by side as bytes, the
 * lowest bytes first, so that vectors look at 16 lines or more at once. */
typedef struct dhk_flag_column {
    uint16_t column; /* enum dhk_column */
    uint32_t bit;
} dhk_flag_column;

typedef struct dhk_planes {
    uint8_t byte[4][DHK_FEATURE_BLOCK];
} dhk_planes;

/* A column that is a window over running sums. */
typedef struct dhk_window_column {
    uint16_t column; /* enum dhk_column */
    uint8_t sums;    /* enum dhk_sums */
    dhk_window window;
} dhk_window_column;

/* measure.c: the running sums of how many lines have the mark.  Spoils 'bytes'. */
void dhk_sum_marked(const dhk_measure *m, uint32_t mark, enum dhk_sums sums);

/* measure.c: columns of the block that begins with line 'first'. */
void dhk_fill_windows(const dhk_measure *m, size_t first, const dhk_window_column *columns,
                      size_t column_count);
void dhk_fill_flags(const dhk_measure *m, const dhk_planes *planes,
                    const dhk_flag_column *columns, size_t column_count);

/* each_line.c: each line by itself, before all that follows. */
void dhk_feature_each_line(dhk_measure *m);

/* One family each; see columns.h.  Each line when it is counted: */
void dhk_wording_line(const dhk_measure *m, size_t line, const dhk_counts *counts);
void dhk_title_line(dhk_measure *m, size_t line, const dhk_counts *counts);

/* Then the whole page, in this order (phrases.c asks for words_before_l), that of pages with markup
 * by the lower four: */
void dhk_feature_place(dhk_measure *m);
void dhk_feature_phrases(dhk_measure *m);
void dhk_feature_repeat(dhk_measure *m);
void dhk_feature_neighbours(dhk_measure *m);
void dhk_feature_links(dhk_measure *m);
void dhk_feature_markup(dhk_measure *m);
void dhk_feature_boxes(dhk_measure *m);
void dhk_feature_tokens(dhk_measure *m);

/* What is the same for all blocks: */
void dhk_feature_page(dhk_measure *m);

/* And the block that begins with line 'first' and has 'lines' lines: */
void dhk_block_text(const dhk_measure *m, size_t first, size_t lines);
void dhk_block_phrases(const dhk_measure *m, size_t first);
void dhk_block_place(const dhk_measure *m, size_t first, size_t lines);
void dhk_block_neighbours(const dhk_measure *m, size_t first);
void dhk_block_links(const dhk_measure *m, size_t first, size_t lines);
void dhk_block_markup(const dhk_measure *m, size_t first, size_t lines);
void dhk_block_boxes(const dhk_measure *m, size_t first, size_t lines);
void dhk_block_tokens(const dhk_measure *m, size_t first);
void dhk_block_title(const dhk_measure *m, size_t first);

#endif
