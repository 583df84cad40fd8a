/* test_count_block.c - many bytes at once count what counts.c counts one by one.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/classes.h"
#include "feature/counts_inner.h"

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
    "\xE4\xBB\x8A",
    "\xE3\x80\x82",
    "\xE0\xB8\xA7",
    "\xED\x95\x9C",
};
enum { PIECES = sizeof pieces / sizeof *pieces, COMMON = PIECES - 5, MOST = 1200 };

static size_t make_line(unsigned char *line, size_t most)
{
    const uint32_t kinds = draw(4) == 0 ? PIECES : draw(2) == 0 ? COMMON : 42;
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

static void blocks_count_what_the_plain_loop_counts(void **state)
{
    static unsigned char line[MOST + 2];
    const char *title = "The Bridge of Sighs - Town News", *more = "NATO in 2023";
    dhk_wordset known, described;
    unsigned round, in_blocks = 0;
    (void)state;
    dhk_wordset_fill(&known, (const unsigned char *)title, strlen(title));
    dhk_wordset_fill(&described, (const unsigned char *)more, strlen(more));
    for (round = 0; round < 60000; round++) {
        const size_t length = make_line(line, draw(round % 16 == 0 ? 1000 : 150));
        const size_t behind =
            draw(4) == 0 ? 100 : 0; /* bytes that may be read, but are none of it */
        unsigned char *text = malloc(length + behind + 1);
        dhk_counts plain, blocks;
        assert_non_null(text);
        memset(text, 'x', length + behind + 1);
        memcpy(text, line, length);
        dhk_count_plain(&plain, text, length, &known, &described);
        memset(&blocks, 0, sizeof blocks);
        blocks.same = blocks.blind = DHK_HASH_SEED;
        in_blocks +=
            dhk_count_blocks(&blocks, text, length, length + behind, &known, &described);
        dhk_count_line(&blocks, text, length, length + behind, &known, &described);
        if (memcmp(&plain, &blocks, sizeof plain) != 0)
            fail_msg("\"%.*s\" is counted another way", (int)length, (const char *)line);
        free(text);
    }
    assert_true(in_blocks > 20000 && in_blocks < 59000); /* both ways are tried */
}

static void bytes_are_classed_as_in_plain_c(void **state)
{
    unsigned char bytes[DHK_CLASSES_BYTES];
    unsigned round, i;
    (void)state;
    for (round = 0; round < 2000; round++) {
        unsigned char plain_lower[DHK_CLASSES_BYTES], lower[DHK_CLASSES_BYTES];
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
            assert_int_equal(plain.odd >> i & 1, c < ' ' || c >= 0x7F);
            assert_int_equal(plain.high >> i & 1, c > 0x7F);
            bytes[i] &= 0x7F;
        }
        dhk_lower_plain(plain_lower, bytes);
        dhk_lower_bytes(lower, bytes);
        assert_memory_equal(plain_lower, lower, sizeof lower);
        for (i = 0; i < sizeof bytes; i++)
            assert_int_equal(lower[i], dhk_to_lower(bytes[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_count_what_the_plain_loop_counts),
        cmocka_unit_test(bytes_are_classed_as_in_plain_c),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
