#!/usr/bin/env python3
"""evaluate.py - scores the built dehusk, and any peer that is installed, on a folder of pages.

    python3 tests/quality/evaluate.py FOLDER [--peers all] [--csv FILE]
    python3 tests/quality/evaluate.py WET --truth WCXB/truth        whole-page text

Layouts, found by looking:
  WCXB       html/ID.html (or .html.gz; or ID.txt, or txt/ID.txt) and truth/ID.json (or
             ground-truth/ID.json) with ground_truth.main_content, with, without
  articles   ground-truth.json with articleBody by ID, and html/ID.html.gz: the
             article-extraction-benchmark, scored by its own runs of four words

dehusk runs as a reader would run it: `dehusk < page`, all defaults.  Standard library only.

SPDX-License-Identifier: MIT
"""
import argparse
import csv
import gzip
import json
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import peers
from score import shingle_f1, word_f1

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = (".html", ".html.gz", ".htm", ".txt", ".txt.gz", ".md")


@dataclass
class Case:
    name: str
    path: Path
    truth: str
    type: str = "article"
    present: list = field(default_factory=list)   # snippets that the text must hold
    absent: list = field(default_factory=list)    # and must not

    def bytes(self):
        data = self.path.read_bytes()
        return gzip.decompress(data) if self.path.suffix == ".gz" else data


def page_files(folder):
    """{ID: path} of the pages of a folder."""
    found = {}
    for place in (folder / "html", folder / "txt", folder):
        if place.is_dir():
            for path in sorted(place.iterdir()):
                for suffix in SUFFIXES:
                    if path.name.endswith(suffix):
                        found.setdefault(path.name[:-len(suffix)], path)
                        break
    return found


def wcxb_cases(folder, truth_folder):
    pages = page_files(folder)
    for path in sorted(truth_folder.glob("*.json")):
        if path.stem not in pages:
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        truth = data.get("ground_truth") or {}
        kind = ((data.get("_internal") or {}).get("page_type") or {}).get("primary")
        yield Case(path.stem, pages[path.stem], truth.get("main_content") or "",
                   kind or "article", truth.get("with") or [], truth.get("without") or [])


def article_cases(folder):
    pages = page_files(folder)
    table = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(table):
        yield Case(name, pages[name], table[name].get("articleBody") or "")


def cases_of(options):
    if (options.folder / "ground-truth.json").exists():
        return list(article_cases(options.folder)), shingle_f1
    for truth in filter(None, (options.truth, options.folder / "truth",
                               options.folder / "ground-truth")):
        if truth.is_dir():
            return list(wcxb_cases(options.folder, truth)), word_f1
    sys.exit(f"evaluate.py: no truth for {options.folder}")


def dehusk_runner(command):
    def run(data):
        done = subprocess.run(command, input=data, stdout=subprocess.PIPE)
        if done.returncode not in (0, 1):   # 1: nothing was kept
            raise RuntimeError(f"{' '.join(command)} exits with {done.returncode}")
        return done.stdout.decode("utf-8")
    return run


def squeeze(text):
    return " ".join(text.lower().split())


def snippets(case, text):
    """(share of the snippets that are there, share of the unwanted ones that are)."""
    text = squeeze(text)

    def share(wanted):
        wanted = [squeeze(w) for w in wanted if isinstance(w, str) and w.strip()]
        return sum(w in text for w in wanted) / len(wanted) if wanted else None
    return share(case.present), share(case.absent)


def mean(values):
    values = [v for v in values if v is not None]
    return sum(values) / len(values) if values else float("nan")


def measure(cases, run, metric):
    """(rows by case, seconds, errors)"""
    rows, errors, spent = [], 0, 0.0
    for case in cases:
        data = case.bytes()
        began = time.perf_counter()
        try:
            text = run(data) or ""
        except Exception as error:   # a peer may fail on a page in any way
            print(f"  {case.name}: {type(error).__name__}: {error}"[:120], file=sys.stderr)
            text, errors = "", errors + 1
        spent += time.perf_counter() - began
        rows.append((case, metric(text, case.truth), snippets(case, text)))
    return rows, spent, errors


def summary(rows, metric):
    """Figures of some rows: precision, recall, F1, present, absent."""
    p, r, f = (mean([row[1][k] for row in rows]) for k in range(3))
    if metric is shingle_f1 and p + r > 0:
        f = 2 * p * r / (p + r)      # as that benchmark takes it: of the means
    return p, r, f, mean([row[2][0] for row in rows]), mean([row[2][1] for row in rows])


def show(name, rows, spent, errors, metric):
    by_type = defaultdict(list)
    for row in rows:
        by_type[row[0].type].append(row)
    lines = [(name, "all", len(rows), *summary(rows, metric))]
    if len(by_type) > 1:
        lines += [(name, t, len(by_type[t]), *summary(by_type[t], metric))
                  for t in sorted(by_type, key=lambda t: -len(by_type[t]))]
    for line in lines:
        print("%-16s %-14s %5d  P %.4f  R %.4f  F1 %.4f  with %.3f  without %.3f" % line)
    print(f"{name:16s} {1000 * spent / max(1, len(rows)):.2f} ms a page, {errors} errors",
          flush=True)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--truth", type=Path, help="where the truth is, if not in FOLDER")
    parser.add_argument("--dehusk", default=str(ROOT / "build/bin/dehusk"))
    parser.add_argument("--arguments", default="", help="for dehusk, as one string")
    parser.add_argument("--peers", default="", help="'all', or names: " + ", ".join(peers.NAMES))
    parser.add_argument("--every", type=int, default=1, help="use each N-th page only")
    parser.add_argument("--csv", type=Path, help="write one row a page and program")
    options = parser.parse_args()
    cases, metric = cases_of(options)
    cases = cases[::options.every]
    runners = [("dehusk", dehusk_runner([options.dehusk] + options.arguments.split()))]
    runners += peers.load(options.peers)
    table = []
    for name, run in runners:
        rows, spent, errors = measure(cases, run, metric)
        show(name, rows, spent, errors, metric)
        table += [(name, c.name, c.type, *(f"{v:.4f}" for v in s)) for c, s, _ in rows]
    if options.csv:
        with open(options.csv, "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(("program", "page", "type", "precision", "recall", "f1"))
            out.writerows(table)


if __name__ == "__main__":
    main()
