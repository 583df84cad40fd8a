/* signs.c - see signs.h.                                          SPDX-License-Identifier: MIT */
#include "feature/signs.h"

#include "feature/measure.h"

/* Kinds of signs, as short as a table wants them. */
#define SIGN     (UINT64_C(1) << DHK_SIGN_PUNCT)
#define STOP     (SIGN | UINT64_C(1) << DHK_SIGN_STOPS)
#define COMMA    (SIGN | UINT64_C(1) << DHK_SIGN_COMMAS)
#define COLON    (SIGN | DHK_SIGN_COLON)
#define QUOTE    (SIGN | DHK_SIGN_CLOSER | DHK_MARK_QUOTE_FIRST)
#define CLOSE    (SIGN | DHK_SIGN_CLOSER)
#define OPEN     (SIGN | DHK_MARK_QUOTE_FIRST)
#define SPACE    DHK_SIGN_SPACE
#define QUESTION (STOP | DHK_MARK_QUESTION)
#define EXCLAIM  (STOP | DHK_MARK_EXCLAIM)
#define BRACKET  (OPEN | DHK_MARK_BRACKET)
#define CURRENCY (SIGN | DHK_MARK_CURRENCY)
#define SLASH    (SIGN | DHK_MARK_SLASH)
#define ARROW    (SIGN | DHK_MARK_ARROW)
#define AT       (SIGN | DHK_MARK_AT)
#define PIPE     (SIGN | DHK_MARK_PIPE)
#define UPPER    DHK_MARK_UPPER_FIRST
#define LOWER    DHK_MARK_LOWER_FIRST
#define DIGIT    DHK_MARK_DIGIT_FIRST

/* clang-format off */
const uint64_t dhk_signs[128] = {
    /* controls */
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    SIGN, SPACE, SPACE, SPACE, SPACE, SPACE, SIGN, SIGN,
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    /* space ! " # $ % & '   ( ) * + , - . / */
    SPACE, EXCLAIM, QUOTE, SIGN, CURRENCY, SIGN, SIGN, QUOTE,
    BRACKET, CLOSE, SIGN, SIGN, COMMA, SIGN, STOP, SLASH,
    /* 0 - 9 : ; < = > ? */
    DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
    DIGIT, DIGIT, COLON, SIGN, SIGN, SIGN, ARROW, QUESTION,
    /* @ A - Z [ \ ] ^ _ */
    AT, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
    UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
    UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
    UPPER, UPPER, UPPER, OPEN, SIGN, CLOSE, SIGN, DHK_SIGN_BAR,
    /* ` a - z { | } ~ DEL */
    QUOTE, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, OPEN, PIPE, CLOSE, SIGN, SIGN,
};
/* clang-format on */
