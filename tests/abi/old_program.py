#!/usr/bin/env python3
"""old_program.py - programs built against an older dehusk.h run with the library of today.

In:   --library libdehusk.so; --cc the compiler; the repository's history.
Out:  what failed, and exit status 1; 77 where there is no history (an archive, a shallow clone).
How:  the older header is that of the last release (tag v*), and without one that of the last
      commit whose dehusk.h was another one; of the same DEHUSK_ABI, or nothing was promised.  The
      programs are that commit's own tests of the API, those that any later library must pass: they
      are compiled with that header, linked with today's library, and run.

SPDX-License-Identifier: MIT
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "house"))
import tree  # noqa: E402

HEADER = "include/dehusk.h"
# Not test_options.c and test_errors.c: they say that what that library did not know is refused.
PROGRAMS = ("c90", "c99", "test_cuts", "test_lifecycle", "test_lines")


def git(*words):
    done = subprocess.run(["git", *words], cwd=tree.ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return done.stdout if done.returncode == 0 else b""


def abi_of(header):
    return re.search(rb"^#define DEHUSK_ABI +(\d+)", header, re.M).group(1)


def older_commit():
    """The commit whose header is taken."""
    today = tree.read(HEADER).encode("utf-8")
    tag = git("describe", "--tags", "--match", "v[0-9]*", "--abbrev=0", "HEAD~1").decode().strip()
    changes = git("log", "-n", "20", "--format=%H", "--", HEADER).decode().split()
    for commit in [tag] if tag else changes:
        header = git("show", f"{commit}:{HEADER}")
        if header and header != today and abi_of(header) == abi_of(today):
            return commit
    return None


def build_and_run(name, folder, args):
    """What went wrong; None: nothing."""
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "cmocka"], stdout=subprocess.PIPE,
                           check=True).stdout.decode().split()
    program, source = os.path.join(folder, name), os.path.join(folder, "tests", "api", name + ".c")
    if not os.path.exists(source):
        return None
    place = os.path.dirname(os.path.abspath(args.library))
    build = [args.cc, "-std=c99", "-o", program, source, "-I", os.path.join(folder, "include"),
             "-I", os.path.join(folder, "tests"), args.library, "-Wl,-rpath," + place, *flags]
    for command in (build, [program]):
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            return f"{name}: {done.stdout.decode(errors='replace')[-2000:]}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", required=True)
    parser.add_argument("--cc", default="cc")
    args = parser.parse_args()
    args.library = os.path.abspath(args.library)
    commit = older_commit()
    if commit is None:
        tree.skip("old_program", "no older dehusk.h of this ABI in the history here")
    with tempfile.TemporaryDirectory() as folder:
        archive = git("archive", commit, "include", "tests/api", "tests/unit")
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        faults = [fault for name in PROGRAMS if (fault := build_and_run(name, folder, args))]
    about = git("log", "-1", "--format=%h %s", commit).decode().strip()
    tree.report("old_program", faults, f"{len(PROGRAMS)} programs of {about}")


if __name__ == "__main__":
    main()
