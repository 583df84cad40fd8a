#!/usr/bin/env python3
"""seeds.py - the two pages that this project began from: every labelled line must come out right.

In: the program; ../shared/corpus/seeds/*.txt with a *.labels beside each, a letter a line: K must
stay, D must go, ? either, - blank.  Out: a row for each line that is judged otherwise, exit
status 1 if there is one; 77 when the seeds are not here.

    seeds.py PROGRAM

SPDX-License-Identifier: MIT
"""
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds"


def judged(program, page):
    """(kept, text) of each line, by the program's own account."""
    rows = subprocess.run([program, "--explain", page], capture_output=True, check=True)
    for row in rows.stdout.decode().split("\n")[:-1]:
        verdict, _, _, _, text = row.split("\t", 4)
        yield verdict == "keep", text


def wrong_lines(program, page):
    labels = page.with_suffix(".labels").read_text().split()
    lines = list(judged(program, page))
    labels = [label for label in labels if label != "-"]
    if len(labels) != len(lines):
        return [f"{len(lines)} lines, {len(labels)} labels"]
    return [f"{label} but {'kept' if kept else 'dropped'}: {text[:90]}"
            for label, (kept, text) in zip(labels, lines)
            if label in "KD" and kept != (label == "K")]


def main():
    pages = sorted(SEEDS.glob("*.txt"))
    if not pages:
        print(f"skipped: no seeds at {SEEDS}")
        return 77
    wrong = [f"{page.name}: {row}" for page in pages for row in wrong_lines(sys.argv[1], page)]
    print("\n".join(wrong) or f"{len(pages)} seeds, every labelled line right")
    return 1 if wrong else 0


sys.exit(main())
