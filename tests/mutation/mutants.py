"""mutants.py - the changes that mutate.py makes to a C file, and which of them it takes.

A change is one of
  relation   < and <= and > and >=: off by one, or turned round; == and !=
  sum        + and -, * and /, % and *, << and >>, ++ and --, += and -=
  bits       & and |
  logic      && and ||, a ! taken away, a condition of if and while turned round, true and false
  constant   a number or a character one more, or one less
  statement  a call or an assignment, break or continue left out
Comments, strings, #lines, tables that a script made and headers stay as they are.  The layout is
clang-format's, so that a binary operator has spaces around it and a unary one has not.

SPDX-License-Identifier: MIT
"""
import collections
import hashlib
import re

SWAPS = [("relation", {"<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="],
                       ">=": [">", "<"], "==": ["!="], "!=": ["=="]}),
         ("sum", {"+": ["-"], "-": ["+"], "*": ["+"], "/": ["*"], "%": ["*"], "<<": [">>"],
                  ">>": ["<<"], "+=": ["-="], "-=": ["+="]}),
         ("bits", {"&": ["|"], "|": ["&"], "|=": ["&="], "&=": ["|="]}),
         ("logic", {"&&": ["||"], "||": ["&&"]})]
BINARY = re.compile(r"(?<= )(<<|>>|[<>=!]=|&&|\|\||[-+|&]=|[<>+\-*/%&|])(?= |\n(?!\w+\())")
HIDDEN = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.S | re.M)
CHARACTER = re.compile(r"'(?:\\[^x]|\\x[0-9A-Fa-f]+|[^'\\])'")
NUMBER = re.compile(r"(?<![\w.'])(0[xX][0-9A-Fa-f]+|\d+)([uUlL]*)\b")
CONDITION = re.compile(r"\b(?:if|while) (?=\()")
DECLARES = re.compile(r"(?:const|static|unsigned|signed|int|char|short|long|size_t|ptrdiff_t|bool|"
                      r"void|struct|enum|typedef|u?int\d+_t|iconv_t|dhk_\w+ (?=[*\w]))\b|"
                      r"(?:return|for|while|if|else|do|case|switch|default|goto|extern)\b|[}{]|\w+:")

Mutant = collections.namedtuple("Mutant", "path kind start end text old new line")


def mask(text):
    """The text with comments, strings and #lines as blanks of the same length."""
    return HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def closing(code, at):
    """Where the bracket that opens at 'at' closes."""
    depth = 0
    for i in range(at, len(code)):
        depth += (code[i] == "(") - (code[i] == ")")
        if depth == 0:
            return i
    return len(code)


def swaps(code):
    for match in BINARY.finditer(code):
        for kind, table in SWAPS:
            for other in table.get(match.group(0), []):
                yield kind, match.start(), match.end(), other
    for match in re.finditer(r"\+\+|--", code):
        yield "sum", match.start(), match.end(), "--" if match.group(0) == "++" else "++"
    for match in re.finditer(r"(?<=[(! ])!(?=[\w(!])", code):
        yield "logic", match.start(), match.end(), ""
    for match in re.finditer(r"\b(?:true|false)\b", code):
        yield "logic", match.start(), match.end(), {"true": "false"}.get(match.group(0), "true")


def conditions(code):
    for match in CONDITION.finditer(code):
        end = closing(code, match.end()) + 1
        yield "logic", match.end(), end, "(!" + code[match.end():end] + ")"


def constants(code):
    for match in CHARACTER.finditer(code):
        for step in "+-":
            yield "constant", match.start(), match.end(), f"({match.group(0)} {step} 1)"
    for match in NUMBER.finditer(CHARACTER.sub(lambda m: "'" * len(m.group(0)), code)):
        value = int(match.group(1), 0)
        for other in (value + 1, value - 1):
            if other >= 0:
                yield "constant", match.start(), match.end(), f"{other}{match.group(2)}"


def statements(code):
    """Whole statements that begin a line."""
    before = ""
    for match in re.finditer(r"^( +)(\S[^\n]*)$", code, re.M):
        begins = before.endswith((";", "{", "}", ":", "else", "do")) or \
            re.match(r"(?:if|for|while|else)\b.*\)$", before)
        line, before = match.group(2), match.group(2).rstrip()
        if not begins or DECLARES.match(line):
            continue
        end = code.find(";", match.start(2))
        if end < 0 or "{" in code[match.start(2):end]:
            continue
        yield "statement", match.start(2), end + 1, ";"


def show(text, start, end):
    """The first line that a change touches, on one line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end, start))
    return " ".join(text[first:last].split())


def mutants_of(root, path):
    text = (root / path).read_text(encoding="utf-8")
    code = mask(text)
    for make in (swaps, conditions, constants, statements):
        for kind, start, end, new in make(code):
            whole = text[:start] + new + text[end:]
            yield Mutant(path, kind, start, end, whole, show(text, start, end),
                         show(whole, start, start + len(new)), text.count("\n", 0, start) + 1)


def files_of(root, room):
    """The room's files, but for those that a script made."""
    paths = [p for pattern in room.files for p in sorted(root.glob(pattern))]
    return [str(p.relative_to(root)) for p in paths
            if "do not edit" not in p.read_text(encoding="utf-8")[:500].lower()]


def sample(root, room, count):
    """'count' mutants of the room's files, 0 for all: those whose hashes come first.  A mutant keeps
    its hash while its line stays as it is, wherever that line moves."""
    ranked, seen = [], collections.Counter()
    for path in files_of(root, room):
        for mutant in mutants_of(root, path):
            name = "\0".join((path, mutant.kind, mutant.old, mutant.new))
            seen[name] += 1
            rank = hashlib.sha256(f"{name}\0{seen[name]}".encode()).hexdigest()
            ranked.append((rank, mutant))
    ranked.sort(key=lambda pair: pair[0])
    chosen = [mutant for _, mutant in ranked[:count or None]]
    return sorted(chosen, key=lambda m: (m.path, m.start)), len(ranked)


def listed(root):
    """{(path, old line, new line): why} of equivalent.txt; its head says how it is written."""
    text = (root / "tests/mutation/equivalent.txt").read_text(encoding="utf-8")
    found = {}
    for record in re.split(r"\n\s*\n", text):
        lines = record.strip().split("\n")
        if len(lines) >= 4 and lines[1].startswith("- ") and lines[2].startswith("+ "):
            found[(lines[0].strip(), lines[1][2:].strip(), lines[2][2:].strip())] = \
                " ".join(lines[3:])
    return found
