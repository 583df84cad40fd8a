/* test_counts.c - what one pass over a line says of it.           SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "feature/folded.h"
#include "feature/known.h"

static dhk_known nothing;
static dhk_folded folded;

static dhk_counts count(const char *text)
{
    dhk_counts c;
    memset(&c, 0, sizeof c);
    dhk_count_line(&c, (const unsigned char *)text, strlen(text), strlen(text), &nothing,
                   &folded);
    return c;
}

static void words_are_runs_of_letters_and_digits(void **state)
{
    (void)state;
    assert_int_equal(count("").words, 0);
    assert_int_equal(count("one").words, 1);
    assert_int_equal(count("It's 3 o'clock, isn't it?").words, 8);
    assert_int_equal(count("- * | \xE2\x80\xA2").words, 0);
    assert_int_equal(count("na\xC3\xAFve caf\xC3\xA9").words, 2);
}

static void han_and_kana_count_half_a_word_each(void **state)
{
    /* "The weather is fine today." in Chinese: six characters and a full stop. */
    const dhk_counts c =
        count("\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5"
              "\xA5\xBD\xE3\x80\x82");
    (void)state;
    assert_int_equal(c.words, 3);
    assert_int_equal(c.han, 6);
    assert_int_equal(c.sentences, 1);
    assert_true(c.marks & DHK_MARK_TERMINAL);
}

/* More of one kind than one number of 16 bits counts, and two of the others. */
static void text_without_spaces_may_be_long(void **state)
{
    static const char pair[] = "\xE5\xA4\xA9\xE0\xB8\x81"; /* a Han letter and a Thai one */
    enum { PAIRS = 70000, SIZE = sizeof pair - 1 };
    char *text = malloc(PAIRS * SIZE + 3);
    size_t i;
    dhk_counts c;
    (void)state;
    assert_non_null(text);
    for (i = 0; i < PAIRS; i++)
        memcpy(text + i * SIZE, pair, SIZE);
    strcpy(text + PAIRS * SIZE, "12");
    c = count(text);
    assert_int_equal(c.tokens, 1);
    assert_int_equal(c.chars, 2 * PAIRS + 2);
    assert_int_equal(c.han, PAIRS);
    assert_int_equal(c.words, (3 * PAIRS + 3) / 4);
    assert_int_equal(c.digits, 2);
    free(text);
}

static void thai_prose_is_prose_without_a_full_stop(void **state)
{
    /* "The sky is clear today and the children play in the park", twice over: no mark at its end. */
    const char *clause =
        "\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\x99\xE0\xB8\xB5\xE0\xB9\x89"
        "\xE0\xB8\x97\xE0\xB9\x89\xE0\xB8\xAD\xE0\xB8\x87\xE0\xB8\x9F\xE0\xB9\x89"
        "\xE0\xB8\xB2\xE0\xB9\x81\xE0\xB8\x88\xE0\xB9\x88\xE0\xB8\xA1\xE0\xB9\x83"
        "\xE0\xB8\xAA\xE0\xB9\x80\xE0\xB8\x94\xE0\xB9\x87\xE0\xB8\x81 ";
    char text[512] = "";
    int i;
    (void)state;
    assert_false(count(clause).marks & DHK_MARK_TERMINAL);
    for (i = 0; i < 4; i++)
        strcat(text, clause);
    assert_true(count(text).marks & DHK_MARK_TERMINAL);
    assert_true(count(text).marks & DHK_MARK_GOOD);
    assert_int_equal(count(text).sentences, 1);
}

static void sentences_end_at_terminals_before_space_or_quote(void **state)
{
    (void)state;
    assert_int_equal(count("One. Two! Three?").sentences, 3);
    assert_int_equal(count("He said \"no.\" Then he left.").sentences, 2);
    assert_int_equal(count("version 1.2.3 of www.example.org").sentences, 0);
    assert_int_equal(count("no end").sentences, 0);
}

static void the_last_mark_is_looked_for_behind_closing_quotes(void **state)
{
    (void)state;
    assert_true(count("\"It is over.\"").marks & DHK_MARK_TERMINAL);
    assert_true(count("It is over.)").marks & DHK_MARK_TERMINAL);
    assert_false(count("It is over").marks & DHK_MARK_TERMINAL);
    assert_true(count("More about this:").marks & DHK_MARK_COLON);
    assert_true(count("Read on...").marks & DHK_MARK_ELLIPSIS);
    assert_false(count("Read on...").marks & DHK_MARK_TERMINAL);
}

static void capitals_are_counted_by_word(void **state)
{
    const dhk_counts c = count("NATO and the United Nations in 2023");
    (void)state;
    assert_int_equal(c.letters_first, 6);
    assert_int_equal(c.capital, 3);
    assert_int_equal(c.digits, 4);
}

static void repetition_ignores_case_and_punctuation(void **state)
{
    (void)state;
    assert_int_equal(count("Read More!").same, count("read more").same);
    assert_int_not_equal(count("12 comments").same, count("97 comments").same);
    assert_int_not_equal(count("b a").same, count("a b").same);
}

static void a_doubled_title_shares_its_first_six_words(void **state)
{
    const dhk_counts a = count("Who pays for the new bridge in town?");
    const dhk_counts b = count("Who pays for the new bridge in town? FEATURE");
    (void)state;
    assert_int_not_equal(a.six, 0);
    assert_int_equal(a.six, b.six);
    assert_int_not_equal(a.same, b.same);
    assert_int_equal(count("too few words").six, 0);
}

static void title_words_are_found_and_function_words_are_none(void **state)
{
    const char *title = "The Bridge of Sighs - Town News";
    const char *line = "Sighs about the bridge";
    dhk_known known;
    dhk_counts c;
    (void)state;
    memset(&c, 0, sizeof c);
    memset(&known, 0, sizeof known);
    known.markup = true;
    dhk_known_title(&known, (const unsigned char *)title, strlen(title));
    assert_int_equal(known.title_count, 4); /* bridge sighs town news */
    dhk_count_line(&c, (const unsigned char *)line, strlen(line), strlen(line), &known,
                   &folded);
    dhk_known_settle(&known);
    assert_int_equal(c.title_words, 2);
}

/* Words that stand in each other's way in the table are found all the same. */
static void the_first_32_words_of_a_title_are_all_found(void **state)
{
    char title[400] = "";
    dhk_known known;
    dhk_counts c;
    int i;
    (void)state;
    for (i = 0; i < 40; i++) {
        const char word[] = {'z', 'q', (char)('a' + i / 26), (char)('a' + i % 26), ' ', 0};
        strcat(title, word);
        memset(&c, 0, sizeof c);
        memset(&known, 0, sizeof known);
        known.markup = true;
        dhk_known_title(&known, (const unsigned char *)title, strlen(title));
        dhk_count_line(&c, (const unsigned char *)title, strlen(title), strlen(title),
                       &known, &folded);
        dhk_known_settle(&known);
        assert_int_equal(known.title_count, i < 32 ? i + 1 : 32);
        assert_int_equal(c.title_words, known.title_count);
        assert_int_equal(c.title, i < 31 ? (1u << (i + 1)) - 1 : UINT32_MAX);
    }
}

static void marks_name_what_stands_in_a_line(void **state)
{
    (void)state;
    assert_true(count("Home | News").marks & DHK_MARK_PIPE);
    assert_true(count("$12").marks & DHK_MARK_CURRENCY);
    assert_true(count("and/or").marks & DHK_MARK_SLASH);
    assert_true(count("lower").marks & DHK_MARK_LOWER_FIRST);
    assert_false(count("Upper").marks & DHK_MARK_LOWER_FIRST);
    assert_false(count("7 dwarfs").marks & DHK_MARK_LOWER_FIRST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_runs_of_letters_and_digits),
        cmocka_unit_test(han_and_kana_count_half_a_word_each),
        cmocka_unit_test(text_without_spaces_may_be_long),
        cmocka_unit_test(thai_prose_is_prose_without_a_full_stop),
        cmocka_unit_test(sentences_end_at_terminals_before_space_or_quote),
        cmocka_unit_test(the_last_mark_is_looked_for_behind_closing_quotes),
        cmocka_unit_test(capitals_are_counted_by_word),
        cmocka_unit_test(repetition_ignores_case_and_punctuation),
        cmocka_unit_test(a_doubled_title_shares_its_first_six_words),
        cmocka_unit_test(title_words_are_found_and_function_words_are_none),
        cmocka_unit_test(the_first_32_words_of_a_title_are_all_found),
        cmocka_unit_test(marks_name_what_stands_in_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
