"""dump.py - what dump_features (the library's own functions) says of pages, as arrays.

In: a built dump_features and paths.  Out: for each page its lines, boxes, token sets, text and
columns.  The layout is that of dump_features.c; all numbers are little-endian.

SPDX-License-Identifier: MIT
"""
import subprocess
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

LINE_FIELDS = ("text", "length", "words", "facts", "box", "tokens", "flags", "kind", "level",
               "row", "link_bytes", "begin", "end")
BOX_FIELDS = ("parent", "first_line", "end_line", "flags", "tokens", "tag")
TEXT_FORMAT = 1
LINE_BREAK = 2   # DHK_LINE_BREAK


@dataclass
class Dump:
    lines: np.ndarray     # structured, LINE_FIELDS
    boxes: np.ndarray     # structured, BOX_FIELDS
    sets: np.ndarray      # [n, 2]: first, count
    tokens: np.ndarray    # hashes
    text: bytes
    columns: np.ndarray   # [columns, lines] uint8
    scores: np.ndarray    # permille, or None
    format: int
    title: str

    def line_texts(self):
        return [self.text[a:a + n].decode("utf-8", "replace")
                for a, n in zip(self.lines["text"].tolist(), self.lines["length"].tolist())]


class Reader:
    """Walks over the bytes of a dump."""

    def __init__(self, data):
        self.data, self.at = data, 0
        assert self.take(8) == b"DHKDUMP1", "not a dump"
        count = self.number()
        self.names = []
        for _ in range(count):
            end = data.index(b"\n", self.at)
            self.names.append(data[self.at:end].decode())
            self.at = end + 1

    def take(self, size):
        piece = self.data[self.at:self.at + size]
        assert len(piece) == size, "the dump ends early"
        self.at += size
        return piece

    def array(self, count, kind):
        return np.frombuffer(self.take(count * np.dtype(kind).itemsize), kind)

    def number(self):
        return int(self.array(1, "<u4")[0])

    def records(self, count, fields):
        return self.array(count, np.dtype([(f, "<u4") for f in fields]))

    def page(self, scores=False):
        lines, boxes, sets, tokens, text, form, _, title, title_length = \
            self.array(9, "<u4").tolist()
        line_records = self.records(lines, LINE_FIELDS)
        box_records = self.records(boxes, BOX_FIELDS)
        set_records = self.array(2 * sets, "<u4").reshape(-1, 2)
        token_hashes = self.array(tokens, "<u4")
        bytes_of_text = self.take(text)
        columns = self.array(len(self.names) * lines, "u1").reshape(len(self.names), lines)
        return Dump(line_records, box_records, set_records, token_hashes, bytes_of_text, columns,
                    self.array(lines, "<u2") if scores else None, form,
                    bytes_of_text[title:title + title_length].decode("utf-8", "replace"))


class Tool:
    """A built dump_features."""

    def __init__(self, path, scratch):
        self.path, self.scratch = Path(path), Path(scratch)
        self.scratch.mkdir(parents=True, exist_ok=True)

    def run(self, arguments, rows):
        listing = "".join(f"{row}\n" for row in rows).encode()
        done = subprocess.run([str(self.path), *arguments], input=listing,
                              stdout=subprocess.PIPE, check=True)
        return Reader(done.stdout)

    def each(self, arguments, paths, rows):
        """(reader, row) for each path, in order; a path may be (path, encoding)."""
        named = [(p, None) if not isinstance(p, tuple) else p for p in paths]
        marked = [(enc, f"{path}{row}") for (path, enc), row in zip(named, rows)]
        for encoding, group in groupby(marked, key=lambda m: m[0]):
            listing = [row for _, row in group]
            stated = ["-e", encoding] if encoding else []
            reader = self.run(arguments + stated, listing)
            for _ in listing:
                yield reader

    def pages(self, paths, form, drop_blank=False, scores=False):
        """(column names, a Dump for each path)"""
        arguments = ["-f", form] + ["-b"] * drop_blank + ["-s"] * scores
        names, found = None, []
        for reader in self.each(arguments, paths, [""] * len(paths)):
            names = reader.names
            found.append(reader.page(scores))
        return names, found

    def token_columns(self, paths, form, tables, wanted):
        """For each path, [tables wanted of it, token columns, lines]; 'tables' is a list of int8
        arrays [3, 4096], 'wanted' a list of numbers for each path."""
        file = self.scratch / "tables.bin"
        file.write_bytes(b"".join(np.ascontiguousarray(t, np.int8).tobytes() for t in tables))
        rows = [f"\t{','.join(map(str, w))}" for w in wanted]
        found = []
        for reader, numbers in zip(self.each(["-f", form, "-t", str(file)], paths, rows), wanted):
            count = sum(n.startswith("token_") for n in reader.names)
            lines = reader.number()
            block = reader.array(len(numbers) * count * lines, "u1")
            found.append(block.reshape(len(numbers), count, lines))
        return found

    def decide(self, paths, form, permilles, drop_blank=False, dial=500, comments=0):
        """For each path (keep, verdict, confidence, title line), as decide/ makes of permilles."""
        files = [self.scratch / f"scores.{i}" for i in range(len(paths))]
        for file, permille in zip(files, permilles):
            file.write_bytes(np.asarray(permille, "<u2").tobytes())
        found = []
        arguments = ["-f", form, "-d", "-k", str(dial), "-c", str(comments)] + ["-b"] * drop_blank
        for reader in self.each(arguments, paths, [f"\t{file}" for file in files]):
            lines, verdict, confidence, title = reader.array(4, "<u4").tolist()
            found.append((reader.array(lines, "u1") != 0, verdict, confidence, title))
        for file in files:
            file.unlink()
        return found
