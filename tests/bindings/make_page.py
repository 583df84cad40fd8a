#!/usr/bin/env python3
"""make_page.py - a page of 100 kB, always the same, to measure bindings with.

Usage: make_page.py FILE [BYTES]
How:  sentences of tests/quality/pages/texts, their words mixed by a fixed seed so that the page
      does not repeat itself, between menus, teasers, a table and scripts as real pages have them:
      a third of the bytes is script and style, a third markup, a third text.

SPDX-License-Identifier: MIT
"""
import os
import random
import sys

TEXTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "quality", "pages", "texts")


def words():
    found = []
    for name in ("de.txt", "en.txt", "es.txt", "fr.txt"):
        with open(os.path.join(TEXTS, name), encoding="utf-8") as file:
            found += file.read().split()
    return [word for word in found if word.isalpha()]


def page(size):
    dice, known = random.Random(100), words()

    def sentence(count):
        return " ".join(dice.choice(known) for _ in range(count)).capitalize() + "."

    def links(count):
        return "".join(f'<li class="nav-item menu-item-{dice.randrange(999)}"><a class="nav-link" '
                       f'href="/{dice.choice(known)}/{dice.randrange(9999)}" title="">'
                       f"{sentence(3)[:-1]}</a></li>\n" for _ in range(count))

    def script():
        body = "".join(f'window.q.push(["{dice.choice(known)}",{dice.randrange(9999)}]);\n'
                       for _ in range(12))
        return f"<script>\n{body}</script>\n"

    parts = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A mixed page'
             f"</title></head><body><nav><ul>{links(30)}</ul></nav><main><article>"
             "<h1>A mixed page</h1>\n"]
    while sum(len(part.encode("utf-8")) for part in parts) < size - 9000:
        parts.append(f'<h2 id="s{len(parts)}">{sentence(4)[:-1]}</h2>\n')
        parts += [f'<p class="article__text" data-at="{dice.randrange(9999)}">'
                  + " ".join(sentence(dice.randrange(6, 22)) for _ in range(3)) + "</p>\n"
                  for _ in range(3)]
        parts.append(f'<div class="teaser card"><ul>{links(6)}</ul></div>\n{script()}{script()}')
    parts.append(f"</article></main><aside>{links(30)}</aside><footer>{links(20)}</footer>")
    return "".join(parts) + "</body></html>\n"


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.split("\n\n")[1])
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(page(int(sys.argv[2]) if len(sys.argv) == 3 else 102400))


if __name__ == "__main__":
    main()
