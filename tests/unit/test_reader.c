/* test_reader.c - bytes in, lines out: of which bytes, at every cut.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "read/reader.h"

enum { BIG = 200 * 1024 };

typedef struct shelf { /* what every test needs */
    dhk_reader *reader;
    dhk_page page;
} shelf;

static int setup(void **state)
{
    static shelf s;
    memset(&s, 0, sizeof s);
    s.page.memory = &dhk_memory_default;
    s.page.max_lines = 100000;
    s.page.max_line_bytes = 65536;
    assert_int_equal(dhk_reader_new(&dhk_memory_default, &s.reader), DHK_OK);
    *state = &s;
    return 0;
}

static int teardown(void **state)
{
    shelf *s = *state;
    dhk_reader_free(s->reader);
    dhk_page_free(&s->page);
    return 0;
}

/* Pushes pieces of 'step' bytes after a first one of 'first'. */
static int read_page(shelf *s, uint32_t format, const char *bytes, size_t length,
                     size_t first, size_t step)
{
    size_t i, n = first < length ? first : length;
    int status = dhk_reader_begin(s->reader, &s->page, format);
    for (i = 0; i < length && status == DHK_OK;
         i += n, n = step < length - i ? step : length - i)
        status = dhk_reader_push(s->reader, (const unsigned char *)bytes + i, n);
    return status != DHK_OK ? status : dhk_reader_finish(s->reader);
}

static void assert_line(const shelf *s, size_t i, const char *text, size_t begin,
                        size_t end)
{
    const dhk_line *line = dhk_page_lines(&s->page) + i;
    assert_true(i < s->page.lines.count);
    if (line->length != strlen(text) ||
        memcmp(dhk_page_text(&s->page, line->text), text, line->length) != 0)
        fail_msg("line %zu is \"%.*s\", not \"%s\"", i, (int)line->length,
                 (const char *)dhk_page_text(&s->page, line->text), text);
    assert_int_equal(line->begin, begin);
    assert_int_equal(line->end, end);
}

static void lines_know_their_bytes_of_the_input(void **state)
{
    static const char cyrillic[] = "<p>\xCF\xF0\xE8\xE2\xE5\xF2<p>\xEC\xE8\xF0 <b>!</b>";
    static const char japanese[] = "\x83\x65\x83\x58\x83\x67\r\n\r\n\xB6 \x93\xFA\r\n";
    static const char wide[] = "a\0b\0\n\0\n\0\x3D\xD8\x00\xDE";
    static const char broken[] = "\xEF\xBB\xBF"
                                 "a\xE2\x82z\n\n\xFF\xFFy";
    static const char chinese[] = "# \xC4\xE3\n\n\x95\x32\x82\x36\xBA\xC3\n";
    shelf *s = *state;
    size_t first;
    for (first = 0; first < 30; first++) {
        size_t step = first % 3 + 1;
        assert_int_equal(dhk_reader_hint(s->reader, "cp1251"), DHK_OK);
        assert_int_equal(
            read_page(s, DHK_FORMAT_HTML, cyrillic, sizeof cyrillic - 1, first, step),
            DHK_OK);
        assert_line(s, 0, "Привет", 3, 9);
        assert_line(s, 1, "мир !", 12, 20);
        assert_int_equal(dhk_reader_hint(s->reader, "sjis"), DHK_OK);
        assert_int_equal(
            read_page(s, DHK_FORMAT_AUTO, japanese, sizeof japanese - 1, first, step),
            DHK_OK);
        assert_line(s, 0, "テスト", 0, 6);
        assert_line(s, 1, "ｶ 日", 10, 14);
        assert_int_equal(dhk_reader_hint(s->reader, "utf-16"), DHK_OK);
        assert_int_equal(read_page(s, DHK_FORMAT_TEXT, wide, sizeof wide - 1, first, step),
                         DHK_OK);
        assert_line(s, 0, "ab", 0, 4);
        assert_line(s, 1, "😀", 8, 12);
        assert_int_equal(dhk_reader_hint(s->reader, NULL), DHK_OK);
        assert_int_equal(
            read_page(s, DHK_FORMAT_TEXT, broken, sizeof broken - 1, first, step), DHK_OK);
        assert_line(s, 0, "a\xEF\xBF\xBDz", 3, 7);
        assert_line(s, 1, "\xEF\xBF\xBD\xEF\xBF\xBDy", 9, 12);
        assert_string_equal(dhk_reader_encoding(s->reader), "UTF-8");
        assert_int_equal(dhk_reader_hint(s->reader, "gb18030"), DHK_OK);
        assert_int_equal(
            read_page(s, DHK_FORMAT_MARKDOWN, chinese, sizeof chinese - 1, first, step),
            DHK_OK);
        assert_line(s, 0, "你", 2, 4);
        assert_line(s, 1, "𠀀好", 6, 12);
        assert_string_equal(dhk_reader_encoding(s->reader), "gb18030");
    }
}

static void assert_format(shelf *s, const char *bytes, size_t length, uint32_t format)
{
    size_t first;
    for (first = 0; first < length; first = first * 2 + 1) {
        assert_int_equal(read_page(s, DHK_FORMAT_AUTO, bytes, length, first, 5000), DHK_OK);
        assert_int_equal(s->page.format, format);
    }
}

static void kinds_are_found_at_every_cut(void **state)
{
    static char page[BIG];
    shelf *s = *state;
    size_t i;
    assert_format(s, "<p>one</p>", 10, DHK_FORMAT_HTML);
    assert_format(s, "## a\n\n## b\n\ntext", 16, DHK_FORMAT_MARKDOWN);
    assert_format(s, "one\ntwo", 7, DHK_FORMAT_TEXT);
    assert_int_equal(read_page(s, DHK_FORMAT_AUTO, "", 0, 0, 1), DHK_OK);
    assert_int_equal(s->page.format, DHK_FORMAT_TEXT);
    assert_int_equal(s->page.lines.count, 0);
    for (i = 0; i + 1 < BIG; i += 2) /* a code point lies across each place to cut at */
        memcpy(page + i, "\xC3\xA9", 2);
    memcpy(page, "x", 1);
    memcpy(page + 1, "<p>\n", 4);
    assert_format(s, page, BIG, DHK_FORMAT_TEXT);
    memcpy(page, "<p>a<p>b<p>c", 12);
    assert_format(s, page, BIG, DHK_FORMAT_HTML);
}

/* All that a reader says of a page, in one number. */
static uint32_t digest(const shelf *s)
{
    const dhk_line *lines = dhk_page_lines(&s->page);
    uint32_t hash = 1;
    size_t i, k;
    for (i = 0; i < s->page.lines.count; i++) {
        hash = hash * 31 + (uint32_t)lines[i].begin * 7 + (uint32_t)lines[i].end;
        for (k = 0; k < lines[i].length; k++)
            hash = hash * 31 + *dhk_page_text(&s->page, lines[i].text + (uint32_t)k);
    }
    return hash;
}

static void long_pages_are_the_same_at_every_cut(void **state)
{
    /* What is held back ends 64 KiB behind the first of these bytes, wherever that is. */
    static const char *const words[] = {
        " \xCF\xF0\xE8\xE2\xE5\xF2 \xE2\xF1\xE5\xEC ",
        " \x93\xFA\x96\x7B\x82\xCC\x82\xE0\x82\xCC\x82\xAA ", "caf\xC3\xA9 \xE2\x82 x",
        "caf\xE9"};
    static const char *const names[] = {"windows-1251", "Shift_JIS", "UTF-8",
                                        "windows-1252"};
    static const size_t places[] = {0, 3, 1000, 65530, 100000};
    static char page[BIG];
    shelf *s = *state;
    size_t w, p, step, i;
    for (w = 0; w < 4; w++)
        for (p = 0; p < 5; p++) {
            size_t n = strlen(words[w]);
            uint32_t whole;
            memset(page, 'a', BIG);
            for (i = 79; i < BIG; i += 80)
                page[i] = '\n';
            for (i = places[p]; i + 40 < BIG; i += 37)
                memcpy(page + i, words[w], n);
            if (w == 2) /* so rarely broken that it is UTF-8 all the same */
                for (i = places[p] + 370; i + 40 < BIG; i += 37)
                    memcpy(page + i, "caf\xC3\xA9 caf\xC3\xA9", 11);
            assert_int_equal(read_page(s, DHK_FORMAT_AUTO, page, BIG, BIG, 1), DHK_OK);
            assert_string_equal(dhk_reader_encoding(s->reader), names[w]);
            whole = digest(s);
            for (step = p == 3 ? 1 : 6; step < BIG; step = step * 5 + 1) {
                assert_int_equal(read_page(s, DHK_FORMAT_AUTO, page, BIG, step / 2, step),
                                 DHK_OK);
                assert_string_equal(dhk_reader_encoding(s->reader), names[w]);
                assert_int_equal(digest(s), whole);
            }
        }
}

typedef struct
    meter { /* an allocator that fails from some call on, and counts what is out */
    size_t calls, last, out;
} meter;

static void *acquire(void *user, size_t size)
{
    meter *m = user;
    if (m->calls++ >= m->last)
        return NULL;
    m->out += size;
    return malloc(size);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
    meter *m = user;
    if (m->calls++ >= m->last)
        return NULL;
    m->out += new_size - old_size;
    return realloc(block, new_size);
}

static void release(void *user, void *block, size_t size)
{
    ((meter *)user)->out -= size;
    free(block);
}

static int read_with(dhk_memory *memory, const char *bytes, size_t length)
{
    shelf s;
    int status;
    memset(&s, 0, sizeof s);
    s.page.memory = memory;
    s.page.max_lines = 100000;
    s.page.max_line_bytes = 65536;
    status = dhk_reader_new(memory, &s.reader);
    if (status == DHK_OK)
        status = read_page(&s, DHK_FORMAT_AUTO, bytes, length, 100, 9000);
    dhk_reader_free(s.reader);
    dhk_page_free(&s.page);
    return status;
}

static void running_out_of_memory_is_an_error_and_no_leak(void **state)
{
    static char page[20000];
    static const char *const heads[] = {"<p>a<p>b<p>c\n", "## a\n\n## b\n\n", "a\n"};
    size_t h, i;
    (void)state;
    for (h = 0; h < 3; h++) {
        meter m = {0, 0, 0};
        dhk_memory memory = {acquire, resize, release, NULL};
        int status = DHK_E_NOMEM;
        memory.user = &m;
        for (i = 0; i + 4 < sizeof page; i += 4)
            memcpy(page + i, "\xE9 b\n", 4);
        memcpy(page, heads[h], strlen(heads[h]));
        while (status != DHK_OK) {
            m.calls = 0;
            status = read_with(&memory, page, sizeof page - 4);
            assert_int_equal(m.out, 0);
            assert_true(status == DHK_OK || status == DHK_E_NOMEM);
            assert_true(status == DHK_OK || m.calls > m.last);
            m.last++;
        }
        assert_true(m.last > 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_know_their_bytes_of_the_input, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(kinds_are_found_at_every_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(long_pages_are_the_same_at_every_cut, setup,
                                        teardown),
        cmocka_unit_test(running_out_of_memory_is_an_error_and_no_leak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
