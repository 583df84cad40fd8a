"""dehusk_ctypes.py - dehusk.h for Python's ctypes: the structs, the signatures, one reading.

In:   the path of libdehusk.so.
Out:  Library, whose read() takes one case of cases/cases.json and gives what the library said of
      it in the words of that file (cases/README.md), and whose call() makes the calls of a case
      of level "call".
Why:  the shared library is asked with no C in between, so this sees what every FFI sees.

SPDX-License-Identifier: MIT
"""
import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_uint32, c_uint64, c_void_p

U32, U64, SIZE_MAX = c_uint32, c_uint64, ctypes.c_size_t(-1).value
OPTION_NAMES = ("format", "flags", "keep_permille", "max_lines", "max_line_bytes",
                "max_page_bytes", "output", "comments")


class Options(ctypes.Structure):
    _fields_ = [("size", U32), ("format", U32), ("flags", U32), ("keep_permille", U32),
                ("max_lines", U32), ("max_line_bytes", U32), ("max_page_bytes", U64),
                ("output", U32), ("comments", U32)]


class RulesError(ctypes.Structure):
    _fields_ = [("size", U32), ("line", U32), ("offset", U64), ("message", ctypes.c_char * 112)]


class Line(ctypes.Structure):
    _fields_ = [("size", U32), ("index", U32), ("kind", U32), ("keep", U32), ("score", U32),
                ("reasons", U32), ("offset", U64), ("text", c_void_p), ("length", c_size_t),
                ("offset_end", U64), ("flags", U32), ("level", U32), ("row", U32),
                ("link_bytes", U32)]


class PageInfo(ctypes.Structure):
    _fields_ = [("size", U32), ("verdict", U32), ("confidence", U32), ("format", U32),
                ("lines", U32), ("kept", U32), ("bytes", U64), ("encoding", c_char_p),
                ("title", c_void_p), ("title_length", c_size_t), ("title_line", c_size_t),
                ("skipped_rules", U32), ("reserved", U32)]


class Allocator(ctypes.Structure):
    ACQUIRE = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_size_t)
    RESIZE = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_size_t, c_size_t)
    RELEASE = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_size_t)
    _fields_ = [("acquire", ACQUIRE), ("resize", RESIZE), ("release", RELEASE),
                ("user", c_void_p)]


LINE_FN = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(Line))

SIGNATURES = {
    "dehusk_version": (U32,), "dehusk_version_string": (c_char_p,), "dehusk_model_id": (c_char_p,),
    "dehusk_status_name": (c_char_p, c_int), "dehusk_status_message": (c_char_p, c_int),
    "dehusk_kind_name": (c_char_p, U32), "dehusk_reason_name": (c_char_p, U32),
    "dehusk_verdict_name": (c_char_p, U32),
    "dehusk_options_init": (None, c_void_p, c_size_t),
    "dehusk_clean_dup": (c_int, c_char_p, c_size_t, c_void_p, c_void_p, c_void_p),
    "dehusk_text_free": (None, c_void_p),
    "dehusk_rules_new": (c_int, c_char_p, c_size_t, c_void_p, c_void_p, c_void_p),
    "dehusk_options_preset": (c_int, c_void_p, c_size_t, c_char_p),
    "dehusk_model_new": (c_int, c_char_p, c_size_t, c_void_p, c_void_p),
    "dehusk_model_free": (None, c_void_p), "dehusk_model_name": (c_char_p, c_void_p),
    "dehusk_set_model": (c_int, c_void_p, c_void_p),
    "dehusk_rules_free": (None, c_void_p), "dehusk_rules_count": (U32, c_void_p),
    "dehusk_new": (c_int, c_void_p, c_void_p, c_void_p),
    "dehusk_free": (None, c_void_p), "dehusk_reset": (None, c_void_p),
    "dehusk_set_rules": (c_int, c_void_p, c_void_p),
    "dehusk_set_encoding": (c_int, c_void_p, c_char_p),
    "dehusk_push": (c_int, c_void_p, c_char_p, c_size_t), "dehusk_finish": (c_int, c_void_p),
    "dehusk_pull": (c_int, c_void_p, c_void_p, c_size_t, c_void_p),
    "dehusk_text": (c_int, c_void_p, c_void_p, c_void_p),
    "dehusk_markdown": (c_int, c_void_p, c_void_p, c_void_p),
    "dehusk_line_count": (c_size_t, c_void_p),
    "dehusk_line_at": (c_int, c_void_p, c_size_t, c_void_p),
    "dehusk_lines": (c_int, c_void_p, c_void_p, c_void_p, c_void_p),
    "dehusk_each_line": (c_int, c_void_p, LINE_FN, c_void_p),
    "dehusk_page_info": (c_int, c_void_p, c_void_p),
}


def bytes_of(text, is_hex):
    return bytes.fromhex(text) if is_hex else text.encode("utf-8")


def pieces(page, pushes):
    """The page cut as the case says; what the sizes leave over is one more push."""
    at = 0
    for size in pushes:
        yield page[at:at + size]
        at += size
    if at < len(page) or not pushes:
        yield page[at:]


class Failed(Exception):
    def __init__(self, where, status, **more):
        super().__init__(where, status)
        self.found = {"error": status, "error_in": where, **more}


class Library:
    def __init__(self, path):
        self.lib = ctypes.CDLL(path)
        for name, (result, *arguments) in SIGNATURES.items():
            function = getattr(self.lib, name)
            function.restype, function.argtypes = result, arguments
        self.model = self.lib.dehusk_model_id().decode()

    def options(self, given, preset=""):
        options, size = Options(), ctypes.sizeof(Options)
        self.lib.dehusk_options_init(byref(options), size)
        if preset:
            self.must("new", self.lib.dehusk_options_preset(byref(options), size, preset.encode()))
        for name in given:
            assert name in OPTION_NAMES, name
            setattr(options, name, given[name])
        return options

    def rules(self, text):
        rules, error = c_void_p(), RulesError(size=ctypes.sizeof(RulesError))
        status = self.lib.dehusk_rules_new(text, len(text), None, byref(rules), byref(error))
        if status:
            assert not rules.value
            at = {}
            if error.line:
                assert error.message, "an error of a rule without a message"
                at = {"rule_line": error.line, "rule_offset": error.offset}
            raise Failed("rules", status, **at)
        return rules

    def whole(self, function, ctx):
        text, length = c_void_p(), c_size_t()
        status = function(ctx, byref(text), byref(length))
        assert status == 0, status
        found = ctypes.string_at(text, length.value)
        assert ctypes.string_at(text.value + length.value, 1) == b"\0"
        return found

    def pulled(self, ctx, capacity):
        buffer, written, found = ctypes.create_string_buffer(capacity), c_size_t(1), b""
        while written.value:
            assert self.lib.dehusk_pull(ctx, buffer, capacity, byref(written)) == 0
            found += buffer.raw[:written.value]
        return found

    def lines(self, ctx):
        first, count, stride = c_void_p(), c_size_t(), c_size_t()
        assert self.lib.dehusk_lines(ctx, byref(first), byref(count), byref(stride)) == 0
        assert stride.value >= ctypes.sizeof(Line)
        assert count.value == self.lib.dehusk_line_count(ctx)
        found = []
        for i in range(count.value):
            line, alone = Line.from_address(first.value + i * stride.value), Line(size=72)
            alone.size = ctypes.sizeof(Line)
            assert self.lib.dehusk_line_at(ctx, i, byref(alone)) == 0
            assert bytes(line)[4:] == bytes(alone)[4:] and line.index == i
            found.append({"kind": line.kind, "offset": line.offset, "offset_end": line.offset_end,
                          "flags": line.flags, "level": line.level, "row": line.row,
                          "link_bytes": line.link_bytes,
                          "text": ctypes.string_at(line.text, line.length).decode("utf-8"),
                          "keep": line.keep, "score": line.score, "reasons": line.reasons})
        return found

    def page_info(self, ctx):
        page = PageInfo(size=ctypes.sizeof(PageInfo))
        assert self.lib.dehusk_page_info(ctx, byref(page)) == 0
        title = ctypes.string_at(page.title, page.title_length).decode("utf-8")
        return {"format": page.format, "encoding": page.encoding.decode(), "lines": page.lines,
                "bytes": page.bytes, "skipped_rules": page.skipped_rules,
                "verdict": page.verdict, "confidence": page.confidence, "kept": page.kept,
                "title": title,
                "title_line": -1 if page.title_line == SIZE_MAX else page.title_line}

    def read(self, case):
        """What the library says of one case of level "page"."""
        page = bytes_of(case["page"], case["page_is_hex"])
        rule_text = bytes_of(case["rules"], case["rules_are_hex"])
        ctx, rules, lib = c_void_p(), None, self.lib
        try:
            if rule_text:
                rules = self.rules(rule_text)
            options = self.options(case["options"], case["preset"])
            self.must("new", lib.dehusk_new(byref(options), None, byref(ctx)))
            self.must("new", lib.dehusk_set_rules(ctx, rules))
            if case["encoding"]:
                self.must("encoding", lib.dehusk_set_encoding(ctx, case["encoding"].encode()))
            for piece in pieces(page, case["pushes"]):
                self.must("read", lib.dehusk_push(ctx, piece, len(piece)))
            self.must("read", lib.dehusk_finish(ctx))
            text, markdown = self.whole(lib.dehusk_text, ctx), self.whole(lib.dehusk_markdown, ctx)
            wanted = markdown if options.output == 1 else text
            assert self.pulled(ctx, 7) == wanted, "pull gives another text"
            if not rules and not case["encoding"]:
                assert self.clean(page, options) == wanted, "clean_dup gives another text"
            return {"error": 0, "page": self.page_info(ctx), "text": text.decode("utf-8"),
                    "markdown": markdown.decode("utf-8"), "lines": self.lines(ctx)}
        except Failed as failed:
            return failed.found
        finally:
            lib.dehusk_free(ctx)
            lib.dehusk_rules_free(rules)

    @staticmethod
    def must(where, status):
        if status:
            raise Failed(where, status)

    def clean(self, page, options):
        text, length = c_void_p(), c_size_t()
        status = self.lib.dehusk_clean_dup(page, len(page), byref(options), byref(text),
                                           byref(length))
        assert status == 0, status
        try:
            return ctypes.string_at(text, length.value)
        finally:
            self.lib.dehusk_text_free(text)
