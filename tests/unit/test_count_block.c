/* test_count_block.c - many bytes at once count what counts.c counts one by one.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/classes.h"
#include "base/utf8.h"
#include "feature/counts_inner.h"
#include "tables/prompts.h"

static uint32_t seed = 1;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(seed >> 8) * below >> 24);
}

/* What lines are made of; the last ones send a line to counts.c. */
static const char *const pieces[] = {
    "a",
    "I",
    "The",
    "bridge",
    "NATO",
    "x1",
    "2023",
    "3",
    "0.5",
    "of",
    "sighs",
    "town",
    "McDonald",
    "WWII",
    "cookie policy",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    ".",
    ".",
    "...",
    ",",
    "?",
    "!",
    ":",
    "\"",
    "'",
    ")",
    "(",
    "|",
    "/",
    "@",
    "$",
    "-",
    "://",
    "www.",
    "w",
    "\x01",
    "\x7F",
    "\xC2\xA0",                         /* no-break space */
    "\xC3\x89",                         /* E acute */
    "\xC3\xA9",                         /* e acute */
    "\xC3\xA4\xC3\x84",                 /* a, A diaeresis */
    "\xD0\x9C\xD0\xB8\xD1\x80",         /* Mir */
    "\xD9\xA3",                         /* Arabic digit three */
    "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", /* salam */
    "\xCC\x81",                         /* combining acute */
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "\xE2\x80\x99", /* quotes */
    "\xE2\x80\xA6",
    "\xE2\x80\x94",
    "\xE2\x82\xAC", /* ellipsis, dash, euro */
    "\xC2\xA9",
    "\xC2\xBB",
    "\xE2\x86\x92", /* copyright, guillemet, arrow */
    "\xF0\x9F\x98\x80",
    "\xE0\xA5\xA4",
    "\xD8\x9F", /* emoji, danda, Arabic question mark */
    "extraordinarily",
    "Donaudampfschifffahrtsgesellschaft",
    "_",
    "_",
    "\xE4\xBB\x8A",
    "\xE3\x80\x82",
    "\xE0\xB8\xA7",
    "\xED\x95\x9C",
};
enum { PIECES = sizeof pieces / sizeof *pieces, COMMON = PIECES - 4, MOST = 1200 };

static size_t make_line(unsigned char *line, size_t most)
{
    const uint32_t kinds = draw(4) == 0 ? PIECES : draw(2) == 0 ? COMMON : 43;
    size_t length = 0;

    while (length < most) {
        const char *piece = pieces[draw(kinds)];
        if (length + strlen(piece) > MOST)
            break;
        memcpy(line + length, piece, strlen(piece));
        length += strlen(piece);
        if (draw(2) == 0)
            line[length++] = ' ';
    }
    return length;
}

/* Any code points: ASCII as it comes, and what is near to something that is counted. */
static size_t make_wild_line(unsigned char *line, size_t most)
{
    static const uint32_t from[] = {0x80,   0xA0,   0x370,  0x600,  0x2000,  0x20A0,
                                    0x2190, 0x3000, 0xFF00, 0xA960, 0x1D7C0, 0x1F600};
    const uint32_t strange = draw(3) == 0 ? 0 : draw(30);
    size_t length = 0;

    while (length + DHK_UTF8_MAX <= most) {
        uint32_t code = draw(3) == 0 ? ' ' : draw(2) == 0 ? 'a' + draw(26) : draw(128);
        if (draw(100) < strange)
            code = from[draw(sizeof from / sizeof *from)] + draw(128);
        length += dhk_utf8_write(code, line + length);
    }
    return length;
}

static unsigned classed_lines, words, begin_phrases;

/* Of the words of 64 bytes those begin words in 'kept' that may begin a phrase. */
static void expect_starts(const dhk_folded *kept, const dhk_folded *folded, size_t block)
{
    uint64_t left;

    assert_int_equal(kept->starts[block] & ~folded->starts[block], 0);
    for (left = folded->starts[block]; left != 0; left &= left - 1) {
        const unsigned at = dhk_lowest_bit(left);
        const uint64_t key = dhk_load64(folded->text + 64 * block + at);
        if (dhk_prompt_may_stand(dhk_prompt_spread(key)) &&
            64 * block + at + 8 <= folded->length)
            assert_true(kept->starts[block] >> at & 1);
        words++;
        begin_phrases += (unsigned)(kept->starts[block] >> at & 1);
    }
}

/* What blocks keep of a plain line makes the fold that is made without it. */
static void expect_fold(dhk_folded *kept, const unsigned char *text, size_t length,
                        size_t room, bool digit)
{
    dhk_folded folded;
    size_t block;

    dhk_fold_classed(kept, length, digit);
    dhk_fold_line(&folded, text, length, room);
    assert_int_equal(kept->length, folded.length);
    assert_memory_equal(kept->text, folded.text, folded.length + DHK_FOLDED_PAD);
    for (block = 0; block < (length + 63) / 64; block++)
        expect_starts(kept, &folded, block);
    /* A run of either ends, at the latest, behind the line. */
    assert_memory_equal(kept->letters, folded.letters, (length / 64 + 1) * 8);
    assert_memory_equal(kept->digits, folded.digits, (length / 64 + 1) * 8);
    assert_int_equal(kept->digit, folded.digit);
    assert_true(kept->ascii && folded.ascii);
    assert_false(kept->copyright || folded.copyright);
}

typedef bool count_function(dhk_counts *counts, const unsigned char *text, size_t length,
                            size_t room, dhk_known *known, dhk_folded *folded);

/* Counts a line in blocks, if it is one for these; what else it is counted as must be 'plain'. */
static bool count_in_blocks(count_function *count, const dhk_counts *plain,
                            const unsigned char *text, size_t length, size_t room,
                            dhk_known *known)
{
    dhk_counts blocks;
    dhk_folded folded;

    memset(&folded, 0xAA, sizeof folded); /* as a stack has it */
    memset(&blocks, 0, sizeof blocks);
    blocks.same = DHK_HASH_SEED;
    if (!count(&blocks, text, length, room, known, &folded)) {
        dhk_known_forget(known, &blocks);
        return false;
    }
    dhk_known_settle(known);
    if (memcmp(plain, &blocks, sizeof blocks) != 0)
        fail_msg("\"%.*s\" is counted another way", (int)length, (const char *)text);
    classed_lines += folded.classed;
    if (folded.classed)
        expect_fold(&folded, text, length, room, blocks.digits > 0);
    return true;
}

/* Counts a line in all ways; 'behind' it are bytes that may be read, but are none of it.  Was it
 * counted in blocks? */
static bool count_twice(const unsigned char *line, size_t length, size_t behind,
                        dhk_known *known)
{
    unsigned char *text = malloc(length + behind + 1);
    dhk_counts plain, either;
    dhk_folded folded;
    bool in_blocks;

    assert_non_null(text);
    memset(text, 'x', length + behind + 1);
    memcpy(text, line, length);
    dhk_count_plain(&plain, text, length, known);
    in_blocks =
        count_in_blocks(dhk_count_blocks, &plain, text, length, length + behind, known);
#ifdef DHK_PROCESSOR_X86
    if (dhk_processor_level() >= DHK_PROCESSOR_AVX2)
        in_blocks |= count_in_blocks(dhk_count_blocks_avx2, &plain, text, length,
                                     length + behind, known);
#endif
    memset(&either, 0, sizeof either);
    dhk_count_line(&either, text, length, length + behind, known, &folded);
    dhk_known_settle(known);
    assert_memory_equal(&plain, &either, sizeof plain);
    free(text);
    return in_blocks;
}

static void know_some_words(dhk_known *known)
{
    const char *title = "The Bridge of Sighs - Town News", *more = "NATO in 2023";

    memset(known, 0, sizeof *known);
    dhk_known_title(known, (const unsigned char *)title, strlen(title));
    dhk_known_description(known, (const unsigned char *)more, strlen(more));
}

static void blocks_count_what_the_plain_loop_counts(void **state)
{
    static unsigned char line[MOST + 2];
    dhk_known known;
    unsigned round, in_blocks = 0;
    (void)state;
    know_some_words(&known);
    for (round = 0; round < 60000; round++) {
        const size_t length = make_line(line, draw(round % 16 == 0 ? 1000 : 150));
        known.markup = draw(4) != 0;
        in_blocks += count_twice(line, length, draw(4) == 0 ? 100 : 0, &known);
    }
    assert_true(in_blocks > 20000 && in_blocks < 59000); /* both ways are tried */
    assert_true(classed_lines > 1000);
    assert_true(begin_phrases > 100 && begin_phrases < words / 4);
}

static void blocks_count_any_code_points_as_the_plain_loop_does(void **state)
{
    static unsigned char line[MOST + 2];
    dhk_known known;
    unsigned round, in_blocks = 0;
    (void)state;
    know_some_words(&known);
    for (round = 0; round < 60000; round++) {
        const size_t length = make_wild_line(line, draw(round % 16 == 0 ? 1000 : 150));
        in_blocks += count_twice(line, length, draw(2) == 0 ? 100 : 0, &known);
    }
    assert_true(in_blocks > 10000 && in_blocks < 59000);
}

/* Each byte of ASCII at a line's beginning, behind a word, between words and at its end; each place
 * in a block for an address, an ellipsis and a quoted end. */
static void signs_are_counted_alike_wherever_they_stand(void **state)
{
    static const char *const shapes[] = {"%c",      "%cword",  "word%c word",
                                         "a %c b",  "word%c",  "He said%c\" ",
                                         "(no%c) ", "12%c5 %c"};
    static const char *const ends[] = {"www.a.b", "http://a.b", "more...", "'no.'",
                                       "so. . ."};
    char line[200];
    dhk_known known;
    unsigned i, k;
    (void)state;
    know_some_words(&known);
    for (i = 1; i < 128; i++)
        for (k = 0; k < sizeof shapes / sizeof *shapes; k++) {
            const int length = snprintf(line, sizeof line, shapes[k], i, i);
            count_twice((const unsigned char *)line, (size_t)length, 100, &known);
        }
    for (i = 0; i < 140; i++)
        for (k = 0; k < sizeof ends / sizeof *ends; k++) {
            const int length = snprintf(line, sizeof line, "%.*s%s", (int)i,
                                        "a bc def. Ghij klmno 3 pqrstu Vwx yz, a bc "
                                        "def ghij klmno? 3 pqrstu vwx yz a bc def ghij "
                                        "klmno 3 pqrstu vwx yz a bc def ghij klmno 3 "
                                        "pqrstu vwx yz",
                                        ends[k]);
            count_twice((const unsigned char *)line, (size_t)length, 100, &known);
            count_twice((const unsigned char *)line, (size_t)length, 0, &known);
        }
}

static void bytes_are_classed_as_in_plain_c(void **state)
{
    unsigned char bytes[DHK_CLASSES_BYTES];
    unsigned round, i;
    (void)state;
    for (round = 0; round < 2000; round++) {
        unsigned char plain_copy[DHK_CLASSES_BYTES], copy[DHK_CLASSES_BYTES];
        dhk_classes plain, vector;
        for (i = 0; i < sizeof bytes; i++)
            bytes[i] = (unsigned char)(round < 4 ? round * sizeof bytes + i : draw(256));
        plain = dhk_classes_plain(bytes);
        vector = dhk_classes_of(bytes);
        assert_memory_equal(&plain, &vector, sizeof plain);
        for (i = 0; i < sizeof bytes; i++) {
            const unsigned char c = bytes[i];
            assert_int_equal(plain.upper >> i & 1, c >= 'A' && c <= 'Z');
            assert_int_equal(plain.lower >> i & 1, c >= 'a' && c <= 'z');
            assert_int_equal(plain.digit >> i & 1, c >= '0' && c <= '9');
            assert_int_equal(plain.space >> i & 1, c == ' ');
            assert_int_equal(plain.other >> i & 1, c < ' ' || c == '&');
            assert_int_equal(plain.odd >> i & 1, c < ' ' || c >= 0x7F);
            assert_int_equal(plain.high >> i & 1, c > 0x7F);
        }
        dhk_lower_plain(plain_copy, bytes);
        dhk_lower_bytes(copy, bytes);
        assert_memory_equal(plain_copy, copy, sizeof copy);
        for (i = 0; i < sizeof bytes; i++)
            assert_int_equal(copy[i], dhk_to_lower(bytes[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_count_what_the_plain_loop_counts),
        cmocka_unit_test(blocks_count_any_code_points_as_the_plain_loop_does),
        cmocka_unit_test(signs_are_counted_alike_wherever_they_stand),
        cmocka_unit_test(bytes_are_classed_as_in_plain_c),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
