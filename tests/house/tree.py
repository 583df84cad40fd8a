"""tree.py - what the house checks share: the files of the tree, and C without its comments.

SPDX-License-Identifier: MIT
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEFT_OUT = {".git", "build", "__pycache__", "corpus", "pages", "node_modules", "target",
            ".venv"}


def files(folder, *endings):
    """Paths below 'folder', relative to the root, sorted, that end in one of 'endings'."""
    found = []
    for place, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders[:] = sorted(f for f in folders
                            if f not in LEFT_OUT and not f.startswith("build-"))
        found += [os.path.relpath(os.path.join(place, n), ROOT)
                  for n in names if n.endswith(endings)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def is_generated(text):
    """Generated files say so in their first lines, and name the script that made them."""
    return "do not edit" in "\n".join(text.split("\n", 5)[:5]).lower()


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code(text):
    """C with comments gone and literals emptied; every line keeps its number."""
    def blank(match):
        token = match.group(0)
        if token[0] == "/":
            return " " + "\n" * token.count("\n")
        return token[0] + token[0]
    return TOKEN.sub(blank, text)


def report(name, faults, good):
    """Prints the faults, or what was found good; ends the program with what ctest wants."""
    for fault in faults:
        print(f"{name}: {fault}")
    if faults:
        sys.exit(f"{name}: {len(faults)} faults")
    print(f"{name}: {good}")


def skip(name, why):
    print(f"{name}: skipped: {why}")
    sys.exit(77)
