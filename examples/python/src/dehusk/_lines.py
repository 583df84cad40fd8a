"""The lines of a page: a sequence of Line, and one array of records for NumPy and struct.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import enum
import struct
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, overload

#: One record, as core.c lays it out; text_at and text_length are places in Lines.texts.
FIELDS = (("offset", "u8"), ("offset_end", "u8"), ("text_at", "u8"), ("text_length", "u8"),
          ("kind", "u4"), ("keep", "u4"), ("score", "u4"), ("reasons", "u4"), ("flags", "u4"),
          ("level", "u4"), ("row", "u4"), ("link_bytes", "u4"))
RECORD = struct.Struct("=4Q8I")


class Kind(enum.IntEnum):
    TEXT, HEADING, ITEM, CELL, CODE, QUOTE, CAPTION = range(7)


class Reason(enum.IntFlag):
    """Why a line is kept or dropped."""
    (LINKS, REPEATED, SHORT, PROMPT, NEIGHBOURS, PLACE, SECTION, HIDDEN, DATA, PROSE, BLOCK,
     HEADING, TITLE, RULE, COMMENT) = (1 << bit for bit in range(15))


class LineFlag(enum.IntFlag):
    CUT, BREAK, HIDDEN, TITLE, HEADER, ORDERED = (1 << bit for bit in range(6))


class Line(NamedTuple):
    """One line; numbers compare with Kind, Reason and LineFlag: ``line.reasons & Reason.LINKS``."""
    text: str
    keep: bool
    score: int       #: permille: 0 surely husk, 1000 surely article
    kind: int
    reasons: int
    offset: int      #: of its first byte in the page
    offset_end: int  #: one past its last byte
    flags: int
    level: int       #: heading: 1-6; item, quote: depth; else 0
    row: int         #: cell: number of its row, from 1; else 0
    link_bytes: int  #: bytes of the text's UTF-8 inside links


class Lines(Sequence[Line]):
    """All lines in page order.  ``numpy.asarray(page.lines)`` is an array of records, uncopied;
    without NumPy ``records`` has them (struct ``RECORD``), ``texts`` the UTF-8 of all lines.
    """
    __slots__ = ("records", "texts")

    def __init__(self, records: bytes, texts: bytes) -> None:
        self.records, self.texts = records, texts

    def __len__(self) -> int:
        return len(self.records) // RECORD.size

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self._line(RECORD.unpack_from(self.records, i * RECORD.size)) for i in places]
        return self._line(RECORD.unpack_from(self.records, places * RECORD.size))

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, RECORD.iter_unpack(self.records))

    def _line(self, record: tuple[int, ...]) -> Line:
        (offset, offset_end, at, length, kind, keep, score, reasons, flags, level, row,
         link_bytes) = record
        return Line(self.texts[at:at + length].decode("utf-8"), keep != 0, score, kind, reasons,
                    offset, offset_end, flags, level, row, link_bytes)

    @property
    def __array_interface__(self) -> dict[str, Any]:
        order = "<" if struct.pack("=H", 1) == b"\1\0" else ">"
        return {"version": 3, "shape": (len(self),), "typestr": f"|V{RECORD.size}",
                "descr": [(name, order + kind) for name, kind in FIELDS], "data": self.records}

    def __repr__(self) -> str:
        return f"<dehusk.Lines: {len(self)}>"
