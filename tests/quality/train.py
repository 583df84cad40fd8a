#!/usr/bin/env python3
"""train.py - one command from the corpus to the library's tables.

    python3 tests/quality/train.py            train, cross-validate, write tables and card
    python3 tests/quality/train.py --dry      the same, writing nothing into the repository
    python3 tests/quality/train.py --dry --model FILE [--pages FOLDER]    your own model: README.md

Builds dump_features, unpacks ../shared/corpus into a cache, lets the library dump what it sees of
each page, aligns lines with the truth, learns token tables and forests, cross-validates by host
with tables that have not seen the page, writes lib/score/weights.c, lib/feature/token_weights.c,
MODEL_CARD.md and results.csv, builds again and checks that the library then gives the very scores
that were computed here.  Seeded; the same tables come out twice on one machine.

SPDX-License-Identifier: MIT
"""
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums of floats depend on how work is cut
import argparse
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np

import augment
import blind
import calibrate
import card
import corpus
import model_file
import tables
import tokens
import trees
from corpus import FOLDS, ROOT
from dump import LINE_BREAK, Tool
from lineset import LineSet, keep_all, keep_best

PAIRS = list(combinations(range(FOLDS), 2))  # token tables 5 .. 14; 0 .. 4 leave out one fold
MARKUP_SETTINGS = dict(depth=6, iterations=300, learning_rate=0.1, rsm=0.4)
TEXT_SETTINGS = dict(depth=6, iterations=400, learning_rate=0.06, rsm=0.25)


def say(*what):
    print(f"[{time.process_time():7.1f}]", *what, flush=True)


def build_tool(cache):
    """A release build of the library and its dump program, in the cache."""
    build = cache / "build"
    subprocess.run(["cmake", "-S", str(ROOT), "-B", str(build), "-DCMAKE_BUILD_TYPE=Release"],
                   check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", str(build), "-j2", "--target", "dump_features"],
                   check=True, stdout=subprocess.DEVNULL)
    return next(p for p in build.rglob("dump_features") if p.is_file())


# ---- markup: token tables that have not seen the line they are used on -----------------------

def table_numbers(fold):
    """Tables for a page of this fold: the one without it, then, for each other fold that may be
    under test, the one without both."""
    return [fold] + [FOLDS + PAIRS.index(tuple(sorted((fold, g))))
                     for g in range(FOLDS) if g != fold]


def learn_tokens(lines, design):
    """The 15 tables of cross-validation, and the one of all pages that is shipped."""
    left_out = [(f,) for f in range(FOLDS)] + PAIRS + [()]
    found, start = [], None
    full, start = design.fit(np.ones(len(lines.fold), bool), lines.good, lines.weight)
    for out in left_out[:-1]:
        mask = ~np.isin(lines.fold, out)
        found.append(design.fit(mask, lines.good, lines.weight, start * 0)[0])
        say("token tables without", out)
    return found, full


def token_blocks(tool, lines, found):
    """columns_for(f): the token columns of all lines when fold f is under test (None: none is)."""
    wanted = [table_numbers(p.fold) for p in lines.pages]
    blocks = tool.token_columns([p.source for p in lines.pages], "html", found, wanted)

    def columns_for(under_test):
        parts = []
        for page, block in zip(lines.pages, blocks):
            if under_test is None or under_test == page.fold:
                parts.append(block[0])
            else:
                others = [g for g in range(FOLDS) if g != page.fold]
                parts.append(block[1 + others.index(under_test)])
        return np.concatenate(parts, axis=1)
    return columns_for


def with_tokens(lines, columns_for, under_test):
    place = [i for i, n in enumerate(lines.names) if n.startswith("token_")]
    columns = lines.columns.copy()
    columns[place] = columns_for(under_test)
    return columns


# ---- both models ------------------------------------------------------------------------------

def grow(lines, columns, mask, settings):
    """A forest from the lines of the mask and their blind copies."""
    columns, good, weight = blind.more(columns[:, mask], lines.names, lines.good[mask],
                                       lines.weight[mask], lines.page[mask], lines.has_tokens)
    return trees.grow(columns.T, lines.names, good, weight, **settings)


def unseen_sums(lines, columns_of, forests, tests):
    """The sums of each test set's lines by the forests that have not seen their fold."""
    total = [np.zeros(len(t.fold), np.int64) for t in tests]
    for f, forest in enumerate(forests):
        for test, sums in zip(tests, total):
            mask = test.fold == f
            mine = (columns_of(f) if test is lines else test.columns)[:, mask]
            sums[mask] = trees.sums(forest, mine, lines.names)
    return total


def cross_validate(lines, columns_of, settings, tests=None):
    """(a permille a line of each test set, by default of the lines themselves; the scale), from
    forests that have not seen the line's host, made as those that are shipped are."""
    tests = tests or [lines]
    forests = []
    for f in range(FOLDS):
        forests.append(grow(lines, columns_of(f), lines.fold != f, settings)[0])
        say("fold", f, "done")
    total = unseen_sums(lines, columns_of, forests, tests)
    scale = trees.honest_scale(*(np.concatenate(part) for part in (
        total, [t.good for t in tests], [t.weight for t in tests])))
    say("scale", scale)
    forests = [forest.scaled(scale) for forest in forests]
    return [trees.permille(sums) for sums in unseen_sums(lines, columns_of, forests, tests)], scale


def grow_all(lines, columns, settings, scale):
    """The forest that is shipped, checked against CatBoost's own sums."""
    forest, model = grow(lines, columns, np.ones(columns.shape[1], bool), settings)
    some = np.linspace(0, columns.shape[1] - 1, 5000).astype(int)
    ours = trees.sums(forest, columns[:, some], lines.names) / tables.UNIT
    theirs = model.predict(columns[:, some].T.astype(np.float32), prediction_type="RawFormulaVal")
    assert np.abs(ours - theirs).max() < 0.3, "the exported forest is not the grown one"
    gain = sorted(zip(model.get_feature_importance(), lines.names), reverse=True)
    return forest.scaled(scale), gain


def report(name, lines, permille, keep=None):
    """Rows for results.csv: (set, type, pages, precision, recall, F1, F1 of the best cuts)."""
    table = lines.scores(keep_all(lines, permille) if keep is None else keep)
    best = lines.scores(keep_best(lines, permille))
    rows = []
    groups = [("wcxb", None)] + [("wcxb", t) for t in card.TYPES]
    groups += [("articles", None), ("husk", None)]
    for which, kind in groups:
        mask = np.array([p.corpus == which and kind in (None, p.type) for p in lines.pages])
        if mask.any():
            p, r, f = table[mask].mean(axis=0)
            rows.append((name, which if kind is None else kind, int(mask.sum()), p, r, f,
                         best[mask, 2].mean()))
    for row in rows:
        say("%-22s %-14s %5d  P %.4f  R %.4f  F1 %.4f  best cut %.4f" % row)
    return rows


def ceiling(name, lines):
    return report(name + " ceiling", lines, lines.good.astype(np.uint16) * 1000,
                  lines.good.astype(bool))[:1]


def decided(tool, lines, permille, paths, form, drop_blank=False):
    """What lib/decide keeps, given these permilles."""
    pieces = [permille[lines.slice(i)] for i in range(len(lines.pages))]
    return np.concatenate([d[0] for d in tool.decide(paths, form, pieces, drop_blank)])


# ---- the two trainings ------------------------------------------------------------------------

def markup_lines(tool, pages):
    names, dumps = tool.pages([p.source for p in pages], "html")
    say("dumped", len(pages), "pages,", len(names), "columns")
    lines = LineSet(pages, dumps, names)
    say("aligned", len(lines.fold), "lines,", f"{lines.good.mean():.3f} of them article")
    return lines


def train_markup(tool, pages, options):
    lines = markup_lines(tool, pages)
    rows = ceiling("html", lines)
    found, full = learn_tokens(lines, tokens.Design(lines.dumps))
    columns_for = token_blocks(tool, lines, found)
    settings = {**MARKUP_SETTINGS, **options.settings}
    (permille,), scale = cross_validate(lines, lambda f: with_tokens(lines, columns_for, f),
                                        settings)
    np.save(tool.scratch / "markup_permille.npy", permille)
    rows += report("html", lines, permille)
    keep = decided(tool, lines, permille, [p.source for p in pages], "html")
    rows += report("html decided", lines, permille, keep)
    calibration = card.calibration(lines, permille)
    forest, gain = grow_all(lines, with_tokens(lines, columns_for, None), settings, scale)
    return forest, tokens.as_named(full), rows, gain, calibration, lines


def page_text(dump):
    """A page as text: a line a line, a blank line between blocks, as the seeds have it."""
    parts = []
    for text, flags in zip(dump.line_texts(), dump.lines["flags"].tolist()):
        if parts and not flags & LINE_BREAK:
            parts.append("")
        parts.append(text.replace("\n", " "))
    return "\n".join(parts) + "\n"


def article_texts(cache, pages, lines):
    """Text files of the article corpus, made from what the library reads of its HTML."""
    folder = cache / "articles-text"
    folder.mkdir(parents=True, exist_ok=True)
    for page, dump in zip(lines.pages, lines.dumps):
        if page.corpus in ("articles", "own"):
            page.text = folder / f"{page.key}.txt"
            page.text.write_text(page_text(dump), encoding="utf-8")
    return [p for p in pages if p.text is not None]


def halves(spaced, dense):
    """One training set of both: each page with blank lines or without, in turn.  The two differ
    in few columns, and half the lines grow the same trees in half the time."""
    even = np.arange(len(spaced.pages)) % 2 == 0
    return spaced.part(even), dense.part(~even)


def text_sets(tool, pages):
    paths = [p.text for p in pages]
    names, spaced = tool.pages(paths, "text")
    return LineSet(pages, spaced, names), \
        LineSet(pages, tool.pages(paths, "text", drop_blank=True)[1], names)


def train_text(tool, pages, options):
    spaced, dense = text_sets(tool, pages)
    husk = text_sets(tool, augment.make(spaced, options.cache / "husk"))
    lines = LineSet.join([*halves(spaced, dense), *halves(*husk)])
    say("aligned", len(lines.fold), "lines of text to learn from")
    settings = {**TEXT_SETTINGS, **options.settings}
    tests = [("text", spaced), ("text without blanks", dense), ("text with more husk", husk[0])]
    permilles, scale = cross_validate(lines, lambda f: lines.columns, settings,
                                      [t for _, t in tests])
    np.save(tool.scratch / "text_permille.npy", permilles[0])
    rows = []
    for (name, part), permille in zip(tests, permilles):
        rows += ceiling(name, part) + report(name, part, permille)
        keep = decided(tool, part, permille, [p.text for p in part.pages], "text", part is dense)
        rows += report(name + " decided", part, permille, keep)
    forest, gain = grow_all(lines, lines.columns, settings, scale)
    return forest, rows, gain, card.calibration(spaced, permilles[0]), lines, spaced


def verify(tool, forests, lines, text_lines):
    """The library as built from the written tables gives the scores that are computed here."""
    for forest, part, form, attribute in ((forests["markup"], lines, "html", "source"),
                                          (forests["text"], text_lines, "text", "text")):
        pages = part.pages[::17]
        names, dumps = tool.pages([getattr(p, attribute) for p in pages], form, scores=True)
        for dump in dumps:
            expected = trees.permille(trees.sums(forest, dump.columns, names))
            assert (expected == dump.scores).all(), "the library scores otherwise"
    say("the library gives the very scores that were computed here")


def meaning(tool, lines, spaced):
    """What calibrate.py says of the permilles of this cross-validation."""
    return [row for name, part, form, attribute in (("html", lines, "html", "source"),
                                                    ("text", spaced, "text", "text"))
            for row in calibrate.rows_of(
                name, tool, part,
                np.load(tool.scratch / f"{'text' if form == 'text' else 'markup'}_permille.npy"),
                [getattr(p, attribute) for p in part.pages], form)]


def parse_settings(pairs):
    found = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        found[name] = float(value) if "." in value else int(value)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "quality")
    parser.add_argument("--tool", type=Path, help="a built dump_features (default: build one)")
    parser.add_argument("--dry", action="store_true", help="write nothing into the repository")
    parser.add_argument("--pages", type=Path, help="a folder of pages of your own to learn from")
    parser.add_argument("--model", type=Path, help="write a model file, too")
    parser.add_argument("--every", type=int, default=1, help="use each N-th page only")
    parser.add_argument("--set", dest="settings", action="append", default=[],
                        metavar="NAME=VALUE", help="a CatBoost setting")
    options = parser.parse_args()
    options.settings = parse_settings(options.settings)
    if corpus.ARCHIVES.is_dir():
        corpus.unpack(options.cache)
    elif options.pages is None:
        sys.exit(f"train.py: no corpus at {corpus.ARCHIVES}")
    tool = Tool(options.tool or build_tool(options.cache), options.cache / "scratch")
    pages = corpus.load(options.cache)[::options.every] + corpus.own(options.pages)
    markup, full, rows, gain, calibration, lines = train_markup(tool, pages, options)
    with_text = article_texts(options.cache, pages, lines)
    text, text_rows, text_gain, text_calibration, text_lines, spaced = \
        train_text(tool, with_text, options)
    forests = {"markup": markup, "text": text}
    if options.model:
        options.model.write_bytes(model_file.model_bytes(tables.model_id(forests, full), forests,
                                                         full, lines.names))
    if options.dry:
        say("would be model", tables.model_id(forests, full))
        return
    made_from = card.made_from(pages)
    identity = tables.write(ROOT, forests, full, made_from)
    said = meaning(tool, lines, spaced)
    calibrate.write(ROOT / "tests/quality", said)
    card.write(ROOT, identity, made_from, rows + text_rows, forests,
               {"markup": gain, "text": text_gain},
               {"markup": calibration, "text": text_calibration}, lines, text_lines, said)
    say("model", identity)
    if options.tool is None:
        verify(Tool(build_tool(options.cache), tool.scratch), forests, lines, spaced)


if __name__ == "__main__":
    main()
