"""The cases that C and every binding pass: tests/spec/cases/README.md.

SPDX-License-Identifier: MIT
"""
import concurrent.futures
import json
import pathlib

import pytest

import dehusk
from dehusk import _core

ROOT = pathlib.Path(__file__).resolve().parents[3]
DOCUMENT = json.loads((ROOT / "tests/spec/cases/cases.json").read_text(encoding="utf-8"))
CASES = [case for case in DOCUMENT["cases"] if case["level"] == "page"]
SAME_MODEL = DOCUMENT["model"] == dehusk.model_id
NAMES = {"keep_permille": "keep"}
STEPS = {-7: "rules", -3: "new", -8: "encoding"}


def data(case, field, is_hex):
    return bytes.fromhex(case[field]) if case[is_hex] else case[field].encode("utf-8")


def pieces(case):
    page, at = data(case, "page", "page_is_hex"), 0
    if not case["pushes"]:
        return page
    cut = []
    for size in case["pushes"]:
        cut.append(page[at:at + size])
        at += size
    return cut + [page[at:]]


def cleaner(case):
    options = {NAMES.get(name, name): value for name, value in case["options"].items()}
    flags = options.pop("flags", 0)
    options["format"] = dehusk.FORMATS[options.get("format", 0)]
    options.pop("output", None)  # a Page has both
    if "comments" in options:
        options["comments"] = dehusk.COMMENTS[options["comments"]]
    if "flags" in case["options"]:
        options["title"] = bool(flags & 1)
    rules = data(case, "rules", "rules_are_hex")
    return dehusk.Cleaner(**options, preset=case["preset"] or None, invert=bool(flags & 2),
                          rules=dehusk.Rules(rules) if rules else None)


def unsayable(case):
    """Values that Cleaner has no words for: asked of the module beneath."""
    options = case["options"]
    return (options.get("output", 0) > 1 or options.get("comments", 0) > 2
            or options.get("flags", 0) > 3 or options.get("format", 0) > 3)


def expect_error(case, expected):
    if unsayable(case):
        names = ("format", "flags", "keep_permille", "max_lines", "max_line_bytes",
                 "max_page_bytes", "output", "comments")
        with pytest.raises(ValueError) as caught:
            _core.Context(*(case["options"].get(name, 0) for name in names), None)
        assert caught.value.args == (expected["error"],)
        return
    with pytest.raises(dehusk.Error) as caught:
        cleaner(case).clean(pieces(case), encoding=case["encoding"] or None)
    error = caught.value
    assert error.status == expected["error"] and str(error)
    assert error.name == DOCUMENT["names"]["statuses"][-error.status]
    if "rule_line" in expected:
        assert (error.line, error.offset) == (expected["rule_line"], expected["rule_offset"])


def check(case):
    expected = case["expected"]
    if expected["error"]:
        expect_error(case, expected)
        return
    page = cleaner(case).clean(pieces(case), encoding=case["encoding"] or None)
    wanted = expected["page"]
    assert dehusk.FORMATS.index(page.format) == wanted["format"]
    assert (page.encoding, page.bytes, page.skipped_rules, len(page.lines)) == (
        wanted["encoding"], wanted["bytes"], wanted["skipped_rules"], wanted["lines"])
    title = 0 if SAME_MODEL else dehusk.LineFlag.TITLE
    stable = ("kind", "offset", "offset_end", "level", "row", "link_bytes", "text")
    for line, one in zip(page.lines, expected["lines"], strict=True):
        assert [getattr(line, name) for name in stable] == [one[name] for name in stable]
        assert line.flags | title == one["flags"] | title
    if not SAME_MODEL:
        return
    assert (page.verdict, page.confidence, page.kept, page.title) == (
        wanted["verdict"], wanted["confidence"], wanted["kept"], wanted["title"])
    assert page.title_line == (None if wanted["title_line"] < 0 else wanted["title_line"])
    assert (page.text, page.markdown) == (expected["text"], expected["markdown"])
    assert [(line.keep, line.score, line.reasons) for line in page.lines] == [
        (bool(one["keep"]), one["score"], one["reasons"]) for one in expected["lines"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    check(case)


def test_two_threads_pass_all_cases_at_once():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(lambda order: [check(case) for case in order], order)
                     for order in (CASES, CASES[::-1])]:
            done.result()


def test_names_are_those_of_the_library():
    names = DOCUMENT["names"]
    assert [kind.name.lower() for kind in dehusk.Kind] == names["kinds"]
    assert [verdict.name.lower() for verdict in dehusk.Verdict] == names["verdicts"]
    assert [reason.name.lower() for reason in dehusk.Reason] == names["reasons"]
    assert [_core.name_of(1, reason) for reason in dehusk.Reason] == names["reasons"]


def test_the_model_is_that_of_the_cases():
    if not SAME_MODEL:
        pytest.skip(f"the cases are of model {DOCUMENT['model']}: no verdicts were compared")
