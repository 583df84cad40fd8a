#!/usr/bin/env python3
"""languages.py - how well the library keeps text in each language, on pages/ (made up by us).

Usage: languages.py LIBRARY             measures and checks: exit 1 when a language fails
       languages.py --write LIBRARY     and writes languages.csv, and results.csv's rows
       languages.py --kinds LIBRARY     and shows the share kept of each kind of content
       languages.py --lines NAME LIBRARY   shows a page's lines ("th.portal", "th.portal.tight")

Each page is cleaned three times, with the defaults: as HTML, as text with blank lines between
blocks, and as text without.  The library's lines are laid over the labelled rows by their
characters, so it may cut lines as it likes.  F1 is that of the words that must stay against
those kept (of letters, in scripts without spaces); words labelled '?' do not count.  A
language's figure is the mean over its pages; English is measured on the same shapes.

SPDX-License-Identifier: MIT
"""
import collections
import csv
import ctypes
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "pages"))
import page_layouts  # noqa: E402
import page_texts    # noqa: E402

FORMS = ("html", "text", "tight")
# Languages that the phrase and word tables do not know too: none of them is to get a list for this.
OF_ENGLISH = 0.85   # no language below this share of English
FLOOR = 0.80        # nor below this: the lowest measured is 0.881 as HTML, 0.848 as text
FIELDS = ("language", "script", "form", "shape", "pages", "f1", "precision", "recall",
          "of_english")

Result = collections.namedtuple("Result", "language form shape f1 precision recall kinds")


class Line(ctypes.Structure):
    """The fields of dehusk_line that are needed; dehusk_lines gives the true stride."""
    _fields_ = [("size", ctypes.c_uint32), ("index", ctypes.c_uint32),
                ("kind", ctypes.c_uint32), ("keep", ctypes.c_uint32),
                ("score", ctypes.c_uint32), ("reasons", ctypes.c_uint32),
                ("offset", ctypes.c_uint64), ("text", ctypes.c_void_p),
                ("length", ctypes.c_size_t)]


class Library:
    """libdehusk.so, and the lines it finds."""

    def __init__(self, path):
        self.lib = ctypes.CDLL(path)
        pointer = ctypes.c_void_p
        self.lib.dehusk_new.argtypes = [pointer, pointer, pointer]
        self.lib.dehusk_push.argtypes = [pointer, ctypes.c_char_p, ctypes.c_size_t]
        self.lib.dehusk_finish.argtypes = [pointer]
        self.lib.dehusk_reset.argtypes = [pointer]
        self.lib.dehusk_lines.argtypes = [pointer, pointer, pointer, pointer]
        self.lib.dehusk_model_id.restype = ctypes.c_char_p
        self.ctx = ctypes.c_void_p()
        self.expect(self.lib.dehusk_new(None, None, ctypes.byref(self.ctx)))

    @staticmethod
    def expect(status):
        """A status that is no error."""
        if status != 0:
            raise RuntimeError(f"dehusk says {status}")

    def lines(self, text):
        """(kept, score, text) of each line of a page."""
        data = text.encode("utf-8")
        self.lib.dehusk_reset(self.ctx)
        self.expect(self.lib.dehusk_push(self.ctx, data, len(data)))
        self.expect(self.lib.dehusk_finish(self.ctx))
        first, count, stride = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_size_t()
        self.expect(self.lib.dehusk_lines(self.ctx, ctypes.byref(first), ctypes.byref(count),
                                          ctypes.byref(stride)))
        found = []
        for number in range(count.value):
            line = Line.from_address(first.value + number * stride.value)
            found.append((line.keep, line.score,
                          ctypes.string_at(line.text, line.length).decode("utf-8")))
        return found


def units_of(text, by_letters):
    """Offsets, in the text without white space, of its words or letters."""
    offset, units = 0, []
    for word in text.split():
        letters = [offset + number for number, letter in enumerate(word)
                   if unicodedata.category(letter)[0] in "LN"]
        units += letters if by_letters else letters[:1]
        offset += len(word)
    return units


def squeeze(text):
    """The text without white space."""
    return "".join(text.split())


def kept_letters(rows, lines, name):
    """For each character of the rows, without white space: does the library keep it?  A line
    that stands nowhere in the rows is a fault of the pages or of the reader: told, not scored."""
    stream = "".join(squeeze(row.text) for row in rows)
    kept, place = bytearray(len(stream)), 0
    for keep, _, text in lines:
        letters = squeeze(text)
        found = stream.find(letters, place)
        if found < 0:
            raise RuntimeError(f"{name}: no row has the line {text!r}")
        place = found + len(letters)
        if keep:
            kept[found:place] = b"\1" * len(letters)
    return kept


def measure(language, page, form, library):
    """The Result of one page in one form."""
    if form == "html":
        text, rows = page.html(), page.rows
    else:
        text, rows = page_layouts.text_of(page, form == "text")
    kept = kept_letters(rows, library.lines(text), f"{language.code}.{page.shape}.{form}")
    by_letters = language.head["words"] == "characters"
    counts, kinds, offset = collections.Counter(), collections.defaultdict(lambda: [0, 0]), 0
    for row in rows:
        for unit in units_of(row.text, by_letters):
            keep = kept[offset + unit]
            counts[row.label, keep] += 1
            kinds[row.label, row.kind][keep] += 1
        offset += len(squeeze(row.text))
    right, wrong, missed = counts["K", 1], counts["D", 1], counts["K", 0]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * right / (2 * right + wrong + missed) if right else 0.0
    return Result(language.code, form, page.shape, f1, precision, recall, kinds)


def mean(values):
    """The mean of some numbers."""
    values = list(values)
    return sum(values) / len(values)


def summary(languages, results):
    """Rows of languages.csv: each language and form as a whole, then by shape, then all."""
    rows = []
    for form in FORMS:
        of = {(r.language, r.shape): r for r in results if r.form == form}
        for language in languages:
            own = [r for (code, _), r in of.items() if code == language.code]
            groups = [("all", own)] + [(r.shape, [r]) for r in own]
            for shape, group in groups:
                english = mean(of["en", r.shape].f1 for r in group)
                f1 = mean(r.f1 for r in group)
                rows.append((language.code, language.head["script"], form, shape, len(group), f1,
                             mean(r.precision for r in group), mean(r.recall for r in group),
                             f1 / english if english else 0.0))
        shapes = sorted({shape for _, shape in of})
        for shape in ["all"] + shapes:
            group = [r for r in of.values() if shape in ("all", r.shape)]
            english = mean(of["en", r.shape].f1 for r in group)
            f1 = mean(r.f1 for r in group)
            rows.append(("all", "all", form, shape, len(group), f1,
                         mean(r.precision for r in group), mean(r.recall for r in group),
                         f1 / english if english else 0.0))
    return rows


def faults_of(rows):
    """What is not as it should be, a line each."""
    faults = []
    for code, _, form, shape, _, f1, _, _, share in rows:
        if shape != "all" or code == "all":
            continue
        if share < OF_ENGLISH:
            faults.append(f"{code} {form}: F1 {f1:.3f} is {share:.2f} of English")
        if f1 < FLOOR:
            faults.append(f"{code} {form}: F1 {f1:.3f} is below the floor")
    return faults


def write_rows(rows):
    """languages.csv."""
    with open(os.path.join(HERE, "languages.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for row in rows:
            writer.writerow([f"{value:.3f}" if isinstance(value, float) else value
                             for value in row])


def write_results(rows):
    """The languages' rows of results.csv, which train.py leaves out."""
    path = os.path.join(HERE, "results.csv")
    with open(path, encoding="utf-8") as file:
        others = [line for line in file if not line.startswith("language ")]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(others)
        for code, _, form, shape, pages, f1, precision, recall, _ in rows:
            if shape == "all":
                file.write(f"language {form},{code},{pages},{precision:.4f},{recall:.4f},"
                           f"{f1:.4f},\n")


def show_kinds(results):
    """The share kept of each kind of content, by form, with the languages that fare worst."""
    for form in FORMS:
        table = collections.defaultdict(dict)
        for result in results:
            if result.form != form:
                continue
            for key, (dropped, kept) in result.kinds.items():
                old = table[key].get(result.language, (0, 0))
                table[key][result.language] = (old[0] + dropped, old[1] + kept)
        for (label, kind), by in sorted(table.items()):
            shares = {code: kept / (dropped + kept) for code, (dropped, kept) in by.items()
                      if dropped + kept}
            worst = sorted(shares, key=lambda code: shares[code], reverse=label != "K")[:8]
            print(f"{form:5} {label} {kind:12} kept {mean(shares.values()):.2f}   "
                  + " ".join(f"{code} {shares[code]:.2f}" for code in worst))


def show_lines(name, languages, library):
    """The lines of one page, with what the library makes of them."""
    code, shape, *form = name.split(".")
    language = next(language for language in languages if language.code == code)
    page = next(page for page in page_layouts.pages_of(language) if page.shape == shape)
    text = page_layouts.text_of(page, form == ["text"])[0] if form else page.html()
    labels = {}
    for row in page.rows:
        labels.setdefault(squeeze(row.text), row.label)
    for keep, score, line in library.lines(text):
        print(f"{labels.get(squeeze(line), ' ')} {'keep' if keep else '-   '} {score:4} {line}")


def main():
    """Measures, shows, checks."""
    arguments = sys.argv[1:]
    if not arguments:
        print("languages: skipped: no shared library was built")
        sys.exit(77)
    library, languages = Library(arguments[-1]), page_texts.read_all()
    if arguments[0] == "--lines":
        show_lines(arguments[1], languages, library)
        return
    results = [measure(language, page, form, library) for language in languages
               for page in page_layouts.pages_of(language) for form in FORMS]
    rows = summary(languages, results)
    if arguments[0] == "--write":
        write_rows(rows)
        write_results(rows)
    if arguments[0] == "--kinds":
        show_kinds(results)
    figures = {(row[0], row[2]): row for row in rows if row[3] == "all"}
    print("model", library.lib.dehusk_model_id().decode())
    for language in languages + [page_texts.Language("all", "", {"script": ""}, {}, {})]:
        own = [figures[language.code, form] for form in FORMS]
        print(f"{language.code:8} {language.head['script']:14}"
              + "".join(f"  {row[2]} {row[5]:.3f} ({row[8]:.2f})" for row in own))
    faults = faults_of(rows)
    for fault in faults:
        print("fault:", fault)
    scripts = {language.head["script"] for language in languages}
    print(f"languages: {len(results) // 3} pages, {len(languages)} languages, "
          f"{len(scripts)} scripts, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
