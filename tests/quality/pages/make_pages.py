#!/usr/bin/env python3
"""make_pages.py - writes the test pages of all languages to a folder, to be looked at.

Usage: make_pages.py FOLDER

For each page: NAME.html with NAME.labels (label, kind and text, a row a line of the page),
and its plain text with blank lines between blocks (NAME.txt, NAME.txt.labels) and without
(NAME.tight.txt, NAME.tight.txt.labels).  The same bytes come out each time, so they are not
committed: ../languages.py makes them in memory.

SPDX-License-Identifier: MIT
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page_layouts  # noqa: E402  (beside this file)
import page_texts    # noqa: E402


def write(path, text):
    """A file of UTF-8."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def labels(rows, whole):
    """A labels file: as in the seeds, or with what each row is."""
    if whole:
        return "".join(f"{row.label}\t{row.kind}\t{row.text}\n" for row in rows)
    return "".join(row.label + "\n" for row in rows)


def main():
    """Writes all pages."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder, count = sys.argv[1], 0
    os.makedirs(folder, exist_ok=True)
    for language in page_texts.read_all():
        for page in page_layouts.pages_of(language):
            path = os.path.join(folder, f"{language.code}.{page.shape}")
            write(path + ".html", page.html())
            write(path + ".labels", labels(page.rows, True))
            for ending, blank_lines in ((".txt", True), (".tight.txt", False)):
                text, rows = page_layouts.text_of(page, blank_lines)
                write(path + ending, text)
                write(path + ending + ".labels", labels(rows, False))
            count += 1
    print(f"{count} pages in {folder}")


if __name__ == "__main__":
    main()
