#!/usr/bin/env python3
"""html_tags.py - numbers and perfect hashes for the element and attribute names that count.

In:   inputs/html_tags.txt (beside this script).
Out:  html_tags.inc (the enums) and html_tags_table.inc (names, traits, hashes), in the folder
      given as the argument, or the one above this script.
How:  a name's key is made of four of its bytes and its length; a multiplier is searched that
      gives each key a slot of its own, so that a look-up is one multiply and one comparison.
      The search walks a fixed sequence: the same input always gives the same tables.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import sys

TRAITS = ("block", "void", "rawtext", "rcdata", "skip", "closes_p", "scope", "bold", "code",
          "heading")
MASK = 0xFFFFFFFF
LENGTH_STEP = 0x9E3779B1  # html_tags.c has the same number


def read_input(path):
    elements, attributes = {}, []
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "element" and words[1] not in elements:
                elements[words[1]] = words[2:]
                for trait in words[2:]:
                    assert trait in TRAITS, line
            elif words[0] == "attribute" and words[1] not in attributes and not words[2:]:
                attributes.append(words[1])
            else:
                sys.exit("html_tags.txt: cannot read or twice: " + line)
    return elements, attributes


def key_of(name):
    """As key_of() in html_tags.c."""
    b = name.encode("ascii")
    n = len(b)
    word = b[0] | b[n // 2] << 8 | b[n - 1] << 16 | b[(n - 1) // 2 + (n > 2)] << 24
    return ((word | 0x20202020) + n * LENGTH_STEP) & MASK


def find_hash(names):
    keys = [key_of(name) for name in names]
    assert len(set(keys)) == len(keys), "two names have one key"
    bits = max(len(names) * 2 - 1, 1).bit_length()
    while True:
        multiplier = 1
        for _ in range(200000):
            multiplier = (multiplier * 1664525 + 1013904223) & MASK
            slots = {(key * (multiplier | 1) & MASK) >> (32 - bits) for key in keys}
            if len(slots) == len(keys):
                return multiplier | 1, bits
        bits += 1


def constant(prefix, name):
    return prefix + name.upper().replace("-", "_").replace(":", "_")


def wrap(items, indent="    "):
    lines, line = [], indent
    for item in items:
        if len(line) + len(item) + 2 > 90:
            lines.append(line.rstrip())
            line = indent
        line += item + ", "
    lines.append(line.rstrip().rstrip(","))
    return "\n".join(lines)


def enum(tag, prefix, none, names):
    items = [f"{prefix}{none} = 0"] + [constant(prefix, n) for n in names]
    items.append(f"{prefix}COUNT")
    return f"enum {tag} {{\n{wrap(items)}\n}};\n"


def table(what, names):
    """Names in one blob with offsets, and the slot table of the perfect hash."""
    multiplier, bits = find_hash(names)
    slots = ["0"] * (1 << bits)
    for number, name in enumerate(names, 1):
        slots[(key_of(name) * multiplier & MASK) >> (32 - bits)] = str(number)
    offsets, blob = [0], "?\\0"
    position = 2
    for name in names:
        offsets.append(position)
        blob += name + "\\0"
        position += len(name) + 1
    offsets.append(position)
    pieces, piece = [], ""
    for part in blob.split("\\0")[:-1]:
        if len(piece) + len(part) > 76:
            pieces.append(piece)
            piece = ""
        piece += part + "\\0"
    pieces.append(piece)
    text = "\n".join(f'    "{p}"' for p in pieces)
    return (f"#define {what.upper()}_MULTIPLIER UINT32_C({multiplier})\n"
            f"#define {what.upper()}_SHIFT {32 - bits}\n\n"
            f"static const char {what}_names[] =\n{text};\n\n"
            f"static const uint16_t {what}_offset[] = {{\n"
            f"{wrap([str(o) for o in offsets])}\n}};\n\n"
            f"static const uint8_t {what}_slot[] = {{\n{wrap(slots)}\n}};\n")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "inputs", "html_tags.txt")
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    elements, attributes = read_input(source)
    names = sorted(elements)
    attributes.sort()
    with open(source, "rb") as data:
        digest = hashlib.sha256(data.read()).hexdigest()
    head = (f"/* Made by lib/tables/gen/html_tags.py from inputs/html_tags.txt: do not edit.\n"
            f" * Input's SHA-256: {digest}\n"
            f" *{'SPDX-License-Identifier: MIT':>85} */\n")
    traits = []
    for name in names:
        value = sum(1 << TRAITS.index(trait) for trait in elements[name])
        traits.append(str(value))
    with open(os.path.join(folder, "html_tags.inc"), "w", encoding="ascii") as out:
        out.write(head + "\n/* clang-format off */\n"
                  + enum("dhk_tag", "DHK_EL_", "UNKNOWN", names) + "\n"
                  + enum("dhk_attribute", "DHK_AT_", "NONE", attributes))
    with open(os.path.join(folder, "html_tags_table.inc"), "w", encoding="ascii") as out:
        out.write(head + "\n/* clang-format off */\n" + table("tag", names) + "\n"
                  + f"static const uint16_t tag_traits[] = {{\n{wrap(['0'] + traits)}\n}};\n\n"
                  + table("attribute", attributes))


if __name__ == "__main__":
    main()
