"""speed_work.py - what dehusk itself does for a page: stages, memory, instructions, threads.

Times and memory are bench's (bench.c) over a fixed sample of pages; it knows no "line", which is
called from "read".  Instructions are callgrind's, where valgrind is: they do not depend on the
machine's mood, but valgrind knows no AVX-512.  A stage's are those of its doors, with all that they
call.

SPDX-License-Identifier: MIT
"""
import re
import shutil
import subprocess

STAGES = ("read", "line", "feature", "score", "decide", "write")
DOORS = (("dhk_reader_", "read"), ("dhk_build_", "line"), ("dhk_feature_measure", "feature"),
         ("dhk_score_lines", "score"), ("dhk_decide", "decide"), ("dhk_write_text", "write"))
ROUNDS_COUNTED = 4      # the first one of them meets an empty context


def said_by(command, **more):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE,
                          text=True, **more).stdout


def stages(folder, paths, kind, rounds):
    """What bench says: {stage: microseconds a page}, allocations a page, peak bytes a byte."""
    form = "text" if kind == "text" else "auto"
    said = said_by([folder / "tests" / "bench", "-r", rounds, "-f", form, *paths])
    rows = {row[0]: float(row[1]) for row in
            re.findall(r"^(\w+) +\d+ +([\d.]+) +[\d.]+$", said, re.M)}
    return rows, *(float(re.search(rf"^([\d.]+) {what}", said, re.M).group(1))
                   for what in ("allocations a page", "bytes held at most"))


def callgrind(folder, command):
    """The file that it wrote."""
    out = folder / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                    *map(str, command)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return out


def door(name):
    """The stage that one enters by this function, if any."""
    return next((stage for start, stage in DOORS if name.startswith(start)), None)


def calls(out):
    """(caller, called, instructions) of each call in callgrind's file.  A name stands beside its
    number the first time, then the number alone; a call's cost is in the line behind it."""
    names, caller, called, costs = {}, "", "", False
    for line in out.open(encoding="utf-8", errors="replace"):
        found = re.match(r"(c?fn)=\((\d+)\)(?: (.*))?", line)
        if found:
            kind, number, name = found.groups()
            name = names.setdefault(number, name)
            caller, called = (name, called) if kind == "fn" else (caller, name)
        elif costs:
            yield caller, called, int(line.split()[1])
        costs = line.startswith("calls=")


def instructions(folder, paths, kind):
    """{stage: instructions a byte of page}, or None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    form = "text" if kind == "text" else "auto"
    out = callgrind(folder, [folder / "tests" / "bench", "-s", "write", "-r", ROUNDS_COUNTED,
                             "-f", form, *paths])
    size, found = sum(path.stat().st_size for path in paths) * ROUNDS_COUNTED, {}
    for caller, called, count in calls(out):
        stage = door(called)
        if stage and stage != door(caller):     # one door may lead through another
            found[stage] = found.get(stage, 0) + count / size
    found["read"] -= found["line"]
    return found


def threads(folder, paths):
    """What bench_threads says, and how often one thread's instructions go into those of two."""
    program, counts = folder / "tests" / "bench_threads", []
    said = said_by([program, "-r", 1000, *paths]).strip()
    if shutil.which("valgrind"):
        for number in range(3):
            out = callgrind(folder, [program, "-t", number, "-r", 2, *paths])
            counts.append(int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(),
                                        re.M).group(1)))
        said += f"; {2 * (counts[1] - counts[0]) / (counts[2] - counts[0]):.3f} by instructions"
    return said


def hostile(folder):
    """The worst pages, as hostile_work says, whose exit status 1 is a page that costs too much."""
    program = folder / "tests" / "hostile" / "hostile_work"
    if not program.exists():
        return "not built"
    done = subprocess.run([str(program)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        return f"failed ({done.returncode})"
    return done.stdout.strip().splitlines()[-1]
