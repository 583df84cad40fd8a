/* test_line_phrases.c - filters, tags and bits find in a line what the plain way finds.
 *
 * Lines are made of the tables' own phrases and words (their inputs, tables/gen/inputs), cut, glued,
 * in upper case, among digits, signs and other scripts.  The plain way has no filter: it looks at each word start for each
 * phrase of the bucket, and reads tokens byte by byte.            SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "feature/bare.h"
#include "feature/known.h"
#include "feature/line_phrases.h"
#include "feature/prompt.h"
#include "tables/date_words.h"
#include "tables/prompts.h"
#include "tables/unicode_class.h"

enum { MOST = 1000, PIECES = 20000, LINES = 30000 };

static const char inputs[] = "lib/tables/gen/inputs/";
static const char *const languages[] = {"en", "de", "fr", "ru", "ar", "th", "ja", "ko"};
static const char *const glue[] = {" ",
                                   " ",
                                   " ",
                                   ", ",
                                   ". ",
                                   ": ",
                                   "-",
                                   "/",
                                   ".",
                                   "'",
                                   "\"",
                                   "  ",
                                   "\t",
                                   "",
                                   "[",
                                   "_",
                                   "\x7F",
                                   "\xC2\xA0",
                                   "\xE2\x80\x99",
                                   "\xE2\x80\x93",
                                   "\xC2\xAD",
                                   "\xE2\x80\x8B",
                                   "\xC2\xA9 ",
                                   "$",
                                   "%",
                                   "\xE2\x82\xAC",
                                   "\xCC\x81",
                                   "\xE0\xB8\xB4",
                                   "\xE6\x97\xA5",
                                   "\xED\x95\x9C",
                                   "\xD9\xA3",
                                   "\xD0\x96",
                                   "\xF0\x9F\x98\x80",
                                   "\xEF\xBC\xA1"};

static char *pieces[PIECES];
static unsigned piece_count;
static uint32_t seed = 1;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(seed >> 8) * below >> 24);
}

static void add_piece(const char *text, size_t length)
{
    if (length == 0 || piece_count == PIECES)
        return;
    pieces[piece_count] = calloc(length + 1, 1);
    assert_non_null(pieces[piece_count]);
    memcpy(pieces[piece_count++], text, length);
}

/* A phrase a line, or, behind a colon, a word for each space. */
static void read_input(const char *name, bool words)
{
    char path[200], line[4000];
    FILE *file;

    snprintf(path, sizeof path, "%s%s.txt", inputs, name);
    file = fopen(path, "r");
    if (file == NULL)
        return;
    while (fgets(line, sizeof line, file) != NULL) {
        const char *at = words ? strchr(line, ':') : line;
        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || line[0] == '[' || at == NULL)
            continue;
        if (!words)
            add_piece(at, strcspn(at, "*"));
        for (at += words; words && *at != 0; at += strspn(at, " ")) {
            add_piece(at, strcspn(at, " "));
            at += strcspn(at, " ");
        }
    }
    fclose(file);
}

/* A code point's boundary at 'at' or behind it. */
static size_t boundary(const char *text, size_t at)
{
    while ((text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static size_t add_some(unsigned char *line, size_t length)
{
    const char *piece = pieces[draw(piece_count)];
    size_t begin = 0, end = strlen(piece), i;
    char number[16];

    if (draw(3) == 0) {
        snprintf(number, sizeof number, "%u", draw(draw(2) == 0 ? 100 : 3000));
        piece = number;
        end = strlen(number);
    }
    if (draw(5) == 0)
        end = boundary(piece, draw((uint32_t)end + 1));
    if (draw(5) == 0)
        begin = boundary(piece, draw((uint32_t)end + 1));
    if (begin > end || length + end - begin > MOST)
        return length;
    memcpy(line + length, piece + begin, end - begin);
    if (draw(4) == 0)
        for (i = length; i < length + end - begin; i++)
            if (dhk_is_lower(line[i]))
                line[i] ^= 0x20;
    return length + end - begin;
}

static size_t make_line(unsigned char *line, size_t most)
{
    size_t length = 0;

    while (length < most) {
        const char *sign = glue[draw(draw(4) == 0 ? sizeof glue / sizeof *glue : 8)];
        length = add_some(line, length);
        memcpy(line + length, sign, strlen(sign));
        length += strlen(sign);
    }
    return length;
}

static bool ends_word(const dhk_folded *f, unsigned at)
{
    unsigned size;
    return at >= f->length ||
           dhk_wordness_of(dhk_utf8_read(f->text + at, &size)) != DHK_WORD_SPACED;
}

/* Phrases that stand at 'at' and may stand there whatever is around them. */
static unsigned phrases_at(const dhk_folded *f, unsigned at)
{
    const uint64_t key = dhk_prompt_spread(dhk_load64(f->text + at));
    const unsigned slot = dhk_prompt_slot(key, DHK_PROMPT_BUCKET_BITS);
    unsigned bits = 0, i;

    for (i = dhk_prompt_first[2 * slot]; i < dhk_prompt_first[2 * slot + 2]; i++) {
        const dhk_prompt_entry *entry = &dhk_prompt_entries[i];
        const unsigned length = entry->length;
        const dhk_meaning *meaning = &dhk_prompt_meanings[entry->meaning];
        if (length <= f->length - at &&
            dhk_prompt_hash(f->text + at, length) == entry->hash &&
            (meaning->open || ends_word(f, at + length)))
            bits |= meaning->bits[DHK_PROMPT_IS_ANY];
    }
    return bits;
}

static void no_phrase_is_turned_away(void **state)
{
    static unsigned char line[MOST + 100];
    unsigned round, found = 0, at;
    (void)state;
    for (round = 0; round < LINES; round++) {
        const size_t length = make_line(line, draw(DHK_PROMPT_LINE - 150));
        unsigned plain = 0, bits;
        dhk_folded f;
        if (length > DHK_PROMPT_LINE)
            continue;
        dhk_fold_line(&f, line, length, sizeof line);
        for (at = 0; at < f.length; at++)
            if (f.starts[at / 64] >> at % 64 & 1)
                plain |= phrases_at(&f, at);
        bits = dhk_prompt_find_folded(&f, DHK_PROMPT_ALL);
        found += plain != 0;
        if ((plain & ~bits) != 0 ||
            ((bits & ~plain) != 0 && !(bits & (DHK_PROMPT_START | DHK_PROMPT_COPYRIGHT))))
            fail_msg("\"%.*s\" has %X and not %X", (int)length, (const char *)line, bits,
                     plain);
    }
    assert_true(found > LINES / 10 && found < LINES);
}

static bool is_word_class(unsigned class)
{
    return class == DHK_CLASS_LOWER || class == DHK_CLASS_UPPER ||
           class == DHK_CLASS_LETTER || class == DHK_CLASS_MARK || class == DHK_CLASS_THAI;
}

/* The end of a word, byte by byte. */
static unsigned word_end(const dhk_folded *f, unsigned begin)
{
    unsigned at = begin, length;

    while (at < f->length) {
        const unsigned char c = f->text[at];
        const bool joins =
            at > begin && at + 1 < f->length && (c == '\'' || c == '"' || c == '.');
        if (dhk_is_lower(c) ||
            (joins && (dhk_is_lower(f->text[at + 1]) || f->text[at + 1] >= 0x80))) {
            at++;
            continue;
        }
        if (c < 0x80 ||
            !is_word_class(dhk_unicode_class(dhk_utf8_read(f->text + at, &length))))
            break;
        at += length;
    }
    return at;
}

/* Returns the end of what begins at 'at': a number, a word or a sign; *word: the class of the word,
 * or DHK_DATE_WORD_BESIDE of what is none. */
static unsigned plain_end(const dhk_folded *f, unsigned at, enum dhk_date_word *word)
{
    unsigned end = at, length;

    *word = DHK_DATE_WORD_BESIDE;
    while (dhk_is_digit(f->text[end]))
        end++;
    if (end > at)
        return end;
    if (!is_word_class(dhk_unicode_class(dhk_utf8_read(f->text + at, &length))))
        return at + length;
    end = word_end(f, at);
    *word = dhk_date_word_find(f->text + at, end - at);
    return end;
}

/* Is the line numbers, signs and words of dates alone, or one word of a time?  (It has no Han.) */
static bool is_bare_plainly(const dhk_folded *f)
{
    bool number = false;
    unsigned at, end, parts = 0;
    enum dhk_date_word word = DHK_DATE_WORD_NONE;

    for (at = 0; at < f->length; at = end, parts++) {
        number |= dhk_is_digit(f->text[at]);
        end = plain_end(f, at, &word);
        if (word == DHK_DATE_WORD_NONE)
            return false;
    }
    return number ||
           (!f->digit && parts == 1 && f->length <= 24 && word == DHK_DATE_WORD_TIME);
}

/* A few of the things that decide what a number is, in any order. */
static size_t make_numbers(unsigned char *line, unsigned count)
{
    static const char *const parts[] = {
        " ",
        " ",
        " ",
        " ",
        " ",
        "12",
        "5",
        "31",
        "04",
        "30",
        "2023",
        "1234567",
        "cat",
        "houses",
        "word",
        "of",
        "de",
        "in",
        "k",
        "oct",
        "may",
        "eur",
        "rs",
        "kr",
        "st",
        "am",
        "hours",
        "min",
        "ago",
        "vor",
        "views",
        "page",
        ".",
        ",",
        "-",
        "/",
        ":",
        "%",
        "$",
        "(",
        "'",
        "\"",
        "\xC3\xA9",
        "\xC2\xA9",
        "\xE6\x97\xA5",
        "\xE2\x82\xAC",
        "\xE5\x86\x86",
        "\xD9\xA3",
        "+",
        "thewordsthatarelongerthanablockofsixtyfourbytesgoovertoitsneighbour"};
    const bool spaced = draw(2) == 0;
    size_t length = 0;

    for (; count > 0; count--) {
        const char *part = parts[draw(sizeof parts / sizeof *parts - (draw(8) != 0))];
        memcpy(line + length, part, strlen(part));
        length += strlen(part);
        if (spaced)
            line[length++] = ' ';
    }
    return length;
}

/* Of Han and Hangul only the signs of dates are bare: test_bare.c has them. */
static bool has_han(const unsigned char *line, size_t length)
{
    size_t at;
    unsigned bytes;

    for (at = 0; at < length; at += bytes) {
        const unsigned class = dhk_unicode_class(dhk_utf8_read(line + at, &bytes));
        if (class == DHK_CLASS_HAN || class == DHK_CLASS_HANGUL)
            return true;
    }
    return false;
}

static void lines_are_bare_as_they_are_byte_by_byte(void **state)
{
    static unsigned char line[MOST + 100];
    unsigned round, bare = 0;
    (void)state;
    for (round = 0; round < 20 * LINES; round++) {
        const size_t length =
            round % 8 == 0 ? make_line(line, draw(100)) : make_numbers(line, 1 + draw(6));
        dhk_folded f;
        if (length > DHK_FOLDED_MAX || has_han(line, length))
            continue;
        dhk_fold_line(&f, line, length, sizeof line);
        if (dhk_bare_folded(&f) != is_bare_plainly(&f))
            fail_msg("\"%.*s\"", (int)length, (const char *)line);
        bare += dhk_bare_folded(&f);
    }
    assert_true(bare > LINES && bare < 10 * LINES);
}

/* What two rooms find that look at a line each by itself, whatever stands behind it. */
static void one_look_finds_what_two_find(void **state)
{
    static unsigned char line[MOST + 100];
    static dhk_known nothing;
    unsigned round, phrases = 0, bare = 0;
    (void)state;
    for (round = 0; round < LINES; round++) {
        const size_t length = make_line(line, draw(round % 4 == 0 ? 900 : 200));
        const size_t behind = draw(2) * 70;
        unsigned char *text = malloc(length + behind + 1);
        dhk_counts counts;
        dhk_folded folded;
        assert_non_null(text);
        memset(text, '7', length + behind);
        memcpy(text, line, length);
        memset(&counts, 0, sizeof counts);
        dhk_count_line(&counts, text, length, length + behind, &nothing, &folded);
        dhk_line_phrases(&counts, text, length, length + behind, &folded);
        assert_int_equal(counts.phrases, dhk_prompt_find(text, length));
        assert_int_equal((counts.marks & DHK_MARK_BARE) != 0, dhk_bare_line(text, length));
        phrases += counts.phrases != 0;
        bare += (counts.marks & DHK_MARK_BARE) != 0;
        free(text);
    }
    assert_true(phrases > LINES / 10 && bare > LINES / 100);
}

static int read_inputs(void **state)
{
    char name[40];
    size_t i;
    (void)state;
    read_input("date_words", true);
    for (i = 0; i < sizeof languages / sizeof *languages; i++) {
        snprintf(name, sizeof name, "prompts/%s", languages[i]);
        read_input(name, false);
    }
    return piece_count > 1000 ? 0 : -1;
}

static int forget_inputs(void **state)
{
    (void)state;
    while (piece_count > 0)
        free(pieces[--piece_count]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_phrase_is_turned_away),
        cmocka_unit_test(lines_are_bare_as_they_are_byte_by_byte),
        cmocka_unit_test(one_look_finds_what_two_find),
    };
    return cmocka_run_group_tests(tests, read_inputs, forget_inputs);
}
