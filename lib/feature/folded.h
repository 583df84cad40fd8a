/* folded.h - the beginning of a line as phrases see it: folded, with what each byte is marked.
 *
 * 64 bytes of ASCII at a time (most lines are nothing else), and a code point at a time what
 * stands between them, through tables/unicode_fold.h.  Runs of white space become one space,
 * none stands at the ends.  A word starts at a letter or digit behind something else, and at
 * every letter of a script without spaces.  Private to feature/.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_FOLDED_H
#define DHK_FOLDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bits.h"

enum {
    DHK_FOLDED_MAX = 320, /* bytes of a line that can be folded at once */
    DHK_FOLDED_PAD = 16,  /* zero bytes behind them, so that a key may be read anywhere */
    DHK_FOLDED_STEP = 64, /* bytes that may be written at any place of them */
    DHK_FOLDED_BLOCKS = DHK_FOLDED_MAX / 64 + 1 /* the last bit of all is never set */
};

typedef struct dhk_folded {
    unsigned char text[DHK_FOLDED_MAX + DHK_FOLDED_STEP];
    /* A bit for each byte: the first of a word (if 'classed', of those that may begin a phrase),
     * a letter of ASCII, a digit of ASCII. */
    uint64_t starts[DHK_FOLDED_BLOCKS];
    uint64_t letters[DHK_FOLDED_BLOCKS];
    uint64_t digits[DHK_FOLDED_BLOCKS];
    unsigned length; /* bytes of text */
    bool copyright;  /* the line has a copyright sign */
    bool digit;      /* it has a digit */
    bool ascii;      /* all of it is */
    bool classed;    /* see dhk_fold_classed() */
    bool started;    /* some of 'starts' are set, if 'classed'; else true */
} dhk_folded;

/* Fills 'folded' with a line, or a piece of one, of at most DHK_FOLDED_MAX bytes of UTF-8.  'room'
 * bytes, at least 'length', may be read from 'line' on. */
void dhk_fold_line(dhk_folded *folded, const unsigned char *line, size_t length,
                   size_t room);

/* The byte at which a run of such bits ends that begins at 'at'. */
static inline unsigned dhk_run_end(const uint64_t *bits, unsigned at)
{
    unsigned block = at / 64;
    uint64_t others = ~bits[block] >> at % 64;

    while (others == 0) {
        others = ~bits[++block];
        at = block * 64;
    }
    return at + dhk_lowest_bit(others);
}

/* The same of a line that is its own fold but for case: ASCII, without controls, two spaces in a
 * row, or one at its beginning.  Somebody who had to know this too has set 'classed', the text, in
 * lower case, the bits of 'starts', 'letters' and 'digits' up to its end, and 'started'; 'digit':
 * some of 'digits' are. */
void dhk_fold_classed(dhk_folded *folded, size_t length, bool digit);

/* What a code point is to words: part of one that spaces part from others, part of text
 * without spaces, or neither. */
enum dhk_wordness { DHK_WORD_NOT, DHK_WORD_SPACED, DHK_WORD_UNSPACED };
enum dhk_wordness dhk_wordness_of(uint32_t code);

#endif
