#!/usr/bin/env python3
"""same.py - the same bytes from every build: CPUs, compilers, optimisers, with and without vectors.

Usage: same.py [--work FOLDER] [--cpu CPU]... [--files]

In:   the pages of inputs.py; .ci/sysroot, which fetches what other CPUs need.
Out:  a line for each build with a hash over all that page_hash.c says; a line for each page on
      which builds differ; exit status 1 if there is one.  What could not be built here is said.
How:  all of lib/ is compiled for x86-64 (the machine's own), i386, AArch64 and big-endian s390x, by
      gcc and clang, with -O0 and -O3, with vector code and without (DHK_BLOCK_PLAIN; i386 has
      vectors only with -msse2, s390x has none), 28 builds; they run under qemu-user.  No hash is
      kept: builds are compared with each other, so a new model is no fault here.
      --files prints the first build's hash of each page, to compare two commits with.
      What has not changed is not compiled again.  JOBS=N compiles N at once (1).

SPDX-License-Identifier: MIT
"""
import argparse
import collections
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import inputs

ROOT = Path(__file__).resolve().parents[2]
HERE = "tests/same/page_hash.c"
PLAIN = "-DDHK_BLOCK_PLAIN"
# CPU as Debian names it: gcc's prefix, clang's target, qemu's name; the flags of vector code.
Cpu = collections.namedtuple("Cpu", "prefix target qemu vectors")
CPUS = {"amd64": Cpu("", "x86_64-linux-gnu", None, [[PLAIN], []]),
        "i386": Cpu("i686-linux-gnu-", "i386-linux-gnu", "qemu-i386", [[], ["-msse2"]]),
        "arm64": Cpu("aarch64-linux-gnu-", "aarch64-linux-gnu", "qemu-aarch64", [[PLAIN], []]),
        "s390x": Cpu("s390x-linux-gnu-", "s390x-linux-gnu", "qemu-s390x", [[]])}
Build = collections.namedtuple("Build", "cpu compiler flags root")


def builds_of(cpu, work):
    """All builds for a CPU; none, and why not, where they cannot be made."""
    root = None
    if CPUS[cpu].qemu is not None:
        root = work / "cross" / cpu / "sysroot"
        root.parent.mkdir(parents=True, exist_ok=True)
        if subprocess.run([ROOT / ".ci" / "sysroot", cpu, root], check=False).returncode != 0:
            return []
    compilers = [c for c in ("gcc", "clang") if shutil.which(c if c == "clang" or root is None
                                                             else CPUS[cpu].prefix + c)]
    if len(compilers) < 2:
        print(f"same: {cpu}: only {' '.join(compilers) or 'no compiler'} here")
    return [Build(cpu, compiler, [optimise, *vectors], root) for compiler in compilers
            for optimise in ("-O0", "-O3") for vectors in CPUS[cpu].vectors]


def commands_of(build):
    """(compiler's words, linker's words)"""
    cpu = CPUS[build.cpu]
    if build.root is None:
        return [build.compiler], [build.compiler]
    root = f"--sysroot={build.root}"
    gcc = [cpu.prefix + "gcc", root]
    return (["clang", "--target=" + cpu.target, root] if build.compiler == "clang" else gcc), gcc


def name_of(build):
    return " ".join([build.cpu, build.compiler, *build.flags])


def sources():
    return [str(p.relative_to(ROOT)) for p in sorted((ROOT / "lib").glob("*/*.c"))] + [HERE]


def state_of_tree():
    sha = hashlib.sha256()
    for path in sorted([*(ROOT / "lib").rglob("*.[chi]*"), ROOT / "include/dehusk.h", ROOT / HERE]):
        if path.is_file():
            sha.update(str(path).encode() + path.read_bytes())
    return sha.hexdigest()


def make(build, work, state):
    """The program of a build."""
    folder = work / "same" / name_of(build).replace(" ", "_")
    program, mark = folder / "page_hash", folder / "state"
    if mark.exists() and mark.read_text() == state:
        return program
    folder.mkdir(parents=True, exist_ok=True)
    compiler, linker = commands_of(build)
    paths = [str(ROOT / path) for path in sources()]
    compile_all = [*compiler, "-std=c99", *build.flags, "-DDEHUSK_STATIC", f"-I{ROOT}/lib",
                   f"-I{ROOT}/include", "-c", *paths]
    objects = [Path(path).stem + ".o" for path in paths]
    for command in (compile_all, [*linker, "-o", "page_hash", *objects, "-lpcre2-8"]):
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            sys.exit(f"same: {name_of(build)} cannot be built:\n{done.stdout.decode()}")
    mark.write_text(state)
    return program


def run(build, program, pages):
    """{page: hash}"""
    command = [str(program), *map(str, pages)]
    if build.root is not None:
        command = [CPUS[build.cpu].qemu, "-L", str(build.root), *command]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"same: {name_of(build)} ended with {done.returncode}")
    pairs = (line.split(" ", 1) for line in done.stdout.decode().splitlines())
    return {name: value for value, name in pairs}


def compare(hashes):
    """Prints what differs; the number of pages on which something does."""
    first, faults = next(iter(hashes)), 0
    for page in hashes[first]:
        groups = collections.defaultdict(list)
        for name, of_pages in hashes.items():
            groups[of_pages.get(page)].append(name)
        if len(groups) > 1:
            faults += 1
            fewer = sorted(groups.values(), key=len)[:-1]
            print(f"same: {page}: another answer from "
                  + "; ".join(", ".join(names) for names in fewer))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--work", type=Path, default=ROOT / "build")
    parser.add_argument("--cpu", action="append", choices=list(CPUS))
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    if platform.machine() != "x86_64":
        print("same: skipped: the builds of amd64 need an x86-64 machine")
        sys.exit(77)
    work = options.work.resolve()
    pages = inputs.write(work / "same" / "pages", work / "quality")
    cpus = options.cpu or list(CPUS)
    builds = [build for cpu in cpus for build in builds_of(cpu, work)]
    state, hashes = state_of_tree(), {}
    with ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        programs = pool.map(lambda build: make(build, work, state), builds)
        for build, program in zip(builds, programs):
            found = run(build, program, pages)
            hashes[name_of(build)] = found
            total = hashlib.sha256("\n".join(found.values()).encode()).hexdigest()[:16]
            print(f"{total} {name_of(build)}", flush=True)
    if options.files:
        print("\n".join(f"{value} {page}" for page, value in next(iter(hashes.values())).items()))
    faults = compare(hashes)
    print(f"same: {len(builds)} builds, {len(pages)} pages, {faults} with different answers")
    sys.exit(faults != 0 or not builds)


if __name__ == "__main__":
    main()
