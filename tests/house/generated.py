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

MADE_BY = re.compile(r"(\S+/\S+\.py)")


def run(script, folder):
    done = subprocess.run([sys.executable, os.path.join(tree.ROOT, script), folder],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def main():
    committed = {}
    for path in tree.files("lib", ".c", ".h", ".inc"):
        if tree.is_generated(tree.read(path)):
            committed[os.path.basename(path)] = path
    faults, made = [], 0
    for script in tree.files("lib/tables/gen", ".py"):
        if "__main__" not in tree.read(script):
            continue  # what scripts share
        with tempfile.TemporaryDirectory() as folder:
            status, output = run(script, folder)
            if status == 77:
                print(f"generated: skipped: {output.strip()}")
                skipped = [n for n, p in committed.items() if script.replace("lib/tables/", "")
                           in "".join(tree.read(p).splitlines()[:5])]
                for name in skipped:
                    del committed[name]
                continue
            if status != 0:
                faults.append(f"{script}: exit status {status}: {output.strip()}")
            outputs = sorted(os.listdir(folder))
            if not outputs:
                faults.append(f"{script}: made nothing in the folder that it was given")
            for name in outputs:
                path = committed.pop(name, None)
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    fresh = file.read()
                if path is None:
                    faults.append(f"{script}: made {name}, which is not in lib/ or does not say "
                                  "'do not edit' in its first lines")
                elif fresh != tree.read(path):
                    faults.append(f"{path}: not what {script} makes: run it again")
                elif script.replace("lib/tables/", "") not in "".join(fresh.splitlines()[:5]):
                    faults.append(f"{path}: does not name {script} in its first lines")
                made += 1
    for path in committed.values():
        named = MADE_BY.search(tree.read(path))
        if not named or not os.path.isfile(os.path.join(tree.ROOT, named.group(1))):
            faults.append(f"{path}: says that it is generated but names no script that exists")
        elif named.group(1).startswith("lib/tables/gen/"):
            faults.append(f"{path}: {named.group(1)} does not make it")
    tree.report("generated", faults, f"{made} files are what their scripts make")


if __name__ == "__main__":
    main()
