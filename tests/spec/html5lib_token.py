#!/usr/bin/env python3
"""html5lib_token.py - every case of the html5lib tokenizer tests, whole and in pieces.

Usage: html5lib_token.py RUNNER [FOLDER]     (RUNNER: the program of html5lib_token.c)

In:   FOLDER/*.test (default ../shared/corpus/html5lib/tokenizer); without it: exit status 77.
Out:  a line for each case that fails, then the counts.
How:  each case is run in each of its initial states, whole, byte by byte, and cut at random
      places (the same ones each time).  Lists of parse errors are not compared: the tokenizer
      reports none.  Three things that a tokenizer of bytes cannot show by itself:
      - A lone surrogate has no UTF-8.  It goes in as the three bytes that UTF-8 would give it
        and must come out as the same three: to the tokenizer they are text like any other.
      - Names come out as they stand in the page.  Here they are put in lower case, NUL being
        U+FFFD, as the standard has it; the line reader only looks names up.
      - xmlViolation.test expects what a user makes of the tokens who must build an XML
        document ("Coercing an HTML DOM into an infoset").  That coercion is done here, on the
        tokens: U+FFFF becomes U+FFFD, a form feed a space, "--" in a comment "- -".

SPDX-License-Identifier: MIT
"""
import json
import os
import random
import re
import struct
import subprocess
import sys

STATES = {"Data state": 0, "RCDATA state": 1, "RAWTEXT state": 2, "Script data state": 3,
          "PLAINTEXT state": 4, "CDATA section state": 5}
RANDOM_CUTS = 5  # ways to cut a case at random
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = str.maketrans(UPPER + "\0", UPPER.lower() + "\N{REPLACEMENT CHARACTER}")


def unescape(value):
    """The second unescaping of a case that is doubleEscaped, in every string of it."""
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), value)
    if isinstance(value, list):
        return [unescape(v) for v in value]
    if isinstance(value, dict):
        return {unescape(k): unescape(v) for k, v in value.items()}
    return value


def to_bytes(text):
    """Halves of a pair that were escaped apart become one character; lone ones stay alone."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return joined.encode("utf-8", "surrogatepass")


def normal(token):
    """A token with bytes for strings, its attributes as a dictionary."""
    kind = token[0]
    if kind == "StartTag":
        attributes = {to_bytes(k): to_bytes(v) for k, v in token[2].items()}
        return (kind, to_bytes(token[1]), attributes, len(token) > 3 and token[3])
    return (kind,) + tuple(to_bytes(v) if isinstance(v, str) else v for v in token[1:])


def coalesced(tokens):
    joined = []
    for token in tokens:
        if token[0] == "Character" and joined and joined[-1][0] == "Character":
            joined[-1] = ("Character", joined[-1][1] + token[1])
        else:
            joined.append(token)
    return joined


def lower(name):
    return name.decode("utf-8", "surrogatepass").translate(LOWER).encode("utf-8",
                                                                         "surrogatepass")


def make_token(letter, fields):
    if letter == b"C":
        return ("Character", fields[0])
    if letter == b"!":
        return ("Comment", fields[0])
    if letter == b"E":
        return ("EndTag", lower(fields[0]))
    if letter == b"D":
        return ("DOCTYPE", fields[0], fields[1], fields[2], fields[3] is not None)
    pairs = [(lower(n), v) for n, v in zip(fields[2::2], fields[3::2])]
    if len(dict(pairs)) != len(pairs):
        return ("a start tag with a repeated attribute", fields)
    return ("StartTag", lower(fields[0]), dict(pairs), fields[1] is not None)


def parse_output(data):
    """The runner's answer: a list of tokens for each case."""
    cases, tokens, at = [], [], 0
    while at < len(data):
        letter = data[at:at + 1]
        at += 1
        if letter == b".":
            cases.append(tokens)
            tokens = []
            at += 1
            continue
        fields = []
        while data[at:at + 1] != b";":
            if data[at:at + 1] == b"-":
                fields.append(None)
                at += 1
                continue
            colon = data.index(b":", at)
            length = int(data[at:colon])
            fields.append(data[colon + 1:colon + 1 + length])
            at = colon + 1 + length
        tokens.append(make_token(letter, fields))
        at += 1
    return cases


def coerce(token):
    """An HTML token as a builder of XML has to write it."""
    def text(data):
        return data.replace(b"\xef\xbf\xbf", b"\xef\xbf\xbd").replace(b"\x0c", b" ")
    if token[0] == "Character":
        return ("Character", text(token[1]))
    if token[0] == "Comment":
        return ("Comment", text(token[1]).replace(b"--", b"- -"))
    return token


def ways_to_cut(length, seeded):
    yield "whole", []
    yield "byte by byte", [1] * length
    for number in range(RANDOM_CUTS):
        places = sorted(seeded.choices(range(length + 1), k=seeded.randint(1, 4)))
        yield f"random {number}", [b - a for a, b in zip([0] + places, places)]


def read_cases(folder):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".test"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            content = json.load(file)
        violation = "xmlViolationTests" in content
        for case in content["xmlViolationTests" if violation else "tests"]:
            if case.get("doubleEscaped"):
                case = {**case, "input": unescape(case["input"]),
                        "output": unescape(case["output"])}
            yield name, case, violation


def main():
    runner = sys.argv[1]
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(
        "..", "shared", "corpus", "html5lib", "tokenizer")
    if not os.path.isdir(folder):
        print("skipped: no html5lib tests")
        sys.exit(77)
    seeded = random.Random(5)
    requests, runs, cases, files = [], [], 0, set()
    for name, case, violation in read_cases(folder):
        cases += 1
        files.add(name)
        data = to_bytes(case["input"])
        tag = to_bytes(case.get("lastStartTag", ""))
        expected = coalesced([normal(token) for token in case["output"]])
        for state in case.get("initialStates", ["Data state"]):
            for way, cuts in ways_to_cut(len(data), seeded):
                requests.append(b"%d %d %d %d\n" % (STATES[state], len(tag), len(data),
                                                    len(cuts)))
                requests += [tag, data, struct.pack(f"<{len(cuts)}I", *cuts)]
                runs.append((name, case["description"], state, way, violation, expected))
    done = subprocess.run([runner], input=b"".join(requests), stdout=subprocess.PIPE, check=False)
    answers = parse_output(done.stdout) if done.returncode == 0 else []
    failed = 0
    for run, tokens in zip(runs, answers):
        if run[4]:
            tokens = [coerce(token) for token in tokens]
        if tokens != run[5]:
            failed += 1
            if failed <= 20:
                print(f"{run[0]}: {run[1]!r} in {run[2]}, {run[3]}:\n  expected {run[5]}\n"
                      f"  got      {tokens}")
    print(f"{cases} cases of {len(files)} files in {len(runs)} runs, {failed} failed")
    if done.returncode != 0 or len(answers) != len(runs) or not cases:
        sys.exit(f"the runner ended with {done.returncode} after {len(answers)} runs")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
