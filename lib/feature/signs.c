/* signs.c - see signs.h.                                          SPDX-License-Identifier: MIT */
#include "feature/signs.h"

#include "feature/measure.h"

/* Kinds of signs, as short as a table wants them. */
#define SIGN     (UINT64_C(1) << DHK_SIGN_PUNCT)
#define STOP     (SIGN | UINT64_C(1) << DHK_SIGN_STOPS)
#define COMMA    (SIGN | UINT64_C(1) << DHK_SIGN_COMMAS)
#define CLOSE    (SIGN | DHK_SIGN_CLOSER)
#define SPACE    DHK_SIGN_SPACE
#define QUESTION (STOP | DHK_MARK_QUESTION)
#define EXCLAIM  (STOP | DHK_MARK_EXCLAIM)
#define CURRENCY (SIGN | DHK_MARK_CURRENCY)
#define SLASH    (SIGN | DHK_MARK_SLASH)
#define PIPE     (SIGN | DHK_MARK_PIPE)
#define LOWER    DHK_MARK_LOWER_FIRST
#define OTHER    0 /* no sign: digits, capitals */

/* clang-format off */
const uint64_t dhk_signs[128] = {
    /* controls */
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    SIGN, SPACE, SPACE, SPACE, SPACE, SPACE, SIGN, SIGN,
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN, SIGN,
    /* space ! " # $ % & '   ( ) * + , - . / */
    SPACE, EXCLAIM, CLOSE, SIGN, CURRENCY, SIGN, SIGN, CLOSE,
    SIGN, CLOSE, SIGN, SIGN, COMMA, SIGN, STOP, SLASH,
    /* 0 - 9 : ; < = > ? */
    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, SIGN, SIGN, SIGN, SIGN, SIGN, QUESTION,
    /* @ A - Z [ \ ] ^ _ */
    SIGN, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER,
    OTHER, OTHER, OTHER, SIGN, SIGN, CLOSE, SIGN, DHK_SIGN_BAR,
    /* ` a - z { | } ~ DEL */
    CLOSE, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
    LOWER, LOWER, LOWER, SIGN, PIPE, CLOSE, SIGN, SIGN,
};
/* clang-format on */
