/* date_token.c - see date_token.h.                                SPDX-License-Identifier: MIT */
#include "feature/date_token.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "tables/unicode_class.h"

/* The end of a run of digits; fills value and digits. */
static unsigned read_number(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    const unsigned end = dhk_run_end(folded->digits, at), digits = end - at;
    uint64_t value = 0;

    token->kind = DHK_TOKEN_NUMBER;
    token->digits = (uint8_t)(digits < UINT8_MAX ? digits : UINT8_MAX);
    for (; at < end && value <= UINT32_MAX; at++)
        value = value * 10 + (uint64_t)(folded->text[at] - '0');
    token->value = (uint32_t)(value < UINT32_MAX ? value : UINT32_MAX);
    return end;
}

static bool is_word_class(unsigned class)
{
    return class == DHK_CLASS_LOWER || class == DHK_CLASS_UPPER ||
           class == DHK_CLASS_LETTER || class == DHK_CLASS_MARK || class == DHK_CLASS_THAI;
}

/* Does a sign, behind a letter, belong to the word since another letter follows? */
static bool is_joint(const unsigned char *sign)
{
    return (*sign == '\'' || *sign == '"' || *sign == '.') &&
           (dhk_is_lower(sign[1]) || sign[1] >= 0x80);
}

/* Goes on with a word behind its letters of ASCII up to 'at'. */
static unsigned read_on(const dhk_folded *folded, unsigned at)
{
    for (;;) {
        const unsigned char *next = folded->text + at;
        unsigned length = 1;
        if (*next < 0x80 ? !is_joint(next)
                         : !is_word_class(dhk_unicode_class(dhk_utf8_read(next, &length))))
            return at;
        at = dhk_run_end(folded->letters, at + length);
    }
}

/* The end of a run of letters; apostrophes and, between single letters, full stops belong to
 * it: "aujourd'hui", "a.m."  Letters of ASCII are marked; zeros stand behind the text. */
static inline unsigned read_word(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    const unsigned end = dhk_run_end(folded->letters, at);
    const unsigned char *next = folded->text + end;

    token->kind = DHK_TOKEN_WORD;
    token->word = DHK_TOKEN_UNREAD;
    return *next < 0x80 && !is_joint(next) ? end : read_on(folded, end);
}

/* A sign, or a letter that is not ASCII. */
static unsigned read_other(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    unsigned length;
    const uint32_t code = dhk_utf8_read(folded->text + at, &length);
    const unsigned class = dhk_unicode_class(code);

    if (is_word_class(class))
        return read_word(folded, at, token);
    token->value = code;
    if (class == DHK_CLASS_HAN || class == DHK_CLASS_HANGUL)
        token->kind = DHK_TOKEN_HAN;
    else if (class == DHK_CLASS_CURRENCY)
        token->kind = DHK_TOKEN_MONEY;
    return at + length;
}

/* Reads the token at 'at', behind a space at most; returns where it ends. */
static inline unsigned read_token(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    const bool space = folded->text[at] == ' ';
    unsigned char first;
    unsigned end;

    at += space;
    first = folded->text[at];
    token->text = folded->text + at;
    token->value = 0;
    token->kind = DHK_TOKEN_SIGN;
    token->word = token->digits = 0;
    token->spaced = space || at == 0;
    if (dhk_is_lower(first))
        end = read_word(folded, at, token);
    else if (dhk_is_digit(first))
        end = read_number(folded, at, token);
    else
        end = read_other(folded, at, token);
    token->length = (uint16_t)(end - at);
    return end;
}

unsigned dhk_tokens_of(const dhk_folded *folded, dhk_token *tokens, unsigned room,
                       bool *cut)
{
    unsigned at = 0, count = 0;

    for (; at < folded->length && count < room; count++)
        at = read_token(folded, at, &tokens[count]);
    if (at < folded->length)
        *cut = true;
    return count;
}

enum dhk_date_word dhk_token_first_word(const dhk_folded *folded)
{
    dhk_token token;
    unsigned length;

    if (!dhk_is_lower(folded->text[0]) &&
        (folded->text[0] < 0x80 ||
         !is_word_class(dhk_unicode_class(dhk_utf8_read(folded->text, &length)))))
        return DHK_DATE_WORD_NONE;
    return dhk_date_word_find(folded->text, read_word(folded, 0, &token));
}
