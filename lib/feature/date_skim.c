/* date_skim.c - see date_skim.h.
 *
 * What datelike.c says of a number begins with what stands beside it: a date word that is no mere
 * filler, a currency or '%', a number, or something that is not ASCII.  Fillers ("in", "of") and
 * the signs of dates and decimals may stand between.  So a walk from the number, over those, that
 * meets another word or sign, or the line's end, before any of these has passed it.  Two numbers
 * with a sign between are passed as one ("24/7", "3.5"): only a third makes them a date, only what
 * stands beside both a price.  Zeros stand behind the text.       SPDX-License-Identifier: MIT */
#include "feature/date_skim.h"

#include "base/ascii.h"
#include "base/set_bits.h"
#include "feature/date_token.h"

enum { FAR = 4 }; /* words and signs: who walks farther looks closer */

/* Signs that stand in dates, times and decimals: what they belong to is seen beyond them. */
static bool is_joint(unsigned char c)
{
    return c == '.' || c == ',' || c == '-' || c == '/' || c == ':';
}

/* A sign that says something of the number beside it, or needs a closer look. */
static bool tells(unsigned char c)
{
    return c == '$' || c == '%' || c >= 0x80;
}

/* May a byte beside a run of letters belong to its word, with more letters beyond? */
static bool lengthens(unsigned char c)
{
    return c == '\'' || c == '"' || c == '.' || c >= 0x80;
}

/* The byte at which a run of such bits begins that ends before 'end'. */
static unsigned run_begin(const uint64_t *bits, unsigned end)
{
    unsigned block = (end - 1) / 64;
    uint64_t others = ~bits[block] << (63 - (end - 1) % 64);

    while (others == 0) {
        end = block * 64;
        if (block == 0)
            return 0;
        others = ~bits[--block];
    }
    return end - (63 - dhk_highest_bit(others));
}

/* The first byte from 'at' on with such a bit, or one beyond 'length' when there is none. */
static unsigned next_bit(const uint64_t *bits, unsigned at, unsigned length)
{
    unsigned block = at / 64;
    uint64_t rest = bits[block] & UINT64_MAX << at % 64;

    while (rest == 0) {
        if (++block * 64 >= length)
            return length;
        rest = bits[block];
    }
    return block * 64 + dhk_lowest_bit(rest);
}

/* Is what stands behind the number that ends there nothing to it? */
static bool nothing_behind(const dhk_folded *folded, unsigned at, bool *prose)
{
    bool filler = false; /* a word was passed: a number behind it is another one's */
    unsigned steps;

    for (steps = 0; steps < FAR; steps++) {
        enum dhk_date_word word;
        unsigned char first;
        at += folded->text[at] == ' ';
        first = folded->text[at];
        if (dhk_is_lower(first)) {
            const unsigned end = dhk_run_end(folded->letters, at);
            const unsigned char beyond = folded->text[end + 1];
            if (lengthens(folded->text[end]) && (dhk_is_lower(beyond) || beyond >= 0x80))
                return false;
            word = dhk_date_word_find(folded->text + at, end - at);
            *prose |= word == DHK_DATE_WORD_NONE;
            if (word != DHK_DATE_WORD_FILLER)
                return word == DHK_DATE_WORD_NONE;
            filler = true;
            at = end;
        } else if (is_joint(first)) {
            at++;
        } else {
            return dhk_is_digit(first) ? filler : !tells(first);
        }
    }
    return false;
}

/* The same of what stands before the number that begins there. */
static bool nothing_before(const dhk_folded *folded, unsigned at, bool *prose)
{
    unsigned steps;

    for (steps = 0; steps < FAR; steps++) {
        unsigned char last;
        at -= at > 0 && folded->text[at - 1] == ' ';
        if (at == 0)
            return true;
        last = folded->text[at - 1];
        if (dhk_is_lower(last)) {
            const unsigned begin = run_begin(folded->letters, at);
            enum dhk_date_word word;
            if (begin > 0 && lengthens(folded->text[begin - 1]))
                return false;
            word = dhk_date_word_find(folded->text + begin, at - begin);
            *prose |= word == DHK_DATE_WORD_NONE;
            if (word != DHK_DATE_WORD_FILLER)
                return word == DHK_DATE_WORD_NONE;
            at = begin;
        } else if (is_joint(last)) {
            at--;
        } else {
            return !tells(last);
        }
    }
    return false;
}

/* The end of a number, or of two with a sign between. */
static unsigned number_end(const dhk_folded *folded, unsigned at)
{
    const unsigned end = dhk_run_end(folded->digits, at);
    const unsigned char sign = folded->text[end];

    if (!is_joint(sign) || sign == ':' || !dhk_is_digit(folded->text[end + 1]))
        return end;
    return dhk_run_end(folded->digits, end + 1);
}

bool dhk_date_skim(const dhk_folded *folded, bool cut)
{
    const unsigned length = folded->length;
    bool prose = cut;
    unsigned at, end;

    for (at = 0; (at = next_bit(folded->digits, at, length)) < length; at = end) {
        end = number_end(folded, at);
        if (!nothing_behind(folded, end, &prose) || !nothing_before(folded, at, &prose))
            return false;
    }
    return prose || (dhk_is_lower(folded->text[0]) &&
                     dhk_token_first_word(folded) == DHK_DATE_WORD_NONE);
}
