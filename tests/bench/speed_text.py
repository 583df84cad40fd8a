"""speed_text.py - whole processes: plain text beside wc and rg, and what it costs to start.

Text: every page's path is given ten times as an argument, output goes to a file, and processor time
is what the kernel says of the process when it ends, the best of ROUNDS that take turns.
Start: the program on a page of 1 kB, 200 times.

SPDX-License-Identifier: MIT
"""
import os
import shutil
import statistics
import subprocess

PHRASES = ("cookie", "subscribe", "sign up", "read more", "privacy policy", "all rights reserved")
TIMES, STARTS = 10, 200


def processor_seconds(command, output, environment=None):
    """Of the process, once it ended well: 1 is dehusk's, or rg's, for "nothing"."""
    with open(output, "wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL,
                                   env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise OSError(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def commands(program):
    """dehusk first; and what is missing."""
    found = [("dehusk", [str(program), "-f", "text"])]
    missing = [name for name in ("wc", "rg") if not shutil.which(name)]
    if "wc" not in missing:
        found.append(("`LC_ALL=C.UTF-8 wc`", ["wc"]))
    if "rg" not in missing:
        patterns = [word for phrase in PHRASES for word in ("-e", phrase)]
        found.append(("`rg -j1 -vi`, six phrases", ["rg", "-j1", "-vi", *patterns]))
    return found, missing


def measure(program, paths, rounds, folder):
    """[(name, ratio to dehusk, MB/s)], and what is missing."""
    found, missing = commands(program)
    arguments = [str(path) for path in paths] * TIMES
    size = sum(path.stat().st_size for path in paths) * TIMES
    best = {}
    for _ in range(rounds):
        for name, command in found:
            took = processor_seconds(command + arguments, folder / "output",
                                     dict(os.environ, LC_ALL="C.UTF-8"))
            best[name] = min(took, best.get(name, took))
    ours = best["dehusk"]
    return [(name, took / ours, size / took / 1e6) for name, took in best.items()], missing


def start(program, folder):
    """Milliseconds of processor time: the program on 1 kB, and /bin/true; the median of each."""
    page = folder / "small.html"
    words = "<p>It is a page of one kilobyte, which tells little, and tells it in whole sentences."
    page.write_text(("<!doctype html><title>Small</title><h1>Small</h1>" + words * 12)[:1024])
    took = {}
    for _ in range(STARTS):
        for name, command in (("dehusk", [str(program), str(page)]), ("true", ["true"])):
            took.setdefault(name, []).append(processor_seconds(command, folder / "output"))
    return {name: statistics.median(times) * 1e3 for name, times in took.items()}
