#!/usr/bin/env python3
"""sizes.py - small files, small functions, and nothing in lib/ that a host would regret.

In:   every source file of include/, lib/, examples/, tests/.
Out:  a line for each breach; exit status 1 if there is one.  Files and functions beyond the soft
      limits are only named.
How:  .clang-format puts a function's braces, and nothing else's, alone in column 0, so that a
      line of "{" and the next line of "}" are a function.

SPDX-License-Identifier: MIT
"""
import re

import tree

FILE_SOFT, FILE_HARD = 300, 500
FUNCTION_SOFT, FUNCTION_HARD = 40, 80
SPDX = re.compile(r"SPDX-License-Identifier:\s+(\S+)")

# Why a word may not be called in lib/, and the files that may all the same.
FORBIDDEN = {
    "prints, reads or opens": (
        "printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf dprintf asprintf "
        "puts putchar fputs fputc fwrite perror fopen open read write scanf sscanf fscanf", ()),
    "ends the host": ("abort exit _exit _Exit atexit quick_exit raise signal longjmp setjmp", ()),
    "asks the host's settings": (
        "getenv setenv putenv setlocale localeconv newlocale uselocale time clock localtime "
        "gmtime gettimeofday clock_gettime sysconf", ()),
    "depends on the locale": (
        "isalpha isdigit isalnum isspace isupper islower ispunct isprint iscntrl isxdigit "
        "isgraph tolower toupper strcoll strcasecmp strncasecmp strtol strtoul strtoll strtoull "
        "strtod atoi atol atof mbtowc wctomb mbstowcs towlower towupper iswalpha", ()),
    "keeps state or chance": ("strtok rand srand random drand48 strerror", ()),
    "goes round the allocator": (
        "malloc calloc realloc free strdup strndup alloca posix_memalign aligned_alloc qsort",
        ("lib/base/memory.c",)),
    "does not know its buffer's size": ("gets strcpy strcat stpcpy", ()),
}
STATIC = re.compile(r"^[ \t]*static\b(?P<rest>[^;={(\[]*)(?P<end>[;={(\[])", re.M)
FLOAT = re.compile(r"\b(?:float|(?<!long )double)\b")  # long double: the widest, for alignment
KEYWORDS = {"if", "for", "while", "switch", "return", "sizeof"}


def functions(lines):
    """(name, first line, last line) of each function of a file; numbers from 1."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start:
            first = start
            while first > 1 and lines[first - 2].strip() and lines[first - 2][0] not in "}#/*":
                first -= 1
            head = " ".join(lines[first - 1:start - 1])
            name = re.search(r"(\w+)\s*\(", head)
            yield (name.group(1) if name else "?"), first, number
            start = None


def check_sizes(path, text, faults, notes):
    lines = text.rstrip("\n").split("\n")
    if len(lines) > FILE_HARD:
        faults.append(f"{path}: {len(lines)} lines, at most {FILE_HARD}")
    elif len(lines) > FILE_SOFT:
        notes.append(f"{path}: {len(lines)} lines")
    if not path.endswith((".c", ".h", ".cpp")):
        return
    plain = tree.code(text).rstrip("\n").split("\n")
    for name, first, last in functions(plain):
        length = last - first + 1
        if length > FUNCTION_HARD:
            faults.append(f"{path}:{first}: {name} has {length} lines, at most {FUNCTION_HARD}")
        elif length > FUNCTION_SOFT:
            notes.append(f"{path}:{first}: {name} has {length} lines")
        body = "\n".join(plain[first:last])
        if path.startswith("lib/") and re.search(rf"(?<![\w.>]){re.escape(name)}\s*\(",
                                                 body.partition("{")[2]):
            faults.append(f"{path}:{first}: {name} calls itself; depth must not follow the input")


def check_licence(path, text, faults):
    head = "\n".join(text.split("\n", 30)[:30])
    found = SPDX.findall(head.replace("\n *", "\n").replace("\n#", "\n"))
    if len(found) != 1 or found[0] != "MIT":
        faults.append(f"{path}: its head wants one line 'SPDX-License-Identifier: MIT'")


def check_library(path, text, faults):
    plain = tree.code(text)
    for why, (words, may) in FORBIDDEN.items():
        if path in may:
            continue
        pattern = r"(?<![\w.>])(?:" + "|".join(words.split()) + r")\s*\("
        for match in re.finditer(pattern, plain):
            number = plain.count("\n", 0, match.start()) + 1
            faults.append(f"{path}:{number}: {match.group(0).rstrip(' (')} {why}")
    for match in STATIC.finditer(plain):
        declared = match.group("rest")
        if match.group("end") == "(" or re.search(r"\b(const|inline)\b", declared):
            continue
        number = plain.count("\n", 0, match.start()) + 1
        faults.append(f"{path}:{number}: static{declared.rstrip()} can change")
    for match in FLOAT.finditer(plain):
        number = plain.count("\n", 0, match.start()) + 1
        faults.append(f"{path}:{number}: floating point differs between machines")


def main():
    faults, notes = [], []
    seen = 0
    for folder in ("include", "lib", "examples", "tests"):
        for path in tree.files(folder, ".c", ".h", ".inc", ".cpp", ".py", ".sh", "CMakeLists.txt"):
            text = tree.read(path)
            seen += 1
            check_licence(path, text, faults)
            if tree.is_generated(text):
                continue
            if path != "include/dehusk.h":  # the manual: as long as it must be
                check_sizes(path, text, faults, notes)
            if path.startswith("lib/") and path.endswith((".c", ".h")):
                check_library(path, text, faults)
    if len(tree.read("CMakeLists.txt").splitlines()) >= 150:
        faults.append("CMakeLists.txt: 150 lines or more")
    for note in notes:
        print(f"sizes: beyond the soft limit: {note}")
    tree.report("sizes", faults, f"{seen} files within their limits")


if __name__ == "__main__":
    main()
