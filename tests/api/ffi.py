#!/usr/bin/env python3
"""ffi.py - the shared library from another language: ctypes, no C in between.

In:   the path of libdehusk.so.
Out:  exit status 1 when the one call, a context, or the array of lines is not what the header
      says; 77 without an argument (a static build has nothing to load).

SPDX-License-Identifier: MIT
"""
import ctypes
import sys

PAGE = ("<nav><a href=/>Start</a> <a href=/k>Kontakt</a></nav><h1>Der Wind über dem Deich</h1>"
        "<p>Am dritten Tag drehte der Wind nach Nordwesten, und das Wasser stand so hoch wie seit "
        "vielen Jahren nicht mehr.</p><p>Die Leute trugen ihre Möbel auf den Boden und warteten."
        "</p>").encode("utf-8")


class Line(ctypes.Structure):
    """dehusk_line, as far as this caller knows it: a binding may be older than the library."""
    _fields_ = [("size", ctypes.c_uint32), ("index", ctypes.c_uint32),
                ("kind", ctypes.c_uint32), ("keep", ctypes.c_uint32),
                ("score", ctypes.c_uint32), ("reasons", ctypes.c_uint32),
                ("offset", ctypes.c_uint64), ("text", ctypes.c_void_p),
                ("length", ctypes.c_size_t)]


def clean(lib, page):
    """The ten lines of the README."""
    text, length = ctypes.c_void_p(), ctypes.c_size_t()
    lib.dehusk_clean_dup.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p,
                                     ctypes.c_void_p, ctypes.c_void_p]
    lib.dehusk_text_free.argtypes = [ctypes.c_void_p]
    status = lib.dehusk_clean_dup(page, len(page), None, ctypes.byref(text),
                                  ctypes.byref(length))
    if status != 0:
        raise MemoryError(status)
    try:
        return ctypes.string_at(text, length.value).decode("utf-8")
    finally:
        lib.dehusk_text_free(text)


def lines(lib, page):
    """(keep, score, offset, text) of each line, by one call across the border."""
    ctx, first = ctypes.c_void_p(), ctypes.c_void_p()
    count, stride = ctypes.c_size_t(), ctypes.c_size_t()
    lib.dehusk_free.argtypes = [ctypes.c_void_p]
    lib.dehusk_push.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    lib.dehusk_finish.argtypes = [ctypes.c_void_p]
    lib.dehusk_lines.argtypes = [ctypes.c_void_p] * 4
    assert lib.dehusk_new(None, None, ctypes.byref(ctx)) == 0
    try:
        for at in range(0, len(page), 7):
            assert lib.dehusk_push(ctx, page[at:at + 7], len(page[at:at + 7])) == 0
        assert lib.dehusk_finish(ctx) == 0
        assert lib.dehusk_lines(ctx, ctypes.byref(first), ctypes.byref(count),
                                ctypes.byref(stride)) == 0
        assert stride.value >= ctypes.sizeof(Line)
        found = []
        for i in range(count.value):
            line = Line.from_address(first.value + i * stride.value)
            assert line.index == i and line.score <= 1000 and line.keep in (0, 1)
            text = ctypes.string_at(line.text, line.length).decode("utf-8")
            found.append((line.keep, line.score, line.offset, text))
        return found
    finally:
        lib.dehusk_free(ctx)


def main():
    if len(sys.argv) != 2:
        print("ffi: skipped: no shared library was built")
        sys.exit(77)
    lib = ctypes.CDLL(sys.argv[1])
    text = clean(lib, PAGE)
    assert "drehte der Wind nach Nordwesten" in text, text
    assert "Kontakt" not in text, text
    found = lines(lib, PAGE)
    assert [line[3] for line in found][:2] == ["Start Kontakt", "Der Wind über dem Deich"], found
    for keep, _, offset, line in found:
        first = line.split()[0].encode("utf-8")
        assert PAGE[offset:offset + len(first)] == first, (offset, line)
        assert not keep or line in text, line
    lib.dehusk_version_string.restype = ctypes.c_char_p
    print("ffi: dehusk", lib.dehusk_version_string().decode(), "answers", len(found), "lines")


if __name__ == "__main__":
    main()
