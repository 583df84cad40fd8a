/* test_unicode.c - the class and the fold of code points.         SPDX-License-Identifier: MIT */
#include "unit.h"

#include "base/utf8.h"
#include "tables/unicode_class.h"
#include "tables/unicode_fold.h"

static void expect_class(unsigned expected, const uint32_t *codes)
{
    for (; *codes != 0; codes++)
        if (dhk_unicode_class(*codes) != expected)
            fail_msg("U+%04X has class %u, not %u", (unsigned)*codes,
                     dhk_unicode_class(*codes), expected);
}

static void letters_of_each_kind_of_script_have_their_class(void **state)
{
    static const uint32_t upper[] = {'A',    'Z',   0xC4,   0x0410, 0x0391,
                                     0x0531, 0x1C5, 0x1E9E, 0};
    static const uint32_t lower[] = {'a', 'z', 0xDF, 0x0430, 0x03B1, 0x0561, 0x1EA5, 0};
    static const uint32_t letter[] = {0x05D0, 0x0627, 0x0905, 0x0995,
                                      0x0B85, 0x10D0, 0x1200, 0};
    static const uint32_t han[] = {0x4E00, 0x9FA5, 0x3042,  0x30AB,  0x30FC, 0x3005,
                                   0x3105, 0xFF76, 0x20000, 0x2A6D6, 0};
    static const uint32_t hangul[] = {0xAC00, 0xD7A3, 0x1100, 0x3131, 0};
    static const uint32_t thai[] = {0x0E01, 0x0E40, 0x0E81, 0x1780, 0x1000, 0};
    static const uint32_t mark[] = {0x0301, 0x093E, 0x0E34, 0x0E49,
                                    0x05B0, 0x064B, 0xFE0F, 0};
    static const uint32_t digit[] = {'0', '9', 0x0660, 0x06F1, 0x0967, 0x0E51, 0xFF10, 0};
    (void)state;
    expect_class(DHK_CLASS_UPPER, upper);
    expect_class(DHK_CLASS_LOWER, lower);
    expect_class(DHK_CLASS_LETTER, letter);
    expect_class(DHK_CLASS_HAN, han);
    expect_class(DHK_CLASS_HANGUL, hangul);
    expect_class(DHK_CLASS_THAI, thai);
    expect_class(DHK_CLASS_MARK, mark);
    expect_class(DHK_CLASS_DIGIT, digit);
}

static void punctuation_of_all_scripts_ends_and_parts_sentences(void **state)
{
    static const uint32_t terminal[] = {'.',    '!',    '?',    0x3002, 0xFF01, 0xFF1F,
                                        0x0964, 0x0965, 0x061F, 0x06D4, 0x0589, 0x2026,
                                        0x1362, 0x17D4, 0x104B, 0x203D, 0xFF61, 0};
    static const uint32_t comma[] = {',',    ';',    ':',    0x3001, 0xFF0C,
                                     0x060C, 0x061B, 0xFF1A, 0};
    static const uint32_t open[] = {'(',    '[',    '{',    0xAB,   0x201C,
                                    0x2018, 0x300C, 0xFF08, 0x201E, 0};
    static const uint32_t close[] = {')',    ']',    '}',    0xBB, 0x201D,
                                     0x2019, 0x300D, 0xFF09, 0};
    static const uint32_t quote[] = {'"', '\'', 0};
    static const uint32_t dash[] = {'-', 0x2013, 0x2014, 0x2010, 0};
    static const uint32_t currency[] = {'$', 0x20AC, 0xA3, 0xA5, 0x20B9, 0x20BD, 0};
    (void)state;
    expect_class(DHK_CLASS_TERMINAL, terminal);
    expect_class(DHK_CLASS_COMMA, comma);
    expect_class(DHK_CLASS_OPEN, open);
    expect_class(DHK_CLASS_CLOSE, close);
    expect_class(DHK_CLASS_QUOTE, quote);
    expect_class(DHK_CLASS_DASH, dash);
    expect_class(DHK_CLASS_CURRENCY, currency);
}

static void icons_symbols_and_spaces_are_told_apart(void **state)
{
    static const uint32_t icon[] = {0x1F600, 0x1F517, 0x2709, 0xE001, 0xF0000, 0x2B50, 0};
    static const uint32_t symbol[] = {0x2192, 0x2022, 0xB7, '|',    '*',
                                      '/',    0xD7,   0xA9, 0x25B6, 0};
    static const uint32_t space[] = {' ',    '\t',   '\n', 0xA0, 0x3000,
                                     0x200B, 0xFEFF, 0xAD, 0};
    static const uint32_t other[] = {0x01, 0x7F, 0x0378, 0xFFFF, 0xE0000, 0x10FFFFu + 1, 0};
    (void)state;
    expect_class(DHK_CLASS_ICON, icon);
    expect_class(DHK_CLASS_SYMBOL, symbol);
    expect_class(DHK_CLASS_SPACE, space);
    expect_class(DHK_CLASS_OTHER, other);
}

static void every_code_point_has_a_class(void **state)
{
    uint32_t code;
    (void)state;
    for (code = 0; code <= 0x110000; code++)
        if (dhk_unicode_class(code) >= DHK_CLASSES)
            fail_msg("U+%04X", (unsigned)code);
}

static void expect_fold(uint32_t code, uint32_t fold)
{
    if (dhk_unicode_fold(code) != fold)
        fail_msg("U+%04X folds to U+%04X", (unsigned)code,
                 (unsigned)dhk_unicode_fold(code));
}

static void case_accents_and_variants_fold_away(void **state)
{
    (void)state;
    expect_fold('A', 'a');
    expect_fold(0xC9, 'e');    /* É */
    expect_fold(0x1EA4, 'a');  /* Ấ */
    expect_fold(0x142, 'l');   /* ł */
    expect_fold(0x130, 'i');   /* capital I with a dot */
    expect_fold(0x131, 'i');   /* small i without one */
    expect_fold(0x386, 0x3B1); /* Greek alpha with tonos */
    expect_fold(0x3C2, 0x3C3); /* final sigma */
    expect_fold(0x419, 0x438); /* Cyrillic short i */
    expect_fold(0x623, 0x627); /* alef with hamza */
    expect_fold(0x6CC, 0x64A); /* Farsi yeh */
    expect_fold(0xFF21, 'a');  /* full-width A */
    expect_fold(0x663, '3');   /* Arabic three */
    expect_fold(0xA0, ' ');
    expect_fold(0x3000, ' ');
    expect_fold(0x2019, '\'');
    expect_fold(0x2014, '-');
    expect_fold(0x301, 0); /* combining acute */
    expect_fold(0x200B, 0);
    expect_fold(0x64B, 0);
    expect_fold(0x93E, 0x93E); /* a vowel sign of Devanagari is a letter */
    expect_fold(0xE34, 0xE34);
    expect_fold(0x30AC, 0x30AC); /* katakana ga is not ka */
    expect_fold(0x1F600, 0x1F600);
}

static void
folding_makes_no_code_point_longer_and_folding_twice_changes_nothing(void **state)
{
    unsigned char room[DHK_UTF8_MAX];
    uint32_t code;
    (void)state;
    for (code = 1; code < DHK_FOLD_LIMIT; code++) {
        const uint32_t fold = dhk_unicode_fold(code);
        if (code >= 0xD800 && code < 0xE000)
            continue;
        if (fold != 0 && dhk_utf8_write(fold, room) > dhk_utf8_write(code, room))
            fail_msg("U+%04X grows", (unsigned)code);
        if (fold != 0 && dhk_unicode_fold(fold) != fold)
            fail_msg("U+%04X folds further", (unsigned)code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_each_kind_of_script_have_their_class),
        cmocka_unit_test(punctuation_of_all_scripts_ends_and_parts_sentences),
        cmocka_unit_test(icons_symbols_and_spaces_are_told_apart),
        cmocka_unit_test(every_code_point_has_a_class),
        cmocka_unit_test(case_accents_and_variants_fold_away),
        cmocka_unit_test(
            folding_makes_no_code_point_longer_and_folding_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
