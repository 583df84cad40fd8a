#!/usr/bin/env python3
"""mutate.py - would the tests notice?  Breaks the code in one place at a time and runs them.

Usage: mutate.py [--sample N] [--work FOLDER] [ROOM]...      rooms: feature, decide, token

In:   the files of the rooms and the tests that know them (rooms.py), equivalent.txt.
Out:  killed, survived and equivalent mutants by file and room, each survivor with its line;
      exit status 1 when a room has less than 85 % killed.
How:  N mutants a room (default 120; 0: all), the same ones each time (mutants.py, which says what
      is changed).  The mutant's file is compiled and linked, then the tests run, quickest first,
      until one fails, takes ten times its time or wants gigabytes.
      A mutant whose object is the original's, byte for byte, is equivalent, and so is one that
      equivalent.txt lists with its reason.  One that does not compile counts nowhere.
      Outcomes are kept in FOLDER (default build/mutate) and hold while the file and the headers
      stay as they are, and for survivors the tests: a second run takes seconds.

SPDX-License-Identifier: MIT
"""
import argparse
import collections
import json
import sys
from pathlib import Path

import mutants
import rooms
import workshop

ENOUGH = 85          # percent of a room's mutants that must be killed
SLOW, LEAST = 10, 5  # times what a test takes, and seconds at least, that it may take


def time_tests(shop, room):
    """The room's tests, quickest first: (test, seconds that it may take)."""
    timed = []
    for test in room.tests:
        lacking = [path for path in test.needs if not (workshop.ROOT / path).exists()]
        if lacking:
            print(f"mutate: without {test.name}: there is no {lacking[0]}")
            continue
        program = shop.link(test)
        began = workshop.time_of_children()
        if not workshop.passes(test, program, 300):
            sys.exit(f"mutate: {test.name} fails as the code is")
        timed.append((workshop.time_of_children() - began, test))
    timed.sort(key=lambda pair: pair[0])
    return [(test, int(max(LEAST, SLOW * seconds))) for seconds, test in timed]


def try_mutant(shop, mutant, tests, original):
    """What becomes of it."""
    changed = shop.compile(mutant.text, mutant.path, "mutant.o")
    if changed is None:
        return "invalid"
    if changed.read_bytes() == original:
        return "equivalent"
    for test, seconds in tests:
        if not workshop.passes(test, shop.link(test, changed), seconds):
            return "killed by " + test.name
    return "survived"


class Outcomes:
    """What became of mutants in earlier runs."""

    def __init__(self, path):
        self.path = path
        self.known = json.loads(path.read_text()) if path.exists() else {}

    def find(self, key, tests):
        outcome, of_tests = self.known.get(key, (None, None))
        return None if outcome == "survived" and of_tests != tests else outcome

    def keep(self, key, tests, outcome):
        self.known[key] = outcome, tests
        self.path.write_text(json.dumps(self.known))


def try_room(shop, room, count, outcomes):
    """[(mutant, outcome)] and how many there are to choose from."""
    chosen, of_all = mutants.sample(workshop.ROOT, room, count)
    listed = mutants.listed(workshop.ROOT)
    tests = time_tests(shop, room)
    tests_key = workshop.sha(*[p.read_bytes() for test, _ in tests
                               for p in map(shop.object_of, test.sources)],
                             *[(workshop.ROOT / p).read_bytes() for test, _ in tests
                               for p in test.reads])
    results, path = [], None
    for mutant in chosen:
        if mutant.path != path:
            path = mutant.path
            text = (workshop.ROOT / path).read_text(encoding="utf-8")
            original = shop.compile(text, path, "original.o").read_bytes()
        key = workshop.sha(shop.headers, mutant.path, mutant.text)
        outcome = outcomes.find(key, tests_key)
        if outcome is None:
            outcome = try_mutant(shop, mutant, tests, original)
            outcomes.keep(key, tests_key, outcome)
        if outcome == "survived" and (mutant.path, mutant.old, mutant.new) in listed:
            outcome = "equivalent, listed"
        results.append((mutant, outcome))
    return results, of_all


def report(name, results, of_all):
    """Prints a room's figures; True if enough are killed."""
    files, total = collections.defaultdict(collections.Counter), collections.Counter()
    for mutant, outcome in results:
        if outcome == "survived":
            print(f"{mutant.path}:{mutant.line}: {mutant.kind}\n  - {mutant.old}\n  + {mutant.new}")
        word = outcome.split()[0].strip(",")
        files[mutant.path][word] += 1
        total[word] += 1
    print(f"{'':32} killed survived equivalent")
    for path, counts in [*sorted(files.items()), (f"{name}, {len(results)} of {of_all}", total)]:
        print(f"{path:32} {counts['killed']:6} {counts['survived']:8} {counts['equivalent']:10}")
    tried = total["killed"] + total["survived"]
    percent = 100 * total["killed"] / tried if tried else 100
    print(f"{name}: {percent:.1f} % killed, {ENOUGH} % are wanted\n")
    return percent >= ENOUGH


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sample", type=int, default=120)
    parser.add_argument("--work", type=Path, default=workshop.ROOT / "build" / "mutate")
    parser.add_argument("rooms", nargs="*", default=list(rooms.ROOMS), metavar="ROOM")
    options = parser.parse_args()
    shop = workshop.Workshop(options.work.resolve())
    shop.make_archive()
    outcomes = Outcomes(shop.folder / "outcomes.json")
    good = []
    for name in options.rooms:
        room = rooms.ROOMS[name]
        good.append(report(name, *try_room(shop, room, options.sample, outcomes)))
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
