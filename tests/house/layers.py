#!/usr/bin/env python3
"""layers.py - includes go one way.

In:   lib/layers.txt (room: rooms it may include) and every file of lib/, examples/, tests/.
Out:  a line for each include that lib/layers.txt does not allow; exit status 1 if there is one.
Also: who may know what lies outside (pcre2.h, iconv.h, vector headers, dehusk.h), that programs
      and tests of the API know dehusk.h alone, that a file name is used once in the tree, so
      that "see list.c" has one meaning, and that each source is listed in its CMakeLists.txt.

SPDX-License-Identifier: MIT
"""
import collections
import os
import re

import tree

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
# What C99 gives a library that never prints, reads files or asks for the locale.
LIBC = {"assert.h", "limits.h", "stdbool.h", "stddef.h", "stdint.h", "string.h"}
# Header: the rooms that may know it.
OUTSIDE = {"stdlib.h": {"base"}, "pcre2.h": {"pattern"}, "iconv.h": {"read"}, "errno.h": {"read"},
           "immintrin.h": {"base", "score"}, "emmintrin.h": {"base"}, "tmmintrin.h": {"base"},
           "smmintrin.h": {"base"}, "arm_neon.h": {"base", "score"}, "dehusk.h": {"api"}}
SHARED_NAMES = {"CMakeLists.txt", "README.md", "run", "run.sh", "main.c"}


def read_rooms():
    rooms = {}
    for line in tree.read("lib/layers.txt").splitlines():
        line = line.split("#")[0].strip()
        if line:
            name, _, may = line.partition(":")
            rooms[name.strip()] = may.split()
    return rooms


def check_rooms(rooms):
    """A room may include only rooms above it in the file: then there can be no circle."""
    faults, above = [], set()
    for name, may in rooms.items():
        faults += [f"lib/layers.txt: {name} names {other}, which does not stand above it"
                   for other in may if other not in above]
        above.add(name)
    for folder in sorted(os.listdir(os.path.join(tree.ROOT, "lib"))):
        if os.path.isdir(os.path.join(tree.ROOT, "lib", folder)) and folder not in rooms:
            faults.append(f"lib/{folder}: a room that lib/layers.txt does not have")
    return faults


def includes(path):
    """(line number, quote, name) of each include, those in comments left out."""
    text = tree.read(path)
    kept = tree.code(text).split("\n")
    for match in INCLUDE.finditer(text):
        number = text.count("\n", 0, match.start())
        if "#" in kept[number]:
            yield number + 1, match.group(1), match.group(2)


def check_library(rooms):
    faults = []
    for path in tree.files("lib", ".c", ".h", ".inc"):
        room = path.split("/")[1]
        for number, quote, name in includes(path):
            where = f"{path}:{number}: {name}"
            if name in OUTSIDE:
                if room not in OUTSIDE[name]:
                    faults.append(f"{where}: only {', '.join(sorted(OUTSIDE[name]))} may know it")
            elif quote == "<":
                if name not in LIBC:
                    faults.append(f"{where}: not among the headers of libc that lib/ uses")
            elif not os.path.isfile(os.path.join(tree.ROOT, "lib", name)):
                faults.append(f"{where}: no such file in lib/ (write \"room/file.h\")")
            else:
                other = name.split("/")[0]
                if other != room and other not in rooms.get(room, []):
                    faults.append(f"{where}: {room} may not include {other}")
    return faults


def check_outside():
    """Examples and tests of the API are strangers: they may not reach into lib/.  What an
    example gives to others (cpp/dehusk.hpp), a test may include as they do."""
    faults = []
    for path in tree.files("examples", ".c", ".h") + tree.files("tests/api", ".c", ".h", ".cpp"):
        for number, quote, name in includes(path):
            beside = os.path.join(tree.ROOT, os.path.dirname(path), name)
            among = os.path.join(tree.ROOT, "tests", name) if name.startswith("api/") else beside
            given = os.path.join(tree.ROOT, "examples", name)
            if quote == '"' and not any(map(os.path.isfile, (beside, among, given))) \
                    and name not in ("dehusk.h", "unit/unit.h"):
                faults.append(f"{path}:{number}: {name}: a stranger knows <dehusk.h> alone")
    return faults


def check_names():
    found = collections.defaultdict(list)
    for folder in ("include", "lib", "examples", "tests"):
        for path in tree.files(folder, ".c", ".h", ".inc", ".py", ".cpp"):
            found[os.path.basename(path)].append(path)
    return [f"{', '.join(paths)}: one name, {len(paths)} files"
            for name, paths in sorted(found.items())
            if len(paths) > 1 and name not in SHARED_NAMES]


def check_listed():
    """Sources are listed by hand, so one may be forgotten: then it is not even compiled."""
    faults = []
    for folder, listing in (("lib", "lib"), ("tests/unit", "tests"), ("tests/api", "tests"),
                            ("tests/spec", "tests"), ("tests/hostile", "tests")):
        text = tree.read(f"{listing}/CMakeLists.txt")
        if os.path.isfile(os.path.join(tree.ROOT, folder, "CMakeLists.txt")) and folder != listing:
            listing = folder
            text = tree.read(f"{folder}/CMakeLists.txt")
        faults += [f"{path}: not listed in {listing}/CMakeLists.txt"
                   for path in tree.files(folder, ".c")
                   if not re.search(rf"(?<![\w/]){re.escape(path[len(listing) + 1:])}\b", text)]
    return faults


def main():
    rooms = read_rooms()
    faults = check_rooms(rooms) + check_library(rooms) + check_outside() + check_names()
    faults += check_listed()
    tree.report("layers", faults, f"{len(rooms)} rooms, every include goes the right way")


if __name__ == "__main__":
    main()
