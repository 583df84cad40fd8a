#!/usr/bin/env python3
"""ffi_ctypes.py - dehusk from Python, with nothing but the standard library.

Usage: ffi_ctypes.py [FILE] [LIBRARY]     build/lib/libdehusk.so without a library

SPDX-License-Identifier: MIT
"""
import ctypes
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "page.html")
LIBRARY = (sys.argv[2] if len(sys.argv) > 2
           else os.path.join(HERE, "..", "build", "lib", "libdehusk.so"))

lib = ctypes.CDLL(LIBRARY)
lib.dehusk_clean_dup.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p,
                                 ctypes.c_void_p, ctypes.c_void_p]
lib.dehusk_text_free.argtypes = [ctypes.c_void_p]
lib.dehusk_status_message.restype = ctypes.c_char_p


def clean(page):
    """The clean text of a page in bytes."""
    text, length = ctypes.c_void_p(), ctypes.c_size_t()
    status = lib.dehusk_clean_dup(page, len(page), None, ctypes.byref(text),
                                  ctypes.byref(length))
    if status != 0:
        raise ValueError(lib.dehusk_status_message(status).decode())
    try:
        return ctypes.string_at(text, length.value).decode("utf-8")
    finally:
        lib.dehusk_text_free(text)


with open(FILE, "rb") as file:
    sys.stdout.reconfigure(encoding="utf-8")
    print(clean(file.read()), end="")
