"""justext.justext by dehusk: ``from dehusk.justext import justext, get_stoplist``.

The call is jusText 3's, and so is the answer's shape: a list of paragraphs that know their text
and whether they are boilerplate.  A paragraph is a block of the page.  Lengths, densities and
stop words steer nothing here and are accepted; dom_path and xpath are "".

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import re
from typing import Any

from . import Cleaner, Kind, Line, LineFlag, Reason

_cleaner = Cleaner(format="html")


class Paragraph:
    """A block of the page, with the names of justext.paragraph.Paragraph."""

    def __init__(self, lines: list[Line]) -> None:
        self.text_nodes = [line.text for line in lines]
        self.class_type = "good" if any(line.keep for line in lines) else "bad"
        self.cf_class = ("short" if any(line.reasons & Reason.SHORT for line in lines)
                         else self.class_type)
        self.heading = lines[0].kind == Kind.HEADING
        self.chars_count_in_links = sum(line.link_bytes for line in lines)
        self.tags_count = 0
        self.dom_path = self.xpath = ""
        self._bytes = sum(len(line.text.encode("utf-8")) for line in lines)

    @property
    def is_heading(self) -> bool:
        return self.heading

    @property
    def is_boilerplate(self) -> bool:
        return self.class_type != "good"

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.text_nodes)).strip()

    @property
    def words_count(self) -> int:
        return len(self.text.split())

    def __len__(self) -> int:
        return len(self.text)

    def contains_text(self) -> bool:
        return bool(self.text_nodes)

    def links_density(self) -> float:
        return self.chars_count_in_links / self._bytes if self._bytes else 0.0

    def stopwords_count(self, stopwords: frozenset[str]) -> int:
        return sum(word.lower() in stopwords for word in self.text.split())

    def stopwords_density(self, stopwords: frozenset[str]) -> float:
        return self.stopwords_count(stopwords) / self.words_count if self.words_count else 0.0


def get_stoplist(language: str) -> frozenset[str]:
    """Empty: the model knows the languages."""
    return frozenset()


def justext(html_text: str | bytes, stoplist: Any, length_low: int = 70, length_high: int = 200,
            stopwords_low: float = 0.3, stopwords_high: float = 0.32,
            max_link_density: float = 0.2, max_heading_distance: int = 200,
            no_headings: bool = False, encoding: str | None = None, default_encoding: str = "utf8",
            enc_errors: str = "replace", preprocessor: Any = None) -> list[Paragraph]:
    """All paragraphs of a page, in page order."""
    if encoding is not None and isinstance(html_text, bytes):
        html_text = html_text.decode(encoding, enc_errors)
    page = _cleaner.clean(html_text)
    blocks: list[list[Line]] = []
    for line in page.lines:
        if blocks and line.flags & LineFlag.BREAK:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [Paragraph(block) for block in blocks]
