#!/usr/bin/env python3
"""calibrate.py - do scores and verdicts mean what they say?  calibration.csv.

    python3 tests/quality/calibrate.py [--cache FOLDER] [--tool DUMP_FEATURES]

In:   the permilles of train.py's cross-validation (FOLDER/scratch/*_permille.npy, from tables that
      have not seen the page's host), and what lib/decide makes of them.
Out:  calibration.csv.  Of lines, in ten bins of their score: the mean score and the share that is
      article, each line alike and each by its words, and the Brier score.  Of pages: the rank
      correlation of confidence and F1, both by tenths of confidence, and the verdicts by type.
How:  train.py calls write() at its end; the command does the same again without a training.

SPDX-License-Identifier: MIT
"""
import argparse
import csv
from pathlib import Path

import numpy as np

HEAD = ("set", "what", "of", "pages or share", "said", "true")
VERDICTS = ("empty", "article", "listing", "prompt")
LISTINGS = ("listing", "collection")


def bins(permille, good, weight):
    """(from, to, share of the weight, mean score, share that is article), where there are lines."""
    found = []
    for k in range(10):
        mask = (permille >= 100 * k) & (permille < 100 * (k + 1) + (k == 9))
        if weight[mask].sum() > 0:
            w = weight[mask]
            found.append((k / 10, (k + 1) / 10, w.sum() / weight.sum(),
                          np.average(permille[mask] / 1000, weights=w),
                          np.average(good[mask], weights=w)))
    return found


def brier(permille, good, weight):
    return float(np.average((permille / 1000 - good) ** 2, weights=weight))


def ranks(values):
    """From 0; equal values share the mean of their ranks."""
    values = np.asarray(values, float)
    order = np.argsort(values, kind="stable")
    _, first, count = np.unique(values[order], return_index=True, return_counts=True)
    mean = np.repeat(first + (count - 1) / 2, count)
    found = np.empty(len(values))
    found[order] = mean
    return found


def spearman(a, b):
    a, b = ranks(a), ranks(b)
    a, b = a - a.mean(), b - b.mean()
    spread = np.sqrt((a * a).sum() * (b * b).sum())
    return float((a * b).sum() / spread) if spread else 0.0


def tenths(confidence, f1):
    """(number of pages, mean confidence, mean F1) of each tenth, the least sure first."""
    order = np.argsort(confidence, kind="stable")
    return [(len(part), confidence[part].mean() / 1000, f1[part].mean())
            for part in np.array_split(order, 10) if len(part)]


def wanted_verdict(page):
    if not page.truth.strip():
        return "empty"
    return "listing" if page.type in LISTINGS else "article"


def rows_of_lines(name, lines, permille):
    ones, words = np.ones(len(permille)), np.maximum(lines.words, 1).astype(float)
    rows = []
    for what, weight in (("lines", ones), ("lines by words", words)):
        rows += [(name, what, f"{a:.1f} to {b:.1f}", f"{share:.4f}", f"{said:.4f}", f"{true:.4f}")
                 for a, b, share, said, true in bins(permille, lines.good, weight)]
        rows.append((name, what, "Brier score", "", "",
                     f"{brier(permille, lines.good, weight):.4f}"))
    return rows


def rows_of_pages(name, lines, decisions):
    confidence = np.array([d[2] for d in decisions])
    verdicts = np.array([VERDICTS[d[1]] for d in decisions])
    f1 = lines.scores(np.concatenate([d[0] for d in decisions]))[:, 2]
    wcxb = np.array([p.corpus == "wcxb" for p in lines.pages])
    rows = [(name, "pages by confidence", f"tenth {k + 1}", n, f"{said:.4f}", f"{true:.4f}")
            for k, (n, said, true) in enumerate(tenths(confidence[wcxb], f1[wcxb]))]
    rows.append((name, "pages by confidence", "rank correlation with F1", int(wcxb.sum()), "",
                 f"{spearman(confidence[wcxb], f1[wcxb]):.4f}"))
    wanted = np.array([wanted_verdict(p) for p in lines.pages])
    types = np.array([p.type for p in lines.pages])
    for kind in sorted(set(types[wcxb])):
        of_kind = wcxb & (types == kind)
        rows += [(name, f"verdict on {kind}", v, int((of_kind & (verdicts == v)).sum()), "", "")
                 for v in VERDICTS if (of_kind & (verdicts == v)).any()]
    rows.append((name, "verdict", "accuracy", int(wcxb.sum()), "",
                 f"{(wanted == verdicts)[wcxb].mean():.4f}"))
    return rows


def rows_of(name, tool, lines, permille, paths, form):
    """All rows of one set of pages."""
    pieces = [permille[lines.slice(i)] for i in range(len(lines.pages))]
    return (rows_of_lines(name, lines, permille)
            + rows_of_pages(name, lines, tool.decide(paths, form, pieces)))


def write(folder, rows):
    with open(folder / "calibration.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEAD)
        out.writerows(rows)


def sets(tool, cache):
    """(name, lines, permilles, paths, form) of what a training left in its cache."""
    import corpus  # noqa: E402  pylint: disable=import-outside-toplevel
    import train   # noqa: E402  pylint: disable=import-outside-toplevel
    pages = corpus.load(cache)
    lines = train.markup_lines(tool, pages)
    yield "html", lines, np.load(tool.scratch / "markup_permille.npy"), \
        [p.source for p in pages], "html"
    with_text = train.article_texts(cache, pages, lines)
    spaced, _ = train.text_sets(tool, with_text)
    yield "text", spaced, np.load(tool.scratch / "text_permille.npy")[:len(spaced.page)], \
        [p.text for p in with_text], "text"


def main():
    import train  # noqa: E402  pylint: disable=import-outside-toplevel
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=train.ROOT / "build" / "quality")
    parser.add_argument("--tool", type=Path, help="a built dump_features (default: build one)")
    options = parser.parse_args()
    tool = train.Tool(options.tool or train.build_tool(options.cache), options.cache / "scratch")
    rows = []
    for name, lines, permille, paths, form in sets(tool, options.cache):
        assert len(permille) == len(lines.page), "these permilles are of other lines"
        rows += rows_of(name, tool, lines, permille, paths, form)
    write(Path(__file__).parent, rows)


if __name__ == "__main__":
    main()
