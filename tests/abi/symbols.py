#!/usr/bin/env python3
"""symbols.py - what the library shows, and what it asks of its host.

In:   the built archive, and the shared library where there is one; include/dehusk.h,
      lib/dehusk.map, exports.txt, imports.txt (one name a line, '#' begins a comment).
Out:  a line for each name that is in one of them and should be in another: exit status 1.
Held: the header declares, the map shows, exports.txt lists and libdehusk.so exports the same
      functions; every global of the archive begins dehusk_ or dhk_; what is undefined stands in
      imports.txt; no object has a byte of memory that can change (.data, .bss).
      Skipped for instrumented builds: they import their runtime.

SPDX-License-Identifier: MIT
"""
import argparse
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "house"))
import tree  # noqa: E402

# What compiler and linker add by themselves: a program's start and end, and what the compiler's
# own library knows of the processor (__builtin_cpu_supports; it is linked in, not asked for).
RUNTIME = {"__cxa_finalize", "__gmon_start__", "_ITM_deregisterTMCloneTable",
           "_ITM_registerTMCloneTable", "__stack_chk_fail", "_GLOBAL_OFFSET_TABLE_",
           "__cpu_model", "__cpu_indicator_init",
           # 64-bit numbers on a 32-bit CPU
           "__udivdi3", "__umoddi3", "__divdi3", "__moddi3", "__udivmoddi4", "__divmoddi4",
           "__ctzdi2", "__stack_chk_fail_local"}
# Helpers that i386 code carries with it, to find where it lies.
CARRIED = re.compile(r"__x86\.get_pc_thunk\.")
NEVER = re.compile(r"printf|^put|^f?open$|^_?_?exit$|^abort$|setlocale|getenv|^raise$|^strtok|"
                   r"^s?rand|^time$|^clock|^system$")


def listed(path):
    return [line.split("#")[0].strip() for line in tree.read(path).splitlines()
            if line.split("#")[0].strip()]


def declared():
    text = tree.code(tree.read("include/dehusk.h"))
    return sorted(re.findall(r"^DEHUSK_API\b[^;{]*?\b(dehusk_\w+)\s*\(", text, re.M))


def mapped():
    text = tree.code(tree.read("lib/dehusk.map"))
    return sorted(re.findall(r"\b(dehusk_\w+)\s*;", text))


def names(nm, path, *options):
    """(kind, name) of each symbol that nm lists; the version behind '@' is cut off."""
    out = subprocess.run([nm, "-P", *options, path], stdout=subprocess.PIPE, check=True).stdout
    found = set()
    for line in out.decode().splitlines():
        words = line.split()
        if len(words) >= 2 and len(words[1]) == 1:
            found.add((words[1], words[0].split("@")[0]))
    return found


def plain(name):
    """memcpy for __memcpy_chk, which is what -D_FORTIFY_SOURCE calls it; memcmp for bcmp, which
    is what clang makes of a memcmp that is only asked for equality."""
    if name == "bcmp":
        return "memcmp"
    match = re.fullmatch(r"__(\w+)_chk", name)
    return match.group(1) if match and name not in RUNTIME else name


def differ(what, have, want):
    return ([f"{what} lacks {name}" for name in sorted(set(want) - set(have))]
            + [f"{what} has {name}, which dehusk.h does not declare"
               for name in sorted(set(have) - set(want))])


def check_exports(shared, nm):
    want = declared()
    faults = differ("tests/abi/exports.txt", listed("tests/abi/exports.txt"), want)
    faults += differ("lib/dehusk.map", mapped(), want)
    if shared:
        found = [name for kind, name in names(nm, shared, "-D", "--defined-only")
                 if kind != "A"]  # A: the name of a version node
        faults += differ(os.path.basename(shared), found, want)
    return faults


def check_imports(what, undefined, own, debug):
    allowed = set(listed("tests/abi/imports.txt")) | RUNTIME
    if debug:
        allowed.add("__assert_fail")
    faults = []
    for name in sorted(undefined - own):
        if NEVER.search(plain(name)) or plain(name) not in allowed:
            faults.append(f"{what} asks its host for {name}")
    return faults


def check_memory(objdump, archive):
    out = subprocess.run([objdump, "-h", archive], stdout=subprocess.PIPE, check=True).stdout
    faults, member = [], "?"
    for line in out.decode().splitlines():
        words = line.split()
        if "file format" in line:
            member = line.split(":")[0]
        elif len(words) > 2 and words[0].isdigit() and int(words[2], 16) > 0:
            section = words[1]
            if re.match(r"\.(data|bss|tdata|tbss)\b", section) \
                    and not section.startswith(".data.rel.ro"):
                faults.append(f"{member} has {int(words[2], 16)} bytes in {section}, "
                              "memory that can change")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--archive", required=True)
    parser.add_argument("--shared")
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--objdump", default="objdump")
    parser.add_argument("--debug", action="store_true", help="assert is on")
    args = parser.parse_args()

    inner = names(args.nm, args.archive, "-g")
    undefined = {name for kind, name in inner if kind in "Uwv"}
    own = {name for kind, name in inner if kind not in "Uwv"}
    if any(re.match(r"__(asan|ubsan|tsan|msan|sanitizer)|__llvm_", name) for name in undefined):
        tree.skip("symbols", "an instrumented build")
    faults = check_exports(args.shared, args.nm)
    faults += [f"{os.path.basename(args.archive)} has the global {name}; ours begin dehusk_ or dhk_"
               for name in sorted(own)
               if not re.match(r"(dehusk|dhk)_", name) and not CARRIED.match(name)]
    faults += check_imports(os.path.basename(args.archive), undefined, own, args.debug)
    if args.shared:
        asked = {name for kind, name in names(args.nm, args.shared, "-D") if kind in "Uwv"}
        faults += check_imports(os.path.basename(args.shared), asked, set(), args.debug)
    faults += check_memory(args.objdump, args.archive)
    tree.report("symbols", faults, f"{len(declared())} functions shown, "
                f"{len(undefined - own)} asked for, nothing that can change")


if __name__ == "__main__":
    main()
