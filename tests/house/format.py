#!/usr/bin/env python3
"""format.py - C looks as .clang-format says.

In:   every hand-written .c of lib/, examples/, tests/.  Headers line up their comments by hand,
      which clang-format tears apart, so they are asked for their width alone.
Out:  the files that clang-format would change; skipped where clang-format is missing or older
      than 14, whose layout differs.

SPDX-License-Identifier: MIT
"""
import re
import shutil
import subprocess

import tree

OLDEST = 14
WIDEST = 100  # of a header, in columns: two stand side by side on a screen


def check_headers():
    return [f"{path}:{number}: {len(line)} columns, at most {WIDEST}"
            for folder in ("include", "lib", "examples", "tests")
            for path in tree.files(folder, ".h")
            if not tree.is_generated(tree.read(path))
            for number, line in enumerate(tree.read(path).split("\n"), 1)
            if len(line) > WIDEST or "\t" in line or line != line.rstrip()]


def main():
    tool = shutil.which("clang-format") or shutil.which(f"clang-format-{OLDEST}")
    if not tool:
        tree.skip("format", "no clang-format here")
    said = subprocess.run([tool, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode()
    version = re.search(r"version (\d+)", said)
    if not version or int(version.group(1)) < OLDEST:
        tree.skip("format", f"clang-format {OLDEST} is wanted, here is {said.strip()}")
    paths = [path for folder in ("lib", "examples", "tests")
             for path in tree.files(folder, ".c")
             if not tree.is_generated(tree.read(path))]
    faults = check_headers()
    for path in paths:
        done = subprocess.run([tool, "--style=file", path], cwd=tree.ROOT,
                              stdout=subprocess.PIPE, check=True)
        if done.stdout.decode("utf-8") != tree.read(path):
            faults.append(f"{path}: run clang-format -i on it")
    tree.report("format", faults, f"{len(paths)} files look as .clang-format says")


if __name__ == "__main__":
    main()
