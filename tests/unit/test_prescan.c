/* test_prescan.c - what pages say of their encoding, at every cut.  SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "read/prescan.h"
#include "tables/encodings.h"

static uint32_t scan(const char *page, size_t length, size_t cut)
{
    dhk_prescan prescan;
    dhk_prescan_begin(&prescan);
    (void)dhk_prescan_push(&prescan, (const unsigned char *)page, cut);
    (void)dhk_prescan_push(&prescan, (const unsigned char *)page + cut, length - cut);
    return dhk_prescan_finish(&prescan);
}

static void assert_says(const char *page, uint32_t encoding)
{
    size_t length = strlen(page), cut;
    for (cut = 0; cut <= length; cut++)
        if (scan(page, length, cut) != encoding)
            fail_msg("cut at %zu of %s: %s, not %s", cut, page,
                     dhk_encoding_name(scan(page, length, cut)),
                     dhk_encoding_name(encoding));
}

static void meta_charset_is_found(void **state)
{
    (void)state;
    assert_says("<meta charset=koi8-r>", DHK_ENC_KOI8_R);
    assert_says("<meta charset=koi8-r/>",
                DHK_ENC_NONE); /* the slash is part of the value */
    assert_says("<META/CHARSET = ' KOI8-R '>", DHK_ENC_KOI8_R);
    assert_says("<meta a=b charset=bogus><meta charset=big5>", DHK_ENC_BIG5);
    assert_says("<meta charset=big5 charset=koi8-r>", DHK_ENC_BIG5);
    assert_says("<p title='<meta charset=big5>'>", DHK_ENC_NONE);
    assert_says("</meta charset=big5>", DHK_ENC_NONE);
    assert_says("<metal charset=big5>", DHK_ENC_NONE);
    assert_says("<<meta charset=big5>", DHK_ENC_BIG5);
    assert_says("<meta charset=big5", DHK_ENC_NONE);
}

static void content_needs_its_pragma(void **state)
{
    (void)state;
    assert_says("<meta content='text/html; charset=big5' http-equiv=content-type>",
                DHK_ENC_BIG5);
    assert_says("<meta content='text/html; charset=big5'>", DHK_ENC_NONE);
    assert_says("<meta http-equiv=content-type content='charsetx charset =\"big5\" '>",
                DHK_ENC_BIG5);
    assert_says("<meta http-equiv=content-type content='charset=\"big5'>", DHK_ENC_NONE);
    assert_says("<meta http-equiv=content-type content='charset=big5;x' charset=gbk>",
                DHK_ENC_GBK);
    assert_says("<meta http-equiv=refresh content='charset=big5'>", DHK_ENC_NONE);
}

static void comments_are_passed_over(void **state)
{
    (void)state;
    assert_says("<!-- <meta charset=big5> --><meta charset=gbk>", DHK_ENC_GBK);
    assert_says("<!--><meta charset=gbk>", DHK_ENC_GBK);
    assert_says("<!---><meta charset=gbk>", DHK_ENC_GBK);
    assert_says("<!-- -- > <meta charset=big5>", DHK_ENC_NONE);
    assert_says("<!x <meta charset=big5><meta charset=gbk>", DHK_ENC_GBK);
    assert_says("</ <meta charset=big5><meta charset=gbk>", DHK_ENC_GBK);
}

static void what_was_read_as_ascii_is_not_utf_16(void **state)
{
    (void)state;
    assert_says("<meta charset=utf-16>", DHK_ENC_UTF_8);
    assert_says("<?xml encoding='utf-16be'?>", DHK_ENC_UTF_8);
    assert_says("<meta charset=x-user-defined>", DHK_ENC_WINDOWS_1252);
}

static void xml_declaration_counts_without_meta(void **state)
{
    (void)state;
    assert_says("<?xml version='1.0' encoding=\"Shift_JIS\"?><p>", DHK_ENC_SHIFT_JIS);
    assert_says("<?xml encoding = 'big5'>", DHK_ENC_BIG5);
    assert_says("<?xml encoding='big5'?><meta charset=gbk>", DHK_ENC_GBK);
    assert_says(" <?xml encoding='big5'?>", DHK_ENC_NONE);
    assert_says("<?xml encoding='b ig5'?>", DHK_ENC_NONE);
    assert_says("<?xml encoding='big5'", DHK_ENC_NONE);
    assert_says("<?xml version='1.0'?> encoding='big5'>", DHK_ENC_NONE);
}

static void long_values_do_not_run_over(void **state)
{
    static char page[4096];
    (void)state;
    memset(page, 'x', sizeof page - 1);
    memcpy(page, "<meta charset='", 15);
    assert_int_equal(scan(page, sizeof page - 1, 2000), DHK_ENC_NONE);
    memcpy(page, "<meta", 5);
    page[5] = 'y'; /* a name of thousands of bytes */
    assert_int_equal(scan(page, sizeof page - 1, 2000), DHK_ENC_NONE);
}

/* At every place of pages of all lengths up to a few blocks, and not where a letter differs. */
static void a_page_is_silent_without_the_word_charset(void **state)
{
    unsigned char page[100];
    size_t length, at, k;
    (void)state;
    for (length = 7; length <= sizeof page; length++)
        for (at = 0; at + 7 <= length; at++) {
            memset(page, 'c', sizeof page);
            memcpy(page + at, at % 2 == 0 ? "charset" : "CHarSeT", 7);
            assert_false(dhk_prescan_is_silent(page, length));
            assert_true(dhk_prescan_is_silent(page, at + 6));
            for (k = 0; k < 7; k++) {
                page[at + k] ^= 0x40;
                assert_true(dhk_prescan_is_silent(page, length));
                page[at + k] ^= 0x40;
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meta_charset_is_found),
        cmocka_unit_test(content_needs_its_pragma),
        cmocka_unit_test(comments_are_passed_over),
        cmocka_unit_test(what_was_read_as_ascii_is_not_utf_16),
        cmocka_unit_test(xml_declaration_counts_without_meta),
        cmocka_unit_test(long_values_do_not_run_over),
        cmocka_unit_test(a_page_is_silent_without_the_word_charset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
