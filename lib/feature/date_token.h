/* date_token.h - a folded line as numbers, words and signs, for datelike.c.
 *
 * A word is looked up in tables/date_words.h when it is first asked for: of a long line only
 * the words beside its numbers are.  Private to feature/.  O(bytes).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_DATE_TOKEN_H
#define DHK_DATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feature/folded.h"
#include "tables/date_words.h"

enum dhk_token_kind {
    DHK_TOKEN_NUMBER,
    DHK_TOKEN_WORD,
    DHK_TOKEN_HAN,   /* one character of a script without spaces, or a Hangul word */
    DHK_TOKEN_MONEY, /* a currency sign */
    DHK_TOKEN_SIGN   /* anything else but a space */
};

typedef struct dhk_token {
    const unsigned char *text; /* where it begins in the folded text */
    uint32_t value;  /* number: what it says, at most UINT32_MAX; han, sign: code point */
    uint16_t length; /* bytes of 'text' */
    uint8_t kind;    /* enum dhk_token_kind */
    uint8_t word;    /* word: enum dhk_date_word, by dhk_token_word() */
    uint8_t digits;  /* number: how many, saturating */
    bool spaced;     /* white space, or the line's beginning, stands before it */
} dhk_token;

enum {
    DHK_TOKENS_MAX =
        96, /* a by-line has fewer; the rest of a longer line is not looked at */
    DHK_TOKEN_UNREAD = 255 /* dhk_token.word: not looked up yet */
};

/* The class of a word. */
static inline enum dhk_date_word dhk_token_word(dhk_token *token)
{
    if (token->word == DHK_TOKEN_UNREAD)
        token->word = (uint8_t)dhk_date_word_find(token->text, token->length);
    return (enum dhk_date_word)token->word;
}

/* Fills 'tokens', at most 'room', and returns their number; sets *cut when there are
 * more. */
unsigned dhk_tokens_of(const dhk_folded *folded, dhk_token *tokens, unsigned room,
                       bool *cut);

/* The class of the first token; DHK_DATE_WORD_NONE when it is no word. */
enum dhk_date_word dhk_token_first_word(const dhk_folded *folded);

#endif
