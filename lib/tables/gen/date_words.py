#!/usr/bin/env python3
"""date_words.py - month names, units, currencies and their like in 40 languages, by fingerprint.

In:   inputs/date_words.txt (beside this script): "CLASS: WORD...".
Out:  date_words.c, in the folder given as the argument, or the one above this script.
How:  words are folded (fold.py); a word that stands twice keeps its first class.  The table is
      open-addressed by the word's hash, half empty, with the class beside it; 0 is a free slot.
      A filter of 2 kB, with a bit for each word, turns nine of ten others away: that branch is
      guessed right, where a table that is half empty would be guessed wrong.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys
import unicodedata

sys.dont_write_bytecode = True
import fold  # noqa: E402

MULTIPLIER = 0x9E3779B97F4A7C15
# enum dhk_date_word of date_words.h: all others stand beside a number.
BESIDE, TIME = 1, 2
TIMES = ("month", "weekday", "ago")


def hash_of(data):
    """Eight bytes at a time: few words are longer."""
    value = len(data)
    for i in range(0, len(data), 8):
        value = (value ^ int.from_bytes(data[i:i + 8], "little")) * MULTIPLIER & (1 << 64) - 1
    return (value ^ value >> 32) * MULTIPLIER & (1 << 64) - 1  # high bytes count as much as low ones


FIND = """enum dhk_date_word dhk_date_word_find(const unsigned char *word, size_t length)
{
    const uint64_t multiplier = UINT64_C(0x%016X);
    uint64_t hash = length;
    uint32_t slot, check;

    for (; length > 8; word += 8, length -= 8)
        hash = (hash ^ dhk_load64(word)) * multiplier;
    hash = (hash ^ (dhk_load64(word) & UINT64_MAX >> (64 - 8 * length))) * multiplier;
    hash = (hash ^ hash >> 32) * multiplier;
    if (!(filter[hash >> 56] >> (hash >> 50 & 63) & 1))
        return DHK_DATE_WORD_NONE;
    check = (uint32_t)(hash >> 16);
    for (slot = (uint32_t)(hash >> (64 - BITS)); checks[slot] != 0;
         slot = (slot + 1) & ((1 << BITS) - 1))
        if (checks[slot] == check)
            return (enum dhk_date_word)classes[slot];
    return DHK_DATE_WORD_NONE;
}
"""


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
                    words.setdefault(word.strip("."), TIME if name in TIMES else BESIDE)
    bits = (2 * len(words) - 1).bit_length()
    hashes, classes, filter_ = [0] * (1 << bits), [0] * (1 << bits), [0] * 256
    for word, number in words.items():
        value = hash_of(word.encode("utf-8"))
        filter_[value >> 56] |= 1 << (value >> 50 & 63)
        slot, value = value >> (64 - bits), value >> 16 & 0xFFFFFFFF
        assert value != 0 and value not in hashes, "two words, one hash: " + word
        while hashes[slot]:
            slot = (slot + 1) % (1 << bits)
        hashes[slot], classes[slot] = value, number
    with open(source, "rb") as data:
        digest = hashlib.sha256(data.read()).hexdigest()
    with open(os.path.join(target, "date_words.c"), "w", encoding="ascii") as out:
        out.write("/* Made by gen/date_words.py from gen/inputs/date_words.txt: do not edit.\n"
                  " * %d words.  Input's SHA-256: %s\n"
                  " * SPDX-License-Identifier: MIT */\n" % (len(words), digest))
        out.write('#include "tables/date_words.h"\n\n#include "base/bits.h"\n\n'
                  "/* clang-format off */\nenum { BITS = %d };\n\n" % bits)
        out.write("static const uint64_t filter[256] = {\n%s};\n\n" % rows(filter_, "0x%016X", 4))
        out.write("static const uint32_t checks[1 << BITS] = {\n%s};\n\n" % rows(hashes, "0x%08X", 7))
        out.write("static const uint8_t classes[1 << BITS] = {\n%s};\n/* clang-format on */\n\n"
                  % rows(classes, "%d", 24))
        out.write(FIND % MULTIPLIER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
