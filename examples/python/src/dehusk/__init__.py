"""Keep the article of a scraped page, drop the husk.

    page = dehusk.clean(html)
    page.text, page.markdown, page.title, page.verdict, page.confidence
    for line in page.lines: line.text, line.keep, line.score, line.reasons

clean() is fine for a page now and then and for many; a Cleaner has other options, and either may
be called from any number of threads at once: the interpreter's lock is not held while a page is
read.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import enum
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from typing import Literal, TypeGuard, Union, cast

from . import _core
from ._errors import (ArgumentError, EncodingError, Error, LimitError, ModelError, OptionError,
                      RuleError, StateError, raise_for, raise_for_rules)
from ._lines import Kind, Line, LineFlag, Lines, Reason

__all__ = ["ArgumentError", "Cleaner", "EncodingError", "Error", "Kind", "LimitError", "Line",
           "LineFlag", "Lines", "Model", "ModelError", "OptionError", "Page", "Reason",
           "RuleError", "Rules", "StateError", "Verdict", "clean", "model_id"]
__version__: str = _core.version

#: Names the built-in models: verdicts of two versions may differ if this does.
model_id: str = _core.model_id

if sys.version_info >= (3, 12):
    from collections.abc import Buffer
else:
    Buffer = Union[bytes, bytearray, memoryview]

Format = Literal["auto", "text", "markdown", "html"]
FORMATS: tuple[Format, ...] = ("auto", "text", "markdown", "html")
Comments = Literal["auto", "keep", "drop"]
COMMENTS: tuple[Comments, ...] = ("auto", "keep", "drop")
Input = Union[str, Buffer, Iterable[Buffer]]


class Verdict(enum.IntEnum):
    """What a page is."""
    EMPTY, ARTICLE, LISTING, PROMPT = range(4)


VERDICTS = tuple(Verdict)


class Rules:
    """Patterns of your own, one a line: ``keep PATTERN`` or ``drop PATTERN`` (PCRE2).

    Made once, for any number of cleaners and threads.  RuleError has the line of a mistake.
    """
    __slots__ = ("_made",)

    def __init__(self, text: str | Buffer) -> None:
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        try:
            self._made = _core.Rules(data)
        except ValueError as error:
            failed = error.args
        else:
            return
        raise_for_rules(*failed)

    def __len__(self) -> int:
        return len(self._made)


class Model:
    """Tables trained on other pages, from the bytes of their file; ``name`` is what their maker
    called them.  Made once, for any number of cleaners and threads.
    """
    __slots__ = ("_made", "name")

    def __init__(self, data: Buffer) -> None:
        try:
            self._made = _core.Model(data)
        except ValueError as error:
            status = error.args[0]
        else:
            self.name: str = self._made.name()
            return
        raise_for(status)


class Slot:
    """A context, the lock of whoever uses it, and the page that it still holds."""
    __slots__ = ("context", "lock", "held")

    def __init__(self, context: _core.Context) -> None:
        self.context, self.lock = context, threading.Lock()
        self.held: weakref.ref[Page] | None = None

    def settle(self) -> None:
        """Before the context reads another page: what is still wanted of this one is copied."""
        page = None if self.held is None else self.held()
        if page is not None:
            page._copy_lines(self.context)
            page._copy_markdown(self.context)
            page._slot = None
        self.held = None


class Page:
    """What was read from one page.  Markdown and lines are made when they are first asked for, or
    when the cleaner needs the context for another page: a Page may be kept, and is small.
    """
    __slots__ = ("text", "verdict", "confidence", "format", "encoding", "kept", "title",
                 "title_line", "bytes", "skipped_rules", "_count", "_lines", "_markdown", "_slot",
                 "__weakref__")

    text: str            #: the kept lines
    verdict: Verdict | int  #: an int if this package does not know it yet
    confidence: int      #: permille: the F1 that the kept lines are expected to have
    format: Format       #: what the page was read as; never "auto"
    encoding: str        #: "UTF-8", "windows-1251", ...
    kept: int            #: how many of ``lines`` are kept
    title: str           #: "" if none was found
    title_line: int | None  #: its index in ``lines``
    bytes: int           #: how many were read
    skipped_rules: int   #: matches given up because a pattern met a limit of work

    def __init__(self, answer: _core.Answer, slot: Slot) -> None:
        (self.text, verdict, self.confidence, format_, self.encoding, self.kept, self.title,
         title_line, self.bytes, self._count, self.skipped_rules) = answer
        self.verdict = VERDICTS[verdict] if verdict < len(VERDICTS) else verdict
        self.format = FORMATS[format_]
        self.title_line = None if title_line < 0 else title_line
        self._lines: Lines | None = None
        self._markdown: str | None = None
        self._slot: Slot | None = slot
        slot.held = weakref.ref(self)

    def _copy_lines(self, context: _core.Context) -> None:
        if self._lines is None:
            made = context.lines()
            self._lines = raise_for(made) if isinstance(made, int) else Lines(*made)

    def _copy_markdown(self, context: _core.Context) -> None:
        if self._markdown is None:
            made = context.markdown()
            self._markdown = raise_for(made) if isinstance(made, int) else made

    def _get(self, copy: Callable[[_core.Context], None]) -> None:
        slot = self._slot
        if slot is not None:
            with slot.lock:
                if self._slot is not None:  # else it was settled while we waited
                    copy(slot.context)

    @property
    def markdown(self) -> str:
        """The kept lines as Markdown, with the title."""
        if self._markdown is None:
            self._get(self._copy_markdown)
        assert self._markdown is not None
        return self._markdown

    @property
    def lines(self) -> Lines:
        """All lines, kept or dropped, with the reasons."""
        if self._lines is None:
            self._get(self._copy_lines)
        assert self._lines is not None
        return self._lines

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        verdict = getattr(self.verdict, "name", str(self.verdict)).lower()
        return (f"<dehusk.Page: {verdict}, {self.kept} of {self._count} lines kept, "
                f"title {self.title!r}>")


class Cleaner:
    """Options for many pages.  Any number of threads may call one cleaner at once.

    ``keep`` is the dial from 1 (all recall) to 1000 (all precision); ``title`` puts the title
    line into the text, ``invert`` gives what is dropped; ``comments`` says what becomes of
    readers' comments.  ``preset`` ("article", "rag", "corpus", "strict") sets these, and what is
    given beside it outdoes it.  0 and None mean the default everywhere.
    """

    def __init__(self, *, preset: str | None = None, format: Format = "auto", keep: int = 0,
                 title: bool | None = None, invert: bool = False,
                 comments: Comments | None = None, max_lines: int = 0, max_line_bytes: int = 0,
                 max_page_bytes: int = 0, rules: Rules | str | None = None,
                 model: Model | None = None) -> None:
        if format not in FORMATS:
            raise ArgumentError(f"format is one of {', '.join(FORMATS)}, not {format!r}")
        if comments is not None and comments not in COMMENTS:
            raise ArgumentError(f"comments is one of {', '.join(COMMENTS)}, not {comments!r}")
        flags, preset_keep, _, preset_comments = _preset(preset)
        if title is not None:
            flags = flags & ~1 | title
        self._options = (FORMATS.index(format), flags | invert << 1, keep or preset_keep, max_lines,
                         max_line_bytes, max_page_bytes, 0,
                         preset_comments if comments is None else COMMENTS.index(comments))
        if not all(0 <= value < 1 << 32 for value in self._options):
            raise OptionError("an option is negative or beyond 32 bits")
        self._rules = (rules if rules is None or isinstance(rules, Rules) else Rules(rules))
        self._model = None if model is None else model._made
        self._idle = [Slot(self._context())]  # append and pop are atomic

    def _context(self) -> _core.Context:
        try:
            return _core.Context(*self._options, self._model)
        except ValueError as error:
            status = error.args[0]
        return raise_for(status)

    def clean(self, page: Input, *, encoding: str | None = None) -> Page:
        """Reads one page: text, bytes (or what has them: a memoryview, an mmap), or pieces.

        ``encoding`` is what you know of the bytes, an HTTP header's charset say.  Pieces are any
        iterable of bytes, such as a file opened with "rb".  Offsets of lines count bytes, those
        of a str the bytes of its UTF-8.
        """
        if isinstance(page, str):
            if encoding is not None:
                raise ArgumentError("a str has no encoding")
            page, encoding = page.encode("utf-8", "surrogatepass"), "utf-8"
        rules = None if self._rules is None else self._rules._made
        try:
            slot = self._idle.pop()
        except IndexError:
            slot = Slot(self._context())
        try:
            with slot.lock:
                slot.settle()
                answer: _core.Answer | int
                if _has_bytes(page):
                    answer = slot.context.read(page, _label(encoding), rules)
                else:
                    pieces = cast(Iterable[Buffer], page)
                    answer = self._read_pieces(slot.context, pieces, _label(encoding), rules)
                return raise_for(answer) if isinstance(answer, int) else Page(answer, slot)
        finally:
            self._idle.append(slot)

    @staticmethod
    def _read_pieces(context: _core.Context, pieces: Iterable[Buffer], encoding: str | None,
                     rules: _core.Rules | None) -> _core.Answer | int:
        status = context.start(encoding, rules)
        for piece in pieces if status == 0 else ():
            status = context.push(piece)
            if status != 0:
                return status
        return status or context.finish()


def _has_bytes(page: Input) -> TypeGuard[Buffer]:
    if isinstance(page, bytes):
        return True
    try:
        memoryview(page).release()  # type: ignore[arg-type]
        return True
    except TypeError:
        return False


def _preset(name: str | None) -> tuple[int, int, int, int]:
    """Its flags, keep, output and comments."""
    if name is None:
        return 0, 0, 0, 0
    found = _core.preset_of(name) if "\0" not in name and name.isascii() else OptionError.status
    return raise_for(found) if isinstance(found, int) else found


def _label(encoding: str | None) -> str | None:
    """No encoding is called by what C cannot spell."""
    if encoding is not None and ("\0" in encoding or not encoding.isascii()):
        raise_for(-8)
    return encoding


_default = Cleaner()


def clean(page: Input, *, encoding: str | None = None) -> Page:
    """Reads one page with the default options: see Cleaner.clean()."""
    return _default.clean(page, encoding=encoding)
