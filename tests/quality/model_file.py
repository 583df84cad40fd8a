#!/usr/bin/env python3
"""model_file.py - a trained model as one file, for dehusk_model_new() and dehusk --model.

    python3 tests/quality/model_file.py FILE        writes the built-in model to FILE

In:   two forests and three token tables, from a training (train.py --model) or read back from
      lib/score/weights.c and lib/feature/token_weights.c.
Out:  the bytes that lib/score/model.h describes.

SPDX-License-Identifier: MIT
"""
import re
import struct
import sys
from pathlib import Path

import tables

ROOT = Path(__file__).resolve().parents[2]
VERSION = 2          # DHK_MODEL_VERSION of lib/score/model.h
NAME_BYTES = 32


def fnv1a(data):
    """dhk_hash_bytes of lib/base/hash.h."""
    found = 2166136261
    for byte in data:
        found = (found ^ byte) * 16777619 & 0xFFFFFFFF
    return found


def forest_bytes(forest, number):
    forest.check()
    splits = [split for tree in forest.splits for split in tree]
    leaves = [byte for leaf in forest.leaves for byte in tables.leaf_bytes(leaf)]
    return (struct.pack("<HHi", len(forest.splits), forest.depth, forest.bias)
            + struct.pack(f"<{len(splits)}H", *(number[column] for column, _ in splits))
            + bytes(threshold for _, threshold in splits) + bytes(leaves))


def model_bytes(name, forests, tokens, columns):
    """'columns' are the names of all columns, in the library's order."""
    number = {column: i for i, column in enumerate(columns)}
    label = name.encode("ascii")
    assert 0 < len(label) < NAME_BYTES and label.isalnum(), "a model's name is letters and digits"
    body = b"".join(struct.pack(f"<{len(tokens[t])}b", *(int(v) for v in tokens[t]))
                    for t in tables.TOKEN_TABLES)
    body += forest_bytes(forests["markup"], number) + forest_bytes(forests["text"], number)
    said = fnv1a("".join(f"{column}\n" for column in columns).encode())
    head = struct.pack(f"<8sIII{NAME_BYTES}s", b"DHKMODEL", VERSION,
                       8 + 12 + NAME_BYTES + len(body) + 4, said, label)
    return head + body + struct.pack("<I", fnv1a(head + body))


# ---- the built-in model, from the C files of tables.py -----------------------------------------

def numbers(text, name):
    body = re.search(rf"\b{name}\[\w*\] = \{{([^}}]*)\}};", text).group(1)
    return re.findall(r"-?\w+", body)


def column_names():
    text = (ROOT / "lib/feature/columns.h").read_text()
    return re.findall(r"\bX\((\w+)\)", text[text.index("#define DHK_COLUMNS_OF_"):
                                             text.index("#define DHK_COLUMN_LIST")])


def built_in_forest(text, name):
    shape = re.search(rf"dhk_forest dhk_forest_{name} = {{([^}}]*)}};", text).group(1)
    bias, count, depth = (int(n) for n in shape.split(",")[3:6])
    enum = dict(re.findall(r"^ +(C\d+) = DHK_COL_(\w+)", text, re.M))
    columns = [enum[n] for n in numbers(text, f"{name}_column")]
    splits = list(zip(columns, map(int, numbers(text, f"{name}_threshold"))))
    leaves = [int(n) for n in numbers(text, f"{name}_leaf")]
    size = len(leaves) // count
    return tables.Forest(depth, [splits[i * depth:(i + 1) * depth] for i in range(count)],
                         [[tables.STEP * v for v in leaves[i * size:i * size + (1 << depth)]]
                          for i in range(count)],
                         bias)


def built_in():
    """(name, forests, tokens)"""
    weights = (ROOT / "lib/score/weights.c").read_text()
    blocks = re.findall(r"^    \{([^}]*)\}",
                        (ROOT / "lib/feature/token_weights.c").read_text(), re.M)
    tokens = {name: [int(n) for n in re.findall(r"-?\d+", block)]
              for name, block in zip(tables.TOKEN_TABLES, blocks)}
    name = re.search(r'dhk_weights_id\[\] = "(\w+)"', weights).group(1)
    return name, {f: built_in_forest(weights, f) for f in ("markup", "text")}, tokens


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: model_file.py FILE")
    Path(sys.argv[1]).write_bytes(model_bytes(*built_in(), column_names()))


if __name__ == "__main__":
    main()
