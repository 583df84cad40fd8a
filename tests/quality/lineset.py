"""lineset.py - the lines of many pages as one table: columns, labels, weights, and page scores.

In: pages and their dumps.  Out: arrays over all lines, page after page, and the word F1 of any
choice of lines.

SPDX-License-Identifier: MIT
"""
import numpy as np

import align
from score import words

IN_FIGURE = 1 << 7       # DHK_BOX_FIGURE
CAPTION, HEADING = 6, 1  # DHK_KIND_*
KEPT_SHARE = 0.5         # of a line's words in the truth make it article
FLOOR = 0.002            # of a line's weight; 0.0005 cost text 0.002 of F1: short lines tell, too


def page_factor(page):
    """The second corpus has only articles; the rest of the first makes up for that."""
    return 1.3 if page.corpus == "wcxb" and page.type != "article" else 1.0


class LineSet:
    """Arrays over all lines: columns [columns, lines], good, weight, words, page, fold."""

    def __init__(self, pages, dumps, names):
        self.pages, self.dumps, self.names = pages, dumps, names
        counts = [len(d.lines) for d in dumps]
        self.start = np.concatenate([[0], np.cumsum(counts)])
        self.page = np.repeat(np.arange(len(pages)), counts)
        self.columns = np.concatenate([d.columns for d in dumps], axis=1)
        self.words = np.concatenate([d.lines["words"] for d in dumps]).astype(np.int64)
        self.fold = np.array([p.fold for p in pages])[self.page]
        self.share, self.evidence = np.zeros(self.start[-1]), []
        for i, (page, dump) in enumerate(zip(pages, dumps)):
            texts = dump.line_texts()
            share = align.shares(texts, page.truth)
            if page.corpus == "articles":
                share[husk_in_articles(dump)] = 0
            self.share[self.start[i]:self.start[i + 1]] = share
            self.evidence.append(word_table(texts, page.truth))
        self.good = (self.share >= KEPT_SHARE).astype(np.int8)
        self.weight = self.line_weights()
        self.has_tokens = bool(len(dumps)) and any(len(d.tokens) for d in dumps)

    @classmethod
    def of(cls, pages, parts, like):
        """What learning needs, and no more: 'parts' gives for each array its pieces."""
        found = cls.__new__(cls)
        found.names, found.pages, found.has_tokens = like.names, pages, like.has_tokens
        found.columns = np.concatenate(parts("columns"), axis=1)
        for name in ("good", "weight", "fold", "page"):
            setattr(found, name, np.concatenate(parts(name)))
        return found

    @classmethod
    def join(cls, sets):
        """One set to learn from, of several."""
        pages = [p for s in sets for p in s.pages]
        joined = cls.of(pages, lambda name: [getattr(s, name) for s in sets], sets[0])
        before = np.cumsum([0] + [len(s.pages) for s in sets])
        joined.page = np.concatenate([s.page + n for s, n in zip(sets, before)])
        return joined

    def part(self, chosen):
        """The lines of the chosen pages (a mask), to learn from."""
        mask = chosen[self.page]
        pages = [p for p, c in zip(self.pages, chosen) if c]
        some = LineSet.of(pages, lambda name: [getattr(self, name)[..., mask]], self)
        some.page = (np.cumsum(chosen) - 1)[some.page]
        return some

    def line_weights(self):
        """A line weighs what it can move of its page's F1, and long ones no more than a quarter."""
        truth = np.array([e[3] for e in self.evidence], float)
        factor = np.array([page_factor(p) for p in self.pages])
        weight = np.minimum(self.words / (truth[self.page] + 50), 0.25) + FLOOR
        return weight * factor[self.page]

    def slice(self, i):
        return slice(self.start[i], self.start[i + 1])

    def scores(self, keep):
        """[pages, 3]: precision, recall, F1 of the kept lines' words."""
        table = np.zeros((len(self.pages), 3))
        for i, (ids, line, truth, size) in enumerate(self.evidence):
            chosen = ids[keep[self.slice(i)][line]]
            if size == 0 or len(chosen) == 0:
                table[i] = float(size == len(chosen))
                continue
            got = np.bincount(chosen, minlength=len(truth) + 1)[:-1]
            common = np.minimum(got, truth).sum()
            table[i] = (common / len(chosen), common / size, 2 * common / (len(chosen) + size))
        return table


def husk_in_articles(dump):
    """Captions and top headings: the second corpus has some of them, the first has none."""
    lines = dump.lines
    figure = (dump.boxes["flags"][lines["box"]] & IN_FIGURE) != 0
    top = (lines["kind"] == HEADING) & (lines["level"] == 1)
    return figure | (lines["kind"] == CAPTION) | top


def word_table(texts, truth):
    """(number of each word of the page, its line, count of each number in the truth, words of
    the truth); words that the truth has not share one number, the last."""
    vocabulary = {}
    truth_ids = [vocabulary.setdefault(w, len(vocabulary)) for w in words(truth)]
    counts = np.bincount(truth_ids, minlength=len(vocabulary)) if truth_ids else np.zeros(0, int)
    per_line = [words(t) for t in texts]
    ids = np.array([vocabulary.get(w, len(counts)) for line in per_line for w in line], np.int32)
    line = np.repeat(np.arange(len(texts)), [len(w) for w in per_line])
    return ids, line, counts, len(truth_ids)


def expected_f1_keep(permille, weight):
    """The lines with the best expected F1: those of the highest probability, as many as maximise
    2 * sum of p w over (words kept + expected words of the truth)."""
    p = permille / 1000.0
    order = np.argsort(-p, kind="stable")
    gain, kept = np.cumsum((p * weight)[order]), np.cumsum(weight[order])
    keep = np.zeros(len(p), bool)
    if len(p):
        best = np.argmax(2 * gain / (kept + gain[-1] + 1e-9))
        keep[order[:best + 1]] = True
    return keep


def keep_all(lines, permille):
    """expected_f1_keep for each page."""
    keep = np.zeros(len(permille), bool)
    for i in range(len(lines.pages)):
        s = lines.slice(i)
        keep[s] = expected_f1_keep(permille[s], lines.words[s].astype(float))
    return keep


def keep_best(lines, permille):
    """What the best threshold of each page would keep: how much of the loss is the cut."""
    keep = np.zeros(len(permille), bool)
    for i, (ids, line, truth, size) in enumerate(lines.evidence):
        s = lines.slice(i)
        p = permille[s]
        if len(p) == 0:
            continue
        best, choice = -1.0, np.zeros(len(p), bool)
        for limit in np.unique(np.append(np.quantile(p, np.linspace(0, 1, 41)), 1001)):
            k = p >= limit
            chosen = ids[k[line]]
            got = np.bincount(chosen, minlength=len(truth) + 1)[:-1]
            both = len(chosen) + size
            f = 2 * np.minimum(got, truth).sum() / both if both else 1.0
            if f > best:
                best, choice = f, k
        keep[s] = choice
    return keep
