/* test_sniff.c - HTML, Markdown or text?                          SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "line/page.h"
#include "read/sniff.h"

static void assert_kind(const char *page, uint32_t format)
{
    if (dhk_sniff((const unsigned char *)page, strlen(page)) != format)
        fail_msg("%u, not %u: %s", dhk_sniff((const unsigned char *)page, strlen(page)),
                 format, page);
}

static void what_begins_as_html_is_html(void **state)
{
    (void)state;
    assert_kind("<!DOCTYPE html><title>x</title>", DHK_FORMAT_HTML);
    assert_kind("\n <!-- a --> <?php x ?>\n<HTML lang=en>", DHK_FORMAT_HTML);
    assert_kind("<html>", DHK_FORMAT_HTML);
    assert_kind("<p>One.</p>", DHK_FORMAT_HTML);
    assert_kind("<head><meta charset=utf-8>", DHK_FORMAT_HTML);
    assert_kind("<script>if (a < b) x = c[d](e);</script>\n<p>## no title",
                DHK_FORMAT_HTML);
}

static void html_behind_a_warning_is_html(void **state)
{
    (void)state;
    assert_kind(
        "Warning: no session in line 7\n<!doctype html><html><head><title>A page</title>"
        "</head><body><p>Text of it.</p></body></html>",
        DHK_FORMAT_HTML);
    assert_kind("Hello <b>you</b>, see <a href='http://x.example/'>this</a>.<br>Bye<br>",
                DHK_FORMAT_HTML);
}

static void text_that_tells_of_tags_is_text(void **state)
{
    (void)state;
    assert_kind("The <b> element makes text bold, and <i> makes it italic.",
                DHK_FORMAT_TEXT);
    assert_kind(
        "<b> is for bold text. Use it where nothing else would do, and rarely, because "
        "readers find much of it hard to read. It has no meaning of its own.",
        DHK_FORMAT_TEXT);
    assert_kind("if (a <b && c> d) x = \"<p>\";", DHK_FORMAT_TEXT);
    assert_kind(
        "a page has <html>, in it <head> and <body>, and in <head> there is a <title>; "
        "that is all there is to it, if you do not count the doctype, which comes first "
        "and says nothing that anybody needs to know about the page, but has to be there "
        "or browsers behave like those of long ago.  Next week: paragraphs and headings.",
        DHK_FORMAT_TEXT);
}

static void markdown_is_known_by_its_marks(void **state)
{
    (void)state;
    assert_kind("# Title\n\nSome **bold** and **more** text.\n\n- one\n- two\n",
                DHK_FORMAT_MARKDOWN);
    assert_kind("# Title\n\nA [link](http://x.example/).\n", DHK_FORMAT_MARKDOWN);
    assert_kind("Text\n\n## One\n\ntext\n\n## Two\n\ntext\n", DHK_FORMAT_MARKDOWN);
    assert_kind("```c\nint x;\n```\n\ntext\n\n```\n$ ls\n```\n", DHK_FORMAT_MARKDOWN);
    assert_kind("<p align=center><img src=x.png></p>\n\n# Name\n\nWhat it is and what it "
                "does, in a "
                "few words and [more](http://x.example).\n\n## Install\n\n- first this\n- "
                "then that, "
                "which takes a while and needs nothing else to be done\n",
                DHK_FORMAT_MARKDOWN);
}

static void a_few_marks_leave_text_text(void **state)
{
    (void)state;
    assert_kind("# not a title but a comment\nx = 1\ny = 2\n", DHK_FORMAT_TEXT);
    assert_kind("We are #1\n\n- one\n- two\n- three\n", DHK_FORMAT_TEXT);
    assert_kind("a\n\n# one\n\nb\n\n# two\n\nc\n\n# three\n\nd\n", DHK_FORMAT_TEXT);
    assert_kind("see [1] (and [2])\n\n--------\nfoot\n", DHK_FORMAT_TEXT);
    assert_kind("**** Sale ****\n* cheap\n* cheaper\n", DHK_FORMAT_TEXT);
}

static void nothing_and_junk_are_text(void **state)
{
    unsigned char junk[9000];
    unsigned seed = 1;
    size_t i;
    (void)state;
    assert_int_equal(dhk_sniff(NULL, 0), DHK_FORMAT_TEXT);
    for (i = 0; i < sizeof junk; i++) {
        seed = seed * 1103515245u + 12345u;
        junk[i] = (unsigned char)(seed >> 16);
    }
    for (i = 0; i < sizeof junk; i += 7)
        assert_int_equal(dhk_sniff(junk, i), DHK_FORMAT_TEXT);
    memset(junk, '<', sizeof junk);
    assert_int_equal(dhk_sniff(junk, sizeof junk), DHK_FORMAT_TEXT);
}

static void only_the_first_bytes_count(void **state)
{
    static char page[DHK_SNIFF_BYTES + 100];
    (void)state;
    memset(page, 'x', sizeof page - 1);
    memcpy(page + DHK_SNIFF_BYTES, "\n\n## a\n\n## b\n\n## c\n", 19);
    assert_kind(page, DHK_FORMAT_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_begins_as_html_is_html),
        cmocka_unit_test(html_behind_a_warning_is_html),
        cmocka_unit_test(text_that_tells_of_tags_is_text),
        cmocka_unit_test(markdown_is_known_by_its_marks),
        cmocka_unit_test(a_few_marks_leave_text_text),
        cmocka_unit_test(nothing_and_junk_are_text),
        cmocka_unit_test(only_the_first_bytes_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
