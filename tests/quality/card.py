"""card.py - what is written about a training: MODEL_CARD.md and results.csv.

SPDX-License-Identifier: MIT
"""
import csv
from collections import Counter

import numpy as np

import calibrate
import corpus

TYPES = ("article", "documentation", "service", "forum", "listing", "product", "collection")
HEAD = ("set", "pages of", "pages", "precision", "recall", "f1", "f1_best_cut")


def made_from(pages):
    """One line that names the data, for the generated files."""
    archives = [corpus.ARCHIVES / f"{n}.tar.zst" for n in ("wcxb", "wet", "articles")]
    count = Counter(p.corpus for p in pages)
    return (f"{count['wcxb']} pages of WCXB 1.0 and {count['articles']} article pages "
            f"(sha256 of the archives begins {corpus.digest(archives)})")


def calibration(lines, permille):
    """(Brier score, rows of (from, to, words' share, mean permille, share that is article)),
    each line weighed by its words."""
    weight = np.maximum(lines.words, 1).astype(float)
    return (calibrate.brier(permille, lines.good, weight),
            calibrate.bins(permille, lines.good, weight))


def results_csv(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEAD)
        for row in rows:
            out.writerow(list(row[:3]) + [f"{v:.4f}" for v in row[3:]])


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, r)) + " |" for r in rows])


def score_table(rows):
    return table(("set", "pages of", "pages", "precision", "recall", "F1", "F1, best cut"),
                 [(a, b, n, f"{p:.3f}", f"{r:.3f}", f"**{f:.4f}**", f"{best:.3f}")
                  for a, b, n, p, r, f, best in rows])


def calibration_text(name, found):
    brier, rows = found
    body = table(("score", "share of words", "mean score", "share that is article"),
                 [(f"{a:.1f} to {b:.1f}", f"{s:.3f}", f"{p:.3f}", f"{g:.3f}")
                  for a, b, s, p, g in rows])
    return f"### {name}: Brier score {brier:.4f}\n\n{body}\n"


def forest_line(name, forest, lines):
    used = {c for tree in forest.splits for c, _ in tree}
    size = sum(len(leaf) + 3 * len(split)
               for leaf, split in zip(forest.leaves, forest.splits))
    return (f"- **{name}**: {len(forest.splits)} symmetric trees of depth {forest.depth} over "
            f"{len(used)} of {len(lines.names)} columns, {size / 1000:.0f} kB; learned from "
            f"{len(lines.fold)} lines, {lines.good.mean():.0%} of them article.")


TEXT = """# Model {identity}

Made by `tests/quality/train.py`; do not edit.

## Data

{made_from}.

WCXB 1.0 (Murrough Foley, 2026, CC-BY-4.0): pages of its development split with hand-made truth.
The article pages come from the test pages of Mozilla Readability, Postlight Parser, newspaper4k and
goose3 and carry an extractor's reviewed output; their captions and top headings count as husk, as
in WCXB, and pages of WCXB that are no articles weigh 1.3 to make up for them.  Plain text is the
same pages as text, with blank lines between blocks and without in turn, and a quarter of the articles
once more with teasers and feeds of other pages put in (scored below as "husk").  A quarter of the pages is
learned from once more without phrases, another quarter without tokens, at half the weight.  Hosts: {hosts}.

## Shape

{forests}
- **tokens**: 3 tables of 4096 log-odds, 12 kB, for the words of class, id, role and itemprop and for
  element names.

## Score

Word F1 as WCXB counts it (lower-cased words as multisets, mean over pages), five folds by host: no
page is scored by tables that have seen its host.  "ceiling" keeps exactly the lines that the truth
holds; "decided" is what `lib/decide` makes of the scores, the rest the bare best expected F1; "best
cut" is what the best threshold of each page would give.

{scores}

## Calibration

Of the cross-validated scores; lines weigh as many words as they have.

{calibrations}
### Pages

Of WCXB's pages: the F1 that `dehusk_page.confidence` expects beside the true one, by tenths of
confidence; Spearman's rank correlation of the two; the share of pages whose verdict is what their type
says (listing and collection: LISTING; no truth: EMPTY; all others: ARTICLE).  All rows, and the verdicts
by type, are in `calibration.csv`.

{meaning}
## What the trees look at

{gains}
## Limits

WCXB is practically all English, so other languages are barely measured: {languages} pages of the
article corpus are in other scripts than Latin.  Products, collections and listings are the
weakest, because nothing on many such pages says where their own content ends.  Pages drawn by
scripts have little text to judge.
"""


def meaning_text(said):
    """Rows of calibrate.py about whole pages."""
    text = ""
    for name, title in (("html", "HTML"), ("text", "Plain text")):
        rows = [r for r in said if r[0] == name]
        body = table(("pages", "expected F1", "F1"),
                     [(r[2], r[4], r[5]) for r in rows if r[2].startswith("tenth")])
        figures = {r[2]: r[5] for r in rows}
        text += (f"{title}: rank correlation {figures['rank correlation with F1']}, verdicts "
                 f"{figures['accuracy']}.\n\n{body}\n\n")
    return text


def other_scripts(pages):
    return sum(1 for p in pages if p.truth and
               sum(c.isalpha() and c > "\u0250" for c in p.truth) > 0.3 * len(p.truth))


def write(root, identity, data, rows, forests, gains, calibrations, lines, text_lines, said):
    folder = root / "tests/quality"
    results_csv(folder / "results.csv", rows)
    parts = {"markup": lines, "text": text_lines}
    names = {"markup": "HTML", "text": "Plain text"}
    gain_text = "".join(
        f"- {names[k]}: " + ", ".join(f"{n} {g:.1f}" for g, n in found[:25]) + ".\n"
        for k, found in gains.items())
    (folder / "MODEL_CARD.md").write_text(TEXT.format(
        identity=identity, made_from=data[0].upper() + data[1:],
        hosts=len({p.host for p in lines.pages}),
        forests="\n".join(forest_line(k, f, parts[k]) for k, f in forests.items()),
        scores=score_table(rows),
        calibrations="\n".join(calibration_text(names[k], c) for k, c in calibrations.items()),
        meaning=meaning_text(said), gains=gain_text, languages=other_scripts(lines.pages)), encoding="utf-8")
