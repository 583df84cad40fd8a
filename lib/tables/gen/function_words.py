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
MASK = (1 << 64) - 1


def word_hash(word: str) -> int:
    """feature/word.c: hash_bytes."""
    value = 0x9E3779B97F4A7C15
    data = bytes(byte | 0x20 for byte in word.encode())
    for i in range(0, len(data), 8):
        value ^= value >> 32 if i else 0
        value = (value ^ int.from_bytes(data[i:i + 8], "little")) * 0xD6E8FEB86659FD93 & MASK
    return value >> 32 | 1


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
