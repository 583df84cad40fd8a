#!/usr/bin/env python3
"""beside_trafilatura.py - one changed import: trafilatura.extract by dehusk, beside the original.

Usage: beside_trafilatura.py CACHE [PAGES]     200 pages, evenly taken from the corpus
In:   a Python that has both packages; the corpus in ../shared/corpus, unpacked into CACHE.
Out:  mean word F1 of both and the CPU time of both, each page by one then the other; 77 without
      the corpus or a package.  The built-in models learned from these pages: the quality is
      shown, not proved (tests/quality holds pages back); the time is what counts here.

SPDX-License-Identifier: MIT
"""
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "quality"))
import corpus  # noqa: E402
import score  # noqa: E402


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.split("\n\n")[1])
    try:
        import trafilatura
        from dehusk.trafilatura import extract
    except ImportError as error:
        print(f"beside_trafilatura: skipped: {error}")
        sys.exit(77)
    if not corpus.ARCHIVES.is_dir():
        print("beside_trafilatura: skipped: the corpus is not here")
        sys.exit(77)
    count = int(sys.argv[2]) if len(sys.argv) == 3 else 200
    pages = corpus.load(corpus.unpack(Path(sys.argv[1])), articles=False)
    pages = pages[::max(1, len(pages) // count)][:count]
    extractors = {"dehusk": extract, "trafilatura": trafilatura.extract}
    f1, cpu = dict.fromkeys(extractors, 0.0), dict.fromkeys(extractors, 0.0)
    for page in pages:
        html = page.html.read_bytes()
        for name, function in extractors.items():
            begin = time.process_time()
            text = function(html)
            cpu[name] += time.process_time() - begin
            f1[name] += score.word_f1(text or "", page.truth)[2] / len(pages)
    for name in extractors:
        print(f"{name}: F1 {f1[name]:.3f}, {cpu[name]:.2f} s of CPU on {len(pages)} pages")
    print(f"ratio of CPU time: {cpu['trafilatura'] / cpu['dehusk']:.0f}")


if __name__ == "__main__":
    main()
