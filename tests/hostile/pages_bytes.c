/* pages_bytes.c - hostile bytes: broken UTF-8, half characters, escapes that switch character sets,
 * pages that claim one encoding and hold another.               SPDX-License-Identifier: MIT */
#include "hostile/hostile.h"

#define PAGE(name, head, unit)                                                             \
    {                                                                                      \
        name, DEHUSK_FORMAT_AUTO, head, unit, NULL, NULL, NULL                             \
    }
#define HTML(name, head, unit)                                                             \
    {                                                                                      \
        name, DEHUSK_FORMAT_HTML, head, unit, NULL, NULL, NULL                             \
    }
#define SAID(name, encoding, unit)                                                         \
    {                                                                                      \
        name, DEHUSK_FORMAT_TEXT, NULL, unit, NULL, encoding, NULL                         \
    }

const hostile_page hostile_bytes[] = {
    PAGE("continuations", NULL, "\x80"),
    PAGE("continuations_x", NULL, "x\x80"),
    PAGE("leads_of_two", NULL, "\xC3"),
    PAGE("leads_of_three", NULL, "\xE2\x82"),
    PAGE("leads_of_four", NULL, "\xF0\x9F\x98"),
    PAGE("overlong", NULL, "\xC0\x80\xE0\x80\x80"),
    PAGE("surrogates", NULL, "\xED\xA0\x80"),
    PAGE("beyond_unicode", NULL, "\xF4\x90\x80\x80"),
    PAGE("bytes_ff", NULL, "\xFF"),
    PAGE("bytes_fe_ff", NULL, "\xFE\xFF"),
    PAGE("marks_of_order", NULL, "\xEF\xBB\xBF"),
    PAGE("half_a_character_between", NULL, "\xE4\xB8x"),
    PAGE("valid_and_not", NULL, "caf\xC3\xA9 caf\xE9 "),
    PAGE("valid_then_not", "caf\xC3\xA9 ", "\xE9t\xE9 "),
    PAGE("three_encodings", NULL,
         "\xC3\xA9t\xC3\xA9 \xE9t\xE9 \x82\xA0\x82\xA2 \xCF\xF0\xE8\xE2 "),
    PAGE("latin_lines", NULL, "\xE9t\xE9\n"),

    PAGE("utf16_little", "\xFF\xFE", "x\2"),
    PAGE("utf16_big", "\xFE\xFF", "\2x"),
    PAGE("utf16_lines", "\xFF\xFE", "x\2\n\2"),
    PAGE("utf16_high_surrogates", "\xFF\xFE", "\2\xD8"),
    PAGE("utf16_low_surrogates", "\xFE\xFF", "\xDC\2"),
    PAGE("utf16_marks", "\xFF\xFE", "\xFF\xFE"),
    PAGE("utf16_tags", "\xFF\xFE", "<\2p\2>\2x\2"),
    PAGE("utf16_without_mark", NULL, "x\2y\2"),
    SAID("utf16_said_and_not", "utf-16le", "<p>x</p>"),
    SAID("utf16_pairs", "utf-16be", "\xD8\x3D\xDE\x80"),

    HTML("says_shift_jis", "<meta charset=shift_jis>", "\x82\xA0\x81"),
    HTML("says_utf16", "<meta charset=utf-16>", "x\xC3\xA9"),
    HTML("says_utf7", "<meta charset=utf-7>", "+ADw-script+AD4-"),
    HTML("says_user_defined", "<meta charset=x-user-defined>", "\xFF"),
    HTML("says_replacement", "<meta charset=iso-2022-kr>", "\x1B$)C"),
    SAID("shift_jis", "shift_jis", "\x82\xA0\x83\x41"),
    SAID("shift_jis_leads", "shift_jis", "\x81"),
    SAID("shift_jis_broken", "shift_jis", "\x81 \xFC\x7F"),
    SAID("euc_jp", "euc-jp", "\xA4\xA2"),
    SAID("euc_jp_three", "euc-jp", "\x8F\xB0\xA1"),
    SAID("euc_jp_broken", "euc-jp", "\x8F\xA1 \x8E"),
    SAID("iso_2022_jp_in", "iso-2022-jp", "\x1B$B"),
    SAID("iso_2022_jp_in_and_out", "iso-2022-jp", "\x1B$B\x1B(B"),
    SAID("iso_2022_jp_text", "iso-2022-jp", "\x1B$B$\"\x1B(Bx"),
    SAID("iso_2022_jp_katakana", "iso-2022-jp", "\x1B(I1\x1B(J\\"),
    SAID("iso_2022_jp_broken", "iso-2022-jp", "\x1B$\x1B(\x1B\x0E\x8E"),
    PAGE("iso_2022_jp_unsaid", NULL, "\x1B$B"),
    SAID("gb18030_four", "gb18030", "\x81\x30\x81\x30"),
    SAID("gb18030_broken", "gb18030", "\x81\x30\x81"),
    SAID("gbk", "gbk", "\xC4\xE3\xBA\xC3"),
    SAID("gbk_leads", "gbk", "\xFE"),
    SAID("big5", "big5", "\xA4\xA4\xA4\xE5"),
    SAID("big5_two_for_one", "big5", "\x88\x62\x88\xA5"),
    SAID("big5_broken", "big5", "\x81 \xA4"),
    SAID("euc_kr", "euc-kr", "\xB0\xA1\xB3\xAA"),
    SAID("euc_kr_broken", "euc-kr", "\x81\x20\xC9"),
    SAID("windows_1252", "windows-1252", "\xE9t\xE9 \x80"),
    SAID("windows_1251_lines", "windows-1251", "\xCF\n"),
    SAID("koi8", "koi8-r", "\xD7"),
    SAID("high_by_turns", "windows-1252", "x\xE9"),

    PAGE("pdf", "%PDF-1.4\n", "\2\xFF obj stream \x89\n"),
    PAGE("gzip", "\x1F\x8B\x08\2\2", "\xED\xBD\x07\x60\x1C"),

    {NULL, 0, NULL, NULL, NULL, NULL, NULL}};
