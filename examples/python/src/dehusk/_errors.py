"""The library's errors as exceptions; their text is the library's.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

from typing import NoReturn

from . import _core


class Error(Exception):
    """What the library refused: ``name`` is DEHUSK_E_..., ``status`` its number."""
    status = 0

    @property
    def name(self) -> str:
        return _core.status_of(self.status)[0]


class ArgumentError(Error, ValueError):
    """A value that makes no sense."""
    status = -2


class OptionError(Error, ValueError):
    """An option that is unknown to this library, or out of its range."""
    status = -3


class StateError(Error, RuntimeError):
    """A call out of order."""
    status = -4


class LimitError(Error):
    """The page, or a set of rules, exceeds a limit."""
    status = -5


class RuleError(Error, ValueError):
    """A rule is not valid: ``line`` (from 1) and ``offset`` (in bytes) say where."""
    status = -7

    def __init__(self, message: str, line: int = 0, offset: int = 0) -> None:
        super().__init__(message)
        self.line, self.offset = line, offset


class EncodingError(Error, LookupError):
    """No encoding has this label, or this system cannot decode it."""
    status = -8


class ModelError(Error, ValueError):
    """Not a model, a damaged one, or one for another version of this library."""
    status = -9


_BY_STATUS: dict[int, type[Error]] = {kind.status: kind for kind in (
    ArgumentError, OptionError, StateError, LimitError, RuleError, EncodingError,
    ModelError)}


def raise_for(status: int) -> NoReturn:
    message = _core.status_of(status)[1]
    if status == -1:
        raise MemoryError(message)
    error = _BY_STATUS.get(status, Error)(message)
    error.status = status
    raise error


def raise_for_rules(status: int, line: int, offset: int, message: str) -> NoReturn:
    if status != RuleError.status:
        raise_for(status)
    raise RuleError(f"line {line}: {message}" if line else message, line, offset)
