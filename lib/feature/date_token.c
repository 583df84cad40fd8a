/* date_token.c - see date_token.h.                                SPDX-License-Identifier: MIT */
#include "feature/date_token.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "tables/unicode_class.h"

/* The end of a run of digits; fills value and digits. */
static unsigned read_number(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    uint64_t value = 0;

    token->kind = DHK_TOKEN_NUMBER;
    for (; at < folded->length && dhk_is_digit(folded->text[at]); at++) {
        value = value * 10 + (uint64_t)(folded->text[at] - '0');
        if (value > UINT32_MAX)
            value = UINT32_MAX;
        if (token->digits < UINT8_MAX)
            token->digits++;
    }
    token->value = (uint32_t)value;
    return at;
}

static bool is_word_class(unsigned class)
{
    return class == DHK_CLASS_LOWER || class == DHK_CLASS_UPPER ||
           class == DHK_CLASS_LETTER || class == DHK_CLASS_MARK || class == DHK_CLASS_THAI;
}

/* The end of a run of letters; apostrophes and, between single letters, full stops belong to
 * it: "aujourd'hui", "a.m." */
static unsigned read_word(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    const unsigned begin = at;
    unsigned length;

    token->kind = DHK_TOKEN_WORD;
    token->word = DHK_TOKEN_UNREAD;
    while (at < folded->length) {
        if (dhk_is_lower(folded->text[at])) {
            at++;
            continue;
        }
        const unsigned char c = folded->text[at];
        const bool inner =
            at + 1 < folded->length && at > begin &&
            (c == '\'' || c == '"' || (c == '.' && folded->text[at - 1] != '.'));
        if (inner && (dhk_is_lower(folded->text[at + 1]) || folded->text[at + 1] >= 0x80)) {
            at++;
            continue;
        }
        if (folded->text[at] < 0x80 ||
            !is_word_class(dhk_unicode_class(dhk_utf8_read(folded->text + at, &length))))
            break;
        at += length;
    }
    return at;
}

static unsigned read_token(const dhk_folded *folded, unsigned at, dhk_token *token)
{
    unsigned length, class;
    const uint32_t code = dhk_utf8_read(folded->text + at, &length);

    if (code < 0x80 && dhk_is_digit((unsigned char)code))
        return read_number(folded, at, token);
    if (code < 0x80 && dhk_is_lower((unsigned char)code))
        return read_word(folded, at, token);
    class = dhk_unicode_class(code);
    if (is_word_class(class))
        return read_word(folded, at, token);
    token->value = code;
    token->kind = DHK_TOKEN_SIGN;
    if (class == DHK_CLASS_HAN || class == DHK_CLASS_HANGUL)
        token->kind = DHK_TOKEN_HAN;
    else if (class == DHK_CLASS_CURRENCY)
        token->kind = DHK_TOKEN_MONEY;
    return at + length;
}

unsigned dhk_tokens_of(const dhk_folded *folded, dhk_token *tokens, unsigned room,
                       bool *cut)
{
    static const dhk_token none = {NULL, 0, 0, DHK_TOKEN_SIGN, 0, 0, true};
    unsigned at = 0, end, count = 0;
    bool spaced = true;

    while (at < folded->length && count < room) {
        if (folded->text[at] == ' ') {
            spaced = true;
            at++;
            continue;
        }
        tokens[count] = none;
        tokens[count].text = folded->text + at;
        tokens[count].spaced = spaced;
        end = read_token(folded, at, &tokens[count]);
        tokens[count].length = (uint16_t)(end - at);
        at = end;
        count++;
        spaced = false;
    }
    if (at < folded->length)
        *cut = true;
    return count;
}
