#!/usr/bin/env python3
"""flat_cases.py - the shared cases for languages whose library reads no JSON.

In:   the library's model id (the binding's own answer to it).
Out:  cases.json of level "page", a field a line, as standard output: words with blanks between
      them, text as hexadecimal ("-" is empty).  A case is these lines, in this order:

        case NAME
        page HEX / pushes N... / encoding HEX / rules HEX / preset HEX
        option NAME N                        for each that is to be set
        = LINE                               what a runner must say of it, line by line; one of
              error STATUS STEP RULE_LINE RULE_OFFSET
          or, of a page,
              page FORMAT ENCODING LINES BYTES SKIPPED_RULES
              line KIND OFFSET END LEVEL ROW LINK_BYTES FLAGS-WITHOUT-8 TEXT    for each line
              verdict VERDICT CONFIDENCE KEPT TITLE TITLE_LINE
              text TEXT / markdown TEXT
              score KEEP SCORE REASONS FLAGS-AND-8                              for each line
        end

Why:  a runner writes the same lines of what it was told, and compares them as they are.  From
      "verdict" on they belong to the model and are left out for another one, so that a runner
      compares as many lines as there are.

SPDX-License-Identifier: MIT
"""
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILE = os.path.join(ROOT, "tests", "spec", "cases", "cases.json")
TITLE = 8


def hexed(text):
    return text.encode("utf-8").hex() or "-"


def data(case, field, is_hex):
    return (case[field] or "-") if case[is_hex] else hexed(case[field])


def answer(expected, same_model):
    if expected["error"]:
        yield (f"error {expected['error']} {expected['error_in']} "
               f"{expected.get('rule_line', 0)} {expected.get('rule_offset', 0)}")
        return
    page, lines = expected["page"], expected["lines"]
    yield (f"page {page['format']} {hexed(page['encoding'])} {page['lines']} {page['bytes']} "
           f"{page['skipped_rules']}")
    for line in lines:
        numbers = [line[n] for n in ("kind", "offset", "offset_end", "level", "row", "link_bytes")]
        yield " ".join(map(str, ["line", *numbers, line["flags"] & ~TITLE, hexed(line["text"])]))
    if not same_model:
        return
    yield (f"verdict {page['verdict']} {page['confidence']} {page['kept']} "
           f"{hexed(page['title'])} {page['title_line']}")
    yield "text " + hexed(expected["text"])
    yield "markdown " + hexed(expected["markdown"])
    for line in lines:
        yield f"score {line['keep']} {line['score']} {line['reasons']} {line['flags'] & TITLE}"


def main():
    with open(FILE, encoding="utf-8") as file:
        document = json.load(file)
    same_model = document["model"] == sys.argv[1]
    if not same_model:
        print(f"cases: of model {document['model']}, not {sys.argv[1]}: no verdicts are compared",
              file=sys.stderr)
    for case in document["cases"]:
        if case["level"] != "page":
            continue
        print("case", case["name"])
        print("page", data(case, "page", "page_is_hex"))
        print(" ".join(["pushes", *map(str, case["pushes"])]))
        print("encoding", hexed(case["encoding"]))
        print("rules", data(case, "rules", "rules_are_hex"))
        print("preset", hexed(case["preset"]))
        for name, value in case["options"].items():
            print("option", name, value)
        for line in answer(case["expected"], same_model):
            print("=", line)
        print("end")


if __name__ == "__main__":
    main()
