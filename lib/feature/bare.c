/* bare.c - see bare.h.                                            SPDX-License-Identifier: MIT */
#include "feature/bare.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "tables/date_words.h"
#include "tables/unicode_class.h"

enum { WORD_ALONE = 24 }; /* bytes: "Wednesday", "September" and their like are shorter */

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
static inline unsigned word_end(const dhk_folded *folded, unsigned at)
{
    const unsigned end = dhk_run_end(folded->letters, at);
    const unsigned char *next = folded->text + end;

    return *next < 0x80 && !is_joint(next) ? end : read_on(folded, end);
}

/* Is a Han character of the line part of a date, a span or a counter?  Only then may the line be
 * bare.  年月日号號時时分秒間间点前週周星期个個か件条條回則 and their Hangul; (weekdays) 一 .. 六. */
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

/* Is all of the line one word that tells a time? */
static bool is_time(const dhk_folded *folded)
{
    const unsigned end = word_end(folded, 0);

    return end != 0 && end == folded->length &&
           dhk_date_word_find(folded->text, end) == DHK_DATE_WORD_TIME;
}

/* For these two something begins at 'at', of the second neither a digit nor a letter of ASCII.  They
 * return what is behind it; 0: no bare line has it. */
static unsigned pass_word(const dhk_folded *folded, unsigned at)
{
    const unsigned end = word_end(folded, at);

    return dhk_date_word_find(folded->text + at, end - at) == DHK_DATE_WORD_NONE ? 0 : end;
}

static unsigned pass_other(const dhk_folded *folded, unsigned at)
{
    unsigned length;
    const uint32_t code = dhk_utf8_read(folded->text + at, &length);
    const unsigned class = dhk_unicode_class(code);

    if (is_word_class(class))
        return pass_word(folded, at);
    if ((class == DHK_CLASS_HAN || class == DHK_CLASS_HANGUL) && !is_date_han(code))
        return 0;
    return at + length;
}

bool dhk_bare_folded(const dhk_folded *folded)
{
    bool number = false;
    unsigned at = 0, end;

    if (!folded->digit)
        return folded->length <= WORD_ALONE && is_time(folded);
    for (; at < folded->length; at = end) {
        const unsigned char first = folded->text[at];
        if (dhk_is_digit(first)) {
            end = dhk_run_end(folded->digits, at);
            number = true;
            continue;
        }
        end = dhk_is_lower(first) ? pass_word(folded, at) : pass_other(folded, at);
        if (end == 0)
            return false;
    }
    return number;
}

bool dhk_bare_line(const unsigned char *line, size_t length)
{
    dhk_folded folded;

    if (length > DHK_BARE_LINE)
        return false;
    dhk_fold_line(&folded, line, length, length);
    return dhk_bare_folded(&folded);
}
