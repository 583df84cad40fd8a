/* test_bare.c - lines that say nothing but numbers: found, and not where they say more.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/beginnings.h"

#include <string.h>

#include "feature/bare.h"

static bool is_bare(const char *line)
{
    return dhk_bare_line((const unsigned char *)line, strlen(line));
}

static void expect_all(const char *const *lines, size_t count, bool bare)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (is_bare(lines[i]) != bare)
            fail_msg("\"%s\" is %s", lines[i], bare ? "not bare" : "bare");
}

#define EXPECT_ALL(lines, bare) expect_all(lines, sizeof(lines) / sizeof *(lines), bare)

/* clang-format off */
static void dates_are_bare_in_every_order_and_script(void **state)
{
    static const char *const lines[] = {
        "2023-10-04", "04.10.2023", "10/4/23", "4 Oct, 2023", "October 4th, 2023", "Oct 4",
        "October 2023", "Wednesday, 4 October 2023", "4. Oktober 2023", "4 octobre 2023",
        "4 de octubre de 2023", "4 de outubro de 2023", "4 ottobre 2023",
        "4 października 2023", "4 октября 2023", "4 Ekim 2023", "4 أكتوبر 2023",
        "٤ أكتوبر ٢٠٢٣", "4 अक्टूबर 2023", "4 ตุลาคม 2566", "4 ต.ค. 2566",
        "ngày 4 tháng 10, 2023", "2023年10月4日", "10月4日", "2023년 10월 4일", "Monday", "2023年",
        "2023년", "1月4日", "12月31号", "12/13/2023", "13/12/2023", "31.12.23", "1/2/23",
        "2699-12-31", "1000-01-01", "13/13/2023", "45/10/2023", "10/45/2023", "0/10/2023",
        "32/10/2023", "2023-13-04", "2023-10-32", "2023-00-10", "2700-10-04", "999-10-04",
        "2023,10,04", "2023-10/04", "2023 -10-04", "2023-10 -04", "2023:10:04", "1.2.10",
        "10.2.10", "10-02-1", "13月4日", "0月4日", "10月32日",
    };
    (void)state;
    EXPECT_ALL(lines, true);
}

static void times_and_spans_are_bare(void **state)
{
    static const char *const lines[] = {
        "02:34", "5:50 am", "6 p.m.", "0:00 / 26:22", "14.30 Uhr", "14時30分",
        "4 Oct, 2023 02:34", "3 hours ago", "vor 3 Stunden", "il y a 3 heures",
        "hace 3 horas", "há 3 horas", "3 ore fa", "3 часа назад", "3 saat önce",
        "منذ 3 ساعات", "3 giờ trước", "3 jam yang lalu", "3時間前", "3小时前", "3시간 전",
        "Yesterday", "вчера", "3前", "3分前", "3分钟前", "0 Uhr", "24 Uhr", "25 Uhr", "999:59",
        "1000:59", "12:60", "12:5", "12: 50", "12 :50", "14時60分",
    };
    (void)state;
    EXPECT_ALL(lines, true);
}

static void counters_prices_and_shares_are_bare(void **state)
{
    static const char *const lines[] = {
        "12 comments", "1.2k views", "3 min read", "3 Min. Lesezeit",
        "5 minutes de lecture", "Page 1 of 12", "12 комментариев", "12件", "12", "1 / 12",
        "$12.50", "US$ 12", "12,50 €", "EUR 1.234,50", "100 zł", "1 990 руб.", "Rs. 500",
        "1200円", "12 %",
    };
    (void)state;
    EXPECT_ALL(lines, true);
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
        if (!is_bare(line))
            fail_msg("\"%s\" is not bare", line);
    }
}

static void a_line_with_another_word_is_not_bare(void **state)
{
    static const char *const lines[] = {
        "2023-10-04T05:50:00Z", "On Oct. 2, the states announced it",
        "On 2023-10-04 it rained", "at 5 pm we left", "It opened 3 hours ago",
        "It opened 3 hours later", "A 3 min read for you", "A 3 min-read for you",
        "All 12 comments of mine", "Of 1.2k views, most", "12件の記事", "12건의 글", "12条评论",
        "12條評論", "12回観た", "12則留言", "It costs $12.50 at most", "up 12.5% on the day before",
        "He has 3 dogs and 12 cats", "version 1.2.10 of the program",
        "She turned 40 last week", "Room 101", "The march went on", "", " ", "...",
        "Apollo 11 and 12", "第3章",
    };
    (void)state;
    EXPECT_ALL(lines, false);
}

/* Without a number one word alone has to tell a time. */
static void words_without_a_number_are_not_bare(void **state)
{
    static const char *const lines[] = {
        "at", "comments", "Monday at", "last Monday", "Marchand", "EUR", "p.m.",
        "Monday Monday", "年月日", "- October", "October!",
    };
    (void)state;
    EXPECT_ALL(lines, false);
}
/* clang-format on */

static void long_lines_are_not_bare(void **state)
{
    char line[DHK_BARE_LINE + 2];
    (void)state;
    memset(line, '1', sizeof line);
    line[DHK_BARE_LINE] = 0;
    assert_true(is_bare(line));
    line[DHK_BARE_LINE] = '1';
    line[DHK_BARE_LINE + 1] = 0;
    assert_false(is_bare(line));
}

static void look(const unsigned char *line, size_t length)
{
    (void)dhk_bare_line(line, length);
}

static void no_byte_outside_the_line_is_read(void **state)
{
    static const char line[] = "Rs. 500, il y a 3 ore fa 2023年10月4日 14.30 Uhr 3 min. "
                               "read 12:34:56 ٤ أكتوبر 4 ต.ค. 1.234,50 %";
    (void)state;
    see_beginnings(line, look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_bare_in_every_order_and_script),
        cmocka_unit_test(times_and_spans_are_bare),
        cmocka_unit_test(counters_prices_and_shares_are_bare),
        cmocka_unit_test(signs_of_dates_and_counters_leave_a_line_bare),
        cmocka_unit_test(a_line_with_another_word_is_not_bare),
        cmocka_unit_test(words_without_a_number_are_not_bare),
        cmocka_unit_test(long_lines_are_not_bare),
        cmocka_unit_test(no_byte_outside_the_line_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
