#!/usr/bin/env python3
"""big.py - the program is given the largest pages: a clean end, or the limit by its name.

In:   the programs hostile_pages and dehusk.
Out:  a line for each page: bytes, exit status, megabytes of memory; exit status 1 if one is wrong.
How:  100 MB are beyond what the program takes (exit status 3, and a message); 60 MB are not.  No
      page makes it print a control character that would mean something to a terminal.

SPDX-License-Identifier: MIT
"""
import resource
import subprocess
import sys

PAGES = ("lt", "div", "amp", "one_line", "lines_that_are_equal", "comment_begins", "nul")
BEYOND, WITHIN = 100_000_000, 60_000_000


def main():
    maker, program = sys.argv[1:3]
    faults = 0
    for name in PAGES:
        ends = (3,) if name.startswith("lines") else (0, 1)    # too many lines
        for size in (BEYOND, WITHIN):
            page = subprocess.run([maker, name, str(size)], stdout=subprocess.PIPE, check=True).stdout
            run = subprocess.run([program], input=page, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
            good = run.returncode in ends if size == WITHIN else run.returncode == 3 and run.stderr
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"big: {name}, {size} bytes: exit status {run.returncode}, "
                  f"{len(run.stdout)} bytes out, at most {peak} MiB so far: "
                  f"{run.stderr.decode(errors='replace').strip() or 'no message'}"
                  f"{'' if good else ': WRONG'}", flush=True)
            faults += not good
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
