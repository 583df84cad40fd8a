#!/usr/bin/env python3
"""check_quality.py - the training's own arithmetic is right, on cases small enough to see.

Without an argument: the score, the logistic table, the writer of tables; standard library only.
With `training`: alignment and trees, skipped, saying so, where numpy or catboost are missing.

SPDX-License-Identifier: MIT
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import score
import tables

ROOT = Path(__file__).resolve().parents[2]


def words_are_counted_as_multisets():
    assert score.words("Don't  STOP—now_1") == ["don", "t", "stop", "now_1"]
    assert score.word_f1("a b b c", "b b d") == (2 / 4, 2 / 3, 4 / 7)


def an_empty_truth_asks_for_an_empty_output():
    assert score.word_f1("", "")[2] == 1 and score.word_f1("a", "")[2] == 0
    assert score.word_f1("", "a")[2] == 0


def a_text_of_three_words_is_one_shingle():
    assert score.shingles(["a", "b", "c"]) == [("a", "b", "c")]
    assert score.shingles(list("abcde")) == [tuple("abcd"), tuple("bcde")]


def the_logistic_table_rises_from_500_to_1000():
    table = tables.logistic_table()
    assert table[0] == 500 and table[-1] == 1000 and table == sorted(table)


def the_model_id_changes_with_any_number():
    forest = tables.Forest(1, [[("words_l", 3)]], [[-5, 7]], 1)
    zero = {name: [0] * tables.TOKEN_ENTRIES for name in tables.TOKEN_TABLES}
    one = {**zero, "path": [1] + zero["path"][1:]}
    other = tables.Forest(1, [[("words_l", 3)]], [[-5, 8]], 1)
    ids = {tables.model_id({"markup": f}, t) for f in (forest, other) for t in (zero, one)}
    assert len(ids) == 4


def the_committed_tables_carry_one_id():
    weights = (ROOT / "lib/score/weights.c").read_text()
    card = ROOT / "tests/quality/MODEL_CARD.md"
    identity = weights.split('dhk_weights_id[] = "')[1].split('"')[0]
    if card.exists():
        assert card.read_text().startswith(f"# Model {identity}\n"), "card of another model"


def lines_are_found_in_the_truth(align):
    truth = "The cat sat on the mat. It was a fine mat indeed.\nMoved words come last of all."
    lines = ["Home", "Moved words come last of all.", "The cat sat on the mat.", "* * *",
             "Subscribe to our cat letter today", "It was a fine mat indeed.", "Home"]
    kept = [s >= 0.5 for s in align.shares(lines, truth)]
    assert kept == [False, True, True, True, False, True, False], kept


def a_line_that_stands_twice_is_found_once(align):
    truth = "One two three four five. Six seven eight nine ten."
    lines = ["One two three four five.", "Menu", "One two three four five.",
             "Six seven eight nine ten."]
    kept = [s >= 0.5 for s in align.shares(lines, truth)]
    assert sum(kept) == 2 and kept[2:] == [True, True], kept


def chinese_is_aligned_by_letters(align):
    lines = ["首页", "今天天气很好，我们去公园散步。", "联系我们"]
    assert [s >= 0.5 for s in align.shares(lines, "今天天气很好，我们去公园散步。")] == \
        [False, True, False]


def grown_and_exported_forests_agree(trees, np):
    draw = np.random.RandomState(3)
    columns = draw.randint(0, 256, (2000, 12)).astype(np.uint8)
    good = ((columns[:, 0] > 100) & (columns[:, 3] < 200)).astype(np.int8)
    names = [f"c{i}" for i in range(12)]
    forest, model = trees.grow(columns, names, good, np.ones(2000), iterations=30)
    ours = trees.sums(forest, columns.T, names) / tables.UNIT
    theirs = model.predict(columns.astype(np.float32), prediction_type="RawFormulaVal")
    assert np.abs(ours - theirs).max() < 0.03
    again, _ = trees.grow(columns, names, good, np.ones(2000), iterations=30)
    assert (again.splits, again.leaves) == (forest.splits, forest.leaves)


def calibration_is_counted_as_its_head_says(np, calibrate):
    assert calibrate.ranks([3, 1, 3]).tolist() == [1.5, 0, 1.5]
    for a, b, wanted in (([1, 2, 3, 4], [10, 20, 30, 29], 0.8), ([1, 2, 3], [3, 2, 1], -1),
                         ([1, 1], [1, 2], 0)):
        assert np.isclose(calibrate.spearman(a, b), wanted)
    permille, good = np.array([0, 99, 950, 1000]), np.array([0, 1, 1, 1])
    low, high = calibrate.bins(permille, good, np.array([1.0, 3.0, 2.0, 2.0]))
    assert np.allclose(low, (0, 0.1, 0.5, 0.07425, 0.75))
    assert np.allclose(high, (0.9, 1, 0.5, 0.975, 1))
    assert np.isclose(calibrate.brier(np.array([0, 500]), np.ones(2), np.ones(2)), 0.625)
    tenths = calibrate.tenths(np.arange(20)[::-1] * 50, np.linspace(1, 0, 20))
    assert len(tenths) == 10 and np.allclose(tenths[0], (2, 0.025, 1 / 38))


def check_training():
    try:
        import numpy as np
        import align
        import calibrate
        import trees
    except ImportError as missing:
        print(f"check_quality: skipped: {missing}; see tests/quality/requirements.txt")
        return 77
    for check in (lines_are_found_in_the_truth, a_line_that_stands_twice_is_found_once,
                  chinese_is_aligned_by_letters):
        check(align)
    grown_and_exported_forests_agree(trees, np)
    calibration_is_counted_as_its_head_says(np, calibrate)
    return 0


def main():
    if sys.argv[1:] == ["training"]:
        return check_training()
    for check in (words_are_counted_as_multisets, an_empty_truth_asks_for_an_empty_output,
                  a_text_of_three_words_is_one_shingle,
                  the_logistic_table_rises_from_500_to_1000,
                  the_model_id_changes_with_any_number, the_committed_tables_carry_one_id):
        check()
    return 0


if __name__ == "__main__":
    sys.exit(main())
