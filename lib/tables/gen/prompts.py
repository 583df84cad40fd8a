#!/usr/bin/env python3
"""prompts.py - the phrases of husk in 40 languages, as a table of fingerprints.

In:   inputs/prompts/*.txt (beside this script), one file a language: "[CATEGORY... MODE]", then
      a phrase a line; '#' begins a comment line.
Out:  prompts.c, in the folder given as the argument, or the one above this script.
Modes: whole  the line is the phrase, with digits and punctuation around it at most
       start  the line begins with it (behind digits and punctuation at most)
       any    it stands anywhere at the beginning of a word
      A phrase of "any" counts at the start, and one of "start" as the whole line, too.  A phrase
      ends where a word ends, but for one that ends in '*' (a stem) or in a script without spaces.
How:  phrases are folded (fold.py), and kept as length, hash and meaning (which categories in
      which mode), sorted into buckets by a key of their first bytes, in a bucket those of "any" first:
      the text itself would be four times as large, and no hash is wrong more than once in 2^32 looks.
      prompts.h says the rest.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys
import unicodedata

sys.dont_write_bytecode = True
import fold  # noqa: E402
import unicode_class  # noqa: E402

# The numbers of enum dhk_prompt in feature/prompt.h.
CATEGORIES = {name: 1 << bit for bit, name in enumerate((
    "cookie", "subscribe", "sign_in", "share", "more", "comment", "copyright", "app", "ad",
    "javascript", "commerce", "meta", "section"))}
MODES = ("whole", "start", "any")
BUCKET_BITS, FILTER_BITS = 13, (11, 10)  # prompts.h has the same; of the filters "first" and "any"
MULTIPLIER = 0x9E3779B97F4A7C15  # prompts.h has the same
LONG_KEY, SHORT_KEY = 8, 4  # bytes; feature/prompt.c has the same
WORD = ("upper", "lower", "letter", "han", "hangul", "thai", "mark", "digit")
UNSPACED = ("han", "hangul", "thai", "mark")  # after these a phrase may end anywhere


class Classes:
    def __init__(self, here):
        self.named = unicode_class.read_input(os.path.join(here, "inputs", "unicode_class.txt"))

    def of(self, char):
        return unicode_class.CLASSES[unicode_class.class_of(ord(char), self.named)]


def key_of(data, mode):
    """As prompt.c looks for it: eight bytes; four of a short phrase that begins a line; all of
    a short one that is the line."""
    if mode and len(data) < LONG_KEY:
        data = data[:SHORT_KEY]
    return int.from_bytes(data[:LONG_KEY], "little")


def mix(key):
    return key * MULTIPLIER & (1 << 64) - 1


def hash_of(data):
    """As prompts.h."""
    value = len(data)
    for at in range(0, len(data) - LONG_KEY, LONG_KEY):
        value = mix(value ^ int.from_bytes(data[at:at + LONG_KEY], "little"))
        value ^= value >> 32
    return mix(value ^ int.from_bytes(data[-LONG_KEY:], "little")) >> 32


def slot_of(key):
    return mix(key) >> (64 - BUCKET_BITS)


def add_key(filter_, bits, key):
    """Two bits of one number."""
    spread = mix(key)
    filter_[spread >> (64 - bits)] |= 1 << (spread >> 40 & 63) | 1 << (spread >> 32 & 63)


def tag_of(key):
    return mix(key) >> 40 & 0xFF


def tail_of(data):
    """A phrase's last eight bytes, or all of a shorter one, as a tag."""
    return tag_of(int.from_bytes(data[-8:], "little"))


def trim(text, classes):
    """Without digits and punctuation at both ends, as the matcher looks at a whole line."""
    outside = [char for char in text]
    while outside and classes.of(outside[0]) not in WORD[:-1]:
        outside.pop(0)
    while outside and classes.of(outside[-1]) not in WORD[:-1]:
        outside.pop()
    return "".join(outside)


def read_file(path, classes, table):
    bits, mode = 0, None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            where = "%s:%d: %s" % (os.path.basename(path), number, line)
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                words = line.strip("[]").split()
                bits = sum(CATEGORIES[word] for word in words[:-1])
                mode = MODES.index(words[-1])
                continue
            stem = line.endswith("*")
            text = fold.fold_text(line.rstrip("*"))
            if mode == 0:
                assert not stem, where
                text = trim(text, classes)
            assert text, where
            unspaced = classes.of(text[-1]) in UNSPACED
            inner = classes.of(text[-1]) not in WORD
            data = text.encode("utf-8")
            if mode and len(data) == 3 and inner:
                data += b" "  # "by:" is too short for a key
            assert len(data) >= (0, SHORT_KEY, LONG_KEY)[mode], "too short: " + where
            assert len(data) < 160, where
            meaning = table.setdefault(data, [0, 0, 0, 0])
            for weaker in range(mode + 1):
                meaning[weaker] |= bits
            meaning[3] |= stem or unspaced or inner
    return table


def rows(numbers, form, width):
    return "".join("    %s,\n" % ", ".join(form % n for n in numbers[i:i + width])
                   for i in range(0, len(numbers), width))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = os.path.join(here, "inputs", "prompts")
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    if unicodedata.unidata_version != fold.UNICODE:
        print("prompts.py: skipped: needs Unicode %s, this Python has %s"
              % (fold.UNICODE, unicodedata.unidata_version))
        return 77
    classes, table, digest = Classes(here), {}, hashlib.sha256()
    names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    for name in names:
        read_file(os.path.join(folder, name), classes, table)
        with open(os.path.join(folder, name), "rb") as data:
            digest.update(data.read())

    meanings = {}
    buckets = [[] for _ in range(1 << BUCKET_BITS)]
    filters = [[0] * (1 << bits) for bits in FILTER_BITS]
    for data, meaning in table.items():
        number = meanings.setdefault(tuple(int(part) for part in meaning), len(meanings))
        key = key_of(data, sum(1 for bits in meaning[1:3] if bits))
        if meaning[2] and data.isascii():  # count_block_run.h asks for these before the fold
            assert all(byte & 0x20 for byte in data[:LONG_KEY]), data
        buckets[slot_of(key)].append(
            (len(data), hash_of(data), number, tag_of(key), tail_of(data), meaning[2] != 0))
        for filter_, bits in list(zip(filters, FILTER_BITS))[:2 if meaning[2] else 1]:
            add_key(filter_, bits, key)
    assert len(meanings) <= 256 and len(table) < 0x10000
    first, entries = [0], []
    for bucket in buckets:
        assert len({entry[:2] for entry in bucket}) == len(bucket), "two phrases, one hash"
        assert len(bucket) <= 64  # prompt_match.c has a bit for each
        for anywhere in (True, False):  # prompts.h says why
            entries += sorted(entry for entry in bucket if entry[5] == anywhere)
            first.append(len(entries))

    with open(os.path.join(target, "prompts.c"), "w", encoding="ascii") as out:
        out.write("/* Made by gen/prompts.py from gen/inputs/prompts: do not edit.\n"
                  " * %d phrases, %d languages.  SHA-256 of the inputs one after another:\n * %s.\n"
                  " * SPDX-License-Identifier: MIT */\n"
                  % (len(entries), len(names), digest.hexdigest()))
        out.write('#include "tables/prompts.h"\n\n/* clang-format off */\n')
        for kind, name, numbers, form, width in (
                ("uint64_t", "dhk_prompt_filter_first", filters[0], "0x%016X", 4),
                ("uint64_t", "dhk_prompt_filter_any", filters[1], "0x%016X", 4),
                ("uint16_t", "dhk_prompt_first", first, "%d", 16),
                ("dhk_prompt_entry", "dhk_prompt_entries",
                 [(e[1], e[3], e[4], e[0], e[2]) for e in entries], "{0x%08X, %d, %d, %d, %d}", 3)):
            out.write("const %s %s[%d] = {\n%s};\n\n"
                      % (kind, name, len(numbers), rows(numbers, form, width)))
        out.write("const dhk_meaning dhk_prompt_meanings[%d] = {\n%s};\n/* clang-format on */\n"
                  % (len(meanings), "".join("    {{%d, %d, %d}, %d},\n" % m for m in meanings)))
    if len(sys.argv) <= 1:
        print("%d phrases, %d meanings, largest bucket %d, filters %.1f and %.1f %% full"
              % (len(entries), len(meanings), max(map(len, buckets)),
                 *(100 * sum(bin(b).count("1") for b in f) / (64 * len(f)) for f in filters)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
