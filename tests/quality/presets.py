#!/usr/bin/env python3
"""presets.py - what each setting of the dial and of comments gives: presets.csv.

    python3 tests/quality/presets.py [--cache FOLDER] [--tool DUMP_FEATURES]

In:   the permilles of train.py's cross-validation, as calibrate.py.
Out:  presets.csv: precision, recall and word F1 of the pages of the corpus by setting, means over
      pages.  lib/api/presets.c has its numbers from here.

SPDX-License-Identifier: MIT
"""
import argparse
import csv
from pathlib import Path

import numpy as np

import calibrate
import train

# (dial, index of COMMENTS): the presets of lib/api/presets.c, comments kept, and the dial alone
SETTINGS = ((560, 2), (250, 0), (500, 2), (800, 2), (500, 1), (1, 0), (125, 0), (375, 0), (500, 0),
            (625, 0), (750, 0), (875, 0), (1000, 0))
COMMENTS = ("auto", "keep", "drop")
HEAD = ("set", "pages of", "dial", "comments", "pages", "precision", "recall", "f1")


def groups(lines):
    """(name, mask of pages)"""
    corpora = np.array([p.corpus for p in lines.pages])
    types = np.array([p.type for p in lines.pages])
    yield "wcxb", corpora == "wcxb"
    for kind in ("article", "forum"):
        yield kind, (corpora == "wcxb") & (types == kind)
    yield "articles", corpora == "articles"


def rows_of(name, tool, lines, permille, paths, form):
    pieces = [permille[lines.slice(i)] for i in range(len(lines.pages))]
    for dial, comments in SETTINGS:
        decisions = tool.decide(paths, form, pieces, dial=dial, comments=comments)
        table = lines.scores(np.concatenate([d[0] for d in decisions]))
        for group, mask in groups(lines):
            if mask.any():
                p, r, f = table[mask].mean(axis=0)
                yield (name, group, dial, COMMENTS[comments], int(mask.sum()), f"{p:.4f}",
                       f"{r:.4f}", f"{f:.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=train.ROOT / "build" / "quality")
    parser.add_argument("--tool", type=Path, help="a built dump_features (default: build one)")
    options = parser.parse_args()
    tool = train.Tool(options.tool or train.build_tool(options.cache), options.cache / "scratch")
    rows = []
    for one in calibrate.sets(tool, options.cache):
        rows += rows_of(one[0], tool, *one[1:])
    with open(Path(__file__).parent / "presets.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEAD)
        out.writerows(rows)


if __name__ == "__main__":
    main()
