"""fold.py - the folding of text under which phrases are compared, for the generators here.

fold_code(code) gives the code point that stands for it, or 0 when it is left out:
lower case, without the accents of Latin, Greek and Cyrillic letters or the vowel points of
Arabic and Hebrew (capitals are often written without them, and it makes composed and decomposed
text equal); full-width forms and all decimal digits as
ASCII; all white space as a space, all dashes as "-", curly
quotes as straight ones; an ellipsis as a full stop; the variants of Arabic letters that keyboards mix up as one; i for the
dotless one, so that Turkish capitals meet their small letters whatever the locale was.
Indic and Thai signs are letters of their own and stay.  No code point grows in UTF-8.

SPDX-License-Identifier: MIT
"""
import unicodedata

UNICODE = "14.0.0"  # Debian 12's Python 3.11
DROPPED_MARKS = ((0x300, 0x36F), (0x483, 0x487), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F),
                 (0x670, 0x670), (0x6D6, 0x6DC), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
                 (0x20D0, 0x20FF), (0xFE00, 0xFE0F))
DROPPED = {0xAD, 0x640, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
           *range(0x2060, 0x2070)}
CHOSEN = {0x131: "i", 0x130: "i", 0x142: "l", 0xF8: "o", 0x111: "d", 0xF0: "d", 0x127: "h",
          0x3C2: "\u03C3", 0x6CC: "\u064A", 0x649: "\u064A", 0x6A9: "\u0643", 0x629: "\u0647",
          0x6C0: "\u0647", 0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x2032: "'",
          0x2BC: "'", 0xB4: "'", 0x2026: ".", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"',
          0xAB: '"', 0xBB: '"', 0x2033: '"', 0x3002: ".", 0x3001: ",", 0x2212: "-"}


def in_ranges(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def alphabetic(code):
    """Latin, Greek, Cyrillic, Hebrew, Arabic: where a mark is an accent."""
    return code < 0x800 or 0x1E00 <= code < 0x2000 or 0xFB00 <= code < 0xFE00


def fold_code(code):
    char = chr(code)
    if code in DROPPED or in_ranges(code, DROPPED_MARKS):
        return 0
    if code < 0x20 or unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc"):
        return 0x20
    if unicodedata.category(char) == "Pd":
        return ord("-")
    if 0xFF01 <= code <= 0xFF5E:
        code -= 0xFEE0
        char = chr(code)
    if code in CHOSEN:
        return ord(CHOSEN[code])
    if unicodedata.category(char) == "Nd":
        return ord("0") + unicodedata.decimal(char)
    lower = char.lower()[0]
    if alphabetic(ord(lower)):
        lower = unicodedata.normalize("NFD", lower)[0]
    if ord(lower) in CHOSEN:
        lower = CHOSEN[ord(lower)]
    if len(lower.encode("utf-8", "surrogatepass")) > len(char.encode("utf-8", "surrogatepass")):
        return code
    return ord(lower)


def fold_text(text):
    """Folded, white space in single spaces, none at the ends."""
    codes = (fold_code(ord(char)) if ord(char) < 0x10000 else ord(char) for char in text)
    return " ".join("".join(chr(code) for code in codes if code).split())
