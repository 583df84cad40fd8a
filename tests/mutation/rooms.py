"""rooms.py - what mutate.py breaks, and which tests should notice.

SPDX-License-Identifier: MIT
"""
import collections
import sys

# sources: what is compiled and linked with the library into PROGRAM; command: how it is run;
# reads: files of ours whose change may make it notice more; needs: without these it is left out.
Test = collections.namedtuple("Test", "name sources command reads needs")
Room = collections.namedtuple("Room", "files tests")


def unit(name, *more):
    return Test("unit_" + name, [f"tests/unit/test_{name}.c", *more], ["PROGRAM"], [], [])


def lines(name, *form):
    cases = f"tests/spec/{name}_lines.txt"
    return Test(f"spec_{name}_lines", ["tests/spec/lines.c"], ["PROGRAM", cases, *form],
                [cases], [])


CASES = Test("api_cases", ["tests/api/test_cases.c", "tests/api/case_calls.c"],
             ["PROGRAM", "tests/spec/cases/cases.json"], ["tests/spec/cases/cases.json"], [])
COLUMNS = Test("spec_columns", ["tests/spec/columns.c"], ["PROGRAM", "tests/spec/columns.txt"],
               ["tests/spec/columns.txt"], [])
HTML5LIB = Test("spec_html5lib_token", ["tests/spec/html5lib_token.c"],
                [sys.executable, "tests/spec/html5lib_token.py", "PROGRAM"],
                ["tests/spec/html5lib_token.py"], ["../shared/corpus/html5lib/tokenizer"])

ROOMS = {
    "feature": Room(["lib/feature/*.c"],
                    [unit("feature"), unit("counts"), unit("count_block"), unit("bare"),
                     unit("folded"), unit("line_phrases"), unit("prompt"), unit("saturation"),
                     unit("tokens"), COLUMNS, CASES]),
    "decide": Room(["lib/decide/*.c"], [unit("decide"), unit("blocks"), unit("comments"), unit("comment_heads"),
                     CASES]),
    "token": Room(["lib/read/html_token*.c"],
                  [unit("html_token", "tests/unit/token_log.c"),
                   unit("html_quick", "tests/unit/token_log.c"), unit("html_lines"),
                   unit("prescan"), lines("html"), HTML5LIB, CASES]),
}
