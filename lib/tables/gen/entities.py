#!/usr/bin/env python3
"""entities.py - the named character references and the numbers that mean another character.

In:   html.entities.html5 of Python's standard library (the table of the HTML Standard, 2,231
      names, frozen there since 2011) and its windows-1252 decoder (bytes 0x80 to 0x9F).
Out:  entities_table.inc, in the folder given as the argument or the one above this script.
How:  names and texts are blobs with offsets, not arrays of pointers, which would cost a
      relocation each; a table of slots with linear probing finds a name by its hash.  The names
      that pages use are those that HTML 4 had: as numbers of eight bytes they have a table of
      their own, in which a multiplier, searched along a fixed sequence, gives each its slot.

SPDX-License-Identifier: MIT
"""
import hashlib
import html.entities
import os
import sys

SLOT_BITS = 12  # 4096 slots for 2231 names; entities.c has the shift
MASK = 0xFFFFFFFF
MASK_64 = 0xFFFFFFFFFFFFFFFF
USUAL_BITS = 12  # for some 250 names: with fewer, no multiplier would be found


def slot_of(name):
    """As slot_of() in entities.c: base/hash.h's hash, mixed, its top bits."""
    value = 2166136261
    for byte in name.encode("ascii"):
        value = (value ^ byte) * 16777619 & MASK
    value ^= value >> 15
    return (value * 2654435769 & MASK) >> (32 - SLOT_BITS)


def wrap(items):
    lines, line = [], "    "
    for item in items:
        if len(line) + len(item) + 2 > 90:
            lines.append(line.rstrip())
            line = "    "
        line += item + ", "
    lines.append(line.rstrip().rstrip(","))
    return "\n".join(lines)


def array(kind, name, items):
    return f"static const {kind} {name}[] = {{\n{wrap([str(i) for i in items])}\n}};\n\n"


def blob(name, parts):
    """Bytes as numbers: C99 lets a compiler refuse string literals of more than 4095 bytes."""
    return array("unsigned char", name, list(b"".join(parts)))


def offsets_of(parts):
    offsets, position = [0], 0
    for part in parts:
        position += len(part)
        offsets.append(position)
    assert position < 65536
    return offsets


def find_multiplier(keys):
    multiplier = 1
    while True:
        multiplier = (multiplier * 6364136223846793005 + 1442695040888963407) & MASK_64
        odd = multiplier | 1
        if len({(key * odd & MASK_64) >> (64 - USUAL_BITS) for key in keys}) == len(keys):
            return odd


def usual_tables():
    """Names of at most eight bytes with their semicolon, and the one code point of each."""
    names = sorted(n + ";" for n in html.entities.name2codepoint if len(n) < 8)
    names.append("apos;")
    keys = [int.from_bytes(n.encode("ascii"), "little") for n in names]
    codes = [ord(html.entities.html5[n]) for n in names]
    multiplier = find_multiplier(keys)
    slots = [0] * (1 << USUAL_BITS)
    for number, key in enumerate(keys, 1):
        slots[(key * multiplier & MASK_64) >> (64 - USUAL_BITS)] = number
    return (f"#define ENTITY_USUAL_MULTIPLIER UINT64_C({multiplier})\n"
            f"enum {{ ENTITY_USUAL_SHIFT = {64 - USUAL_BITS} }};\n"
            + array("uint64_t", "entity_usual_name",
                    ["0"] + [f"UINT64_C(0x{key:X})" for key in keys])
            + array("uint16_t", "entity_usual_code", [0] + codes)
            + array("uint8_t", "entity_usual_slot", slots))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    names = sorted(html.entities.html5)
    assert len(names) == 2231
    assert max(map(len, names)) == 32  # DHK_ENTITY_MAX_NAME
    assert max(len(t.encode("utf-8")) for t in html.entities.html5.values()) == 6
    listing = "".join(f"{n} {html.entities.html5[n]}\n" for n in names).encode("utf-8")

    texts = sorted({html.entities.html5[n] for n in names})
    encoded = [t.encode("utf-8") for t in texts]
    number = {t: i for i, t in enumerate(texts)}

    slots = [0] * (1 << SLOT_BITS)
    longest = 0
    for index, name in enumerate(names):
        slot, probes = slot_of(name), 1
        while slots[slot]:
            slot, probes = (slot + 1) % len(slots), probes + 1
        slots[slot] = index + 1
        longest = max(longest, probes)

    bare = [n for n in names if not n.endswith(";")]
    controls = []
    for byte in range(0x80, 0xA0):
        try:
            controls.append(ord(bytes([byte]).decode("cp1252")))
        except UnicodeDecodeError:
            controls.append(byte)

    with open(os.path.join(folder, "entities_table.inc"), "w", encoding="ascii") as out:
        out.write("/* Made by lib/tables/gen/entities.py from Python's html.entities.html5: do not "
                  "edit.\n"
                  f" * Input's SHA-256: {hashlib.sha256(listing).hexdigest()}\n"
                  " * SPDX-License-Identifier: MIT */\n\n/* clang-format off */\n")
        out.write("enum {\n"
                  f"    ENTITY_SLOT_BITS = {SLOT_BITS},\n"
                  f"    ENTITY_MAX_PROBES = {longest},\n"
                  f"    ENTITY_MIN_BARE = {min(map(len, bare))}, /* without a semicolon */\n"
                  f"    ENTITY_MAX_BARE = {max(map(len, bare))}\n}};\n\n")
        out.write("/* names, in the order of their bytes; the texts they stand for */\n")
        out.write(blob("entity_names", [n.encode("ascii") for n in names]))
        out.write(array("uint16_t", "entity_name_offset",
                        offsets_of([n.encode("ascii") for n in names])))
        out.write(array("uint16_t", "entity_text_number",
                        [number[html.entities.html5[n]] for n in names]))
        out.write(blob("entity_texts", encoded))
        out.write(array("uint16_t", "entity_text_offset", offsets_of(encoded)))
        out.write("/* number of the name + 1, or 0 */\n")
        out.write(array("uint16_t", "entity_slot", slots))
        out.write("/* what 0x80 to 0x9F mean in a numeric reference */\n")
        out.write(array("uint16_t", "entity_control", controls))
        out.write("/* usual names: number of the name, or 0 */\n")
        out.write(usual_tables())


if __name__ == "__main__":
    main()
