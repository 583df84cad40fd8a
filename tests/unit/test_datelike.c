/* test_datelike.c - dates, times, counters, prices: found, and not found where there are none.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "feature/datelike.h"

enum {
    DATE = DHK_DATELIKE_DATE,
    TIME = DHK_DATELIKE_TIME,
    AGO = DHK_DATELIKE_AGO,
    COUNTER = DHK_DATELIKE_COUNTER,
    PRICE = DHK_DATELIKE_PRICE,
    PERCENT = DHK_DATELIKE_PERCENT,
    BARE = DHK_DATELIKE_BARE
};

typedef struct example {
    const char *line;
    unsigned bits;
} example;

static void expect_all(const example *examples)
{
    for (; examples->line != NULL; examples++) {
        const unsigned bits = dhk_datelike_find((const unsigned char *)examples->line,
                                                strlen(examples->line));
        if (bits != examples->bits)
            fail_msg("\"%s\" has %X, not %X", examples->line, bits, examples->bits);
    }
}

static void dates_are_found_in_every_order_and_script(void **state)
{
    static const example examples[] = {{"2023-10-04", DATE | BARE},
                                       {"2023-10-04T05:50:00Z", DATE | TIME},
                                       {"04.10.2023", DATE | BARE},
                                       {"10/4/23", DATE | BARE},
                                       {"4 Oct, 2023", DATE | BARE},
                                       {"October 4th, 2023", DATE | BARE},
                                       {"Oct 4", DATE | BARE},
                                       {"October 2023", DATE | BARE},
                                       {"Wednesday, 4 October 2023", DATE | BARE},
                                       {"4. Oktober 2023", DATE | BARE},
                                       {"4 octobre 2023", DATE | BARE},
                                       {"4 de octubre de 2023", DATE | BARE},
                                       {"4 de outubro de 2023", DATE | BARE},
                                       {"4 ottobre 2023", DATE | BARE},
                                       {"4 października 2023", DATE | BARE},
                                       {"4 октября 2023", DATE | BARE},
                                       {"4 Ekim 2023", DATE | BARE},
                                       {"4 أكتوبر 2023", DATE | BARE},
                                       {"٤ أكتوبر ٢٠٢٣", DATE | BARE},
                                       {"4 अक्टूबर 2023", DATE | BARE},
                                       {"4 ตุลาคม 2566", DATE | BARE},
                                       {"4 ต.ค. 2566", DATE | BARE},
                                       {"ngày 4 tháng 10, 2023", DATE | BARE},
                                       {"2023年10月4日", DATE | BARE},
                                       {"10月4日", DATE | BARE},
                                       {"2023년 10월 4일", DATE | BARE},
                                       {"On Oct. 2, the states announced it", DATE},
                                       {"Monday", DATE | BARE},
                                       {"2023年", DATE | BARE},
                                       {"2023년", DATE | BARE},
                                       {"1月4日", DATE | BARE},
                                       {"12月31号", DATE | BARE},
                                       {"12/13/2023", DATE | BARE},
                                       {"13/12/2023", DATE | BARE},
                                       {"31.12.23", DATE | BARE},
                                       {"1/2/23", DATE | BARE},
                                       {"2699-12-31", DATE | BARE},
                                       {"1000-01-01", DATE | BARE},
                                       {"On 2023-10-04 it rained", DATE},
                                       {NULL, 0}};
    (void)state;
    expect_all(examples);
}

static void what_only_looks_like_a_date_is_none(void **state)
{
    static const example examples[] = {
        {"13/13/2023", COUNTER | BARE},  {"45/10/2023", COUNTER | BARE},
        {"10/45/2023", COUNTER | BARE},  {"0/10/2023", COUNTER | BARE},
        {"32/10/2023", COUNTER | BARE},  {"2023-13-04", COUNTER | BARE},
        {"2023-10-32", COUNTER | BARE},  {"2023-00-10", COUNTER | BARE},
        {"2700-10-04", COUNTER | BARE},  {"999-10-04", COUNTER | BARE},
        {"2023,10,04", COUNTER | BARE},  {"2023-10/04", COUNTER | BARE},
        {"2023 -10-04", COUNTER | BARE}, {"2023-10 -04", COUNTER | BARE},
        {"2023:10:04", TIME | BARE},     {"1.2.10", COUNTER | BARE},
        {"10.2.10", COUNTER | BARE},     {"10-02-1", COUNTER | BARE},
        {"13月4日", COUNTER | BARE},     {"0月4日", COUNTER | BARE},
        {"10月32日", COUNTER | BARE},    {NULL, 0}};
    (void)state;
    expect_all(examples);
}

static void times_and_spans_are_found(void **state)
{
    static const example examples[] = {{"02:34", TIME | BARE},
                                       {"5:50 am", TIME | BARE},
                                       {"6 p.m.", TIME | BARE},
                                       {"0:00 / 26:22", TIME | BARE},
                                       {"14.30 Uhr", TIME | BARE},
                                       {"14時30分", TIME | BARE},
                                       {"4 Oct, 2023 02:34", DATE | TIME | BARE},
                                       {"3 hours ago", AGO | BARE},
                                       {"vor 3 Stunden", AGO | BARE},
                                       {"il y a 3 heures", AGO | BARE},
                                       {"hace 3 horas", AGO | BARE},
                                       {"há 3 horas", AGO | BARE},
                                       {"3 ore fa", AGO | BARE},
                                       {"3 часа назад", AGO | BARE},
                                       {"3 saat önce", AGO | BARE},
                                       {"منذ 3 ساعات", AGO | BARE},
                                       {"3 giờ trước", AGO | BARE},
                                       {"3 jam yang lalu", AGO | BARE},
                                       {"3時間前", AGO | BARE},
                                       {"3小时前", AGO | BARE},
                                       {"3시간 전", AGO | BARE},
                                       {"Yesterday", AGO | BARE},
                                       {"вчера", AGO | BARE},
                                       {"3前", COUNTER | BARE}, /* of what? */
                                       {"3分前", AGO | BARE},
                                       {"3分钟前", AGO | BARE},
                                       {"at 5 pm we left", TIME},
                                       {"0 Uhr", TIME | BARE},
                                       {"24 Uhr", TIME | BARE},
                                       {"25 Uhr", COUNTER | BARE},
                                       {"999:59", TIME | BARE},
                                       {"1000:59", COUNTER | BARE},
                                       {"12:60", COUNTER | BARE},
                                       {"12:5", COUNTER | BARE},
                                       {"12: 50", COUNTER | BARE},
                                       {"12 :50", COUNTER | BARE},
                                       {"14時60分", COUNTER | BARE},
                                       {"It opened 3 hours ago", AGO},
                                       {"It opened 3 hours later", 0},
                                       {NULL, 0}};
    (void)state;
    expect_all(examples);
}

static void counters_prices_and_shares_are_found(void **state)
{
    static const example examples[] = {{"12 comments", COUNTER | BARE},
                                       {"1.2k views", COUNTER | BARE},
                                       {"3 min read", COUNTER | BARE},
                                       {"3 Min. Lesezeit", COUNTER | BARE},
                                       {"5 minutes de lecture", COUNTER | BARE},
                                       {"Page 1 of 12", COUNTER | BARE},
                                       {"12 комментариев", COUNTER | BARE},
                                       {"12件", COUNTER | BARE},
                                       {"12", COUNTER | BARE},
                                       {"1 / 12", COUNTER | BARE},
                                       {"A 3 min read for you", COUNTER},
                                       {"A 3 min-read for you", COUNTER},
                                       {"All 12 comments of mine", COUNTER},
                                       {"Of 1.2k views, most", COUNTER},
                                       {"12件の記事", COUNTER},
                                       {"12건의 글", COUNTER},
                                       {"12条评论", COUNTER},
                                       {"12條評論", COUNTER},
                                       {"12回観た", COUNTER},
                                       {"12則留言", COUNTER},
                                       {"$12.50", PRICE | BARE},
                                       {"US$ 12", PRICE | BARE},
                                       {"12,50 €", PRICE | BARE},
                                       {"EUR 1.234,50", PRICE | BARE},
                                       {"100 zł", PRICE | BARE},
                                       {"1 990 руб.", PRICE | BARE},
                                       {"Rs. 500", PRICE | BARE},
                                       {"1200円", PRICE | BARE},
                                       {"It costs $12.50 at most", PRICE},
                                       {"12 %", PERCENT | BARE},
                                       {"up 12.5% on the day before", PERCENT},
                                       {NULL, 0}};
    (void)state;
    expect_all(examples);
}

/* The signs of dates, spans and counters: a line of one of them and a number says nothing else. */
static void signs_of_dates_and_counters_leave_a_line_bare(void **state)
{
    static const char signs[] =
        "年月日号號時时分秒間间点前週周星期个個か件条條回則一二三四五"
        "六天钟鐘小円元午後后上下火水木金土曜년월일시분초전간주개건오후원화수목금토";
    size_t i;
    (void)state;
    for (i = 0; i + 1 < sizeof signs; i += 3) {
        char line[8] = "3";
        memcpy(line + 1, signs + i, 3);
        if ((dhk_datelike_find((const unsigned char *)line, 4) & BARE) == 0)
            fail_msg("\"%s\" is not bare", line);
    }
}

static void numbers_in_prose_are_none_of_these(void **state)
{
    static const example examples[] = {{"He has 3 dogs and 12 cats", 0},
                                       {"version 1.2.10 of the program", 0},
                                       {"She turned 40 last week", 0},
                                       {"Room 101", 0},
                                       {"The march went on", 0},
                                       {"", 0},
                                       {" ", 0},
                                       {"...", 0},
                                       {"Apollo 11 and 12", 0},
                                       {"第3章", 0},
                                       {NULL, 0}};
    (void)state;
    expect_all(examples);
}

static void long_lines_are_looked_at_to_the_limit_and_never_bare(void **state)
{
    unsigned char line[DHK_DATELIKE_LINE * 3];
    unsigned bits;
    (void)state;
    memset(line, '1', sizeof line);
    assert_int_equal(dhk_datelike_find(line, sizeof line) & BARE, 0);
    memset(line, ':', sizeof line);
    memcpy(line + DHK_DATELIKE_LINE, "3 hours ago", 11);
    bits = dhk_datelike_find(line, sizeof line);
    assert_int_equal(bits, 0);
    /* Many tokens: what stands behind the last that is looked at does not count either. */
    memset(line, '!', sizeof line);
    memcpy(line, "3 hours ago", 11);
    bits = dhk_datelike_find(line, sizeof line);
    assert_int_equal(bits, AGO);
}

static void no_byte_outside_the_line_is_read(void **state)
{
    static const char line[] = "Rs. 500, il y a 3 ore fa 2023年10月4日 14.30 Uhr 3 min. "
                               "read 12:34:56 ٤ أكتوبر 4 ต.ค. 1.234,50 %";
    size_t length;
    (void)state;
    for (length = 0; length < sizeof line; length++) {
        unsigned char *copy;
        if ((line[length] & 0xC0) == 0x80)
            continue;
        copy = (unsigned char *)test_malloc(length == 0 ? 1 : length);
        memcpy(copy, line, length);
        (void)dhk_datelike_find(copy, length);
        test_free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_found_in_every_order_and_script),
        cmocka_unit_test(what_only_looks_like_a_date_is_none),
        cmocka_unit_test(times_and_spans_are_found),
        cmocka_unit_test(counters_prices_and_shares_are_found),
        cmocka_unit_test(signs_of_dates_and_counters_leave_a_line_bare),
        cmocka_unit_test(numbers_in_prose_are_none_of_these),
        cmocka_unit_test(long_lines_are_looked_at_to_the_limit_and_never_bare),
        cmocka_unit_test(no_byte_outside_the_line_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
