/* test_prompt.c - phrases: found in every language, and not found in prose.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit/beginnings.h"

#include <stdio.h>
#include <string.h>

#include "feature/folded.h"
#include "feature/prompt.h"
#include "tables/prompts.h"

static unsigned find(const char *line)
{
    return dhk_prompt_find((const unsigned char *)line, strlen(line));
}

static void expect_bits(const char *line, unsigned bits)
{
    if ((find(line) & bits) != bits)
        fail_msg("\"%s\" has %X, not %X", line, find(line), bits);
}

static void expect_none(const char *line, unsigned bits)
{
    if ((find(line) & bits) != 0)
        fail_msg("\"%s\" has %X", line, find(line) & bits);
}

enum { SECTION, MORE, COMMENT, LEGAL, SIGN_IN, KINDS };

/* The same five things in each language. */
static const char *const same_things[][KINDS] = {
    {"Related Articles", "Read more", "12 comments", "All rights reserved.", "Log in"},
    {"Ähnliche Artikel", "Weiterlesen", "3 Kommentare", "Impressum", "Anmelden"},
    {"Articles similaires", "Lire la suite", "Commentaires (4)", "Mentions légales",
     "Se connecter"},
    {"Artículos relacionados", "LEER MÁS", "Deja un comentario", "Aviso legal",
     "Iniciar sesión"},
    {"Notícias relacionadas", "Leia mais", "Comentários", "Todos os direitos reservados",
     "Faça login"},
    {"Articoli correlati", "Leggi tutto", "Lascia un commento", "Riproduzione riservata",
     "Accedi"},
    {"Lees ook", "Lees meer", "Reacties", "Algemene voorwaarden", "Inloggen"},
    {"Läs också", "Läs mer", "Lämna en kommentar", "Alla rättigheter förbehållna",
     "Logga in"},
    {"Læs også", "Læs mere", "Skriv en kommentar", "Alle rettigheder forbeholdes",
     "Log ind"},
    {"Les også", "Les mer", "Legg igjen en kommentar", "Personvernerklæring", "Logg inn"},
    {"Lue myös", "Lue lisää", "Jätä kommentti", "Kaikki oikeudet pidätetään",
     "Kirjaudu sisään"},
    {"Czytaj także", "Czytaj więcej", "Dodaj komentarz", "Wszelkie prawa zastrzeżone",
     "Zaloguj się"},
    {"Související články", "Číst dále", "Přidat komentář", "Všechna práva vyhrazena",
     "Přihlásit se"},
    {"Súvisiace články", "Čítať viac", "Pridať komentár", "Všetky práva vyhradené",
     "Prihlásiť sa"},
    {"Kapcsolódó cikkek", "Tovább olvasom", "Hozzászólások", "Minden jog fenntartva",
     "Bejelentkezés"},
    {"Articole similare", "Citește mai mult", "Lasă un comentariu",
     "Toate drepturile rezervate", "Autentificare"},
    {"Свързани статии", "Прочети повече", "Коментари", "Всички права запазени", "Вход"},
    {"ЧИТАЙТЕ ТАКЖЕ", "Читать далее", "Оставить комментарий", "Все права защищены",
     "Войти"},
    {"Читайте також:", "Читати далі", "Коментарі", "Всі права захищені", "Увійти"},
    {"ΣΧΕΤΙΚΑ ΑΡΘΡΑ", "Διαβάστε περισσότερα", "Σχόλια", "Όροι χρήσης", "Σύνδεση"},
    {"İLGİLİ HABERLER", "DEVAMINI OKU", "Yorumlar", "Tüm hakları saklıdır", "GİRİŞ YAP"},
    {"مقالات ذات صلة", "اقرأ المزيد", "اترك تعليقاً", "جميع الحقوق محفوظة", "تسجيل الدخول"},
    {"כתבות נוספות", "קרא עוד", "הוסף תגובה", "כל הזכויות שמורות", "התחברות"},
    {"مطالب مرتبط", "ادامه مطلب", "دیدگاهتان را بنویسید", "تمامی حقوق محفوظ است", "ورود"},
    {"यह भी पढ़ें", "और पढ़ें", "टिप्पणी करें", "सर्वाधिकार सुरक्षित", "लॉग इन करें"},
    {"এই বিভাগের আরও খবর", "আরও পড়ুন", "মন্তব্য করুন", "সর্বস্বত্ব সংরক্ষিত", "লগইন"},
    {"தொடர்புடைய செய்திகள்", "மேலும் படிக்க", "கருத்துகள்", "தனியுரிமைக் கொள்கை", "உள்நுழைய"},
    {"ข่าวที่เกี่ยวข้อง", "อ่านต่อ", "แสดงความคิดเห็น", "สงวนลิขสิทธิ์", "เข้าสู่ระบบ"},
    {"Bài viết liên quan", "Xem thêm", "Bình luận", "Điều khoản sử dụng", "Đăng nhập"},
    {"Artikel Terkait", "Baca Selengkapnya", "Tinggalkan Komentar",
     "Hak cipta dilindungi undang-undang", "Masuk"},
    {"Berita Berkaitan", "Baca lagi", "Tinggalkan komen", "Hak Cipta Terpelihara",
     "Log Masuk"},
    {"関連記事", "続きを読む", "コメントを残す", "プライバシーポリシー", "ログイン"},
    {"관련기사", "더보기", "댓글 3", "무단전재 및 재배포 금지", "로그인"},
    {"相关阅读：", "阅读全文", "发表评论", "版权所有", "登录"},
    {"延伸閱讀", "看更多", "發表留言", "版權所有", "登入"},
    {"Povezane vesti", "Pročitaj više", "Ostavite komentar", "Sva prava zadržana",
     "Prijavite se"},
    {"Povezani članci", "Pročitajte više", "Komentari (7)", "Sva prava pridržana",
     "Prijavi se"},
    {"Susiję straipsniai", "Skaityti daugiau", "Palikti komentarą", "Visos teisės saugomos",
     "Prisijungti"},
    {"Saistītie raksti", "Lasīt vairāk", "Pievienot komentāru",
     "Visas tiesības aizsargātas", "Pieslēgties"},
    {"Seotud artiklid", "Loe edasi", "Lisa kommentaar", "Kõik õigused kaitstud",
     "Logi sisse"},
    {"Articles relacionats", "Llegir més", "Deixa un comentari", "Tots els drets reservats",
     "Inicia sessió"},
};

static void each_language_has_its_section_heads_and_prompts(void **state)
{
    static const unsigned bits[KINDS] = {DHK_PROMPT_SECTION, DHK_PROMPT_MORE,
                                         DHK_PROMPT_COMMENT, DHK_PROMPT_COPYRIGHT,
                                         DHK_PROMPT_SIGN_IN};
    size_t i;
    int kind;
    (void)state;
    for (i = 0; i < sizeof same_things / sizeof same_things[0]; i++)
        for (kind = 0; kind < KINDS; kind++)
            expect_bits(same_things[i][kind], bits[kind] | DHK_PROMPT_START);
}

static void each_category_has_a_phrase(void **state)
{
    (void)state;
    expect_bits("We use cookies to improve your experience.", DHK_PROMPT_COOKIE);
    expect_bits("* indicates required", DHK_PROMPT_SUBSCRIBE | DHK_PROMPT_WHOLE);
    expect_bits("Forgot your password?", DHK_PROMPT_SIGN_IN | DHK_PROMPT_WHOLE);
    expect_bits("Click to share on Facebook (Opens in new window)", DHK_PROMPT_SHARE);
    expect_bits("Skip to main content", DHK_PROMPT_MORE | DHK_PROMPT_WHOLE);
    expect_bits("Your email address will not be published.", DHK_PROMPT_COMMENT);
    expect_bits("© 2023 Somebody", DHK_PROMPT_COPYRIGHT | DHK_PROMPT_START);
    expect_bits("Get it on Google Play", DHK_PROMPT_APP | DHK_PROMPT_WHOLE);
    expect_bits("ADVERTISEMENT", DHK_PROMPT_AD | DHK_PROMPT_WHOLE);
    expect_bits("Please enable JavaScript to view this page.", DHK_PROMPT_JAVASCRIPT);
    expect_bits("Add to cart", DHK_PROMPT_COMMERCE | DHK_PROMPT_WHOLE);
    expect_bits("5 min read", DHK_PROMPT_META | DHK_PROMPT_WHOLE);
    expect_bits("Editors’ Picks", DHK_PROMPT_SECTION | DHK_PROMPT_WHOLE);
}

static void digits_signs_spaces_and_case_around_a_phrase_do_not_matter(void **state)
{
    static const char *const lines[] = {"read more",
                                        "READ MORE",
                                        "Read\xC2\xA0more",
                                        "Read more »",
                                        "» Read   more «",
                                        "Read more...",
                                        "[Read more]",
                                        "12. Read more (3)",
                                        "\xE2\x80\xA2 Read more \xE2\x86\x92",
                                        "Ｒｅａｄ　ｍｏｒｅ",
                                        "read\tmore",
                                        ("Re\xC2\xAD"
                                         "ad more"),
                                        " Read more "};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof lines / sizeof lines[0]; i++)
        expect_bits(lines[i], DHK_PROMPT_MORE | DHK_PROMPT_WHOLE | DHK_PROMPT_START);
    expect_bits("L\x61\xCC\x88s mer", DHK_PROMPT_MORE); /* decomposed */
    expect_bits("Las mer", DHK_PROMPT_MORE);            /* without its accent */
}

static void prose_that_has_the_words_of_a_phrase_is_no_prompt(void **state)
{
    static const char *const lines[] = {
        "The cookie was sweet, and she baked more of them than he could share.",
        "She wanted to read more books about the history of comments on old manuscripts.",
        "A reader more patient than I would have finished the sharework.",
        "He left home early and went to the search party in the next village.",
        "The related question of who paid for it was never answered in court.",
        "Er hat die Kommentare gelesen und wollte mehr wissen.",
        "Nous avons partagé le pain, la suite est connue.",
        "Она прочитала статью далее и вошла в дом.",
        "彼は朝早く家を出て、駅まで歩いた。",
        "他昨天在北京买了三本书。",
        "그는 어제 서울에서 책을 세 권 샀다.",
        "เขาซื้อหนังสือสามเล่มเมื่อวานนี้",
        "",
        " ",
        "...",
        "12345"};
    size_t i;
    (void)state;
    for (i = 0; i < sizeof lines / sizeof lines[0]; i++)
        expect_none(lines[i], ~0u);
}

static void phrases_of_whole_lines_need_the_whole_line(void **state)
{
    (void)state;
    expect_bits("Share", DHK_PROMPT_SHARE | DHK_PROMPT_WHOLE);
    expect_none("Share your bread with the hungry", ~0u);
    expect_bits("Latest news", DHK_PROMPT_SECTION);
    expect_none("Latest news from the front was bad", ~0u);
    expect_bits("Top stories", DHK_PROMPT_SECTION);
    expect_none("Top stories of the house were empty", ~0u);
    expect_bits("ad", DHK_PROMPT_AD | DHK_PROMPT_WHOLE); /* shorter than any key */
    expect_none("ad hoc", ~0u);
}

static void phrases_end_where_words_end(void **state)
{
    (void)state;
    expect_bits("Cookie policy", DHK_PROMPT_COOKIE);
    expect_none("Cookie policymaking is hard", DHK_PROMPT_COOKIE);
    expect_bits("See our cookie policy.", DHK_PROMPT_COOKIE);
    expect_none("A precookie policy", DHK_PROMPT_COOKIE);
    expect_none("Cookie policy\xD0\xB6", DHK_PROMPT_COOKIE);
    expect_none("Cookie policy2go", DHK_PROMPT_COOKIE);
    expect_bits("Cookie policy\xE2\x80\x94so it is", DHK_PROMPT_COOKIE);
    /* A stem, written with a star in the list, goes on. */
    expect_bits("Подписывайтесь на наши каналы", DHK_PROMPT_SUBSCRIBE);
    /* Scripts without spaces have no word ends. */
    expect_bits("この記事をシェアする方はこちら", DHK_PROMPT_SHARE);
}

static void start_phrases_stand_at_the_start_alone(void **state)
{
    (void)state;
    expect_bits("Photo: Somebody", DHK_PROMPT_META | DHK_PROMPT_START);
    expect_none("She sent a photo: somebody had taken it", ~0u);
    expect_bits("By: Somebody", DHK_PROMPT_META | DHK_PROMPT_START);
    expect_bits("(c) 2020 Somebody", DHK_PROMPT_COPYRIGHT | DHK_PROMPT_START);
}

static void a_copyright_sign_names_a_notice_or_a_photographer(void **state)
{
    (void)state;
    expect_bits("Somebody Inc. © 2021", DHK_PROMPT_COPYRIGHT);
    expect_bits("©2021 Somebody", DHK_PROMPT_COPYRIGHT);
    expect_bits("Somebody Inc. ©1998", DHK_PROMPT_COPYRIGHT);
    expect_none("Somebody Inc. © 1871", DHK_PROMPT_COPYRIGHT);
    expect_none("Somebody Inc. © 29 others", DHK_PROMPT_COPYRIGHT);
    expect_none("Soldiers in a street on Monday. © Somebody", DHK_PROMPT_COPYRIGHT);
}

/* What begins and ends a line is found by bits in ASCII, and a code point at a time in other text: a
 * sign beyond ASCII at one end makes a line of the one kind one of the other. */
static void lines_of_ascii_are_read_as_others_are(void **state)
{
    static const char *const words[] = {
        "read more", "Leave a comment", "ad",    "12 comments", "Share", "by", "x", "More",
        "7",         "(c) Somebody",    "Log in"};
    static const char *const signs[] = {"", "12. ", "[", "(3) ", ">> ", "- 2020 - ", "..."};
    static const size_t word_count = sizeof words / sizeof *words;
    static const size_t sign_count = sizeof signs / sizeof *signs;
    unsigned all = 0;
    size_t w, before, behind, padding;
    (void)state;
    for (padding = 0; padding < 3;
         padding++) /* ends in the first block, the next, the third */
        for (w = 0; w < word_count; w++)
            for (before = 0; before < sign_count; before++)
                for (behind = 0; behind < sign_count; behind++) {
                    char plain[300], other[320];
                    dhk_folded folded;
                    snprintf(
                        plain, sizeof plain, "%.*s%s%s%s", (int)(60 * padding),
                        "1234567890123456789012345678901234567890123456789012345678 "
                        ".-1234567890123456789012345678901234567890123456789012345678.",
                        signs[before], words[w], signs[behind]);
                    snprintf(other, sizeof other, "%s \xE2\x80\xBB", plain);
                    dhk_fold_line(&folded, (const unsigned char *)other, strlen(other),
                                  strlen(other));
                    assert_false(folded.ascii);
                    if (find(plain) != find(other))
                        fail_msg("\"%s\" has %X, not %X", plain, find(plain), find(other));
                    all |= find(plain);
                }
    assert_int_equal(all & (DHK_PROMPT_WHOLE | DHK_PROMPT_START | DHK_PROMPT_MORE),
                     DHK_PROMPT_WHOLE | DHK_PROMPT_START | DHK_PROMPT_MORE);
}

/* 'length' bytes: words, with 'phrase' at 'at'. */
static unsigned find_in_long(size_t length, size_t at, const char *phrase)
{
    static unsigned char line[2048];
    size_t i;
    assert_true(length <= sizeof line);
    for (i = 0; i < length; i++)
        line[i] = i % 6 == 5 ? ' ' : 'x';
    if (at > 0)
        line[at - 1] = ' ';
    memcpy(line + at, phrase, strlen(phrase));
    line[at + strlen(phrase)] = ' ';
    return dhk_prompt_find(line, length);
}

static void long_lines_are_prose_but_for_notices_at_their_ends(void **state)
{
    (void)state;
    assert_true((find_in_long(300, 150, "leave a comment") & DHK_PROMPT_COMMENT) != 0);
    assert_false((find_in_long(1000, 60, "leave a comment") & DHK_PROMPT_COMMENT) != 0);
    assert_true((find_in_long(1000, 60, "we use cookies") & DHK_PROMPT_COOKIE) != 0);
    assert_true((find_in_long(1000, 900, "all rights reserved") & DHK_PROMPT_COPYRIGHT) !=
                0);
    assert_false((find_in_long(1000, 500, "we use cookies") & DHK_PROMPT_COOKIE) != 0);
    assert_true((find_in_long(1000, 0, "leave a comment") & DHK_PROMPT_COMMENT) != 0);
}

static void look(const unsigned char *line, size_t length)
{
    (void)dhk_prompt_find(line, length);
}

static void no_byte_outside_the_line_is_read_or_counts(void **state)
{
    static const char line[] =
        "12 « Prečítajte si aj: 関連記事 – อ่านต่อ © 2020 we use cookies, "
        "ΣΧΟΛΙΑ и все права защищены; read more… 😀 ad";
    (void)state;
    see_beginnings(line, look);
}

static void folding_marks_word_starts_wherever_a_line_is_cut(void **state)
{
    static const char line[] = "Ab cd\xC3\xA9"
                               "f, 12gh  ij 日本 kl\t(mn) o'p";
    dhk_folded folded;
    unsigned i, starts = 0;
    char seen[64];
    (void)state;
    dhk_fold_line(&folded, (const unsigned char *)line, sizeof line - 1, sizeof line);
    assert_int_equal(folded.length, strlen("ab cdef, 12gh ij 日本 kl (mn) o'p"));
    assert_memory_equal(folded.text, "ab cdef, 12gh ij 日本 kl (mn) o'p", folded.length);
    for (i = 0; i < folded.length; i++)
        if ((folded.starts[i / 64] >> i % 64 & 1) != 0)
            seen[starts++] = (char)folded.text[i];
    seen[starts] = 0;
    assert_string_equal(seen, "ac1i\xE6\xE6kmop");
}

static void phrases_for_anywhere_come_first_and_each_meaning_includes_the_next(void **state)
{
    unsigned part, i;
    (void)state;
    for (part = 0; part < 2u << DHK_PROMPT_BUCKET_BITS; part++)
        for (i = dhk_prompt_first[part]; i < dhk_prompt_first[part + 1]; i++) {
            const dhk_prompt_entry *entry = &dhk_prompt_entries[i];
            const dhk_meaning *m = &dhk_prompt_meanings[entry->meaning];
            assert_true(entry->length > 0 && entry->length < DHK_PROMPT_EDGE);
            assert_int_equal(m->bits[DHK_PROMPT_IS_ANY] != 0, part % 2 == 0);
            assert_int_equal(m->bits[DHK_PROMPT_IS_START] & ~m->bits[DHK_PROMPT_IS_WHOLE],
                             0);
            assert_int_equal(m->bits[DHK_PROMPT_IS_ANY] & ~m->bits[DHK_PROMPT_IS_START], 0);
            assert_int_not_equal(m->bits[DHK_PROMPT_IS_WHOLE], 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_its_section_heads_and_prompts),
        cmocka_unit_test(each_category_has_a_phrase),
        cmocka_unit_test(digits_signs_spaces_and_case_around_a_phrase_do_not_matter),
        cmocka_unit_test(prose_that_has_the_words_of_a_phrase_is_no_prompt),
        cmocka_unit_test(phrases_of_whole_lines_need_the_whole_line),
        cmocka_unit_test(phrases_end_where_words_end),
        cmocka_unit_test(start_phrases_stand_at_the_start_alone),
        cmocka_unit_test(a_copyright_sign_names_a_notice_or_a_photographer),
        cmocka_unit_test(lines_of_ascii_are_read_as_others_are),
        cmocka_unit_test(long_lines_are_prose_but_for_notices_at_their_ends),
        cmocka_unit_test(no_byte_outside_the_line_is_read_or_counts),
        cmocka_unit_test(folding_marks_word_starts_wherever_a_line_is_cut),
        cmocka_unit_test(
            phrases_for_anywhere_come_first_and_each_meaning_includes_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
