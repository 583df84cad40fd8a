"""score.py - how good a text is: WCXB's word score, and shingles for other benchmarks.

Both are multisets: what the output and the truth share, over the size of each.  A page with an
empty truth scores 1 for empty output and 0 for any other.

SPDX-License-Identifier: MIT
"""
import re
from collections import Counter

WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text.lower())


def shingles(tokens, size=4):
    """Runs of 'size' tokens; a shorter text is one shingle."""
    if not tokens:
        return []
    return [tuple(tokens[i:i + size]) for i in range(max(1, len(tokens) - size + 1))]


def precision_recall_f1(output, truth):
    """Of two lists of hashable items."""
    if not truth:
        perfect = 0.0 if output else 1.0
        return perfect, perfect, perfect
    if not output:
        return 0.0, 0.0, 0.0
    common = sum((Counter(output) & Counter(truth)).values())
    return common / len(output), common / len(truth), 2 * common / (len(output) + len(truth))


def word_f1(output, truth):
    """WCXB: lower-cased words."""
    return precision_recall_f1(words(output), words(truth))


def shingle_f1(output, truth):
    """The article-extraction benchmark: runs of four words as written."""
    return precision_recall_f1(shingles(WORD.findall(output)), shingles(WORD.findall(truth)))
