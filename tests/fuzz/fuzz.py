#!/usr/bin/env python3
"""fuzz.py - runs the fuzz targets, one after the other, and says what that cost and found.

In:   the folder of a build with an engine (cmake -C .ci/fuzz.cmake), seconds for each target, and
      the targets' names (all of them unless given).
Out:  a line for each target: CPU seconds, inputs tried, edges and features of the code reached,
      inputs kept, findings; the same appended to CORPUS/figures.csv.  What fails stays in
      CORPUS/found/NAME.  Exit status 1 if something was found.
How:  libFuzzer, one process, begins with corpus/NAME beside this file and keeps what is new in
      CORPUS/NAME, so that the next run goes on where this one ended.

SPDX-License-Identifier: MIT
"""
import argparse
import csv
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
LENGTHS = {"steps": 600, "rules": 1024, "options": 512, "cli": 2048, "model": 65536}
FIGURES = ("date", "target", "cpu_s", "inputs", "edges", "features", "kept", "found")


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def number(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def run(program, name, seconds, corpus):
    """Fuzzes one target; its figures."""
    found, kept = corpus / "found" / name, corpus / name
    for folder in (found, kept):
        folder.mkdir(parents=True, exist_ok=True)
    before = {p.name for p in found.iterdir()}
    command = [program, f"-max_total_time={seconds}", "-print_final_stats=1", "-entropic=0",
               f"-max_len={LENGTHS.get(name, 4096)}", "-timeout=60", "-rss_limit_mb=4000",
               f"-artifact_prefix={found}/", "-verbosity=1", "-report_slow_units=60"]
    if name == "cli":
        command.append("-detect_leaks=0")  # exit() leaves rules behind, which is no leak
    words = HERE / "words" / f"{name}.dict"
    if words.exists():
        command.append(f"-dict={words}")
    command += [kept, *(p for p in [HERE / "corpus" / name] if p.is_dir())]
    began = cpu()
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    text = done.stdout.decode(errors="replace")
    new = {p.name for p in found.iterdir()} - before
    (corpus / f"{name}.log").write_text(text)
    if new or done.returncode != 0:
        print(text[-3000:])
    return {"date": time.strftime("%Y-%m-%d"), "target": name, "cpu_s": round(cpu() - began),
            "inputs": number(r"stat::number_of_executed_units: *(\d+)", text),
            "edges": number(r"\bcov: (\d+)", text), "features": number(r"\bft: (\d+)", text),
            "kept": sum(1 for _ in kept.iterdir()),
            "found": max(len(new), int(done.returncode != 0))}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("seconds", type=int)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--corpus", type=Path, help="BUILD/corpus unless given")
    options = parser.parse_args()
    corpus = options.corpus or options.build / "corpus"
    programs = {p.name[len("fuzz_"):]: p
                for p in sorted((options.build / "tests/fuzz").glob("fuzz_*")) if p.is_file()}
    if not programs:
        sys.exit(f"fuzz: no targets in {options.build}: cmake -C .ci/fuzz.cmake makes them")
    found = 0
    for name in options.targets or programs:
        figures = run(programs[name], name, options.seconds, corpus)
        print("fuzz:", ", ".join(f"{key} {figures[key]}" for key in FIGURES[1:]), flush=True)
        found += figures["found"]
        book = corpus / "figures.csv"
        fresh = not book.exists()
        with book.open("a", newline="") as file:
            writer = csv.DictWriter(file, FIGURES)
            if fresh:
                writer.writeheader()
            writer.writerow(figures)
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
