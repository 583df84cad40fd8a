/* test_write.c - kept lines come out as text and as Markdown that reads as the same lines.
 *                                                               SPDX-License-Identifier: MIT */
#include "unit/unit.h"

#include <string.h>

#include "base/status.h"
#include "line/page.h"
#include "tables/html_tags.h"
#include "write/write.h"

enum { MAX_LINES = 64 };

typedef struct sheet { /* a page made by hand, and what is kept of it */
    dhk_page page;
    uint8_t keep[MAX_LINES];
    dhk_list out;
} sheet;

static void open_sheet(sheet *s, uint32_t format)
{
    memset(s, 0, sizeof *s);
    s->page.memory = &dhk_memory_default;
    assert_int_equal(dhk_page_begin(&s->page, MAX_LINES, 65536), DHK_OK);
    s->page.format = format;
}

static void close_sheet(sheet *s)
{
    dhk_list_free(&s->out, &dhk_memory_default, 1);
    dhk_page_free(&s->page);
}

static dhk_line *add(sheet *s, uint8_t kind, uint8_t level, uint32_t flags,
                     const char *text)
{
    size_t length = strlen(text);
    dhk_line line = {0};

    assert_int_equal(
        dhk_list_reserve(&s->page.text, &dhk_memory_default, 1, length, SIZE_MAX), DHK_OK);
    assert_int_equal(
        dhk_list_reserve(&s->page.lines, &dhk_memory_default, sizeof line, 1, MAX_LINES),
        DHK_OK);
    line.text = (uint32_t)s->page.text.count;
    line.length = (uint32_t)length;
    line.kind = kind;
    line.level = level;
    line.flags = flags;
    memcpy((char *)s->page.text.items + line.text, text, length);
    s->page.text.count += length;
    s->keep[s->page.lines.count] = 1;
    dhk_page_lines(&s->page)[s->page.lines.count] = line;
    return dhk_page_lines(&s->page) + s->page.lines.count++;
}

static void drop(sheet *s, uint8_t kind, uint32_t flags, const char *text)
{
    add(s, kind, 0, flags, text);
    s->keep[s->page.lines.count - 1] = 0;
}

static void add_cell(sheet *s, uint32_t row, uint32_t flags, const char *text)
{
    add(s, DHK_KIND_CELL, 0, flags, text)->row = row;
}

/* A box from the next line on; give its end with close_box. */
static uint32_t open_box(sheet *s, uint32_t parent, uint16_t tag, uint32_t flags)
{
    dhk_box box = {0};

    assert_int_equal(
        dhk_list_reserve(&s->page.boxes, &dhk_memory_default, sizeof box, 1, 64), DHK_OK);
    box.parent = parent;
    box.tag = tag;
    box.flags = flags | dhk_page_boxes(&s->page)[parent].flags;
    box.first_line = (uint32_t)s->page.lines.count;
    dhk_page_boxes(&s->page)[s->page.boxes.count] = box;
    return (uint32_t)s->page.boxes.count++;
}

static void close_box(sheet *s, uint32_t box)
{
    dhk_page_boxes(&s->page)[box].end_line = (uint32_t)s->page.lines.count;
}

typedef int write_fn(dhk_list *, const dhk_page *, const uint8_t *, uint8_t, bool);

static void expect(sheet *s, write_fn *write, uint8_t wanted, bool title, const char *text)
{
    s->out.count = 0;
    assert_int_equal(write(&s->out, &s->page, s->keep, wanted, title), DHK_OK);
    assert_string_equal(s->out.items, text);
    assert_int_equal(s->out.count, strlen(text));
}

static void expect_text(sheet *s, const char *text)
{
    expect(s, dhk_write_text, 1, false, text);
}

static void expect_markdown(sheet *s, const char *text)
{
    expect(s, dhk_write_markdown, 1, false, text);
}

static void nothing_kept_is_an_empty_string(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    expect_text(&s, "");
    expect_markdown(&s, "");
    drop(&s, DHK_KIND_TEXT, 0, "husk");
    expect_text(&s, "");
    expect_markdown(&s, "");
    close_sheet(&s);
}

static void blocks_are_set_apart_and_breaks_are_not(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    add(&s, DHK_KIND_HEADING, 2, 0, "Head");
    add(&s, DHK_KIND_TEXT, 0, 0, "one");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK, "two");
    drop(&s, DHK_KIND_TEXT, DHK_LINE_BREAK, "husk");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK, "three");
    drop(&s, DHK_KIND_TEXT, 0, "husk");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK, "four");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK | DHK_LINE_BLANK, "five");
    add(&s, DHK_KIND_CAPTION, 0, 0, "six");
    expect_text(&s, "Head\n\none\ntwo\nthree\n\nfour\n\nfive\n\nsix\n");
    expect_markdown(&s, "## Head\n\none\\\ntwo\\\nthree\n\nfour\n\nfive\n\nsix\n");
    close_sheet(&s);
}

static void plain_text_keeps_the_blank_lines_it_had(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_TEXT);
    add(&s, DHK_KIND_TEXT, 0, 0, "  one ");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK, "two");
    drop(&s, DHK_KIND_TEXT, 0, "husk");
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_BREAK | DHK_LINE_FIRST, "* three");
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_FIRST, "- four");
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_FIRST | DHK_LINE_ORDERED | DHK_LINE_BREAK,
        " 7. five");
    expect_text(&s, "  one \ntwo\n\n* three\n\n- four\n 7. five\n");
    expect_markdown(&s, "one\\\ntwo\n\n- three\n\n- four\n7. five\n");
    close_sheet(&s);
}

static void a_cut_line_is_joined_with_what_it_was_cut_at(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_CUT, "cut at")->length = 6;
    add(&s, DHK_KIND_TEXT, 0, 0, "  a space and in a wo");
    dhk_page_lines(&s.page)[1].text += 2;
    dhk_page_lines(&s.page)[1].length -= 2;
    dhk_page_lines(&s.page)[1].flags = DHK_LINE_CUT;
    add(&s, DHK_KIND_TEXT, 0, 0, "rd");
    add(&s, DHK_KIND_TEXT, 0, DHK_LINE_BREAK, "next");
    expect_text(&s, "cut at  a space and in a word\nnext\n");
    expect_markdown(&s, "cut at  a space and in a word\\\nnext\n");
    s.keep[1] = 0;
    expect_text(&s, "cut at\nrd\nnext\n");
    close_sheet(&s);
}

static void items_of_one_list_stand_together(void **state)
{
    sheet s;
    uint32_t list;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    list = open_box(&s, 0, DHK_EL_UL, DHK_BOX_LIST);
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_FIRST, "a");
    drop(&s, DHK_KIND_TEXT, 0, "husk");
    add(&s, DHK_KIND_ITEM, 2, DHK_LINE_FIRST | DHK_LINE_ORDERED, "b");
    add(&s, DHK_KIND_ITEM, 2, DHK_LINE_FIRST | DHK_LINE_ORDERED, "c");
    add(&s, DHK_KIND_ITEM, 2, DHK_LINE_ORDERED, "c again");
    add(&s, DHK_KIND_ITEM, 3, DHK_LINE_FIRST, "d");
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_FIRST, "e");
    close_box(&s, list);
    list = open_box(&s, 0, DHK_EL_UL, DHK_BOX_LIST);
    add(&s, DHK_KIND_ITEM, 1, DHK_LINE_FIRST, "other");
    close_box(&s, list);
    add(&s, DHK_KIND_TEXT, 0, 0, "end");
    expect_text(&s, "a\nb\nc\nc again\nd\ne\n\nother\n\nend\n");
    expect_markdown(
        &s, "- a\n  1. b\n  2. c\n\n     c again\n     - d\n- e\n\n* other\n\nend\n");
    close_sheet(&s);
}

static void depth_is_bounded(void **state)
{
    sheet s;
    uint8_t level;
    (void)state;
    open_sheet(&s, DHK_FORMAT_MARKDOWN);
    for (level = 1; level <= 10; level++)
        add(&s, DHK_KIND_ITEM, level, DHK_LINE_FIRST, "i");
    add(&s, DHK_KIND_QUOTE, 200, DHK_LINE_FIRST, "q");
    expect_markdown(&s, "- i\n  - i\n    - i\n      - i\n        - i\n          - i\n"
                        "            - i\n              - i\n              - i\n"
                        "              - i\n\n> > > > > > > > q\n");
    close_sheet(&s);
}

static void quotes_keep_their_depth(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_MARKDOWN);
    add(&s, DHK_KIND_QUOTE, 1, DHK_LINE_FIRST, "one");
    add(&s, DHK_KIND_QUOTE, 1, DHK_LINE_BREAK, "two");
    add(&s, DHK_KIND_QUOTE, 2, 0, "three");
    add(&s, DHK_KIND_QUOTE, 1, 0, "four");
    add(&s, DHK_KIND_TEXT, 0, 0, "five");
    expect_text(&s, "one\ntwo\n\nthree\n\nfour\n\nfive\n");
    expect_markdown(&s, "> one\\\n> two\n>\n> > three\n>\n> four\n\nfive\n");
    close_sheet(&s);
}

static void cells_of_a_row_share_a_line(void **state)
{
    sheet s;
    uint32_t table, cell;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    table = open_box(&s, 0, DHK_EL_TABLE, DHK_BOX_TABLE);
    cell = open_box(&s, table, DHK_EL_TH, 0);
    add_cell(&s, 1, DHK_LINE_HEADER, "a|b");
    close_box(&s, cell);
    cell = open_box(&s, table, DHK_EL_TD, 0);
    add_cell(&s, 2, 0, "c");
    add_cell(&s, 2, DHK_LINE_BREAK, "d");
    add_cell(&s, 2, 0, "e");
    close_box(&s, cell);
    cell = open_box(&s, table, DHK_EL_TD, 0);
    add_cell(&s, 2, 0, "f");
    close_box(&s, cell);
    close_box(&s, table);
    add(&s, DHK_KIND_TEXT, 0, 0, "end");
    expect_text(&s, "a|b\nc\nd\ne\tf\n\nend\n");
    expect_markdown(&s, "| a\\|b |  |\n| --- | --- |\n| c<br>d<br>e | f |\n\nend\n");
    close_sheet(&s);
}

static void a_table_without_a_header_gets_an_empty_one(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_MARKDOWN);
    add_cell(&s, 1, 0, "a");
    add_cell(&s, 1, 0, "b");
    add_cell(&s, 2, 0, "c");
    expect_text(&s, "a\tb\nc\n");
    expect_markdown(&s, "|  |  |\n| --- | --- |\n| a | b |\n| c |\n");
    close_sheet(&s);
}

static void a_single_column_is_no_table(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_MARKDOWN);
    add_cell(&s, 1, 0, "# a");
    add_cell(&s, 2, 0, "b");
    expect_markdown(&s, "\\# a\n\nb\n");
    close_sheet(&s);
}

static void a_fence_outlasts_the_backticks_in_it(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_MARKDOWN);
    add(&s, DHK_KIND_CODE, 0, 0, "  if (a < b)");
    add(&s, DHK_KIND_CODE, 0, DHK_LINE_BREAK, "````*x*");
    add(&s, DHK_KIND_CODE, 0, DHK_LINE_BREAK | DHK_LINE_BLANK, "y");
    add(&s, DHK_KIND_TEXT, 0, 0, "end");
    expect_text(&s, "  if (a < b)\n````*x*\n\ny\n\nend\n");
    expect_markdown(&s, "`````\n  if (a < b)\n````*x*\n\ny\n`````\n\nend\n");
    close_sheet(&s);
}

static void the_title_is_written_when_asked_for(void **state)
{
    sheet s;
    (void)state;
    open_sheet(&s, DHK_FORMAT_HTML);
    drop(&s, DHK_KIND_TEXT, DHK_LINE_TITLE, "Title #");
    add(&s, DHK_KIND_TEXT, 0, 0, "text");
    drop(&s, DHK_KIND_TEXT, 0, "husk");
    expect(&s, dhk_write_text, 1, false, "text\n");
    expect(&s, dhk_write_text, 1, true, "Title #\n\ntext\n");
    expect(&s, dhk_write_markdown, 1, true, "# Title \\#\n\ntext\n");
    expect(&s, dhk_write_text, 0, false, "Title #\n\nhusk\n");
    expect(&s, dhk_write_text, 0, true, "husk\n");
    dhk_page_lines(&s.page)[0].kind = DHK_KIND_HEADING;
    dhk_page_lines(&s.page)[0].level = 2;
    expect(&s, dhk_write_markdown, 1, true, "## Title \\#\n\ntext\n");
    close_sheet(&s);
}

static void only_what_would_be_markup_is_escaped(void **state)
{
    static const char *const pair[][2] = {
        {"a \\ b \\* \\", "a \\ b \\\\\\* \\\\"},
        {"`code`", "\\`code\\`"},
        {"5 * 3 *x* snake_case _x_", "5 * 3 \\*x\\* snake_case \\_x\\_"},
        {"[1] ![x](y)", "\\[1] !\\[x](y)"},
        {"a < b <3 <b> </b> <!-- <?", "a < b \\<3 \\<b> \\</b> \\<!-- \\<?"},
        {"AT&T & &amp; &#38; &x y;", "AT&T & \\&amp; \\&#38; &x y;"},
        {"# a", "\\# a"},
        {"#tag", "#tag"},
        {"+ a", "\\+ a"},
        {"+1", "+1"},
        {"- a", "\\- a"},
        {"-5", "-5"},
        {"---", "\\---"},
        {"-|-", "\\-|-"},
        {"> a", "\\> a"},
        {"===", "\\==="},
        {"~~~ ~x~", "\\~\\~\\~ \\~x\\~"},
        {"| a | b", "\\| a | b"},
        {"1. a", "1\\. a"},
        {"12) a", "12\\) a"},
        {"1984", "1984"},
        {"1.5 a", "1.5 a"},
        {"    indented", "indented"},
        {"http://a.b/c_d www.a.b", "http://a.b/c_d www.a.b"}, /* GFM shows \\ in a link */
        {"http://a.b/~c x", "http\\://a.b/\\~c x"},
        {"Www.a.b/[c]", "Www\\.a.b/\\[c]"},
    };
    size_t i;
    (void)state;
    for (i = 0; i < sizeof pair / sizeof *pair; i++) {
        char line[128];
        sheet s;
        open_sheet(&s, DHK_FORMAT_HTML);
        add(&s, DHK_KIND_TEXT, 0, 0, pair[i][0]);
        strcpy(line, pair[i][1]);
        strcat(line, "\n");
        expect_markdown(&s, line);
        close_sheet(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_kept_is_an_empty_string),
        cmocka_unit_test(blocks_are_set_apart_and_breaks_are_not),
        cmocka_unit_test(plain_text_keeps_the_blank_lines_it_had),
        cmocka_unit_test(a_cut_line_is_joined_with_what_it_was_cut_at),
        cmocka_unit_test(items_of_one_list_stand_together),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(quotes_keep_their_depth),
        cmocka_unit_test(cells_of_a_row_share_a_line),
        cmocka_unit_test(a_table_without_a_header_gets_an_empty_one),
        cmocka_unit_test(a_single_column_is_no_table),
        cmocka_unit_test(a_fence_outlasts_the_backticks_in_it),
        cmocka_unit_test(the_title_is_written_when_asked_for),
        cmocka_unit_test(only_what_would_be_markup_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
