"""tokens.py - learns how telling class names, ids and element names are.

In: the boxes and token sets of pages, and which lines are article.  Out: three tables of int8,
sixteenths of log-odds, as lib/feature/token_weights.h holds them.  One logistic regression over
all three at once: a line's log-odds is the sum over the tokens of its own box, of the box around
it, and of its whole path - the sums that lib/feature/tokens.c makes, before they saturate.
Lines of one box with the same inline elements are one row, with two weights.

SPDX-License-Identifier: MIT
"""
import numpy as np
from scipy import optimize, sparse

from tables import TOKEN_ENTRIES, TOKEN_TABLES

UNIT = 16           # of log-odds: feature/token_weights.h
PENALTY = 4e-4      # on the squared log-odds, beside a mean loss
STEPS = 60          # of L-BFGS; more moved no F1
NONE = 0xFFFFFFFF


def tag_slots(tags):
    """feature/tokens.c: token_of_tag and dhk_token_slot."""
    with np.errstate(over="ignore"):
        h = tags.astype(np.uint32) * np.uint32(0x85EBCA6B) + np.uint32(1)
        h ^= h >> np.uint32(15)
        h = h * np.uint32(2654435769)
    return h >> np.uint32(20)


def rows_of_page(dump):
    """(row of each line, slots of each row): slots number the three tables one after the other."""
    slots = (dump.tokens >> np.uint32(20)).astype(np.int32)
    sets = [slots[a:a + n] for a, n in dump.sets.tolist()]
    tags = tag_slots(dump.boxes["tag"]).astype(np.int32)
    parents = dump.boxes["parent"].tolist()
    own, path = [], []
    for b, s in enumerate(dump.boxes["tokens"].tolist()):
        mine = np.append(sets[s], tags[b])
        own.append(mine)
        path.append(mine if parents[b] == NONE else np.concatenate([path[parents[b]], mine]))
    pairs = dump.lines["box"].astype(np.uint64) << np.uint64(32) | dump.lines["tokens"]
    keys, row = np.unique(pairs, return_inverse=True)
    found = []
    for key in keys.tolist():
        b, s = key >> 32, key & NONE
        up = parents[b]
        found.append(np.concatenate([
            own[b], sets[s],
            own[up] + TOKEN_ENTRIES if up != NONE else own[b][:0],
            path[b] + 2 * TOKEN_ENTRIES]))
    return row, found


class Design:
    """Rows of all pages, and where each page's begin."""

    def __init__(self, dumps):
        row_of_line, rows, first = [], [], [0]
        for dump in dumps:
            row, found = rows_of_page(dump)
            row_of_line.append(row + first[-1])
            rows += found
            first.append(len(rows))
        self.row_of_line = np.concatenate(row_of_line)
        self.first = np.array(first)
        ends = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
        matrix = sparse.csr_matrix(
            (np.ones(ends[-1], np.float32), np.concatenate(rows), ends),
            shape=(len(rows), 3 * TOKEN_ENTRIES))
        matrix.sum_duplicates()
        self.matrix = matrix

    def fit(self, lines, good, weight, start=None):
        """Tables from the lines whose mask is set; 'good' is 0 or 1 a line."""
        rows = self.matrix.shape[0]
        at, w = self.row_of_line[lines], weight[lines].astype(np.float64)
        yes = np.bincount(at, w * good[lines], rows)
        no = np.bincount(at, w * (1 - good[lines]), rows)
        used = np.flatnonzero(yes + no)
        matrix, yes, no = self.matrix[used].astype(np.float64), yes[used], no[used]
        total = yes.sum() + no.sum()
        turned = matrix.T.tocsr()

        def loss(x):
            z = matrix @ x[:-1] + x[-1]
            value = yes @ np.logaddexp(0, -z) + no @ np.logaddexp(0, z)
            p = 1 / (1 + np.exp(-np.clip(z, -40, 40)))
            slope = (yes + no) * p - yes
            gradient = np.append(turned @ slope / total + PENALTY * x[:-1], slope.sum() / total)
            return value / total + PENALTY / 2 * (x[:-1] @ x[:-1]), gradient

        x0 = np.zeros(3 * TOKEN_ENTRIES + 1) if start is None else start
        x = optimize.minimize(loss, x0, jac=True, method="L-BFGS-B",
                              options={"maxiter": STEPS, "maxcor": 10}).x
        tables = np.clip(np.rint(x[:-1] * UNIT), -127, 127).astype(np.int8)
        return tables.reshape(3, TOKEN_ENTRIES), x


def as_named(tables):
    return dict(zip(TOKEN_TABLES, tables))
