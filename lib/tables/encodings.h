/* encodings.h - the labels and encodings of the WHATWG Encoding Standard.
 *
 * In: a label, as a page or a header writes it.  Out: the encoding, its one name, and how it is
 * decoded: by hand (UTF-8, UTF-16), by 128 code units (all single-byte encodings, exactly as
 * the standard has them, so these need no iconv), or by iconv under one of several names.
 * The tables are made by gen/encodings.py.  A label is found in O(log labels).
 *                                                                 SPDX-License-Identifier: MIT */
#ifndef DHK_ENCODINGS_H
#define DHK_ENCODINGS_H

#include <stddef.h>
#include <stdint.h>

enum dhk_encoding {
    DHK_ENC_NONE,
    DHK_ENC_UTF_8,
    DHK_ENC_IBM866,
    DHK_ENC_ISO_8859_2,
    DHK_ENC_ISO_8859_3,
    DHK_ENC_ISO_8859_4,
    DHK_ENC_ISO_8859_5,
    DHK_ENC_ISO_8859_6,
    DHK_ENC_ISO_8859_7,
    DHK_ENC_ISO_8859_8,
    DHK_ENC_ISO_8859_8_I,
    DHK_ENC_ISO_8859_10,
    DHK_ENC_ISO_8859_13,
    DHK_ENC_ISO_8859_14,
    DHK_ENC_ISO_8859_15,
    DHK_ENC_ISO_8859_16,
    DHK_ENC_KOI8_R,
    DHK_ENC_KOI8_U,
    DHK_ENC_MACINTOSH,
    DHK_ENC_WINDOWS_874,
    DHK_ENC_WINDOWS_1250,
    DHK_ENC_WINDOWS_1251,
    DHK_ENC_WINDOWS_1252,
    DHK_ENC_WINDOWS_1253,
    DHK_ENC_WINDOWS_1254,
    DHK_ENC_WINDOWS_1255,
    DHK_ENC_WINDOWS_1256,
    DHK_ENC_WINDOWS_1257,
    DHK_ENC_WINDOWS_1258,
    DHK_ENC_X_MAC_CYRILLIC,
    DHK_ENC_GBK,
    DHK_ENC_GB18030,
    DHK_ENC_BIG5,
    DHK_ENC_EUC_JP,
    DHK_ENC_ISO_2022_JP,
    DHK_ENC_SHIFT_JIS,
    DHK_ENC_EUC_KR,
    DHK_ENC_REPLACEMENT,
    DHK_ENC_UTF_16BE,
    DHK_ENC_UTF_16LE,
    DHK_ENC_X_USER_DEFINED,
    DHK_ENCODINGS
};

/* How the bytes of an encoding are cut into characters. */
enum dhk_family {
    DHK_FAMILY_NONE, /* not decoded: no encoding, or the standard's "replacement" */
    DHK_FAMILY_UTF8,
    DHK_FAMILY_UTF16BE,
    DHK_FAMILY_UTF16LE,
    DHK_FAMILY_TABLE,
    DHK_FAMILY_ISO_2022_JP,
    DHK_FAMILY_SHIFT_JIS,
    DHK_FAMILY_EUC_JP,
    DHK_FAMILY_GB,
    DHK_FAMILY_BIG5,
    DHK_FAMILY_EUC_KR
};

/* The encoding with this label (any case, white space around it); DHK_ENC_NONE: no such label. */
uint32_t dhk_encoding_find(const unsigned char *label, size_t length);

/* Its name as the standard writes it; static; "" for DHK_ENC_NONE. */
const char *dhk_encoding_name(uint32_t encoding);
uint32_t dhk_encoding_family(uint32_t encoding);

/* DHK_FAMILY_TABLE: the code points of the bytes 0x80 to 0xFF; U+FFFD for none.  Else NULL. */
const uint16_t *dhk_encoding_table(uint32_t encoding);

/* What iconv may call it: C strings behind one another, nearest first, an empty one last.  For
 * DHK_FAMILY_ISO_2022_JP the names of EUC-JP, into which its two-byte characters turn. */
const char *dhk_encoding_iconv(uint32_t encoding);

#endif
