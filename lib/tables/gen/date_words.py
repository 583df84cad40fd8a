#!/usr/bin/env python3
"""date_words.py - month names, units, currencies and their like in 40 languages, by fingerprint.

In:   inputs/date_words.txt (beside this script): "CLASS: WORD...".
Out:  date_words.c, in the folder given as the argument, or the one above this script.
How:  words are folded (fold.py); a word that stands twice keeps its first class.  The table is
      open-addressed by the word's hash, half empty, with the class beside it; 0 is a free slot.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys
import unicodedata

sys.dont_write_bytecode = True
import fold  # noqa: E402

# enum dhk_date_word of date_words.h, from 1.
CLASSES = ("month", "weekday", "unit", "ago", "clock", "zone", "counter", "money", "filler")


def hash_of(data):
    """FNV-1a, as base/hash.h."""
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def rows(numbers, form, width):
    return "".join("    %s,\n" % ", ".join(form % n for n in numbers[i:i + width])
                   for i in range(0, len(numbers), width))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "inputs", "date_words.txt")
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    if unicodedata.unidata_version != fold.UNICODE:
        print("date_words.py: skipped: needs Unicode %s, this Python has %s"
              % (fold.UNICODE, unicodedata.unidata_version))
        return 77
    words = {}
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                name, _, rest = line.partition(":")
                for word in fold.fold_text(rest).split():
                    words.setdefault(word.strip("."), 1 + CLASSES.index(name))
    bits = (2 * len(words) - 1).bit_length()
    hashes, classes = [0] * (1 << bits), [0] * (1 << bits)
    for word, number in words.items():
        value = hash_of(word.encode("utf-8"))
        assert value not in hashes, "two words, one hash: " + word
        slot = (value ^ value >> 15) * 2654435769 % (1 << 32) >> (32 - bits)
        while hashes[slot]:
            slot = (slot + 1) % (1 << bits)
        hashes[slot], classes[slot] = value, number
    with open(source, "rb") as data:
        digest = hashlib.sha256(data.read()).hexdigest()
    with open(os.path.join(target, "date_words.c"), "w", encoding="ascii") as out:
        out.write("/* Made by gen/date_words.py from gen/inputs/date_words.txt: do not edit.\n"
                  " * %d words.  Input's SHA-256: %s\n"
                  " * SPDX-License-Identifier: MIT */\n" % (len(words), digest))
        out.write('#include "tables/date_words.h"\n\n#include "base/hash.h"\n\n'
                  "/* clang-format off */\nenum { BITS = %d };\n\n" % bits)
        out.write("static const uint32_t hashes[1 << BITS] = {\n%s};\n\n" % rows(hashes, "0x%08X", 7))
        out.write("static const uint8_t classes[1 << BITS] = {\n%s};\n/* clang-format on */\n\n"
                  % rows(classes, "%d", 24))
        out.write("enum dhk_date_word dhk_date_word_find(const unsigned char *word, size_t length)\n"
                  "{\n"
                  "    const uint32_t hash = dhk_hash_bytes(DHK_HASH_SEED, word, length);\n"
                  "    uint32_t slot = dhk_hash_mix(hash) >> (32 - BITS);\n\n"
                  "    for (; hashes[slot] != 0; slot = (slot + 1) & ((1 << BITS) - 1))\n"
                  "        if (hashes[slot] == hash)\n"
                  "            return (enum dhk_date_word)classes[slot];\n"
                  "    return DHK_DATE_WORD_NONE;\n}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
