"""dehusk_calls.py - the cases of level "call": single calls of dehusk.h in any order, by ctypes.

In:   a Library and a case; cases/README.md says what each word of "calls" means.
Out:  what each call returned, in order.
Why:  errors that a binding makes impossible (a call out of order, a struct of a foreign size, no
      memory) are promised all the same, so they stand in the one file of cases.

SPDX-License-Identifier: MIT
"""
import ctypes
from ctypes import byref, c_size_t, c_void_p

from dehusk_ctypes import LINE_FN, Allocator, Line, PageInfo, bytes_of

LARGEST = 8192  # bytes behind every struct that is passed: sizes may lie

LIBC = ctypes.CDLL(None)
LIBC.malloc.restype = LIBC.realloc.restype = c_void_p
LIBC.malloc.argtypes = [c_size_t]
LIBC.realloc.argtypes = [c_void_p, c_size_t]
LIBC.free.argtypes = [c_void_p]


class Miser:
    """An allocator that gives 'left' blocks, then none."""
    def __init__(self, left):
        self.left, self.out = left, 0
        self.allocator = Allocator(Allocator.ACQUIRE(self.acquire), Allocator.RESIZE(self.resize),
                                   Allocator.RELEASE(self.release), None)

    def spend(self):
        self.left -= 1
        return self.left >= 0

    def acquire(self, _, size):
        if not self.spend():
            return None
        self.out += 1
        return LIBC.malloc(size)

    def resize(self, _, block, __, size):
        return LIBC.realloc(block, size) if self.spend() else None

    def release(self, _, block, __):
        self.out -= block is not None
        LIBC.free(block)


class Calls:
    def __init__(self, library, case):
        self.library, self.lib, self.case = library, library.lib, case
        self.page, self.at = bytes_of(case["page"], case["page_is_hex"]), 0
        self.ctx, self.rules, self.miser = c_void_p(), c_void_p(), None

    def run(self):
        try:
            return [{"call": c["call"], "argument": c["argument"],
                     "result": getattr(self, c["call"])(c["argument"])}
                    for c in self.case["calls"]]
        finally:
            self.lib.dehusk_free(self.ctx)
            self.lib.dehusk_rules_free(self.rules)
            assert not self.miser or self.miser.out == 0, "blocks are left over"

    def memory(self, blocks):
        self.miser = self.miser or Miser(blocks)
        self.miser.left = blocks
        return 0

    def allocator(self):
        return byref(self.miser.allocator) if self.miser else None

    def new(self, size, last=0):
        room = ctypes.create_string_buffer(LARGEST)
        given = self.library.options(self.case["options"])
        size = ctypes.sizeof(given) if size == 0 else size
        ctypes.memmove(room, byref(given), ctypes.sizeof(given))
        room[:4] = size.to_bytes(4, "little")
        if last:
            room[size - 1] = last
        return self.lib.dehusk_new(room, self.allocator(), byref(self.ctx))

    def new_with_a_byte(self, size):
        return self.new(size, 1)

    def new_default(self, _):
        return self.lib.dehusk_new(None, self.allocator(), byref(self.ctx))

    def rules_new(self, _):
        text = bytes_of(self.case["rules"], self.case["rules_are_hex"])
        return self.lib.dehusk_rules_new(text, len(text), self.allocator(), byref(self.rules),
                                         None)

    def rules_count(self, _):
        return self.lib.dehusk_rules_count(self.rules)

    def set_rules(self, _):
        return self.lib.dehusk_set_rules(self.ctx, self.rules)

    def set_encoding(self, _):
        return self.lib.dehusk_set_encoding(self.ctx, self.case["encoding"].encode())

    def push(self, size):
        piece = self.page[self.at:self.at + size]
        self.at += size
        return self.lib.dehusk_push(self.ctx, piece, size)

    def push_null(self, size):
        return self.lib.dehusk_push(self.ctx, None, size)

    def finish(self, _):
        return self.lib.dehusk_finish(self.ctx)

    def reset(self, _):
        self.at = 0
        self.lib.dehusk_reset(self.ctx)
        return 0

    def text(self, _):
        return self.lib.dehusk_text(self.ctx, byref(c_void_p()), byref(c_size_t()))

    def markdown(self, _):
        return self.lib.dehusk_markdown(self.ctx, byref(c_void_p()), byref(c_size_t()))

    def pull(self, capacity):
        buffer = ctypes.create_string_buffer(capacity + 1)
        return self.lib.dehusk_pull(self.ctx, buffer, capacity, byref(c_size_t()))

    def lines(self, _):
        return self.lib.dehusk_lines(self.ctx, byref(c_void_p()), byref(c_size_t()),
                                     byref(c_size_t()))

    def line_count(self, _):
        return self.lib.dehusk_line_count(self.ctx)

    def line_at(self, index):
        line = Line(size=ctypes.sizeof(Line))
        return self.lib.dehusk_line_at(self.ctx, index, byref(line))

    def line_size(self, size):
        room = ctypes.create_string_buffer(size.to_bytes(4, "little"), LARGEST)
        return self.lib.dehusk_line_at(self.ctx, 0, room)

    def page_info(self, _):
        page = PageInfo(size=ctypes.sizeof(PageInfo))
        return self.lib.dehusk_page_info(self.ctx, byref(page))

    def each_line(self, stop):
        return self.lib.dehusk_each_line(
            self.ctx, LINE_FN(lambda _, line: line[0].index == stop), None)

    def each_line_push(self, _):
        """What a push inside the callback returns."""
        said = []
        self.lib.dehusk_each_line(
            self.ctx, LINE_FN(lambda _, __: said.append(
                self.lib.dehusk_push(self.ctx, b"x", 1)) or 0), None)
        return said[0]
