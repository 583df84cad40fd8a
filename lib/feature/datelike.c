/* datelike.c - see datelike.h.
 *
 * A line without any digit can only say "yesterday" or "October", which is of interest when it is
 * all that the line says: one pass over the bytes turns away nearly all lines.  The others are
 * folded and cut into tokens, and each number looks at the few tokens beside it.  That is less
 * than a grammar: "12.10" is no date and "3:16" is a time, since either guess is right more often
 * than not.  Tokens beyond the last are a sign of value 0, so that looking ahead needs no care.
 *                                                                 SPDX-License-Identifier: MIT */
#include "feature/datelike.h"

#include "feature/date_skim.h"
#include "feature/date_token.h"

enum { NEAR = 3 }; /* tokens: so far from its number stands "ago" or a month */

enum { BEFORE = NEAR, BEHIND = NEAR + 4 }; /* tokens that are looked at around a number */

/* The tokens of a line, with signs of value 0 around them. */
typedef struct scan {
    dhk_token room[BEFORE + DHK_TOKENS_MAX + BEHIND];
    dhk_token *tokens;
    unsigned count;
    bool cut; /* the line has more tokens or bytes */
} scan;

static bool is_sign(const dhk_token *token, uint32_t code)
{
    return token->kind == DHK_TOKEN_SIGN && token->value == code;
}

static bool is_word(dhk_token *token, enum dhk_date_word word)
{
    return token->kind == DHK_TOKEN_WORD && dhk_token_word(token) == word;
}

static bool is_number(const dhk_token *token, uint32_t least, uint32_t most)
{
    return token->kind == DHK_TOKEN_NUMBER && token->value >= least && token->value <= most;
}

static bool is_year(const dhk_token *token)
{
    return token->digits == 4 &&
           is_number(token, 1000, 2699); /* 2566 is a year in Thailand */
}

static bool is_day(const dhk_token *token)
{
    return token->digits <= 2 && is_number(token, 1, 31);
}

static bool is_han(const dhk_token *token, uint32_t a, uint32_t b)
{
    return token->kind == DHK_TOKEN_HAN && (token->value == a || token->value == b);
}

/* 2023-10-04, 04.10.2023, 10/4/23, 2023. 10. 4: three numbers with one sign between them. */
static bool numeric_date(const dhk_token *t)
{
    const uint32_t sign = t[1].value;

    if (t[1].kind != DHK_TOKEN_SIGN || (sign != '-' && sign != '/' && sign != '.') ||
        !is_sign(t + 3, sign) || t[1].spaced || t[3].spaced)
        return false;
    if (is_year(t) && is_number(t + 2, 1, 12) && is_day(t + 4))
        return true;
    if (!is_day(t) || !is_day(t + 2) || (t->value > 12 && t[2].value > 12))
        return false;
    if (is_year(t + 4))
        return true;
    /* Two digits of a year: "1.2.10" is a version. */
    if (t[4].kind == DHK_TOKEN_NUMBER && t[4].digits == 2 && !t[4].spaced &&
        (sign == '/' || (t->digits == 2 && t[2].digits == 2)))
        return true;
    return false;
}

/* 2023年10月4日, 10月4日, 2023년 10월 4일: number and sign in turn. */
static bool han_date(const dhk_token *t)
{
    if (is_year(t) && is_han(t + 1, 0x5E74, 0xB144))
        return true;
    return is_number(t, 1, 12) && is_han(t + 1, 0x6708, 0xC6D4) && is_day(t + 2) &&
           (is_han(t + 3, 0x65E5, 0xC77C) || is_han(t + 3, 0x53F7, 0x865F));
}

/* Is there a month beside this number, with at most two fillers or signs between?  "4 Oct",
 * "October 4th", "4 de octubre de 2023", "4. Oktober", "Oct. 2023". */
static bool month_beside(dhk_token *t, int step)
{
    int i;

    for (i = 1; i <= NEAR; i++) {
        dhk_token *beside = t + i * step;
        if (is_word(beside, DHK_DATE_WORD_MONTH))
            return true;
        if (!is_word(beside, DHK_DATE_WORD_FILLER) && !is_sign(beside, '.') &&
            !is_sign(beside, ',') && !is_sign(beside, '-') && !is_sign(beside, '/'))
            return false;
    }
    return false;
}

/* 02:34, 26:22, 5 pm, 14 Uhr, 14.30 Uhr, 14h30, 14時30分. */
static bool clock_time(dhk_token *t)
{
    if (t->digits <= 3 && is_sign(t + 1, ':') && !t[1].spaced && !t[2].spaced &&
        t[2].digits == 2 && is_number(t + 2, 0, 59))
        return true;
    if (t->digits > 2 || t->value > 24)
        return false;
    if (is_word(t + 1, DHK_DATE_WORD_CLOCK))
        return true;
    if (is_sign(t + 1, '.') && t[2].digits == 2 && is_word(t + 3, DHK_DATE_WORD_CLOCK))
        return true;
    if (is_han(t + 1, 0x6642, 0x65F6) || is_han(t + 1, 0x70B9, 0xC2DC)) /* 時时点시 */
        return is_number(t + 2, 0, 59) && is_han(t + 3, 0x5206, 0xBD84);
    return false;
}

/* "3 hours ago", "vor 3 Stunden", "3時間前": a number, a unit, and on either side a word that
 * puts them in the past. */
static bool is_ago(dhk_token *t)
{
    unsigned i;

    for (i = 1; i <= NEAR + 1 && t[i].kind == DHK_TOKEN_HAN; i++)
        if (is_han(t + i, 0x524D, 0xC804)) /* 前전 */
            return i > 1;
    if (!is_word(t + 1, DHK_DATE_WORD_UNIT))
        return false;
    if (is_word(t - 1, DHK_DATE_WORD_AGO))
        return true;
    if (is_word(t - 1, DHK_DATE_WORD_FILLER) && is_word(t - 2, DHK_DATE_WORD_AGO))
        return true; /* il y a 3 heures */
    for (i = 2; i <= NEAR && t[i].kind == DHK_TOKEN_WORD; i++)
        if (is_word(t + i, DHK_DATE_WORD_AGO))
            return true;
    return false;
}

/* "12 comments", "1.2k views", "3 min read", "page 1 of 12", "12件". */
static bool is_counter(dhk_token *t)
{
    dhk_token *next = t + 1;

    if (is_word(t - 1, DHK_DATE_WORD_COUNTER))
        return true;
    while (is_sign(next, '.') || is_sign(next, ',') || next->kind == DHK_TOKEN_NUMBER)
        next++;
    if (is_word(next, DHK_DATE_WORD_FILLER) && !next->spaced) /* 1.2k */
        next++;
    if (is_word(next, DHK_DATE_WORD_COUNTER))
        return true;
    if (is_word(next, DHK_DATE_WORD_UNIT)) {
        next += 1 + is_sign(next + 1, '.') + is_sign(next + 1, '-');
        return is_word(next, DHK_DATE_WORD_COUNTER) ||
               (is_word(next, DHK_DATE_WORD_FILLER) &&
                is_word(next + 1, DHK_DATE_WORD_COUNTER));
    }
    return is_han(next, 0x4EF6, 0xAC74) || is_han(next, 0x6761, 0x689D) || /* 件건条條 */
           is_han(next, 0x56DE, 0xD68C) || is_han(next, 0x5247, 0xBA85); /* 回회則명 */
}

/* Behind a number, its decimals and thousands: "1.234,50", "1 234". */
static dhk_token *behind_number(dhk_token *t)
{
    t++;
    while ((is_sign(t, '.') || is_sign(t, ',')) && !t->spaced && !t[1].spaced &&
           t[1].kind == DHK_TOKEN_NUMBER)
        t += 2;
    while (t->kind == DHK_TOKEN_NUMBER && t->digits == 3)
        t++;
    return t;
}

static bool is_price(dhk_token *t)
{
    dhk_token *behind = behind_number(t);

    if (t[-1].kind == DHK_TOKEN_MONEY || is_word(t - 1, DHK_DATE_WORD_MONEY) ||
        (is_sign(t - 1, '.') && is_word(t - 2, DHK_DATE_WORD_MONEY))) /* Rs. 500 */
        return true;
    return behind->kind == DHK_TOKEN_MONEY || is_word(behind, DHK_DATE_WORD_MONEY) ||
           is_han(behind, 0x5186, 0xC6D0) || is_han(behind, 0x5143, 0x584A); /* 円원元塊 */
}

/* What one number is. */
static unsigned class_number(dhk_token *t)
{
    unsigned bits = 0;

    if (numeric_date(t) || han_date(t))
        bits |= DHK_DATELIKE_DATE;
    if ((is_day(t) || is_year(t)) && (month_beside(t, 1) || month_beside(t, -1)))
        bits |= DHK_DATELIKE_DATE;
    if (clock_time(t))
        bits |= DHK_DATELIKE_TIME;
    if (is_ago(t))
        bits |= DHK_DATELIKE_AGO;
    if (is_price(t))
        bits |= DHK_DATELIKE_PRICE;
    if (is_sign(behind_number(t), '%'))
        bits |= DHK_DATELIKE_PERCENT;
    if ((bits & (DHK_DATELIKE_AGO | DHK_DATELIKE_DATE)) == 0 && is_counter(t))
        bits |= DHK_DATELIKE_COUNTER;
    return bits;
}

/* Is a Han character of the line part of a date, a span or a counter?  Only then may the line be
 * bare.  年月日号時时分秒間间点前週周星期个個か件条條回則 and their Hangul; (weekdays) 一 .. 六. */
static bool is_date_han(uint32_t code)
{
    static const uint16_t known[] = {
        0x5E74, 0x6708, 0x65E5, 0x53F7, 0x865F, 0x6642, 0x65F6, 0x5206, 0x79D2, 0x9593,
        0x95F4, 0x70B9, 0x524D, 0x9031, 0x5468, 0x661F, 0x671F, 0x4E2A, 0x500B, 0x304B,
        0x4EF6, 0x6761, 0x689D, 0x56DE, 0x5247, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
        0x516D, 0x5929, 0x949F, 0x9418, 0x5C0F, 0x5186, 0x5143, 0x5348, 0x5F8C, 0x540E,
        0x4E0A, 0x4E0B, 0x706B, 0x6C34, 0x6728, 0x91D1, 0x571F, 0x66DC, 0xB144, 0xC6D4,
        0xC77C, 0xC2DC, 0xBD84, 0xCD08, 0xC804, 0xAC04, 0xC8FC, 0xAC1C, 0xAC74, 0xC624,
        0xD6C4, 0xC6D0, 0xD654, 0xC218, 0xBAA9, 0xAE08, 0xD1A0};
    unsigned i;
    for (i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i] == code)
            return true;
    return false;
}

/* Whether the line says anything but numbers and the words beside them. */
static bool is_bare(scan *line, unsigned bits)
{
    unsigned i, numbers = 0;

    for (i = 0; i < line->count; i++) {
        const dhk_token *t = &line->tokens[i];
        if (is_word(&line->tokens[i], DHK_DATE_WORD_NONE) ||
            (t->kind == DHK_TOKEN_HAN && !is_date_han(t->value)))
            return false;
        numbers += t->kind == DHK_TOKEN_NUMBER;
    }
    return !line->cut && (numbers > 0 || bits != 0);
}

/* A line without numbers: a month or a weekday alone, "yesterday". */
static unsigned class_words(scan *line)
{
    unsigned i, bits = 0;

    for (i = 0; i < line->count; i++) {
        if (is_word(&line->tokens[i], DHK_DATE_WORD_MONTH) ||
            is_word(&line->tokens[i], DHK_DATE_WORD_WEEKDAY))
            bits |= DHK_DATELIKE_DATE;
        else if (is_word(&line->tokens[i], DHK_DATE_WORD_AGO))
            bits |= DHK_DATELIKE_AGO;
    }
    return bits != 0 && is_bare(line, bits) ? bits | DHK_DATELIKE_BARE : 0;
}

static void read_line(scan *found, const dhk_folded *folded, bool cut)
{
    static const dhk_token none = {NULL, 0, 0, DHK_TOKEN_SIGN, 0, 0, true};
    unsigned i;

    found->cut = cut;
    found->tokens = found->room + BEFORE;
    found->count = dhk_tokens_of(folded, found->tokens, DHK_TOKENS_MAX, &found->cut);
    for (i = 0; i < BEFORE; i++)
        found->room[i] = none;
    for (i = 0; i < BEHIND; i++)
        found->tokens[found->count + i] = none;
}

unsigned dhk_datelike_of_numbers(const dhk_folded *folded, bool cut)
{
    scan found;
    unsigned i, bits = 0;

    read_line(&found, folded, cut);
    for (i = 0; i < found.count; i++)
        if (found.tokens[i].kind == DHK_TOKEN_NUMBER)
            bits |= class_number(&found.tokens[i]);
    if (is_bare(&found, bits)) {
        bits |= DHK_DATELIKE_BARE;
        /* Numbers alone: a rating, a page of pages, a score. */
        if ((bits & ~(unsigned)DHK_DATELIKE_BARE) == 0)
            bits |= DHK_DATELIKE_COUNTER;
    }
    return bits;
}

unsigned dhk_datelike_find_folded(const dhk_folded *folded, size_t length, bool cut)
{
    enum {
        WORDS_ALONE = 24
    }; /* bytes: "Wednesday", "September" and their like are shorter */
    scan found;

    if (folded->digit)
        return dhk_date_skim(folded, cut) ? 0 : dhk_datelike_of_numbers(folded, cut);
    if (length > WORDS_ALONE || folded->indented ||
        dhk_token_first_word(folded) == DHK_DATE_WORD_NONE)
        return 0;
    read_line(&found, folded, cut);
    return class_words(&found);
}

unsigned dhk_datelike_find(const unsigned char *line, size_t length)
{
    const size_t most = length < DHK_DATELIKE_LINE ? length : DHK_DATELIKE_LINE;
    dhk_folded folded;
    size_t end = most;

    while (end < length && (line[end] & 0xC0) == 0x80)
        end--;
    dhk_fold_line(&folded, line, end, length);
    return dhk_datelike_find_folded(&folded, end, end < length);
}
