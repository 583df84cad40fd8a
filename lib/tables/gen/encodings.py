#!/usr/bin/env python3
# encodings.py - the WHATWG encodings as C tables.                 SPDX-License-Identifier: MIT
"""In: inputs/encodings.txt and the codecs of Python's standard library.  Out: encodings.inc, the
labels (sorted, in one blob), the names, and 128 code units for each single-byte encoding."""
import hashlib
import pathlib
import re
import sys
import sys

HERE = pathlib.Path(__file__).parent
SOURCE = HERE / "inputs" / "encodings.txt"
TARGET = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent) / "encodings.inc"

# Where the standard's index differs from Python's codec: byte -> code point.
DIFFERENT = {
    "koi8_u": {0xAE: 0x45E, 0xBE: 0x40E},                  # Belarusian letters for two lines
    "cp1255": {0xCA: 0x5BA},
    "mac_cyrillic": {0xA2: 0x490, 0xB6: 0x491, 0xFF: 0x20AC},  # x-mac-ukrainian
    "iso8859_8": {0xAF: 0xAF},
}


def unit(codec, byte):
    """The code point of one byte; U+FFFD where the standard has none."""
    if codec == "user":
        return 0xF780 + byte - 0x80
    if byte in DIFFERENT.get(codec, {}):
        return DIFFERENT[codec][byte]
    try:
        return ord(bytes([byte]).decode(codec))
    except UnicodeDecodeError:  # the standard fills the C1 range, and nothing else
        return byte if byte < 0xA0 else 0xFFFD


def symbol(name):
    return "DHK_ENC_" + re.sub(r"[^A-Z0-9]", "_", name.upper())


class Blob:
    """Strings behind one another, each ending in NUL, found by their offset."""

    def __init__(self):
        self.text, self.place = "", {}

    def add(self, string):
        if string not in self.place:
            self.place[string] = len(self.text)
            self.text += string + "\0"
        return self.place[string]

    def lines(self):
        for part in self.text.split("\0")[:-1]:
            yield '    "%s\\0"' % part


def rows(numbers, form, count):
    for i in range(0, len(numbers), count):
        yield "    " + ", ".join(form % n for n in numbers[i:i + count]) + ","


def main():
    raw = SOURCE.read_bytes()
    blob, infos, tables, labels = Blob(), [], [], []
    codecs = []
    for line in raw.decode().splitlines():
        if not line or line.startswith("#"):
            continue
        name, family, what, names = line.split("|")
        table = iconv = 0
        if family == "table":
            if what not in codecs:
                codecs.append(what)
                tables.append([unit(what, b) for b in range(0x80, 0x100)])
            table = codecs.index(what)
        elif what:
            iconv = len(blob.text) if what not in blob.place else blob.place[what]
            if what not in blob.place:
                blob.place[what] = iconv
                blob.text += what.replace(" ", "\0") + "\0\0"
        infos.append((symbol(name), blob.add(name), iconv, family.upper(), table))
        labels += [(label, symbol(name)) for label in names.split()]
    labels.sort(key=lambda pair: pair[0].encode())
    assert len(labels) == len(dict(labels))
    label_blob = Blob()
    starts = [label_blob.add(label) for label, _ in labels]
    out = ["/* Made by lib/tables/gen/encodings.py from inputs/encodings.txt, sha256",
           " * %s; do not edit.\n * SPDX-License-Identifier: MIT */" % hashlib.sha256(raw).hexdigest(),
           "enum { LABELS = %d, LABEL_MAX = %d };" % (len(labels), max(len(l) for l, _ in labels)),
           "", "static const char label_text[] ="]
    out += list(label_blob.lines())
    out[-1] += ";"
    out += ["", "static const uint16_t label_start[LABELS] = {", *rows(starts, "%d", 16), "};",
            "", "static const uint8_t label_encoding[LABELS] = {",
            *rows([s for _, s in labels], "%s", 4), "};",
            "", "static const char name_text[] ="]
    out += list(blob.lines())
    out[-1] += ";"
    out += ["", "static const dhk_encoding_info infos[DHK_ENCODINGS] = {",
            "    [DHK_ENC_NONE] = {%d, 0, DHK_FAMILY_NONE, 0}," % blob.text.index("\0")]
    out += ["    [%s] = {%d, %d, DHK_FAMILY_%s, %d}," % info for info in infos]
    out += ["};", "", "static const uint16_t tables[%d][128] = {" % len(tables)]
    for codec, table in zip(codecs, tables):
        out += ["    { /* %s */" % codec, *("    " + r for r in rows(table, "0x%04X", 8)), "    },"]
    out += ["};", ""]
    folder = pathlib.Path(sys.argv[1]) if sys.argv[1:] else HERE.parent
    (folder / "encodings.inc").write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
