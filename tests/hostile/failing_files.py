#!/usr/bin/env python3
"""failing_files.py - the programs of examples/ when their files fail: a disk that is full after so
many bytes, a closed pipe, no standard output at all, input that cannot be read or comes in drops.

In:   the folder of the small examples, the path of the dehusk program.
Out:  a line for each fault; exit status 1 if there is one.
How:  the limit of a file's size (RLIMIT_FSIZE) is a disk that is full after any number of bytes:
      the kernel takes what fits, then refuses.  What was written by then must be a beginning of the
      whole output, and the program must say so by exit status 2 and a message.

SPDX-License-Identifier: MIT
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "examples", "page.html")
FAILED = 2


def commands(folder, program):
    """name, words, and whether the page comes by standard input."""
    small = os.path.join
    yield "one_shot", [small(folder, "one_shot"), PAGE], False
    yield "streaming", [small(folder, "streaming"), PAGE, PAGE], False
    yield "explain", [small(folder, "explain")], True
    yield "own_allocator", [small(folder, "own_allocator")], True
    for words in ([], ["-t", "markdown"], ["-t", "json"], ["-e"], ["-e", "-t", "json"]):
        yield "dehusk " + " ".join(words), [program, *words], True


def run(words, stdin=None, stdout=subprocess.PIPE, prepare=None):
    with open(PAGE, "rb") as page:
        return subprocess.run(words, stdin=page if stdin is None else stdin, stdout=stdout,
                              stderr=subprocess.PIPE, preexec_fn=prepare, timeout=60)


def limit(size):
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an error, not the end of the process
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return prepare


def ignore_pipe():
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def full_disks(name, words, whole):
    """Every write fails in turn: stdio writes whole blocks, so their borders are tried, too."""
    sizes = {0, 1, len(whole) - 1, *range(0, len(whole), 509), *range(0, len(whole), 4096)}
    for size in sorted(sizes):
        with tempfile.TemporaryFile() as file:
            done = run(words, stdout=file, prepare=limit(size))
            file.seek(0)
            written = file.read()
        if done.returncode != FAILED or not done.stderr:
            yield f"{name}: a disk of {size} bytes: exit status {done.returncode}, {done.stderr!r}"
        if written != whole[:size]:
            yield f"{name}: a disk of {size} bytes: not the beginning of the output"


def closed_pipe(words, prepare):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return run(words, stdout=writer, prepare=prepare)
    finally:
        os.close(writer)


def bad_outputs(name, words):
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = run(words, stdout=full)
        if done.returncode != FAILED or not done.stderr:
            yield f"{name}: /dev/full: exit status {done.returncode}, {done.stderr!r}"
    done = closed_pipe(words, None)
    # A shell user's pipe ends the program by a signal.
    if done.returncode not in (-signal.SIGPIPE, FAILED):
        yield f"{name}: a closed pipe: exit status {done.returncode}"
    done = closed_pipe(words, ignore_pipe)
    if done.returncode != FAILED:
        yield f"{name}: a closed pipe that is no signal: exit status {done.returncode}"
    done = run(words, prepare=lambda: os.close(1))
    if done.returncode != FAILED or not done.stderr:
        yield f"{name}: no standard output: exit status {done.returncode}, {done.stderr!r}"


def bad_inputs(name, words, whole):
    for what, file in (("a folder", os.open(ROOT, os.O_RDONLY)),
                       ("a file for writing", os.open(os.devnull, os.O_WRONLY))):
        done = run(words, stdin=file)
        os.close(file)
        if done.returncode != FAILED or not done.stderr:
            yield f"{name}: {what} as input: exit status {done.returncode}, {done.stderr!r}"
    with open(PAGE, "rb") as file:
        page = file.read()
    child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, bufsize=0)
    for i in range(0, len(page), 61):
        child.stdin.write(page[i:i + 61])
    out, _ = child.communicate(timeout=60)
    if out != whole:
        yield f"{name}: input in drops gives another output"


def main():
    faults, tried = [], 0
    for name, words, by_input in commands(*sys.argv[1:3]):
        whole = run(words).stdout
        if not whole:
            faults.append(f"{name}: no output at all")
            continue
        faults += full_disks(name, words, whole)
        faults += bad_outputs(name, words)
        if by_input:
            faults += bad_inputs(name, words, whole)
        tried += 1
    for fault in faults:
        print(f"failing_files: {fault}")
    print(f"failing_files: {tried} commands, {len(faults)} faults")
    sys.exit(1 if faults or not tried else 0)


if __name__ == "__main__":
    main()
