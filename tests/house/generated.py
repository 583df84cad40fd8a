#!/usr/bin/env python3
"""generated.py - what is generated is what its script makes today.

In:   every lib/tables/gen/*.py, run with a temporary folder as its argument.
Out:  a line for each file that differs from the committed one of that name in lib/, and for each
      file that calls itself generated but that no script makes (tables that need the corpus to
      make, the trained weights, are only asked to name a script that exists).  A script that
      cannot make the committed version here (another Python has another Unicode) exits with 77.

SPDX-License-Identifier: MIT
"""
import os
import re
import subprocess
import sys
import tempfile

import tree

GEN = "lib/tables/gen"
CANNOT = 77


def head(text):
    return "".join(text.splitlines()[:5])


def short(script):
    """gen/NAME.py: what a file's head must at least say of its script."""
    return script.replace("lib/tables/", "")


def compare(script, folder, committed, faults):
    """Takes what 'script' made off the list of committed files; their number."""
    names = sorted(os.listdir(folder))
    if not names:
        faults.append(f"{script}: made nothing in the folder that it was given")
    for name in names:
        path = committed.pop(name, None)
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            fresh = file.read()
        if path is None:
            faults.append(f"{script}: made {name}, which is not in lib/ or does not say "
                          "'do not edit' in its first lines")
        elif fresh != tree.read(path):
            faults.append(f"{path}: not what {script} makes: run it again")
        elif short(script) not in head(fresh):
            faults.append(f"{path}: does not name {short(script)} in its first lines")
    return len(names)


def run(script, committed, faults):
    """How many files were made and compared."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, os.path.join(tree.ROOT, script), folder],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode("utf-8", "replace").strip()
        if done.returncode == CANNOT:
            print(f"generated: {script} is skipped: {said}")
            for name in [n for n, p in committed.items() if short(script) in head(tree.read(p))]:
                del committed[name]
            return 0
        if done.returncode != 0:
            faults.append(f"{script}: exit status {done.returncode}: {said}")
        return compare(script, folder, committed, faults)


def main():
    committed = {os.path.basename(path): path for path in tree.files("lib", ".c", ".h", ".inc")
                 if tree.is_generated(tree.read(path))}
    faults = []
    made = sum(run(script, committed, faults) for script in tree.files(GEN, ".py")
               if "__main__" in tree.read(script))  # others are what scripts share
    for path in committed.values():
        named = re.search(r"(\S+/\S+\.py)", head(tree.read(path)))
        if not named or not os.path.isfile(os.path.join(tree.ROOT, named.group(1))):
            faults.append(f"{path}: says that it is generated but names no script that exists")
        elif named.group(1).startswith(GEN):
            faults.append(f"{path}: {named.group(1)} does not make it")
    tree.report("generated", faults, f"{made} files are what their scripts make")


if __name__ == "__main__":
    main()
