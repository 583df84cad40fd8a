#!/usr/bin/env python3
"""pushes.py - real pages give one answer, however they are cut into pushes, and wherever they end.

In:   --pushes hostile_pushes, --truncate hostile_truncate, ../shared/corpus beside the repository.
Out:  a line for each page that differs; exit status 1 if there is one, 77 without a corpus.
How:  every page of the corpus as HTML, every plain text of it as text, and a share of the pages as
      what they are not; then a few short pages cut off at every 97th byte.  --every N takes each
      N-th page only: for builds with sanitizers, which are ten times slower.

SPDX-License-Identifier: MIT
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "quality"))
import corpus  # noqa: E402

TRUNCATED = 12              # pages that are cut off
TRUNCATED_BYTES = 60_000    # of at most so many bytes: reading all beginnings is quadratic


def split(items, parts):
    return [items[i::parts] for i in range(parts) if items[i::parts]]


def cut_off(pages, count):
    return pages[::max(1, len(pages) // count)][:count]


def run_all(commands):
    """Runs the commands at once; True if all of them ended well."""
    running = [subprocess.Popen([str(word) for word in command]) for command in commands]
    return all([process.wait() == 0 for process in running])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pushes", required=True)
    parser.add_argument("--truncate", required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "quality")
    options = parser.parse_args()
    if not corpus.ARCHIVES.is_dir():
        print("pushes: skipped: no ../shared/corpus here")
        sys.exit(77)
    cache = corpus.unpack(options.cache)
    pages = sorted((cache / "wcxb/html").glob("*.html"))
    others = sorted((cache / "articles/html").glob("*"))
    texts = sorted((cache / "wet").glob("*.txt"))
    short = [p for p in pages if p.stat().st_size <= TRUNCATED_BYTES]
    every, parts = options.every, os.cpu_count() or 1
    commands = [[options.pushes, "html", *part]
                for part in split((pages + others)[::every], parts)]
    commands += [[options.pushes, "text", *texts[::every]],
                 [options.pushes, "auto", *(pages + others + texts)[::20 * every]],
                 [options.pushes, "text", *pages[::20 * every]],
                 [options.pushes, "markdown", *(texts + pages)[::20 * every]],
                 [options.truncate, 97, *cut_off(short, TRUNCATED if every == 1 else 3), *texts[:2]]]
    good = run_all(commands)
    print(f"pushes: {len(pages[::every])} pages of {len(pages)}, and {len(texts[::every])} texts")
    sys.exit(not good)


if __name__ == "__main__":
    main()
