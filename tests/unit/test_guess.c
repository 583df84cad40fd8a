/* test_guess.c - texts of our own, in each encoding, that say nothing of it.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit.h"

#include <iconv.h>
#include <string.h>

#include "read/guess.h"
#include "tables/encodings.h"

static size_t encode(const char *utf8, const char *name, unsigned char *out, size_t room)
{
    iconv_t to = iconv_open(name, "UTF-8");
    char *in = (char *)utf8, *end = (char *)out;
    size_t in_left = strlen(utf8), out_left = room;
    if (to == (iconv_t)-1)
        fail_msg("iconv knows no %s", name);
    if (iconv(to, &in, &in_left, &end, &out_left) == (size_t)-1)
        fail_msg("no %s: %s", name, in);
    assert_int_not_equal(iconv(to, NULL, NULL, &end, &out_left), (size_t)-1);
    iconv_close(to);
    return room - out_left;
}

static void assert_guess(const char *utf8, const char *name, uint32_t encoding)
{
    static unsigned char bytes[4096], text[DHK_GUESS_TEXT];
    size_t n = encode(utf8, name, bytes, sizeof bytes);
    uint32_t found = dhk_guess(bytes, n, true, text);
    if (found != encoding)
        fail_msg("%s, not %s: %s", dhk_encoding_name(found), dhk_encoding_name(encoding),
                 utf8);
}

static void cyrillic_encodings_are_told_apart(void **state)
{
    static const char russian[] =
        "Сегодня утром в центре столицы открылась большая выставка.";
    (void)state;
    assert_guess(russian, "CP1251", DHK_ENC_WINDOWS_1251);
    assert_guess(russian, "KOI8-R", DHK_ENC_KOI8_R);
    assert_guess(russian, "ISO-8859-5", DHK_ENC_ISO_8859_5);
    assert_guess(russian, "CP866", DHK_ENC_IBM866);
    assert_guess("Щоранку її діти йдуть до школи, а ввечері повертаються.", "CP1251",
                 DHK_ENC_WINDOWS_1251);
}

static void latin_encodings_are_told_apart(void **state)
{
    static const char czech[] = "Náš nejstarší žák každý večer běží přes kopec až k řece.";
    static const char polish[] =
        "Każdą książkę można wypożyczyć, jeśli się ją później odda.";
    (void)state;
    assert_guess("Où l’élève a-t-il passé l’été dernier ?", "CP1252", DHK_ENC_WINDOWS_1252);
    assert_guess("Zwölf Jäger kämpfen für größere Wälder.", "CP1252", DHK_ENC_WINDOWS_1252);
    assert_guess("It’s a “new” one – isn’t it?", "CP1252", DHK_ENC_WINDOWS_1252);
    assert_guess(czech, "CP1250", DHK_ENC_WINDOWS_1250);
    assert_guess(czech, "ISO-8859-2", DHK_ENC_ISO_8859_2);
    assert_guess(polish, "CP1250", DHK_ENC_WINDOWS_1250);
    assert_guess(polish, "ISO-8859-2", DHK_ENC_ISO_8859_2);
    assert_guess("Öğretmenler çarşıda buluşup yağmurdan kaçtılar.", "CP1254",
                 DHK_ENC_WINDOWS_1254);
    assert_guess("Žiemą čia šalta, todėl šeimos važiuoja į pietus.", "CP1257",
                 DHK_ENC_WINDOWS_1257);
}

static void other_alphabets_are_known(void **state)
{
    (void)state;
    assert_guess("Κάθε πρωί τα παιδιά πηγαίνουν με τα πόδια στη θάλασσα.", "CP1253",
                 DHK_ENC_WINDOWS_1253);
    assert_guess("בכל בוקר הילדים הולכים ברגל אל הים.", "CP1255", DHK_ENC_WINDOWS_1255);
    assert_guess("يذهب الأطفال كل صباح إلى البحر مشيا على الأقدام.", "CP1256",
                 DHK_ENC_WINDOWS_1256);
    assert_guess("ทุกเช้าเด็กๆ จะเดินไปที่ทะเลด้วยกัน", "CP874", DHK_ENC_WINDOWS_874);
}

static void multi_byte_encodings_are_told_apart(void **state)
{
    static const char japanese[] =
        "毎朝、子どもたちは海まで歩いて行きます。とても楽しいです。";
    (void)state;
    assert_guess(japanese, "CP932", DHK_ENC_SHIFT_JIS);
    assert_guess(japanese, "EUC-JP", DHK_ENC_EUC_JP);
    assert_guess(japanese, "ISO-2022-JP", DHK_ENC_ISO_2022_JP);
    assert_guess("每天早上，孩子们都会走路去海边，他们很高兴。", "GBK", DHK_ENC_GBK);
    assert_guess("每天早上，孩子們都會走路去海邊，他們很高興。", "BIG5", DHK_ENC_BIG5);
    assert_guess("매일 아침 아이들은 바다까지 걸어서 갑니다. 정말 즐거워요.", "CP949",
                 DHK_ENC_EUC_KR);
}

static void markup_does_not_count(void **state)
{
    (void)state;
    assert_guess(
        "<script>var a = 'éééééééééééééééé';</script><p title='é'>Сегодня утром в центре "
        "столицы",
        "UTF-8", DHK_ENC_UTF_8);
    assert_guess("<a href='Щ'>Сегодня</a> <b class=x>утром</b> в <i>центре</i> столицы",
                 "KOI8-R", DHK_ENC_KOI8_R);
}

static void utf_8_may_have_a_slip(void **state)
{
    static unsigned char text[DHK_GUESS_TEXT];
    static const char good[] = "ééééééééééééééééééééééééé\xE9 é";
    static const char cut[] = "caf\xC3\xA9 \xE2\x82";
    (void)state;
    assert_int_equal(dhk_guess((const unsigned char *)good, sizeof good - 1, true, text),
                     DHK_ENC_UTF_8);
    assert_int_equal(dhk_guess((const unsigned char *)cut, sizeof cut - 1, false, text),
                     DHK_ENC_UTF_8);
}

static void nuls_show_utf_16(void **state)
{
    (void)state;
    assert_int_equal(dhk_guess_utf16((const unsigned char *)"<\0p\0>\0", 6),
                     DHK_ENC_UTF_16LE);
    assert_int_equal(dhk_guess_utf16((const unsigned char *)"\0<\0p\0>", 6),
                     DHK_ENC_UTF_16BE);
    assert_int_equal(dhk_guess_utf16((const unsigned char *)"\0\0\0\0\0\0", 6),
                     DHK_ENC_NONE);
    assert_int_equal(dhk_guess_utf16((const unsigned char *)"a\0abcd", 6), DHK_ENC_NONE);
}

static void any_bytes_get_some_answer(void **state)
{
    static unsigned char bytes[20000], text[DHK_GUESS_TEXT];
    unsigned seed = 1;
    size_t i;
    (void)state;
    for (i = 0; i < sizeof bytes; i++) {
        seed = seed * 1103515245u + 12345u;
        bytes[i] = (unsigned char)(seed >> 16);
    }
    for (i = 1; i < sizeof bytes; i = i * 3 / 2 + 1)
        assert_int_not_equal(dhk_guess(bytes, i, true, text), DHK_ENC_NONE);
    memset(bytes, 0xFF, sizeof bytes);
    assert_int_not_equal(dhk_guess(bytes, sizeof bytes, true, text), DHK_ENC_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cyrillic_encodings_are_told_apart),
        cmocka_unit_test(latin_encodings_are_told_apart),
        cmocka_unit_test(other_alphabets_are_known),
        cmocka_unit_test(multi_byte_encodings_are_told_apart),
        cmocka_unit_test(markup_does_not_count),
        cmocka_unit_test(utf_8_may_have_a_slip),
        cmocka_unit_test(nuls_show_utf_16),
        cmocka_unit_test(any_bytes_get_some_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
