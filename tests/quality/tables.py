"""tables.py - a trained model as C: lib/score/weights.c and lib/feature/token_weights.c.

In: two forests of integers and three token tables.  Out: two C files whose text is a function of
these numbers alone, so the same training gives the same files.  The model id is a hash of all the
numbers.  Floats end here: the logistic table is computed with decimals, never with libm.

SPDX-License-Identifier: MIT
"""
import hashlib
from dataclasses import dataclass, field
from decimal import Decimal, ROUND_HALF_EVEN, localcontext

UNIT = 1024            # of log-odds, in sums: score/forest.h
STEP = 4               # units that a leaf of 1 is: DHK_FOREST_STEP
LEAF = 255             # the largest leaf; a tree's least is 0
LOGISTIC_STEP = 4      # score/weights.h
LOGISTIC_ENTRIES = 2048
TOKEN_TABLES = ("own", "parent", "path")
TOKEN_ENTRIES = 4096   # feature/token_weights.h
NEVER = 255            # a threshold that no byte exceeds


@dataclass
class Forest:
    """Symmetric trees of one depth; split [tree][level] is (column name, threshold)."""
    depth: int
    splits: list = field(default_factory=list)
    leaves: list = field(default_factory=list)   # [tree][1 << depth], in units
    bias: int = 0

    def scaled(self, scale):
        """The same trees, surer or less sure by a factor, as they are shipped: the leaves of each
        are whole steps above its least, which the bias has."""
        steps = [[round(v * scale / STEP) for v in leaf] for leaf in self.leaves]
        leaves = [[STEP * min(v - min(leaf), LEAF) for v in leaf] for leaf in steps]
        return Forest(self.depth, self.splits, leaves,
                      round(self.bias * scale) + STEP * sum(min(leaf) for leaf in steps))

    def check(self):
        assert 1 <= self.depth <= 6 and len(self.splits) == len(self.leaves) < 65536
        for split, leaf in zip(self.splits, self.leaves):
            assert len(split) == self.depth and len(leaf) == 1 << self.depth
            assert all(0 <= t <= 255 for _, t in split)


def logistic_table():
    """Permille at the middle of each step from 0 up."""
    with localcontext() as context:
        context.prec = 30
        rows = []
        for i in range(LOGISTIC_ENTRIES):
            x = Decimal(i * LOGISTIC_STEP) / UNIT
            p = 1000 / (1 + (-x).exp())
            rows.append(int(p.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)))
    return rows


def model_id(forests, tokens):
    digest = hashlib.sha256()
    for name in sorted(forests):
        f = forests[name]
        digest.update(repr((name, f.depth, f.splits, f.leaves, f.bias)).encode())
    for name in TOKEN_TABLES:
        digest.update(repr((name, [int(v) for v in tokens[name]])).encode())
    return digest.hexdigest()[:12]


def rows_of(numbers, indent="    ", width=92):
    """Numbers as lines of C."""
    lines, line = [], indent
    for n in numbers:
        item = f"{n},"
        if len(line) + len(item) > width:
            lines.append(line)
            line = indent
        line += item
    return "\n".join(lines + [line]) if numbers else indent + "0,"


def leaf_bytes(leaves):
    """score/forest.h: a tree's leaves in steps, a byte each, 16 or more."""
    assert all(v % STEP == 0 and 0 <= v <= STEP * LEAF for v in leaves)
    return [v // STEP for v in leaves] + [0] * (16 - len(leaves))


def forest_source(name, forest, number_of):
    forest.check()
    columns = [number_of[c] for tree in forest.splits for c, _ in tree]
    thresholds = [t for tree in forest.splits for _, t in tree]
    leaves = [b for tree in forest.leaves for b in leaf_bytes(tree)]
    return f"""
static const uint16_t {name}_column[] = {{
{rows_of(columns)}
}};
static const uint8_t {name}_threshold[] = {{
{rows_of(thresholds)}
}};
static const uint8_t {name}_leaf[] = {{
{rows_of(leaves)}
}};
const dhk_forest dhk_forest_{name} = {{
    {name}_column, {name}_threshold, {name}_leaf, {forest.bias}, {len(forest.splits)}, {forest.depth},
}};
"""


def weights_source(forests, tokens, made_from):
    """The text of weights.c; 'made_from' is one line that names the training data."""
    used = sorted({c for f in forests.values() for tree in f.splits for c, _ in tree})
    number_of = {c: f"C{i}" for i, c in enumerate(used)}
    names = ",\n".join(f"    C{i} = DHK_COL_{c}" for i, c in enumerate(used))
    enum = f"enum {{\n{names}\n}};\n" if used else ""
    identity = model_id(forests, tokens)
    return f"""/* weights.c - the built-in forests.  Made by tests/quality/train.py; do not edit.
 * From: {made_from}
 * How, and what it scores: tests/quality/MODEL_CARD.md.
 *
 * SPDX-License-Identifier: MIT */
#include "score/weights.h"

#include "feature/columns.h"

/* clang-format off */
const char dhk_weights_id[] = "{identity}";

const uint16_t dhk_logistic[DHK_LOGISTIC_ENTRIES] = {{
{rows_of(logistic_table())}
}};

{enum}""" + "".join(forest_source(n, forests[n], number_of) for n in ("markup", "text"))


def token_source(tokens, made_from):
    """The text of token_weights.c."""
    tables = "".join(f"    {{\n{rows_of([int(v) for v in tokens[n]], ' ' * 8)}\n    }},\n"
                     for n in TOKEN_TABLES)
    return f"""/* token_weights.c - the built-in token tables.
 * Made by tests/quality/train.py; do not edit.
 * From: {made_from}
 * How, and what it scores: tests/quality/MODEL_CARD.md.
 *
 * SPDX-License-Identifier: MIT */
#include "feature/token_weights.h"

/* clang-format off */
const dhk_token_weights dhk_token_weights_builtin = {{
{tables}}};
"""


def write(root, forests, tokens, made_from):
    """Writes both files under the repository 'root'; returns the model id."""
    for name in TOKEN_TABLES:
        assert len(tokens[name]) == TOKEN_ENTRIES
        assert all(-128 <= int(v) <= 127 for v in tokens[name])
    (root / "lib/score/weights.c").write_text(weights_source(forests, tokens, made_from))
    (root / "lib/feature/token_weights.c").write_text(token_source(tokens, made_from))
    return model_id(forests, tokens)
