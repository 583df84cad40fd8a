"""trafilatura.extract by dehusk: ``from dehusk.trafilatura import extract``.

The call is Trafilatura 2's, and so is the answer's shape: one string without blank lines, the
title first, or None where nothing is kept.  favor_precision and favor_recall move the dial,
output_format may be "txt", "markdown" or "json", include_tables and include_formatting do what
they say; the other arguments are accepted and have no effect, but for with_metadata, which gives
the title alone.                                                 SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
from typing import Any

from . import Cleaner, Kind, LimitError, Page

_cleaners = {(precision, recall): Cleaner(format="html", title=True, keep=keep)
             for precision, recall, keep in ((False, False, 500), (True, False, 750),
                                             (False, True, 250), (True, True, 500))}


def extract(filecontent: Any, url: str | None = None, record_id: str | None = None,
            fast: bool = False, no_fallback: bool = False, favor_precision: bool = False,
            favor_recall: bool = False, include_comments: bool = True, output_format: str = "txt",
            tei_validation: bool = False, target_language: str | None = None,
            include_tables: bool = True, include_images: bool = False,
            include_formatting: bool | None = None, include_links: bool = False,
            deduplicate: Any = False, date_extraction_params: dict[str, Any] | None = None,
            with_metadata: bool = False, only_with_metadata: bool = False,
            max_tree_size: int | None = None, url_blacklist: set[str] | None = None,
            author_blacklist: set[str] | None = None, settingsfile: str | None = None,
            prune_xpath: str | list[str] | None = None, config: Any = None,
            options: Any = None) -> str | None:
    """The article's text, or None."""
    if output_format not in ("txt", "markdown", "json"):
        raise AttributeError(f"dehusk cannot write {output_format!r}: txt, markdown or json")
    try:
        cleaner = _cleaners[bool(favor_precision), bool(favor_recall)]
        page = cleaner.clean(_bytes_of(filecontent))
    except LimitError:
        return None
    if page.kept == 0 or only_with_metadata and not page.title:
        return None
    if output_format == "json":
        return json.dumps({"title": page.title or None, "text": _text(page, include_tables)},
                          ensure_ascii=False)
    if output_format == "markdown" or include_formatting:
        body = page.markdown.rstrip("\n")
    else:
        body = _text(page, include_tables)
    return f"---\ntitle: {page.title}\n---\n{body}" if with_metadata and page.title else body


def _text(page: Page, include_tables: bool) -> str:
    if include_tables:
        return "\n".join(line for line in page.text.split("\n") if line)
    return "\n".join(line.text for number, line in enumerate(page.lines)
                     if (line.keep or number == page.title_line) and line.kind != Kind.CELL)


def _bytes_of(content: Any) -> Any:
    """A str or bytes, an HTTP response of urllib3, Trafilatura or requests, a tree of lxml."""
    if isinstance(content, (str, bytes, bytearray, memoryview)):
        return content
    for name in ("data", "content"):
        if isinstance(getattr(content, name, None), bytes):
            return getattr(content, name)
    if hasattr(content, "getroottree"):
        from lxml import etree  # type: ignore[import-untyped,import-not-found,unused-ignore]
        return etree.tostring(content, encoding="unicode", method="html")
    raise TypeError(f"no page: {type(content).__name__}")
