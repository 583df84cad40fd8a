#!/usr/bin/env python3
"""times.py - what a page costs by each binding, over what it costs in C, in one run.

Usage: times.py PAGE NAME=COMMAND...      the first is the yardstick
In:   COMMAND PAGE ROUNDS prints the microseconds of its fastest round (time_page.c is the model).
Out:  a table in Markdown.
How:  the commands take turns, five times, so that a busy machine is busy for all; the fastest
      round of all turns counts: noise only adds.

SPDX-License-Identifier: MIT
"""
import shlex
import subprocess
import sys

TURNS, ROUNDS = 5, 300


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.split("\n\n")[1])
    page, commands = sys.argv[1], [a.split("=", 1) for a in sys.argv[2:]]
    best = {name: float("inf") for name, _ in commands}
    for _ in range(TURNS):
        for name, command in commands:
            said = subprocess.run(shlex.split(command) + [page, str(ROUNDS)], check=True,
                                  stdout=subprocess.PIPE, encoding="utf-8").stdout
            best[name] = min(best[name], float(said))
    yardstick = best[commands[0][0]]
    print("| binding | microseconds a page | over " + commands[0][0] + " |\n|---|---|---|")
    for name, found in best.items():
        print(f"| {name} | {found:.0f} | {found / yardstick - 1:+.1%} |")


if __name__ == "__main__":
    main()
