#!/usr/bin/env python3
"""unicode_fold.py - the folding of fold.py for each code point of the first plane, as a table.

In:   fold.py and unicode_class.py (beside this script) with its input, Python's unicodedata at
      their version.
Out:  unicode_fold.c, in the folder given as the argument, or the one above this script.
How:  blocks of 64 differences modulo 65,536 between a code point and its fold; most blocks are
      all zero and equal blocks are kept once.  What has two bytes in UTF-8, and nothing to it but
      its fold, stands in a table of its own; of what is its own fold, and part of words with spaces
      between them, a bit says so, again in blocks of 64.  With another version of Unicode this
      script writes nothing and exits with 77 (skipped).

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys
import unicodedata

sys.dont_write_bytecode = True
import fold  # noqa: E402
import unicode_class  # noqa: E402

BLOCK, LIMIT = 64, 0x10000
TWO_FIRST, TWO_LIMIT = 0x80, 0x800  # code points of two bytes
LETTERS = ("upper", "lower", "letter", "digit")
OWN = LETTERS + ("hangul", "mark")


def usual(code, named):
    """The fold's bytes as a number, the first lowest, if it is a sign of ASCII, or a letter or digit of
    a script with spaces; else 0."""
    folded = fold.fold_code(code)
    kind = unicode_class.CLASSES[unicode_class.class_of(folded, named)]
    if folded <= 0x20 or folded >= TWO_LIMIT or (folded >= 0x80 and kind not in LETTERS):
        return 0
    return int.from_bytes(chr(folded).encode(), "little")


def own(first, named):
    """A bit for each code point of a block that is its own fold and part of such a word."""
    return sum(1 << i for i in range(BLOCK) if fold.fold_code(first + i) == first + i and
               unicode_class.CLASSES[unicode_class.class_of(first + i, named)] in OWN)


def rows(numbers, columns=16, form="%d"):
    return "".join("    %s,\n" % ", ".join(form % n for n in numbers[i:i + columns])
                   for i in range(0, len(numbers), columns))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    if unicodedata.unidata_version != fold.UNICODE:
        print("unicode_fold.py: skipped: needs Unicode %s, this Python has %s"
              % (fold.UNICODE, unicodedata.unidata_version))
        return 77
    index, blocks = [], {}
    for first in range(0, LIMIT, BLOCK):
        block = tuple((fold.fold_code(code) - code) % LIMIT
                      for code in range(first, first + BLOCK))
        index.append(blocks.setdefault(block, len(blocks)))
    assert len(blocks) <= 256
    flat = [number for block in blocks for number in block]
    named = unicode_class.read_input(os.path.join(here, "inputs", "unicode_class.txt"))
    own_index, own_blocks = [], {}
    for first in range(0, LIMIT, BLOCK):
        own_index.append(own_blocks.setdefault(own(first, named), len(own_blocks)))
    assert len(own_blocks) <= 256
    two = [usual(code, named) for code in range(TWO_FIRST, TWO_LIMIT)]
    digest = hashlib.sha256()
    for name in ("fold.py", os.path.join("inputs", "unicode_class.txt")):
        with open(os.path.join(here, name), "rb") as data:
            digest.update(data.read())
    with open(os.path.join(target, "unicode_fold.c"), "w", encoding="ascii") as out:
        out.write("/* Made by gen/unicode_fold.py: do not edit.  Unicode %s, gen/fold.py and\n"
                  " * gen/inputs/unicode_class.txt, SHA-256 of one after the other\n * %s.\n"
                  " * SPDX-License-Identifier: MIT */\n" % (fold.UNICODE, digest.hexdigest()))
        out.write('#include "tables/unicode_fold.h"\n\n/* clang-format off */\n')
        out.write("const uint8_t dhk_fold_index[DHK_FOLD_LIMIT / DHK_FOLD_BLOCK] = {\n%s};\n\n"
                  % rows(index))
        out.write("const uint16_t dhk_fold_blocks[%d] = {\n%s};\n\n" % (len(flat), rows(flat)))
        out.write("const uint16_t dhk_fold_two[DHK_FOLD_TWO] = {\n%s};\n\n" % rows(two))
        out.write("const uint8_t dhk_fold_own_index[DHK_FOLD_LIMIT / DHK_FOLD_BLOCK] = {\n%s};\n\n"
                  % rows(own_index))
        out.write("const uint64_t dhk_fold_own[%d] = {\n%s};\n/* clang-format on */\n"
                  % (len(own_blocks), rows(list(own_blocks), 4, "UINT64_C(0x%016X)")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
