"""Resiliparse's extract_plain_text by dehusk: ``from dehusk.resiliparse import extract_plain_text``.

The call is Resiliparse's, and so is the answer: with main_content the article alone, else every
line that a browser shows.  list_bullets puts "  • " before items, preserve_formatting=False joins
all by blanks; the other arguments are accepted and have no effect.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

from typing import Any

from . import Cleaner, Kind, Line, LineFlag

_cleaner = Cleaner(format="html", title=True)


def extract_plain_text(html: Any, preserve_formatting: bool | str = True,
                       main_content: bool = False, list_bullets: bool = True,
                       alt_texts: bool = True, links: bool = False, form_fields: bool = False,
                       noscript: bool = False, comments: bool = True, post_meta: bool = True,
                       hidden_elements: bool = False, skip_elements: Any = None) -> str:
    """The text of a page: a str, or an HTMLTree of Resiliparse."""
    if not isinstance(html, str):
        if not hasattr(html, "document"):
            raise TypeError("html is neither a str nor an HTMLTree")
        html = html.document.html
    page = _cleaner.clean(html)
    lines = [line for number, line in enumerate(page.lines)
             if (line.keep or number == page.title_line if main_content
                 else not line.flags & LineFlag.HIDDEN)]
    if not preserve_formatting:
        return " ".join(line.text for line in lines)
    return _formatted(lines, list_bullets)


def _formatted(lines: list[Line], bullets: bool) -> str:
    out: list[str] = []
    before: Line | None = None
    for line in lines:
        text = line.text
        if line.kind == Kind.ITEM and bullets and not line.flags & LineFlag.BREAK:
            text = "  " * max(line.level, 1) + "\u2022 " + text
        if before is not None:
            same_row = line.row and line.row == before.row
            near = line.flags & LineFlag.BREAK or line.kind == before.kind and line.kind in (
                Kind.ITEM, Kind.CELL, Kind.CODE)
            out.append("\t" if same_row else "\n" if near else "\n\n")
        out.append(text)
        before = line
    return "".join(out)
