#!/usr/bin/env python3
"""Writes function_words.c: a bit for each hash of a function word.

Usage: function_words.py OUTPUT_FOLDER (default: the folder above this one)

SPDX-License-Identifier: MIT
"""
import hashlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE / "inputs" / "function_words.txt"
BITS = 16  # must agree with function_words.h
MASK = 0xFFFFFFFF


def word_hash(word: str) -> int:
    """base/hash.h: FNV-1a of the bytes, then dhk_hash_mix."""
    value = 2166136261
    for byte in word.encode():
        value = (value ^ byte) * 16777619 & MASK
    value ^= value >> 15
    return value * 2654435769 & MASK


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent
    text = SOURCE.read_text(encoding="utf-8")
    words = set()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            words.update(line.split(":", 1)[1].split())
    bitmap = bytearray((1 << BITS) // 8)
    for word in sorted(words):
        slot = word_hash(word) >> (32 - BITS)
        bitmap[slot // 8] |= 1 << slot % 8
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    rows = [
        "/* function_words.c - made by gen/function_words.py from inputs/function_words.txt",
        f" * (sha256 {digest}...), {len(words)} words; do not edit.     SPDX-License-Identifier: MIT */",
        '#include "tables/function_words.h"',
        "",
        "const uint8_t dhk_function_words[] = {",
    ]
    for i in range(0, len(bitmap), 24):
        rows.append("    " + "".join(f"{b}," for b in bitmap[i:i + 24]))
    rows.append("};")
    (folder / "function_words.c").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
