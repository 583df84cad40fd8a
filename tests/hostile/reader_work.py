#!/usr/bin/env python3
"""reader_work.py - the text and the Markdown reader are linear, counted in instructions.

In:   the path of read_page (read_page.c); valgrind, or the test is skipped.
Out:  a line for each flood that costs too much; exit status 1 if there is one.
How:  each flood is a page of SIZE bytes, three times what the Markdown reader holds at once.  A page
      of lines of one byte each is among the dearest that cost no more than they must (some 400
      instructions a byte); work that grew with the square of what is held, or of the page, would
      be a multiple of it, whatever the compiler was told.  A clock would say less: it hears the
      neighbours.

SPDX-License-Identifier: MIT
"""
import re
import shutil
import subprocess
import sys

SIZE = 48 * 1024
LIMIT = 3  # times what LINES cost
LINES = "a\n"

MARKDOWN = {  # name: bytes that come again and again, or a page made of a number of bytes
    "images": "![[](", "backticks": "`", "fences of all lengths":
    lambda n: " ".join("`" * (i % 31 + 1) for i in range(n // 17)),
    "quotes": ">", "quoted lines": "> " * 40 + "a\n", "brackets": "[", "open links": "[a](",
    "closing brackets": "]", "open emphasis": "*a ", "emphasis of both": "_a*b",
    "emphasis of all": "**a_*", "stars": "*", "spaced stars": lambda n: "* " * (n // 2) + "x",
    "runs": lambda n: "".join("*_~"[i % 3] * (i % 5 + 1) + "a" for i in range(n // 4)),
    "tags": '<a b="', "tags of two quotes": "<a b=\"<a b='", "comments": "a<!--",
    "instructions": "a<?", "CDATA": "a<![CDATA[", "declarations": "a<!a ", "scripts": "a<script>",
    "script blocks": "<div><script>x", "references": "&", "numbers": "&#x", "names": "&am",
    "tables": "|a|b|\n|-|-|\n", "cells": lambda n: "|a|b|\n|-|-|\n" + "|" * n,
    "delimiter rows": "a|b\n--|--\n", "wide delimiter rows":
    lambda n: ("a|" * 50 + "\n" + "-|" * 51 + "\n") * (n // 204),
    "items": "- " * 30 + "a\n", "deep blank lines":
    lambda n: "".join("  " * i + "- a\n" for i in range(30)) + "\n" * (n - 1200) + " " * 60 + "a\n",
    "deep lines": lambda n: "- " * 30 + "a\n" + (" " * 61 + "b\n") * (n // 63),
    "definitions": "[a]: /b\n", "labels": "[" + "a" * 60 + "]\n", "underlines": "a\n---\n",
    "line feeds": "\n", "carriage returns": "\r", "lines": "a\n", "open fences": "```\n",
    "addresses": "http://", "addresses with brackets": "https://a.b/(((((",
    "an address with brackets": lambda n: "http://a" + ")" * n, "hosts": "www.",
    "angles": "<a:b", "backslashes": "\\", "links": "[a](b) ", "brackets, then links":
    lambda n: "[a" * (n // 4) + "](b)" * (n // 8),
    "pictures, then links": lambda n: "![" * (n // 4) + "[a](b)" * (n // 8),
    "titles": '[a](b "', "titles of two quotes": "[a](b \"[a](b '", "round brackets": "[a](b(",
    "footnotes": "[^1]", "blocks of HTML": "<div>\n", "paragraphs of HTML": "<p>a</p>",
    "preformatted": "<pre>\n", "tabs": "\t", "spaces": lambda n: " " * n + "a", "NUL": "a\0",
    "headings": "# a\n", "hashes": "#", "no rules": "- - - - - - - - - - - x\n",
    "markers": "1. ", "bars": "a | ", "data addresses": "(data:", "data":
    lambda n: ("x (data:" + "A" * 17000 + ") ") * (n // 17000), "a long word": "a",
    "front matter": lambda n: "---\n" + "a: b\n" * (n // 5),
}
TEXT = {"line feeds": "\n", "carriage returns": "\r", "form feeds": "\f", "all ends": "\n\r\f",
        "lines": "a\n", "items": "- a\n", "blank lines": " \n", "spaces": " ", "a long word": "a",
        "bullets": "\u2022", "no-break spaces": "\u00a0", "indentation": " " * 63 + "- a\n"}


def page_of(flood):
    if callable(flood):
        return flood(SIZE).encode()
    return (flood * (SIZE // len(flood))).encode()


def instructions(program, reader, page):
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                          program, reader], input=page, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    said = re.search(rb"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not said:
        if page:
            sys.exit("reader_work: " + run.stderr.decode(errors="replace"))
        print("reader_work: skipped: valgrind cannot run this build")  # sanitizers, say
        sys.exit(77)
    return int(said.group(1))


def cost_of(program, reader, flood):
    """Instructions for a byte of the flood; what the program costs without a page is little."""
    page = page_of(flood)
    return instructions(program, reader, page) / len(page)


def main():
    if not shutil.which("valgrind"):
        print("reader_work: skipped: no valgrind here")
        sys.exit(77)
    program, faults, worst = sys.argv[1], 0, (0, "")
    instructions(program, "text", b"")
    limit = LIMIT * cost_of(program, "markdown", LINES)
    for reader, floods in (("markdown", MARKDOWN), ("text", TEXT)):
        for name, flood in floods.items():
            cost = cost_of(program, reader, flood)
            worst = max(worst, (cost, f"{reader}, {name}"))
            if cost > limit:
                print(f"{reader}, {name}: {cost:.0f} instructions a byte")
                faults += 1
    print(f"reader_work: {faults} of {len(MARKDOWN) + len(TEXT)} floods beyond {limit:.0f} "
          f"instructions a byte; the worst is {worst[1]}: {worst[0]:.0f}")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
