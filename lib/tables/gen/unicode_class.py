#!/usr/bin/env python3
"""unicode_class.py - the class of every code point, as a two-stage table.

In:   inputs/unicode_class.txt (beside this script) for what a character does to a sentence,
      Python's unicodedata, at the version below, for the general category of all others.
Out:  unicode_class.c, in the folder given as the argument, or the one above this script.
How:  the first plane is cut into blocks of 64 code points; equal blocks are kept once.  Beyond
      it, where a page of today has emoji, Han and mathematical letters, a list of ranges must
      do: a rare script's letters and marks are all "letter" there.
      A Python with another version of Unicode makes other tables, so this script then writes
      nothing and exits with 77 (skipped).

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys
import unicodedata

UNICODE = "14.0.0"  # Debian 12's Python 3.11
CLASSES = ("other", "space", "upper", "lower", "letter", "han", "hangul", "thai", "mark",
           "digit", "terminal", "comma", "open", "close", "quote", "dash", "currency",
           "symbol", "icon")
BY_CATEGORY = {"Lu": "upper", "Lt": "upper", "Ll": "lower", "Lm": "letter", "Lo": "letter",
               "Mn": "mark", "Mc": "mark", "Me": "mark", "Nd": "digit", "Nl": "symbol",
               "No": "symbol", "Pd": "dash", "Ps": "open", "Pi": "open", "Pe": "close",
               "Pf": "close", "Sc": "currency", "Sm": "symbol", "Sk": "symbol",
               "So": "symbol", "Zs": "space", "Zl": "space", "Zp": "space", "Co": "icon"}
NO_SPACES = ("THAI ", "LAO ", "KHMER ", "MYANMAR ")
NEAR, BLOCK, LIMIT = 0x10000, 64, 0x110000
FAR_LETTERS = 0x1EFFF  # up to here: historic scripts and mathematical letters


def read_input(path):
    named = {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split("#")[0].split()
            for word in words[1:]:
                first, _, last = word.partition("-")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    named.setdefault(code, words[0])
    return named


def class_of(code, named):
    if code in named:
        return CLASSES.index(named[code])
    if NEAR <= code:
        return CLASSES.index("letter" if code <= FAR_LETTERS else "other")
    category = unicodedata.category(chr(code))
    name = BY_CATEGORY.get(category, "other")
    if name == "letter" and unicodedata.name(chr(code), "").startswith(NO_SPACES):
        name = "thai"
    return CLASSES.index(name)


def far_runs(classes):
    """(first, last, class) beyond NEAR; 'other' is left out."""
    runs = []
    for code in range(NEAR, LIMIT):
        if classes[code] == 0:
            continue
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == classes[code]:
            runs[-1][1] = code
        else:
            runs.append([code, code, classes[code]])
    return runs


def rows(numbers):
    return "".join("    %s,\n" % ", ".join(map(str, numbers[i:i + 24]))
                   for i in range(0, len(numbers), 24))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "inputs", "unicode_class.txt")
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    if unicodedata.unidata_version != UNICODE:
        print("unicode_class.py: skipped: needs Unicode %s, this Python has %s"
              % (UNICODE, unicodedata.unidata_version))
        return 77
    named = read_input(source)
    classes = [class_of(code, named) for code in range(LIMIT)]
    index, blocks = [], {}
    for first in range(0, NEAR, BLOCK):
        index.append(blocks.setdefault(tuple(classes[first:first + BLOCK]), len(blocks)))
    assert len(blocks) <= 256
    flat = [number for block in blocks for number in block]
    with open(source, "rb") as data:
        digest = hashlib.sha256(data.read()).hexdigest()
    with open(os.path.join(target, "unicode_class.c"), "w", encoding="ascii") as out:
        out.write("/* Made by gen/unicode_class.py: do not edit.  Unicode %s and\n"
                  " * gen/inputs/unicode_class.txt, SHA-256\n * %s.\n"
                  " * SPDX-License-Identifier: MIT */\n" % (UNICODE, digest))
        out.write('#include "tables/unicode_class.h"\n\n/* clang-format off */\n')
        out.write("const uint8_t dhk_unicode_index[DHK_CLASS_NEAR / DHK_CLASS_BLOCK] = {\n%s};\n\n"
                  % rows(index))
        out.write("const uint8_t dhk_unicode_blocks[%d] = {\n%s};\n\n" % (len(flat), rows(flat)))
        out.write("unsigned dhk_unicode_far(uint32_t code)\n{\n")
        for first, last, number in far_runs(classes):
            out.write("    if (code >= 0x%X && code <= 0x%X)\n        return DHK_CLASS_%s;\n"
                      % (first, last, CLASSES[number].upper()))
        out.write("    return DHK_CLASS_OTHER;\n}\n/* clang-format on */\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
