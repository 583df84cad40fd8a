"""blind.py - copies of pages without what a stranger's page lacks.

The corpus is English, and its pages have telling class names.  A model that leans on phrase tables
fails in a language that has none; one that leans on class names fails on a site that says "div"
and nothing else.  So some pages are learned from twice: as they are, and with their phrases, or
their tokens, unknown.  Measured on pages of 29 languages that were written for it, never on them.

SPDX-License-Identifier: MIT
"""
import numpy as np

# What feature/phrases.c writes for a page that has no phrase of any table.
FAR = 255            # DHK_FAR of feature/measure.h
PHRASES = ("prompts_near prompts_wide sections_before good_before_section_s under_section "
           "page_prompt_s").split()
DISTANCES = ("since_section", "to_section")
CASE = "capital_s capital_a1 lower_first".split()
NEUTRAL = 128        # the stored sum of tokens that say nothing
NEUTRAL_12 = 96      # and what a window of twelve lines makes of it: feature/tokens.c
OF_PAGES = 4         # a quarter of the pages without phrases, another without tokens; text has
                     # none: that quarter is without phrases and capitals
WEIGHT = 0.5


def without_phrases(columns, names):
    place = {n: i for i, n in enumerate(names)}
    columns = columns.copy()
    columns[[place[n] for n in PHRASES]] = 0
    columns[[place[n] for n in DISTANCES]] = FAR
    columns[place["words_since_section_l"]] = columns[place["words_before_l"]]
    return columns


def without_phrases_and_case(columns, names):
    """A language that no table knows, in a script without capitals: most such are."""
    columns = without_phrases(columns, names)
    columns[[i for i, n in enumerate(names) if n in CASE]] = 0
    return columns


def without_tokens(columns, names):
    columns = columns.copy()
    columns[[i for i, n in enumerate(names) if n.startswith("token_")]] = NEUTRAL
    columns[[i for i, n in enumerate(names) if n in ("token_b12", "token_a12")]] = NEUTRAL_12
    return columns


def more(columns, names, good, weight, page, markup):
    """The same lines, and behind them the blind copies: (columns, good, weight)."""
    draw = (page.astype(np.uint64) * np.uint64(2654435761) >> np.uint64(16)) % np.uint64(OF_PAGES)
    parts = [(columns, good, weight)]
    for number, blind in ((0, without_phrases),
                          (1, without_tokens if markup else without_phrases_and_case)):
        mask = draw == number
        parts.append((blind(columns[:, mask], names), good[mask], weight[mask] * WEIGHT))
    return [np.concatenate(p, axis=-1) for p in zip(*parts)]
