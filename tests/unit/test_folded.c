/* test_folded.c - folding many bytes at once gives what folding one by one does.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "feature/folded.h"
#include "tables/unicode_class.h"
#include "tables/unicode_fold.h"

static bool has_bit(const uint64_t *bits, unsigned at)
{
    return bits[at / 64] >> at % 64 & 1;
}

/* The definition: a code point after the other. */
static void fold_slowly(dhk_folded *f, const unsigned char *line, size_t length)
{
    enum dhk_wordness before = DHK_WORD_NOT;
    size_t i;
    unsigned bytes;

    memset(f, 0, sizeof *f);
    for (i = 0; i < length; i += bytes) {
        const uint32_t code = dhk_utf8_read(line + i, &bytes),
                       fold = dhk_unicode_fold(code);
        const bool mark = fold != 0 && dhk_unicode_class(fold) == DHK_CLASS_MARK;
        enum dhk_wordness is;
        if (fold == 0)
            continue;
        if (fold == ' ') {
            if (f->length > 0 && f->text[f->length - 1] != ' ')
                f->text[f->length++] = ' ';
            before = DHK_WORD_NOT;
            continue;
        }
        is = dhk_wordness_of(fold);
        if (is == DHK_WORD_SPACED && mark && before == DHK_WORD_UNSPACED)
            is = DHK_WORD_UNSPACED;
        else if (is == DHK_WORD_UNSPACED || (is == DHK_WORD_SPACED && before != is))
            f->starts[f->length / 64] |= UINT64_C(1) << f->length % 64;
        f->copyright |= code == 0xA9;
        f->digit |= fold < 0x80 && dhk_is_digit((unsigned char)fold);
        f->length += dhk_utf8_write(fold, f->text + f->length);
        before = is;
    }
    if (f->length > 0 && f->text[f->length - 1] == ' ')
        f->length--;
}

/* 'behind' bytes stand behind the line and may be read; none behind these. */
static void expect_same_before(const unsigned char *line, size_t length, size_t behind)
{
    unsigned char *text = malloc(length + behind + 1);
    dhk_folded fast, slow;
    unsigned i;

    assert_non_null(text);
    memcpy(text, line, length);
    memset(text + length, 'Z', behind);
    memset(&fast, 0xAA, sizeof fast); /* as a stack has it */
    dhk_fold_line(&fast, text, length, length + behind);
    fold_slowly(&slow, text, length);
    assert_int_equal(fast.length, slow.length);
    assert_memory_equal(fast.text, slow.text, slow.length);
    for (i = 0; i < DHK_FOLDED_PAD; i++)
        assert_int_equal(fast.text[fast.length + i], 0);
    for (i = 0; i < fast.length; i++) {
        assert_int_equal(has_bit(fast.starts, i), has_bit(slow.starts, i));
        assert_int_equal(has_bit(fast.letters, i), dhk_is_lower(slow.text[i]));
        assert_int_equal(has_bit(fast.digits, i), dhk_is_digit(slow.text[i]));
        assert_false(dhk_is_upper(slow.text[i]));
    }
    assert_false(has_bit(fast.letters, fast.length)); /* each run ends */
    assert_false(has_bit(fast.digits, fast.length));
    assert_int_equal(fast.copyright, slow.copyright);
    assert_int_equal(fast.digit, slow.digit);
    free(text);
}

static void expect_same(const unsigned char *line, size_t length)
{
    expect_same_before(line, length, 0);
    expect_same_before(line, length, 100);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
    return *seed >> 16;
}

/* Lines of pieces of 'pieces', of every length up to what a line may have. */
static void expect_same_for(const char *const *pieces, size_t count)
{
    uint32_t seed = 7;
    size_t most, round;

    for (most = 0; most <= DHK_FOLDED_MAX; most++)
        for (round = 0; round < 5; round++) {
            unsigned char line[DHK_FOLDED_MAX];
            size_t length = 0;
            for (;;) {
                const char *piece = pieces[next(&seed) % count];
                if (length + strlen(piece) > most)
                    break;
                memcpy(line + length, piece, strlen(piece));
                length += strlen(piece);
            }
            expect_same(line, length);
        }
}

static void ascii_is_folded_alike_at_every_length(void **state)
{
    static const char *const pieces[] = {"a", "z", "A", "Z", "0",    "9",
                                         " ", "-", "@", "[", "`",    "{",
                                         "/", ":", "~", "!", "Word", " the "};
    (void)state;
    expect_same_for(pieces, sizeof pieces / sizeof *pieces);
}

static void spaces_and_controls_are_folded_alike(void **state)
{
    static const char *const pieces[] = {"a ", "  ", "\t", "bc", "\x1F", "\x7F", " ", "D"};
    (void)state;
    expect_same_for(pieces, sizeof pieces / sizeof *pieces);
}

static void other_scripts_among_ascii_are_folded_alike(void **state)
{
    static const char *const pieces[] = {"abc def ",
                                         "G",
                                         "\xC3\xA9",
                                         "\xC2\xA9",
                                         "\xE6\x97\xA5",
                                         "\xE0\xB8\x81",
                                         "\xE0\xB8\xB4",
                                         "\xC2\xA0",
                                         "\xCC\x81",
                                         "\xC2\xAD",
                                         "\xE2\x80\x99",
                                         "\xF0\x9F\x98\x80",
                                         "\xEF\xBC\xA1",
                                         "\xD9\xA3",
                                         "\xEA\x98\xA1",
                                         "\xD0\x96",
                                         " ",
                                         "\t",
                                         "1"};
    (void)state;
    expect_same_for(pieces, sizeof pieces / sizeof *pieces);
}

/* Each code point, alone and twice, behind a letter of ASCII, of Devanagari and of Thai. */
static void every_code_point_is_folded_alike(void **state)
{
    static const char *const befores[] = {"a", "\xE0\xA4\x95", "\xE0\xB8\x81"};
    uint32_t code;
    (void)state;
    for (code = 1; code < 0x11000; code++) {
        unsigned char line[32];
        size_t length = 0, i;
        if (code >= 0xD800 && code < 0xE000)
            continue;
        for (i = 0; i < 3; i++) {
            memcpy(line + length, befores[i], strlen(befores[i]));
            length += strlen(befores[i]);
            length += dhk_utf8_write(code, line + length);
            if (i == 1)
                length += dhk_utf8_write(code, line + length);
        }
        expect_same_before(line, length, 0);
    }
}

static void words_start_where_letters_stand_behind_something_else(void **state)
{
    static const char line[] = "  Ab-c  12 d.e f";
    static const char folded[] = "ab-c 12 d.e f", starts[] = "^  ^ ^  ^ ^ ^";
    dhk_folded f;
    unsigned i;
    (void)state;
    dhk_fold_line(&f, (const unsigned char *)line, sizeof line - 1, sizeof line);
    assert_int_equal(f.length, sizeof folded - 1);
    assert_memory_equal(f.text, folded, f.length);
    for (i = 0; i < f.length; i++)
        assert_int_equal(has_bit(f.starts, i), starts[i] == '^');
}

static void a_run_of_letters_ends_where_the_next_byte_is_none(void **state)
{
    static unsigned char line[DHK_FOLDED_MAX];
    dhk_folded f;
    unsigned begin, end;
    (void)state;
    for (begin = 0; begin < DHK_FOLDED_MAX; begin += 9)
        for (end = begin; end <= DHK_FOLDED_MAX; end++) {
            memset(line, '-', sizeof line);
            memset(line + begin, 'A', end - begin);
            dhk_fold_line(&f, line, sizeof line, sizeof line);
            assert_int_equal(dhk_run_end(f.letters, begin), end);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_is_folded_alike_at_every_length),
        cmocka_unit_test(spaces_and_controls_are_folded_alike),
        cmocka_unit_test(other_scripts_among_ascii_are_folded_alike),
        cmocka_unit_test(every_code_point_is_folded_alike),
        cmocka_unit_test(a_run_of_letters_ends_where_the_next_byte_is_none),
        cmocka_unit_test(words_start_where_letters_stand_behind_something_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
