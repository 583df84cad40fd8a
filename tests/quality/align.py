"""align.py - which lines of a page does its truth hold?

In: the words of each line, the words of the truth.  Out: for each line the share of its words
that stand in the truth, found in order: runs that both sides have once pin the two texts
together, the gaps between pins are filled with shorter runs, down to single words.  Then a rescue:
lines that the truth has elsewhere (moved captions, reordered columns) are matched against what
is left of it.  O(n log n) for each length of run.

SPDX-License-Identifier: MIT
"""
import re
from bisect import bisect_left
from collections import Counter

import numpy as np

# Han, kana and the scripts of South-East Asia have no spaces: each letter is a word here.
TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|"
                   r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
RUNS = (8, 5, 3, 2, 1)   # words of a pin, longest first
SMALL_GAP = 40_000       # cells of a table that is still filled by plain dynamic programming
RESCUE_WORDS = 3         # shorter lines are not looked for out of order: any menu has them
RESCUE_SHARE = 0.7       # of a line's runs of words must be left in the truth


def tokens(text):
    return TOKEN.findall(text.lower())


def run_hashes(ids):
    """For each length of run: a hash of the run that begins at each place."""
    table = {}
    ids = ids.astype(np.uint64)
    for n in RUNS:
        size = max(0, len(ids) - n + 1)
        h = np.zeros(size, np.uint64)
        for k in range(n):
            h = h * np.uint64(0x9E3779B97F4A7C15) + (ids[k:k + size] + np.uint64(1))
            h ^= h >> np.uint64(29)
        table[n] = h
    return table


def unique(hashes):
    values, first, count = np.unique(hashes, return_index=True, return_counts=True)
    once = count == 1
    return values[once], first[once]


def rising(pairs):
    """The longest chain of pairs that rises on both sides."""
    tails, index, before = [], [], []
    for i, (_, g) in enumerate(pairs):
        k = bisect_left(tails, g)
        if k == len(tails):
            tails.append(g)
            index.append(i)
        else:
            tails[k] = g
            index[k] = i
        before.append(index[k - 1] if k else -1)
    chain, i = [], index[-1] if index else -1
    while i >= 0:
        chain.append(pairs[i])
        i = before[i]
    return chain[::-1]


def pins(hp, hg, p0, p1, g0, g1, n):
    if p1 - p0 < n or g1 - g0 < n:
        return []
    a, at = unique(hp[p0:p1 - n + 1])
    b, bt = unique(hg[g0:g1 - n + 1])
    _, i, j = np.intersect1d(a, b, assume_unique=True, return_indices=True)
    if not len(i):
        return []
    return rising(sorted(zip((at[i] + p0).tolist(), (bt[j] + g0).tolist())))


def fill(page, truth, match, p0, p1, g0, g1):
    """Longest common subsequence of a small gap."""
    rows, columns = p1 - p0, g1 - g0
    if rows == 0 or columns == 0 or rows * columns > SMALL_GAP:
        return
    best = np.zeros((rows + 1, columns + 1), np.int32)
    equal = page[p0:p1, None] == truth[None, g0:g1]
    if not equal.any():
        return
    for i in range(rows - 1, -1, -1):
        diagonal = best[i + 1, 1:] + equal[i]
        best[i, :-1] = np.maximum.accumulate(np.maximum(best[i + 1, :-1], diagonal)[::-1])[::-1]
    i = j = 0
    while i < rows and j < columns:
        if equal[i, j] and best[i, j] == best[i + 1, j + 1] + 1:
            match[p0 + i] = g0 + j
            i += 1
            j += 1
        elif best[i + 1, j] >= best[i, j + 1]:
            i += 1
        else:
            j += 1


def in_order(page, truth):
    """For each word of the page its place in the truth, or -1."""
    match = np.full(len(page), -1, np.int64)
    hp, hg = run_hashes(page), run_hashes(truth)
    work = [(0, len(page), 0, len(truth), 0)]
    while work:
        p0, p1, g0, g1, level = work.pop()
        if p0 >= p1 or g0 >= g1:
            continue
        if level == len(RUNS):
            fill(page, truth, match, p0, p1, g0, g1)
            continue
        n = RUNS[level]
        found = pins(hp[n], hg[n], p0, p1, g0, g1, n)
        if not found:
            work.append((p0, p1, g0, g1, level + 1))
            continue
        p_end, g_end = p0, g0
        for p, g in found:
            if p < p_end or g < g_end:
                continue              # inside the last pin as grown, or across it
            a, b = p, g
            while a > p_end and b > g_end and page[a - 1] == truth[b - 1]:
                a -= 1
                b -= 1
            work.append((p_end, a, g_end, b, level))
            p_end, g_end = p + n, g + n
            while p_end < p1 and g_end < g1 and page[p_end] == truth[g_end]:
                p_end += 1
                g_end += 1
            match[a:p_end] = np.arange(b, g_end)
        work.append((p_end, p1, g_end, g1, level))
    return match


def rescue(lines, share, page, truth, match, starts):
    """Raises the share of lines that stand in a part of the truth that nothing matched."""
    free = np.ones(len(truth), bool)
    taken = match[match >= 0]
    free[taken] = False
    left = Counter(truth[free].tolist())
    if not left:
        return
    runs = set()
    padded = truth.tolist()
    for n in (RESCUE_WORDS, 4):
        for i in range(len(padded) - n + 1):
            if free[i:i + n].all():
                runs.add(tuple(padded[i:i + n]))
    for i in range(lines):
        line = page[starts[i]:starts[i + 1]].tolist()
        if share[i] >= 0.5 or len(line) < RESCUE_WORDS:
            continue
        n = min(4, len(line))
        pieces = [tuple(line[k:k + n]) for k in range(len(line) - n + 1)]
        if sum(x in runs for x in pieces) < RESCUE_SHARE * len(pieces):
            continue
        own = Counter(line)
        common = sum(min(c, left[w]) for w, c in own.items() if w in left)
        if common >= RESCUE_SHARE * len(line):
            share[i] = common / len(line)
            left -= own


def shares(line_texts, truth_text):
    """For each line the share of its words that the truth holds; lines of no word get that of
    the line before, so that a rule or a bullet goes with its text."""
    vocabulary = {}

    def number(words):
        return [vocabulary.setdefault(w, len(vocabulary)) for w in words]

    per_line = [number(tokens(t)) for t in line_texts]
    starts = np.concatenate([[0], np.cumsum([len(w) for w in per_line])]).astype(np.int64)
    page = np.array([w for line in per_line for w in line], np.int64)
    truth = np.array(number(tokens(truth_text)), np.int64)
    share = np.zeros(len(line_texts))
    if len(page) and len(truth):
        match = in_order(page, truth)
        sums = np.concatenate([[0], np.cumsum(match >= 0)])
        share = (sums[starts[1:]] - sums[starts[:-1]]) / np.maximum(1, np.diff(starts))
        rescue(len(line_texts), share, page, truth, match, starts)
    for i in range(1, len(share)):
        if starts[i] == starts[i + 1]:
            share[i] = share[i - 1]
    return share
