#!/usr/bin/env python3
# letters.py - letter statistics for the guess of an encoding.     SPDX-License-Identifier: MIT
"""In: inputs/letters.txt.  Out: letters.inc: for each language and encoding a weight for each byte
that such text is made of (eighths of a bit, against 64 equally likely letters), and the common
characters of each multi-byte encoding.

Counted are words with a letter beyond ASCII only, as in the guess; there the ASCII letters count
too: they tell a Czech word from a French one."""
import collections
import hashlib
import importlib.util
import math
import pathlib
import re
import sys
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
# The script beside this one; a plain import would give the standard library's package.
SPEC = importlib.util.spec_from_file_location("dehusk_encodings", HERE / "encodings.py")
table_of_encodings = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(table_of_encodings)
SOURCE = HERE / "inputs" / "letters.txt"
TARGET = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent) / "letters.inc"

CODECS = {"IBM866": "cp866", "x-mac-cyrillic": "mac_cyrillic", "windows-874": "cp874",
          "KOI8-R": "koi8_r", "KOI8-U": "koi8_u", "Shift_JIS": "cp932", "EUC-JP": "euc_jp",
          "GBK": "gb18030", "Big5": "cp950", "EUC-KR": "cp949"}
PUNCTUATION = "\u00a0«»„“”‘’‚–—…•·©®°§№€£™\u00ad\u200c\u200d"
FLOOR, RARE, ODD, NONE = 4e-4, 2e-3, 1e-4, 1e-6   # letter of no sample, mark, symbol, no character


def codec(encoding):
    name = encoding.lower().replace("windows-", "cp").replace("iso-8859-", "iso8859_")
    return CODECS.get(encoding, name)


def units(encoding):
    return [chr(table_of_encodings.unit(codec(encoding), b)) for b in range(0x80, 0x100)]


def spell(text, alphabet):
    """The text in characters of the alphabet: Vietnamese accents stand behind their letters."""
    out = []
    for c in text:
        if ord(c) < 128 or c in alphabet:
            out.append(c)
            continue
        parts = unicodedata.normalize("NFD", c)
        for cut in range(len(parts) - 1, 0, -1):
            base = unicodedata.normalize("NFC", parts[:cut])
            if len(base) == 1 and (base in alphabet or ord(base) < 128):
                out += [base, *parts[cut:]]
                break
        else:   # two marks, of which the inner one is not the first
            for i in range(1, len(parts)):
                base = unicodedata.normalize("NFC", parts[0] + parts[i])
                if len(base) == 1 and base in alphabet:
                    out += [base, *parts[1:i], *parts[i + 1:]]
                    break
            else:
                out.append({"ș": "ş", "ț": "ţ", "ş": "ș", "ţ": "ț"}.get(c, c))
    return "".join(out)


def weigh(encoding, text):
    alphabet = units(encoding)
    counts = collections.Counter()
    for word in re.findall(r"[^\s.,:;!?()]+", spell(text, set(alphabet))):
        if any(ord(c) > 127 for c in word):
            counts.update(c for c in word.lower() if ord(c) > 127 or c.isalpha())
    total = sum(counts.values())

    def probability(c):
        if c == "\ufffd" or 0x80 <= ord(c) < 0xA0:
            return NONE
        lower = c.lower() if len(c.lower()) == 1 else c
        least = RARE if c in PUNCTUATION else FLOOR if lower in counts or c.isalpha() else ODD
        if ord(c) < 128:
            least = FLOOR
        p = max(counts[lower] / total, least)
        return p / 8 if c != lower and p > FLOOR else p

    def weight(c):
        return max(-120, round(8 * math.log2(probability(c) * 64)))

    return [weight(c) for c in alphabet] + [weight(chr(c)) for c in range(97, 123)], \
        sum(1 << i for i, c in enumerate(alphabet) if c.isupper()), \
        sum(1 << i for i, c in enumerate(alphabet) if c.islower())


def rows(items, count):
    for i in range(0, len(items), count):
        yield "     " + ", ".join(items[i:i + count]) + ","


def bitmap(number):
    return "{" + ", ".join("0x%02X" % (number >> 8 * i & 255) for i in range(16)) + "}"


def main():
    raw = SOURCE.read_bytes()
    models, common = [], []
    lines = [l for l in raw.decode().splitlines() if l and not l.startswith("#")]
    for head, body in zip(lines, lines[1:]):
        if head[0] == "@":
            language, names = head[1:].split(":")
            words = names.split()
            for i, name in enumerate(words):
                if not name.isdigit():
                    malus = int(words[i + 1]) if words[i + 1:i + 2] and words[i + 1].isdigit() else 0
                    models.append((language, name, malus, *weigh(name, body)))
    joined = {}
    for line in lines:
        if line[0] in "@&":
            key = line[1:] if line[0] == "&" else None
        elif key:
            joined[key] = joined.get(key, "") + line
    for key, characters in joined.items():
        for name in key.split():
            codes = {c.encode(codec(name), "ignore") for c in characters}
            common.append((name, sorted(int.from_bytes(c, "big") for c in codes if len(c) == 2)))
    symbol = table_of_encodings.symbol
    out = ["/* Made by lib/tables/gen/letters.py from inputs/letters.txt, sha256",
           " * %s; do not edit.\n * SPDX-License-Identifier: MIT */" % hashlib.sha256(raw).hexdigest(),
           "enum { MODELS = %d };" % len(models), "",
           "static const dhk_letter_model models[MODELS] = {"]
    for language, name, malus, weights, upper, lower in models:
        out += ["    /* %s */" % language, "    {%s, %d, %s," % (symbol(name), malus, bitmap(upper)),
                "     %s, {" % bitmap(lower), *rows(["%d" % w for w in weights], 20)]
        out[-1] = out[-1].rstrip(",") + "}},"
    out += ["};"]
    for name, codes in common:
        out += ["", "static const uint16_t common_%s[] = {" % symbol(name)[8:].lower(),
                *rows(["0x%04X" % c for c in codes], 12), "};"]
    out += [""]
    folder = pathlib.Path(sys.argv[1]) if sys.argv[1:] else HERE.parent
    (folder / "letters.inc").write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
