"""page_texts.py - reads texts/*.txt, what a language's test pages are composed of.

In: a file a language.  Out: a Language: its article, the strings of each kind of husk, and
where the file has them a product and a forum thread.  A file begins with "key value" lines
(script, dir, words, site); "@kind" begins a section of one string a line; a line of an
article, product or thread begins with a mark that says what it is (MARKS), or is a paragraph.
All texts are made up for these pages, in the wording of sites in that language.  They are for
measuring, never for training.

SPDX-License-Identifier: MIT
"""
import collections
import os

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "texts")

# One element of an article, product or thread: what it is, and its parts.
Part = collections.namedtuple("Part", "what parts")
Language = collections.namedtuple("Language", "code name head husk bodies")

MARKS = {"= ": "title", "~ ": "byline", "^ ": "date", "! ": "caption", "## ": "heading",
         "* ": "item", "> ": "quote", "| ": "row", "+ ": "teaser", "$ ": "price",
         "- ": "action", "? ": "review", "% ": "husk_heading", "& ": "husk_link"}
BODIES = ("article", "product", "forum")
KINDS = ("menu", "crumbs", "skip", "search", "login", "cookie", "share", "newsletter", "related",
         "mostread", "comments", "author", "tags", "pages", "ad", "footer", "imprint", "apps",
         "feed")


def read_part(line):
    """A line of a body as a Part."""
    for mark, what in MARKS.items():
        if line.startswith(mark):
            rest = line[len(mark):]
            if what == "row":
                return Part(what, rest.split(" | "))
            return Part(what, rest.split(" || "))
    return Part("text", [line])


def read_language(path):
    """The Language of one file; ValueError names what is wrong with it."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    head = {"dir": "ltr", "words": "spaces"}
    husk, bodies, section = {}, {}, None
    for line in lines[1:]:
        if line.startswith("@"):
            section = line[1:]
            if section not in KINDS and section not in BODIES:
                raise ValueError(f"{path}: no kind {section}")
            (bodies if section in BODIES else husk)[section] = []
        elif not line.strip():
            raise ValueError(f"{path}: a blank line")
        elif section is None:
            key, value = line.split(" ", 1)
            head[key] = value
        elif section in BODIES:
            bodies[section].append(read_part(line))
        else:
            husk[section].append(line.split(" || "))
    missing = [kind for kind in KINDS if kind not in husk]
    if missing or "article" not in bodies:
        raise ValueError(f"{path}: without {missing or 'article'}")
    code = os.path.basename(path)[:-len(".txt")]
    return Language(code, lines[0].lstrip("# "), head, husk, bodies)


def read_all():
    """All languages, English first (the others are measured against it)."""
    names = sorted(os.listdir(HERE), key=lambda name: (name != "en.txt", name))
    return [read_language(os.path.join(HERE, name)) for name in names if name.endswith(".txt")]
