#!/usr/bin/env python3
"""speed.py - dehusk beside its peers: prints the tables of ratios.  Run by tests/bench/run.

Usage: speed.py [-r ROUNDS] [-n EVERY] FOLDER [NAME=VERSION]...

FOLDER: a build with its tests, calls.so, and room for pages and output.  ROUNDS (3) take turns, the
best counts.  EVERY (1): take only one page of so many, for a first look.  NAME=VERSION: what a parser
in C does not know of itself.
A ratio is the peer's processor time over dehusk's, in one run: what else the machine does meets both.

SPDX-License-Identifier: MIT
"""
import argparse
import datetime
import os
from pathlib import Path

import speed_html
import speed_pages
import speed_text
import speed_work

KINDS = ("raw", "dense", "text")
SAMPLE, SAMPLE_OF_TIME, SAMPLE_OF_THREADS = 20, 200, 3


def table(head, rows):
    print()
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |")


def ratio(value):
    return f"{value:.1f}" if value < 20 else f"{value:.0f}"


def show_peers(pages, folder, rounds, versions):
    """The first table; returns dehusk's MB/s and microseconds a page by kind."""
    peers, missing = speed_html.find_peers(folder, versions)
    ours, columns = {}, {}
    for kind in ("raw", "dense"):
        rows, each = speed_html.measure(peers, pages.kinds[kind], rounds)
        columns[kind] = {name: (times, speed) for name, times, speed in rows}
        ours[kind] = rows[0][2], each
    table(("times as fast as", "raw pages", "dense pages", "MB/s, raw / dense"),
          [(name, *(ratio(columns[kind][name][0]) for kind in columns),
            " / ".join(f"{columns[kind][name][1]:.0f}" for kind in columns))
           for name in columns["raw"]])
    rows, more = speed_text.measure(folder / "bin" / "dehusk", pages.kinds["text"], rounds, folder)
    table(("times as fast as", "plain text", "MB/s"),
          [(name, ratio(times), f"{speed:.0f}") for name, times, speed in rows])
    if missing + more:
        print("\nNot here, so not measured: " + ", ".join(missing + more) + ".")
    return ours


def show_costs(pages, folder, rounds, ours):
    """The second and third table: a page, and its stages."""
    found = {kind: (*speed_work.stages(folder, pages.sample(kind, SAMPLE_OF_TIME), kind, rounds),
                    speed_work.instructions(folder, pages.sample(kind, SAMPLE), kind))
             for kind in KINDS}

    def row(name, value):
        return (name, *(value(kind) for kind in KINDS))

    table(("a page", *KINDS), [
        row("microseconds", lambda kind: f"{ours[kind][1]:.0f}" if kind in ours
            else f"{found[kind][0]['all']:.0f}"),
        row("allocations, once the context has seen it", lambda kind: f"{found[kind][1]:.2f}"),
        row("peak memory over its bytes, new context", lambda kind: f"{found[kind][2]:.2f}"),
        row("instructions a byte", lambda kind: f"{sum(found[kind][3].values()):.1f}"
            if found[kind][3] else "no valgrind")])

    def share(kind, names, counted):
        part = found[kind][3 if counted else 0] or {}
        if not all(name in part for name in names):
            return None
        whole = sum(part.get(name, 0) for name in speed_work.STAGES)
        return f"{100 * sum(part[name] for name in names) / whole:.0f} %"

    stages = [((name,), name) for name in speed_work.STAGES]
    stages.append((("score", "decide"), "score and decide"))
    table(("share of time, of instructions", *KINDS), [
        row(title, lambda kind, names=names: ", ".join(
            filter(None, (share(kind, names, False), share(kind, names, True)))))
        for names, title in stages])


def show_rest(pages, folder):
    """What is not a page's."""
    took = speed_text.start(folder / "bin" / "dehusk", folder)
    print(f"\nStart, on a page of 1 kB: {took['dehusk']:.2f} ms of processor time, median of "
          f"{speed_text.STARTS} (`true`: {took['true']:.2f} ms).")
    print(f"Threads: {speed_work.threads(folder, pages.sample('dense', SAMPLE_OF_THREADS))}.")
    print(f"Hostile pages, in steps counted by hostile_work: {speed_work.hostile(folder)}.")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2].removeprefix("Usage: "))
    parser.add_argument("-r", type=int, default=3, dest="rounds")
    parser.add_argument("-n", type=int, default=1, dest="every")
    parser.add_argument("folder", type=Path)
    parser.add_argument("versions", nargs="*")
    asked = parser.parse_intermixed_args()
    pages = speed_pages.find(asked.folder)
    for kind, paths in pages.kinds.items():
        pages.kinds[kind] = paths[::asked.every]
        size = sum(path.stat().st_size for path in pages.kinds[kind])
        print(f"{kind}: {len(pages.kinds[kind])} pages, {size / len(pages.kinds[kind]):.0f} bytes "
              "each")
    print(f"From {pages.note}{f', one of {asked.every}' if asked.every > 1 else ''}; "
          f"{datetime.date.today()}; best of {asked.rounds} rounds; load "
          f"{os.getloadavg()[0]:.0f} on {os.cpu_count()} processors.", flush=True)
    versions = dict(word.split("=", 1) for word in asked.versions)
    ours = show_peers(pages, asked.folder, asked.rounds, versions)
    show_costs(pages, asked.folder, asked.rounds, ours)
    show_rest(pages, asked.folder)


if __name__ == "__main__":
    main()
