/* folded.h - the beginning of a line as phrases see it: folded, with its word starts marked.
 *
 * 64 ASCII bytes at a time (most lines are nothing else), else a code point at a time through
 * tables/unicode_fold.h.  Runs of white space become one space, none stands at the ends.  A word
 * starts at a letter or digit behind something else, and at every letter of a script without
 * spaces.  Private to feature/.  O(bytes).                        SPDX-License-Identifier: MIT */
#ifndef DHK_FOLDED_H
#define DHK_FOLDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DHK_FOLDED_MAX = 320, /* bytes of a line that can be folded at once */
    DHK_FOLDED_PAD = 16   /* zero bytes behind them, so that a key may be read anywhere */
};

typedef struct dhk_folded {
    unsigned char text[DHK_FOLDED_MAX + DHK_FOLDED_PAD];
    uint64_t starts[DHK_FOLDED_MAX / 64 + 1]; /* a bit for each byte at which a word starts */
    unsigned length;                          /* bytes of text */
    bool copyright;                           /* it has a copyright sign */
    bool plain; /* but for case, it is the line: ASCII, one space at a time */
    bool digit; /* if it is, it has a digit */
} dhk_folded;

/* Fills 'folded' with a line, or a piece of one, of at most DHK_FOLDED_MAX bytes of UTF-8. */
void dhk_fold_line(dhk_folded *folded, const unsigned char *line, size_t length);

/* The same without the short way for plain lines: what that is measured by. */
void dhk_fold_slowly(dhk_folded *folded, const unsigned char *line, size_t length);

/* What a code point is to words: part of one that spaces part from others, part of text
 * without spaces, or neither. */
enum dhk_wordness { DHK_WORD_NOT, DHK_WORD_SPACED, DHK_WORD_UNSPACED };
enum dhk_wordness dhk_wordness_of(uint32_t code);

#endif
