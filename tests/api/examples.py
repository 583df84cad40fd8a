#!/usr/bin/env python3
"""examples.py - the examples, and the README's Python, do what they say.

In:   the folder of the built examples; the path of libdehusk.so where one was built.
Out:  exit status 1 and a line for each that fails, or does not keep the article of page.html.

SPDX-License-Identifier: MIT
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "examples", "page.html")
ARTICLE = "The bell on the east bank is rung with a piece of rope"
MENU = "Tide tables"


def run(name, command, wants, lacks=MENU):
    """A list: empty, or what is wrong with the program."""
    with open(PAGE, "rb") as page:
        done = subprocess.run(command, stdin=page, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
    out = done.stdout.decode("utf-8")
    if done.returncode != 0:
        return [f"{name}: exit status {done.returncode}: {done.stderr.decode('utf-8')}"]
    if wants not in out or lacks in out:
        return [f"{name}: not what it should print: {out[:400]}"]
    return []


def readme_python(library):
    """The README's block, with the library that was built and a call of what it defines."""
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        block = re.search(r"```python\n(.*?)```", file.read(), re.S).group(1)
    block = block.replace('"libdehusk.so.0"', repr(library))
    return (block + f"\nimport sys\nsys.stdout.reconfigure(encoding='utf-8')\n"
            f"print(clean(open({PAGE!r}, 'rb').read()))\n")


def main():
    folder = sys.argv[1]
    faults = run("one_shot", [os.path.join(folder, "one_shot"), PAGE], ARTICLE)
    faults += run("streaming", [os.path.join(folder, "streaming"), PAGE, PAGE], "# The last")
    faults += run("explain", [os.path.join(folder, "explain")], "\nkeep ", "\nkeep    0")
    faults += run("own_allocator", [os.path.join(folder, "own_allocator")], ARTICLE)
    if len(sys.argv) > 2:
        python = [sys.executable, os.path.join(ROOT, "examples", "ffi_ctypes.py"), PAGE]
        faults += run("ffi_ctypes", python + sys.argv[2:3], ARTICLE)
        faults += run("README", [sys.executable, "-c", readme_python(sys.argv[2])], ARTICLE)
    for fault in faults:
        print(f"examples: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
