#!/usr/bin/env python3
"""cases.py - the cases that C and every binding pass, by ctypes; and the maker of their file.

Usage: cases.py [--update] LIBRARY       build/lib/libdehusk.so without a library
In:   cases/cases.json (its README.md says what each word means), and libdehusk.so.
Out:  exit status 1 and a line for each answer that differs, run once and then by two threads at
      once; 77 where the library is not there.
How:  --update asks the library and writes cases/cases.json anew, unless an answer contradicts
      what case_pages.py and case_more.py knew before: those facts are written by hand.  Verdicts
      belong to one model: another model's id is a fault here, mended by --update, so that a
      change of verdicts is a visible diff; the other runners then compare the stable facts alone.

SPDX-License-Identifier: MIT
"""
import json
import os
import sys
import threading

from case_more import CASES
from case_pages import COLUMNS
from dehusk_calls import Calls
from dehusk_ctypes import Library, bytes_of

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "cases", "cases.json")
LIBRARY = os.path.join(HERE, "..", "..", "build", "lib", "libdehusk.so")
HEAD = "Made by tests/spec/cases.py --update from case_pages.py and case_more.py; do not edit."


def as_text(given):
    """(string, whether it is hex): text as itself, unless a reader of JSON could stumble on it."""
    data = given.encode("utf-8") if isinstance(given, str) else given
    try:
        text = data.decode("utf-8")
        if "\0" not in text and "\ufeff" not in text:
            return text, False
    except UnicodeDecodeError:
        pass
    return data.hex(), True


def names(library):
    lib = library.lib
    return {
        "statuses": [lib.dehusk_status_name(-i).decode() for i in range(10)],
        "kinds": [lib.dehusk_kind_name(i).decode() for i in range(7)],
        "verdicts": [lib.dehusk_verdict_name(i).decode() for i in range(4)],
        "reasons": [lib.dehusk_reason_name(1 << i).decode() for i in range(15)],
    }


def contradictions(answer, must):
    for name, wanted in must.items():
        if name in COLUMNS:
            found = [line[COLUMNS[name]] for line in answer.get("lines", [])]
        else:
            found = answer.get("page", {}).get(name, answer.get(name))
        if name == "line_flags":  # the title line is the model's choice
            found = [flags & ~8 for flags in found]
        if found != wanted:
            yield f"{name} is {found!r}, not {wanted!r}"


def answered(library, case, faults):
    """A case of the file: what was asked, and what the library answers."""
    page, page_is_hex = as_text(case["page"])
    assert sum(case["pushes"]) <= len(bytes_of(page, page_is_hex)), case["name"]
    rules, rules_are_hex = as_text(case["rules"])
    made = {"name": case["name"], "about": case["about"], "level": case["level"],
            "page": page, "page_is_hex": page_is_hex, "pushes": case["pushes"],
            "encoding": case["encoding"], "rules": rules, "rules_are_hex": rules_are_hex,
            "preset": case["preset"], "options": case["options"]}
    if case["level"] == "call":
        made["calls"] = case["calls"]
        return made
    made["expected"] = library.read(made)
    faults += [f"{case['name']}: {fault}"
               for fault in contradictions(made["expected"], case["must"])]
    return made


def printable(text):
    """JSON in which every character can be seen."""
    return "".join(c if c.isprintable() or c == "\n" else
                   json.dumps(c)[1:-1] for c in text)


def written(document):
    """One line for each field of a case, and for each line of its page."""
    def dump(value):
        return printable(json.dumps(value, ensure_ascii=False))

    def list_of(values, indent):
        if not values:
            return "[]"
        return "[\n" + ",\n".join(" " * indent + dump(v) for v in values) + "]"

    def one(case):
        fields = []
        for key, value in case.items():
            if key == "calls":
                value = list_of(value, 4)
            elif key == "expected" and "lines" in value:
                inner = [f'    {dump(k)}: {list_of(v, 5) if k == "lines" else dump(v)}'
                         for k, v in value.items()]
                value = "{\n" + ",\n".join(inner) + "}"
            else:
                value = dump(value)
            fields.append(f"   {dump(key)}: {value}")
        return "  {\n" + ",\n".join(fields) + "}"

    head = [f" {dump(k)}: {dump(v)}" for k, v in document.items() if k != "cases"]
    cases = ",\n".join(one(case) for case in document["cases"])
    return "{\n" + ",\n".join(head) + f',\n "cases": [\n{cases}]\n}}\n'


def update(library):
    faults = []
    document = {"about": HEAD, "version": 2, "model": library.model, "names": names(library),
                "cases": [answered(library, case, faults) for case in CASES]}
    faults += check(library, document)
    if faults:
        return faults
    with open(FILE, "w", encoding="utf-8") as file:
        file.write(written(document))
    with open(FILE, encoding="utf-8") as file:
        assert json.load(file) == document, "what was written reads as something else"
    return []


def differences(found, wanted, place):
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in {**wanted, **found}:
            yield from differences(found.get(key), wanted.get(key), f"{place}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list) and len(found) == len(wanted):
        for i, (f, w) in enumerate(zip(found, wanted)):
            yield from differences(f, w, f"{place}[{i}]")
    elif found != wanted:
        yield f"{place} is {found!r}, not {wanted!r}"


def check_case(library, case):
    if case["level"] == "call":
        yield from differences(Calls(library, case).run(), case["calls"], case["name"])
    else:
        yield from differences(library.read(case), case["expected"], case["name"])


def check(library, document):
    if document["model"] != library.model:
        return [f"recorded with model {document['model']}, the library has {library.model}: "
                "run tests/spec/cases.py --update and look at the diff"]
    faults = list(differences(names(library), document["names"], "names"))
    for case in document["cases"]:
        faults += check_case(library, case)
    return faults + two_threads(library, document["cases"])


def two_threads(library, cases):
    """All cases again, by two threads with contexts of their own, one from the end."""
    faults = []

    def run(ordered):
        try:
            for case in ordered:
                faults.extend("beside another thread: " + f for f in check_case(library, case))
        except Exception as error:  # pylint: disable=broad-except
            faults.append(f"beside another thread: {error!r}")

    threads = [threading.Thread(target=run, args=(order,)) for order in (cases, cases[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    path = arguments[0] if arguments else LIBRARY
    if not os.path.exists(path):
        print(f"cases: skipped: there is no {path}: a shared library is needed")
        sys.exit(77)
    library = Library(os.path.abspath(path))
    if "--update" in sys.argv[1:]:
        faults = update(library)
        good = "cases: written"
    else:
        with open(FILE, encoding="utf-8") as file:
            document = json.load(file)
        faults = check(library, document)
        good = f"cases: {len(document['cases'])} cases, once and by two threads at once"
    for fault in faults:
        print("cases:", fault)
    if faults:
        sys.exit(f"cases: {len(faults)} faults")
    print(good)


if __name__ == "__main__":
    main()
