#!/usr/bin/env python3
"""html_tags.py - numbers and perfect hashes for the element and attribute names that count.

In:   inputs/html_tags.txt (beside this script).
Out:  html_tags.inc (enums, hashes) and html_tags_table.inc (names, traits, slots), in the folder
      given as the argument, or the one above this script.
How:  a name is two numbers of eight bytes each, and its key one made of both; a multiplier is
      searched that gives each key a slot of its own, so that a look-up is one multiply and one
      comparison.  Short names, which nearly all are, have a table of their own besides.  The search walks a fixed sequence: the same input always gives the same tables.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import re
import sys

TRAITS = ("block", "void", "rawtext", "rcdata", "skip", "closes_p", "scope", "bold", "code",
          "heading")
MASK = 0xFFFFFFFFFFFFFFFF
HIGH_STEP = 0x9E3779B97F4A7C15  # html_tags.h has the same number
FOLD = 0x2020202020202020
SHORT = 7  # bytes of a name that leave one of eight for its number
NAME = re.compile("[a-z0-9:-]{1,16}>?$")  # what the folding of case in html_tags.h counts on


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


def words_of(name):
    """The name as two numbers, first byte lowest, zeros behind it."""
    assert NAME.match(name), name
    b = name.encode("ascii").ljust(16, b"\0")
    return int.from_bytes(b[:8], "little"), int.from_bytes(b[8:], "little")


def key_of(name):
    """As dhk_name_slot() in html_tags.h."""
    low, high = words_of(name)
    return (low | FOLD) ^ (high | FOLD) * HIGH_STEP & MASK


def find_hash(keys):
    assert len(set(keys)) == len(keys), "two names have one key"
    bits = max(len(keys) * 2 - 1, 1).bit_length()
    while True:
        multiplier = 1
        for _ in range(200000):
            multiplier = (multiplier * 6364136223846793005 + 1442695040888963407) & MASK
            slots = {(key * (multiplier | 1) & MASK) >> (64 - bits) for key in keys}
            if len(slots) == len(keys):
                return multiplier | 1, bits
        bits += 1


def short_key(name):
    """At most SHORT bytes and a '>' if it has room; of a longer name its first ones, with a bit that
    no name has."""
    if len(name) > SHORT:
        return words_of(name[:SHORT])[0] | 0x80
    return words_of(name + ">" if len(name) < SHORT else name)[0]


def short_table(what, names, longer):
    """The keys of short names, and of 'longer' ones, each in its slot, with the name's number in the
    highest byte."""
    keys = {short_key(name): number
            for number, name in enumerate(names, 1) if len(name) <= SHORT or longer}
    multiplier, bits = find_hash(list(keys))
    slots = ["0"] * (1 << bits)
    for key, number in keys.items():
        slots[(key * multiplier & MASK) >> (64 - bits)] = f"UINT64_C(0x{number << 56 | key:X})"
    return (f"#define DHK_{what.upper()}_SHORT_MULTIPLIER UINT64_C({multiplier})\n"
            f"enum {{ DHK_{what.upper()}_SHORT_SHIFT = {64 - bits} }};\n",
            f"\nconst uint64_t dhk_{what}_short[] = {{\n{wrap(slots)}\n}};\n")


def end_tags(names):
    """The end tag of each element as it is mostly written, if that is shorter than eight bytes: its
    bytes, with its length in the highest, and which of eight bytes are its own."""
    rows = ["{0, UINT64_MAX}"]
    for name in names:
        tag = f"</{name}>".encode("ascii")
        own = (1 << 8 * len(tag)) - 1
        key = len(tag) << 56 | int.from_bytes(tag, "little")
        rows.append(f"{{UINT64_C(0x{key:X}), UINT64_C(0x{own:X})}}" if len(tag) < 8 else rows[0])
    return f"\nconst dhk_end_tag dhk_end_tags[] = {{\n{wrap(rows)}\n}};\n"


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
    """The hash's numbers; and names as numbers and as text, and the slots of the perfect hash."""
    multiplier, bits = find_hash([key_of(name) for name in names])
    slots = ["0"] * (1 << bits)
    for number, name in enumerate(names, 1):
        slots[(key_of(name) * multiplier & MASK) >> (64 - bits)] = str(number)
    words = ["{0, 0}"] + [f"{{UINT64_C(0x{low:X}), UINT64_C(0x{high:X})}}"
                          for low, high in map(words_of, names)]
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
    numbers = (f"#define DHK_{what.upper()}_MULTIPLIER UINT64_C({multiplier})\n"
               f"enum {{ DHK_{what.upper()}_SHIFT = {64 - bits} }};\n")
    spelled = (f"static const char {what}_names[] =\n{text};\n\n"
               f"static const uint16_t {what}_offset[] = {{\n"
               f"{wrap([str(o) for o in offsets])}\n}};\n\n") if what == "tag" else ""
    return numbers, (f"{spelled}const dhk_name dhk_{what}_names[] = {{\n{wrap(words)}\n}};\n\n"
                     f"const uint8_t dhk_{what}_slots[] = {{\n{wrap(slots)}\n}};\n")


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
    tag_numbers, tag_table = table("tag", names)
    attribute_numbers, attribute_table = table("attribute", attributes)
    tag_short = short_table("tag", names, False)
    attribute_short = short_table("attribute", attributes, True)
    longer = sum(1 << number for number, name in enumerate(attributes, 1) if len(name) > SHORT)
    traits = []
    for name in names:
        value = sum(1 << TRAITS.index(trait) for trait in elements[name])
        traits.append(str(value))
    with open(os.path.join(folder, "html_tags.inc"), "w", encoding="ascii") as out:
        out.write(head + "\n/* clang-format off */\n"
                  + enum("dhk_tag", "DHK_EL_", "UNKNOWN", names) + "\n"
                  + enum("dhk_attribute", "DHK_AT_", "NONE", attributes) + "\n"
                  + tag_numbers + attribute_numbers + tag_short[0] + attribute_short[0]
                  + f"#define DHK_ATTRIBUTE_LONGER UINT64_C(0x{longer:X})\n")
    with open(os.path.join(folder, "html_tags_table.inc"), "w", encoding="ascii") as out:
        out.write(head + "\n/* clang-format off */\n" + tag_table + "\n"
                  + f"const uint16_t dhk_tag_trait_bits[] = {{\n{wrap(['0'] + traits)}\n}};\n\n"
                  + attribute_table + tag_short[1] + attribute_short[1] + end_tags(names))


if __name__ == "__main__":
    main()
