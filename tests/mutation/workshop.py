"""workshop.py - compiles the library, tests and mutants for mutate.py, and runs tests.

What has not changed is not compiled again.  A mutant's object stands before the archive of all
objects on the linker's line, so the archive's own is left where it is.

SPDX-License-Identifier: MIT
"""
import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["-std=c99", "-O1", "-w", "-DDEHUSK_STATIC", "-Ilib", "-Iinclude", "-Itests"]
MEMORY = 2 << 30    # bytes that a test may have


def sha(*parts):
    state = hashlib.sha256()
    for part in parts:
        state.update(part if isinstance(part, bytes) else str(part).encode())
        state.update(b"\0")
    return state.hexdigest()


def pkg(*arguments):
    return subprocess.run(["pkg-config", *arguments], stdout=subprocess.PIPE,
                          check=True).stdout.decode().split()


class Workshop:
    """A folder of objects and programs."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.compiler = os.environ.get("CC", "cc")
        self.flags = FLAGS + pkg("--cflags", "cmocka", "libpcre2-8", "jansson")
        self.libraries = pkg("--libs", "cmocka", "libpcre2-8", "jansson") + ["-lpthread"]
        included = [p for part in ("lib", "include", "tests") for p in (ROOT / part).rglob("*.*")
                    if p.suffix in (".h", ".inc")]
        self.headers = sha(*[p.read_bytes() for p in sorted(included)], self.compiler, self.flags)
        self.archive = folder / "all.a"

    def call(self, command):
        """(whether it went well, what it said)"""
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode == 0, done.stdout.decode(errors="replace")

    def compile(self, text, path, name):
        """The object of 'text', which stands for the file at 'path'; None if it is no C."""
        source, into = self.folder / "changed.c", self.folder / name
        source.write_text(text, encoding="utf-8")
        good, _ = self.call([self.compiler, *self.flags, "-I", str((ROOT / path).parent), "-c",
                             str(source), "-o", str(into)])
        return into if good else None

    def object_of(self, path):
        """The object of a file of the tree."""
        into = self.folder / (path.replace("/", "_") + ".o")
        mark = into.with_suffix(".sha")
        wanted = sha(self.headers, (ROOT / path).read_bytes())
        if not (into.exists() and mark.exists() and mark.read_text() == wanted):
            good, said = self.call([self.compiler, *self.flags, "-c", path, "-o", str(into)])
            if not good:
                sys.exit(f"mutate: {path} does not compile\n{said}")
            mark.write_text(wanted)
        return into

    def make_archive(self):
        objects = [self.object_of(str(p.relative_to(ROOT)))
                   for p in sorted((ROOT / "lib").glob("*/*.c"))]
        self.archive.unlink(missing_ok=True)
        self.call(["ar", "rcs", str(self.archive), *map(str, objects)])

    def link(self, test, mutant=None):
        """The test's program, with the mutant's object where there is one."""
        program = self.folder / ("mutant" if mutant else "test_" + test.name)
        objects = [self.object_of(path) for path in test.sources]
        good, said = self.call([self.compiler, "-o", *map(str, [program, *objects]),
                                *([str(mutant)] if mutant else []), str(self.archive),
                                *self.libraries])
        if not good:
            sys.exit(f"mutate: {test.name} cannot be linked\n{said}")
        return program


def time_of_children():
    """Seconds of processor that ended tests have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def passes(test, program, seconds):
    """Does it pass?  A test that takes more than 'seconds' of a processor, or far more by the clock
    (it waits for something), does not."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    command = [str(program) if word == "PROGRAM" else word for word in test.command]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=limit, start_new_session=True)
    try:
        return process.wait(timeout=10 * seconds + 60) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return False
