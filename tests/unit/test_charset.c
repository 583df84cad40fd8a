/* test_charset.c - every encoding to UTF-8: what it says, at every cut, and where it came from.
 *                                                                 SPDX-License-Identifier: MIT */
#include "unit.h"

#include <string.h>

#include "base/status.h"
#include "base/utf8.h"
#include "base/utf8_check.h"
#include "line/page.h"
#include "read/charset.h"

enum { ROOM = 128 * 1024 };

typedef struct output {
    unsigned char text[ROOM];
    size_t length;
    dhk_charset charset;
} output;

static int take(void *user, const unsigned char *text, size_t length)
{
    output *o = user;
    assert_true(length > 0 && o->length + length <= ROOM);
    assert_int_equal(dhk_utf8_valid(text, length), length); /* no half code points */
    memcpy(o->text + o->length, text, length);
    o->length += length;
    return 0;
}

static int setup(void **state)
{
    static output o;
    dhk_charset_init(&o.charset, &dhk_memory_default, take, &o);
    *state = &o;
    return 0;
}

static int teardown(void **state)
{
    dhk_charset_free(&((output *)*state)->charset);
    return 0;
}

/* Decodes bytes that the label says the encoding of, pushed in two halves, or byte by byte when
 * 'cut' lies beyond them. */
static void decode(output *o, const char *label, const char *bytes, size_t length,
                   size_t cut)
{
    const unsigned char *p = (const unsigned char *)bytes;
    size_t i;
    o->length = 0;
    assert_int_equal(dhk_charset_hint(&o->charset, label), DHK_OK);
    dhk_charset_begin(&o->charset, DHK_FORMAT_HTML);
    if (cut <= length) {
        assert_int_equal(dhk_charset_push(&o->charset, p, cut), DHK_OK);
        assert_int_equal(dhk_charset_push(&o->charset, p + cut, length - cut), DHK_OK);
    } else {
        for (i = 0; i < length; i++)
            assert_int_equal(dhk_charset_push(&o->charset, p + i, 1), DHK_OK);
    }
    assert_int_equal(dhk_charset_finish(&o->charset), DHK_OK);
}

static void assert_decodes(output *o, const char *label, const char *bytes, size_t length,
                           const char *text)
{
    size_t cut;
    for (cut = 0; cut <= length + 1; cut++) {
        decode(o, label, bytes, length, cut);
        if (o->length != strlen(text) || memcmp(o->text, text, o->length) != 0)
            fail_msg("%s, cut at %zu: \"%.*s\", not \"%s\"", label, cut, (int)o->length,
                     o->text, text);
    }
}

#define FFFD "\xEF\xBF\xBD"
#define CHECK(label, bytes, text)                                                          \
    assert_decodes(*state, label, bytes, sizeof bytes - 1, text)

static void broken_utf_8_is_repaired_as_browsers_do(void **state)
{
    CHECK("utf-8", "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z", "aé€😀z");
    CHECK("utf-8", "\x80", FFFD);
    CHECK("utf-8", "\xC0\xAF", FFFD FFFD);
    CHECK("utf-8", "\xE0\x80\x80", FFFD FFFD FFFD);
    CHECK("utf-8", "\xE2\x82z", FFFD "z");
    CHECK("utf-8", "\xF0\x9F\x98z", FFFD "z");
    CHECK("utf-8", "\xF0\x9F\x98", FFFD);
    CHECK("utf-8", "\xF0\x8F\x98\x80", FFFD FFFD FFFD FFFD);
    CHECK("utf-8", "\xED\xA0\x80", FFFD FFFD FFFD);
    CHECK("utf-8", "\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD);
    CHECK("utf-8", "\xF5\xFF\xFE", FFFD FFFD FFFD);
    CHECK("utf-8", "\xE2\xE2\x82\xAC\xE2", FFFD "€" FFFD);
}

static void utf_16_is_repaired(void **state)
{
    CHECK("utf-16le", "a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE", "aé€😀");
    CHECK("utf-16be", "\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00", "aé€😀");
    CHECK("utf-16le", "\x3D\xD8z\0", FFFD "z");
    CHECK("utf-16le", "\x00\xDEz\0", FFFD "z");
    CHECK("utf-16le", "\x3D\xD8\x3D\xD8\x00\xDE", FFFD "😀");
    CHECK("utf-16le", "a\0b", "a" FFFD);
    CHECK("utf-16le", "a\0\x3D\xD8", "a" FFFD);
    CHECK("utf-16le", "a\0\x3D\xD8\x00", "a" FFFD);
}

static void multi_byte_text_is_decoded(void **state)
{
    CHECK("shift_jis", "\x83\x65\x83\x58\x83\x67\xB6\\~\x93\xFA", "テストｶ\\~日");
    CHECK("shift_jis", "\x87\x40\xFA\xB1", "①﨑"); /* what Windows added */
    CHECK("euc-jp", "\xC6\xFC\xCB\xDC\x8E\xB6\x8F\xB0\xA1z", "日本ｶ丂z");
    CHECK("euc-jp", "\xAD\xA1", "①");
    CHECK("iso-2022-jp", "a\x1B$BF|K\\\x1B(Bb\x1B(J\\~\x1B(I6\x1B(Bc", "a日本b¥‾ｶc");
    CHECK("iso-2022-jp", "\x1B$@F|\x1B$B-!\x1B(B", "日①");
    CHECK("gb2312", "\xC4\xE3\xBA\xC3\x80\xFE\x50\x81\x30\x81\x30", "你好€⺁\xC2\x80");
    CHECK("gb18030", "\x95\x32\x82\x36z", "𠀀z");
    CHECK("big5", "\xA7\x41\xA6\x6E\x88\x62\x88\x64", "你好Ê̄Ê̌");
    CHECK("ks_c_5601-1987", "\xC7\xD1\xB1\xB9\x8C\x63z", "한국똠z");
}

static void half_width_kana_keep_their_width(void **state)
{
    CHECK("shift_jis", "\xB6\xB7", "\xEF\xBD\xB6\xEF\xBD\xB7");
}

static void broken_multi_byte_text_swallows_no_markup(void **state)
{
    CHECK("shift_jis", "\x83<p>", FFFD "<p>");
    CHECK("shift_jis", "\x83\xFFz", FFFD "z");
    CHECK("shift_jis", "\xA0\x83", FFFD FFFD);
    CHECK("euc-jp", "\xC6<p>\x8F\xB0<", FFFD "<p>" FFFD "<");
    CHECK("euc-jp", "\x8F<\xFFz\x8F\xB0", FFFD "<" FFFD "z" FFFD);
    CHECK("gbk", "\xC4<p>\xFFz", FFFD "<p>" FFFD "z");
    CHECK("gbk", "\x81\x30<p>", FFFD "0<p>");
    CHECK("gbk", "\x81\x30\x81<p>", FFFD "0" FFFD "<p>");
    CHECK("gbk", "\xFE\x39\xFE\x39z\x81\x30\x81", FFFD "z" FFFD);
    CHECK("big5", "\xA7<p>\xA7\x80z\xA7", FFFD "<p>" FFFD "z" FFFD);
    CHECK("euc-kr", "\xC7 \xC7\xFFz\xC7", FFFD " " FFFD "z" FFFD);
    CHECK("iso-2022-jp", "\x1B$BF\x1B(Bz", FFFD "z");
    CHECK("iso-2022-jp", "\x1B$BF|\x7Fz\x1B", "日" FFFD FFFD FFFD);
    CHECK("iso-2022-jp", "\x1B[1m\xE9", FFFD "[1m" FFFD);
}

static void single_bytes_are_as_the_standard_has_them(void **state)
{
    CHECK("latin1", "\x80\x81\x93\xE9", "€\xC2\x81“é");
    CHECK("iso-8859-9", "\xF0\xFD", "ğı");
    CHECK("koi8-u", "\xA4\xAE\xBE\xC1", "єўЎа");
    CHECK("cp866", "\x80\xF0\xFF", "АЁ\xC2\xA0");
    CHECK("windows-1253", "\xC1\xD2\xE1", "Α" FFFD "α");
    CHECK("windows-1255", "\xCA\xE0", "ֺא");
    CHECK("tis-620", "\xA1\xDB\x80", "ก" FFFD "€");
    CHECK("mac", "\xDB\x8E", "€é");
    CHECK("x-mac-ukrainian", "\xA2\xB6\xFF", "Ґґ€");
    CHECK("x-user-defined", "\x80\xFF", "\xEF\x9E\x80\xEF\x9F\xBF");
}

static void every_single_byte_comes_back(void **state)
{
    output *o = *state;
    uint32_t encoding;
    for (encoding = 1; encoding < DHK_ENCODINGS; encoding++) {
        const uint16_t *table = dhk_encoding_table(encoding);
        char bytes[128];
        size_t i, k = 0;
        unsigned n;
        if (table == NULL)
            continue;
        for (i = 0; i < 128; i++)
            bytes[i] = (char)(i + 128);
        decode(o, dhk_encoding_name(encoding), bytes, 128, 50);
        for (i = 0; i < 128; i++, k += n)
            assert_int_equal(dhk_utf8_read(o->text + k, &n), table[i]);
        assert_int_equal(k, o->length);
        assert_string_equal(dhk_encoding_name(o->charset.decoder.encoding),
                            dhk_encoding_name(encoding));
    }
}

static const struct sample {
    const char *label, *bytes;
    size_t length;
} samples[] = {
#define SAMPLE(label, bytes)                                                               \
    {                                                                                      \
        label, bytes, sizeof bytes - 1                                                     \
    }
    SAMPLE("utf-8", "ab\xC3\xA9\xE2\x82z\x80\xF0\x9F\x98\x80\xE2\x82\xAC\xFF\xFE end"),
    SAMPLE("utf-16le", "a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE\x3D\xD8z\0\x00\xDE!"),
    SAMPLE("utf-16be", "\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00\xD8\x3D\0z"),
    SAMPLE("windows-1251", "<p>\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0!\x98</p>"),
    SAMPLE("shift_jis",
           "<p>\x83\x65\x83\x58\x83\x67\xB6\\~\x93\xFA\x83<b>\x85\x40\x81\xFF\x83"),
    SAMPLE("euc-jp", "\xC6\xFC\xCB\xDC a\x8E\xB6\x8F\xB0\xA1z\xC6<\x8F\xB0"),
    SAMPLE("gb18030",
           "\xC4\xE3\xBA\xC3 a\x80\x81\x30\x81\x30\x95\x32\x82\x36\xFE\x39\xFE\x39\xC4<"),
    SAMPLE("big5", "\xA7\x41\xA6\x6E z\xA7<\xA7\x80\xA7"),
    SAMPLE("euc-kr", "\xC7\xD1\xB1\xB9 \x8C\x63z\xC7 \xC7\xFF\xC7"),
};

/* Every decoded character, its bytes decoded by themselves, is the same character again. */
static void every_character_knows_its_bytes(void **state)
{
    static dhk_line lines[64];
    static output alone;
    output *o = *state;
    size_t s, cut;

    dhk_charset_init(&alone.charset, &dhk_memory_default, take, &alone);
    for (s = 0; s < sizeof samples / sizeof *samples; s++) {
        const struct sample *sample = &samples[s];
        for (cut = 0; cut <= sample->length + 1; cut++) {
            size_t count = 0, k = 0, i;
            uint64_t end = 0;
            decode(o, sample->label, sample->bytes, sample->length, cut);
            for (; k < o->length; count++) {
                unsigned n;
                (void)dhk_utf8_read(o->text + k, &n);
                lines[count].text = (uint32_t)k;
                lines[count].begin = k;
                lines[count].end = k += n;
            }
            assert_int_equal(dhk_offsets_apply(&o->charset.decoder.offsets,
                                               &dhk_memory_default, lines, count),
                             DHK_OK);
            for (i = 0, k = 0; i < count; i++, k += alone.length) {
                assert_int_equal(lines[i].begin, end);
                end = lines[i].end;
                decode(&alone, sample->label, sample->bytes + lines[i].begin,
                       (size_t)(end - lines[i].begin), 0);
                assert_memory_equal(alone.text, o->text + lines[i].text, alone.length);
            }
            assert_int_equal(k, o->length);
            assert_int_equal(end, sample->length);
        }
    }
    dhk_charset_free(&alone.charset);
}

static void truncated_anywhere_is_the_same_at_every_cut(void **state)
{
    static unsigned char whole[ROOM];
    output *o = *state;
    size_t s, n, cut;
    for (s = 0; s < sizeof samples / sizeof *samples; s++)
        for (n = 0; n <= samples[s].length; n++) {
            size_t length;
            decode(o, samples[s].label, samples[s].bytes, n, 0);
            length = o->length;
            memcpy(whole, o->text, length);
            for (cut = 1; cut <= n + 1; cut++) {
                decode(o, samples[s].label, samples[s].bytes, n, cut);
                assert_int_equal(o->length, length);
                assert_memory_equal(o->text, whole, length);
            }
        }
}

static void escapes_and_marks_are_no_characters(void **state)
{
    output *o = *state;
    dhk_line lines[2] = {{0}, {0}};
    decode(o, "iso-2022-jp", "a\x1B$BF|K\\\x1B(Bb", 12, 3);
    lines[0].begin = 1;
    lines[0].end = 4; /* the first of two characters */
    lines[1].begin = 4;
    lines[1].end = 8; /* the second, and b */
    assert_int_equal(
        dhk_offsets_apply(&o->charset.decoder.offsets, &dhk_memory_default, lines, 2),
        DHK_OK);
    assert_int_equal(lines[0].begin, 4);
    assert_int_equal(lines[0].end, 6);
    assert_int_equal(lines[1].begin, 6);
    assert_int_equal(lines[1].end, 12);
    decode(o, NULL, "\xEF\xBB\xBFok", 5, 1);
    assert_int_equal(o->length, 2);
    lines[0].begin = 0;
    lines[0].end = 2;
    assert_int_equal(
        dhk_offsets_apply(&o->charset.decoder.offsets, &dhk_memory_default, lines, 1),
        DHK_OK);
    assert_int_equal(lines[0].begin, 3);
    assert_int_equal(lines[0].end, 5);
}

static void lines_may_go_back(void **state)
{
    static char bytes[3000];
    static dhk_line lines[3000];
    output *o = *state;
    size_t i, k;
    for (i = 0; i < sizeof bytes; i++) /* runs of all lengths, one byte and two bytes out */
        bytes[i] = (char)(i / 100 % 2 == 0 || i % (i / 100 + 1) == 0 ? 'a' : '\xE9');
    o->length = 0;
    assert_int_equal(dhk_charset_hint(&o->charset, "latin1"), DHK_OK);
    dhk_charset_begin(&o->charset, DHK_FORMAT_TEXT);
    for (k = 0, i = 0; i < 1000; i++) {
        lines[i].begin = k;
        k += bytes[i] == 'a' ? 1 : 2;
        lines[i].end = k;
        assert_int_equal(dhk_charset_push(&o->charset, (const unsigned char *)bytes + i, 1),
                         DHK_OK);
    }
    for (i = 0; i < 500; i++) { /* the other way round */
        dhk_line line = lines[i];
        lines[i] = lines[999 - i];
        lines[999 - i] = line;
    }
    assert_int_equal(dhk_charset_finish(&o->charset), DHK_OK);
    assert_int_equal(
        dhk_offsets_apply(&o->charset.decoder.offsets, &dhk_memory_default, lines, 1000),
        DHK_OK);
    for (i = 0; i < 1000; i++) {
        assert_int_equal(lines[i].begin, 999 - i);
        assert_int_equal(lines[i].end, 1000 - i);
    }
}

static void assert_source(output *o, uint32_t format, const char *hint, const char *bytes,
                          size_t length, const char *name, uint32_t source)
{
    size_t cut;
    for (cut = 0; cut <= length; cut++) {
        o->length = 0;
        assert_int_equal(dhk_charset_hint(&o->charset, hint), DHK_OK);
        dhk_charset_begin(&o->charset, format);
        assert_int_equal(dhk_charset_push(&o->charset, (const unsigned char *)bytes, cut),
                         DHK_OK);
        assert_int_equal(
            dhk_charset_push(&o->charset, (const unsigned char *)bytes + cut, length - cut),
            DHK_OK);
        assert_int_equal(dhk_charset_finish(&o->charset), DHK_OK);
        assert_string_equal(dhk_encoding_name(o->charset.decoder.encoding), name);
        assert_int_equal(o->charset.source, source);
    }
}

#define SOURCE(format, hint, bytes, name, source)                                          \
    assert_source(*state, DHK_FORMAT_##format, hint, bytes, sizeof bytes - 1, name,        \
                  DHK_CHARSET_##source)

static void mark_then_caller_then_page_then_guess(void **state)
{
    SOURCE(HTML, "koi8-r", "\xEF\xBB\xBF<meta charset=big5>\xE9", "UTF-8", MARK);
    SOURCE(HTML, "koi8-r", "\xFF\xFE<\0", "UTF-16LE", MARK);
    SOURCE(HTML, "koi8-r", "\xFE\xFF\0<", "UTF-16BE", MARK);
    SOURCE(HTML, "koi8-r", "<meta charset=big5>\xE9", "KOI8-R", CALLER);
    SOURCE(HTML, NULL, "<meta charset=big5>\xE9", "Big5", PAGE);
    SOURCE(HTML, NULL, "\xC3\xA9 is UTF-8 <meta charset=latin1>", "windows-1252", PAGE);
    SOURCE(HTML, NULL, "<p>caf\xC3\xA9", "UTF-8", GUESS);
    SOURCE(HTML, NULL, "<p>caf\xE9", "windows-1252", GUESS);
    SOURCE(HTML, NULL, "<\0p\0>\0a\0", "UTF-16LE", GUESS);
    SOURCE(HTML, NULL, "<p>plain", "UTF-8", NOBODY);
    SOURCE(HTML, NULL, "", "UTF-8", NOBODY);
    SOURCE(HTML, NULL, "<meta charset=gbk>\xC1\xAA\xCD\xA8", "GBK", PAGE);
    SOURCE(HTML, NULL, "<meta charset=gbk>\xE4\xB8\xAD\xE6\x96\x87\xE7\xBD\x91\xE9\xA1\xB5",
           "UTF-8", PAGE);
    SOURCE(HTML, NULL, "\xE4\xB8\xAD\xE6\x96\x87\xE7\xBD\x91\xE9\xA1\xB5<meta charset=gbk>",
           "UTF-8", PAGE);
    SOURCE(HTML, NULL,
           "<meta charset=gbk>\xE4\xB8\xAD\xE6\x96\x87\xE7\xBD\x91\xE9\xA1\xB5\xE9", "GBK",
           PAGE);
    SOURCE(HTML, NULL, "<meta charset=utf-8>\xE9", "UTF-8", PAGE);
    SOURCE(HTML, NULL, "<?xml encoding='koi8-r'?>x", "KOI8-R", PAGE);
    SOURCE(HTML, NULL, "\xEF\xBB", "windows-1252", GUESS);
}

/* A page of 100,000 bytes with this at byte 'at', pushed in pieces: is it heard to be KOI8-R? */
static void assert_hears(output *o, const char *says, size_t at, bool heard)
{
    static unsigned char page[100000];
    static const size_t pieces[] = {1, 1000, DHK_CHARSET_PRESCAN - 1, DHK_CHARSET_PRESCAN,
                                    sizeof page};
    size_t i, k, n;

    memset(page, ' ', sizeof page);
    page[0] = '<';
    page[sizeof page - 1] = 0xC1; /* so that all of it is ASCII, up to here */
    memcpy(page + at, says, strlen(says));
    for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        o->length = 0;
        assert_int_equal(dhk_charset_hint(&o->charset, NULL), DHK_OK);
        dhk_charset_begin(&o->charset, DHK_FORMAT_AUTO);
        for (k = 0; k < sizeof page; k += n) {
            n = sizeof page - k < pieces[i] ? sizeof page - k : pieces[i];
            assert_int_equal(dhk_charset_push(&o->charset, page + k, n), DHK_OK);
        }
        assert_int_equal(dhk_charset_finish(&o->charset), DHK_OK);
        assert_int_equal(o->charset.source, heard ? DHK_CHARSET_PAGE : DHK_CHARSET_GUESS);
        if (heard)
            assert_int_equal(o->charset.decoder.encoding, DHK_ENC_KOI8_R);
    }
}

static void a_page_is_heard_for_64_kilobytes(void **state)
{
    static const char meta[] = "<meta charset=koi8-r>", xml[] = "<?xml encoding='koi8-r'?>";
    const size_t end = DHK_CHARSET_PRESCAN - (sizeof meta - 1);

    assert_hears(*state, meta, 0, true);
    assert_hears(*state, meta, 20000, true);
    assert_hears(*state, meta, end, true);
    assert_hears(*state, meta, end + 1, false);
    assert_hears(*state, xml, 0, true);
    assert_hears(*state, xml, 1, false);
}

static void only_html_speaks_of_itself(void **state)
{
    SOURCE(TEXT, NULL, "<meta charset=koi8-r>\xC3\xA9", "UTF-8", GUESS);
    SOURCE(AUTO, NULL, "\n<meta charset=koi8-r>\xC3\xA9", "KOI8-R", PAGE);
    SOURCE(AUTO, NULL, "Write <meta charset=koi8-r>, \xC3\xA9!", "UTF-8", GUESS);
}

static void labels_are_checked(void **state)
{
    output *o = *state;
    assert_int_equal(dhk_charset_hint(&o->charset, "utf-9"), DHK_E_ENCODING);
    assert_int_equal(dhk_charset_hint(&o->charset, ""), DHK_E_ENCODING);
    assert_int_equal(dhk_charset_hint(&o->charset, "hz-gb-2312"), DHK_E_ENCODING);
    assert_int_equal(dhk_charset_hint(&o->charset, " \tISO_8859-1:1987\n"), DHK_OK);
    assert_int_equal(o->charset.hint, DHK_ENC_WINDOWS_1252);
    assert_int_equal(dhk_charset_hint(&o->charset, "nonsense"), DHK_E_ENCODING);
    assert_int_equal(o->charset.hint, DHK_ENC_WINDOWS_1252);
    SOURCE(HTML, NULL, "<meta charset=iso-2022-kr>caf\xC3\xA9", "UTF-8", GUESS);
    assert_int_equal(dhk_encoding_find((const unsigned char *)"utf-8\0x", 7), DHK_ENC_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(broken_utf_8_is_repaired_as_browsers_do, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(utf_16_is_repaired, setup, teardown),
        cmocka_unit_test_setup_teardown(multi_byte_text_is_decoded, setup, teardown),
        cmocka_unit_test_setup_teardown(half_width_kana_keep_their_width, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_multi_byte_text_swallows_no_markup, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(single_bytes_are_as_the_standard_has_them, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(every_single_byte_comes_back, setup, teardown),
        cmocka_unit_test_setup_teardown(every_character_knows_its_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(truncated_anywhere_is_the_same_at_every_cut, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(escapes_and_marks_are_no_characters, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(lines_may_go_back, setup, teardown),
        cmocka_unit_test_setup_teardown(mark_then_caller_then_page_then_guess, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_page_is_heard_for_64_kilobytes, setup, teardown),
        cmocka_unit_test_setup_teardown(only_html_speaks_of_itself, setup, teardown),
        cmocka_unit_test_setup_teardown(labels_are_checked, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
