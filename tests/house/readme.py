#!/usr/bin/env python3
"""readme.py - the examples of the bindings in README.md are those that the bindings' tests run.

In:   README.md; examples/*/README.md, the first block of code of each.
Out:  a line for each block that is longer than ten lines, or is not in README.md as it is, and for
      each binding whose folder or command README.md does not name.

SPDX-License-Identifier: MIT
"""
import os
import re

import tree

LONGEST = 10
BLOCK = re.compile(r"^```\w+\n(.*?)^```$", re.S | re.M)


def check(folder, readme):
    path = f"examples/{folder}/README.md"
    found = BLOCK.search(tree.read(path))
    if not found:
        return [f"{path}: shows no code"]
    faults = []
    if found.group(1).count("\n") > LONGEST:
        faults.append(f"{path}: its example has more than {LONGEST} lines")
    if found.group(0) not in readme:
        faults.append(f"README.md: the example of {path} is another there")
    row = re.search(rf"^\|[^|]*\| \[examples/{folder}\]\({path}\) \| `sh ([^\s`]+)", readme, re.M)
    if not row or not os.path.isfile(os.path.join(tree.ROOT, row.group(1))):
        faults.append(f"README.md: no row, or no command, for examples/{folder}")
    return faults


def main():
    readme = tree.read("README.md")
    folders = sorted(entry.name for entry in os.scandir(os.path.join(tree.ROOT, "examples"))
                     if os.path.isfile(os.path.join(entry.path, "README.md")))
    faults = [fault for folder in folders for fault in check(folder, readme)]
    tree.report("readme", faults, f"{len(folders)} bindings are shown as they are tested")


if __name__ == "__main__":
    main()
