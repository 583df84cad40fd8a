"""trees.py - grows symmetric trees over byte columns with CatBoost, and makes integers of them.

SPDX-License-Identifier: MIT
"""
import json
import math
import tempfile
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier, Pool

from tables import NEVER, UNIT, Forest, logistic_table

# Threads are fixed because sums of floats depend on how the work was cut.
SETTINGS = dict(loss_function="Logloss", iterations=400, depth=4, learning_rate=0.08,
                l2_leaf_reg=6.0, rsm=0.5, bootstrap_type="Bernoulli", subsample=0.6,
                border_count=64, random_strength=1.0, boosting_type="Plain", thread_count=2,
                random_seed=1, allow_writing_files=False, verbose=False)


def grow(columns, names, good, weight, **settings):
    """A Forest from columns [lines, columns] of bytes."""
    chosen = {**SETTINGS, **settings}
    pool = Pool(columns.astype(np.float32), good.astype(np.int32),
                weight=weight / weight.mean(), feature_names=list(names))
    model = CatBoostClassifier(**chosen)
    model.fit(pool)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        forest = forest_of(json.loads(path.read_text()), names, chosen["depth"])
    return forest, model


def forest_of(model, names, depth):
    """CatBoost's JSON as integers.  Its first split is a leaf number's lowest bit, as ours."""
    scale, bias = model["scale_and_bias"]
    bias = bias[0] if isinstance(bias, list) else bias
    forest = Forest(depth, bias=round(bias * UNIT))
    index = {f["flat_feature_index"]: f["feature_id"] or names[f["flat_feature_index"]]
             for f in model["features_info"]["float_features"]}
    for tree in model["oblivious_trees"]:
        splits = [(index[s["float_feature_index"]], math.floor(s["border"]))
                  for s in tree["splits"] or []]
        leaves = [round(v * scale * UNIT) for v in tree["leaf_values"]]
        if not splits:
            forest.bias += leaves[0]
            continue
        missing = depth - len(splits)
        splits += [(splits[0][0], NEVER)] * missing
        forest.splits.append(splits)
        forest.leaves.append(leaves * (1 << missing))
    forest.check()
    return forest


def sums(forest, columns, names):
    """What lib/score/forest.c adds up; columns [columns, lines]."""
    place = {n: i for i, n in enumerate(names)}
    total = np.full(columns.shape[1], forest.bias, np.int64)
    for split, leaves in zip(forest.splits, forest.leaves):
        number = np.zeros(columns.shape[1], np.int64)
        for level, (name, threshold) in enumerate(split):
            number |= (columns[place[name]] > threshold).astype(np.int64) << level
        total += np.asarray(leaves, np.int64)[number]
    return total


LOGISTIC = np.array(logistic_table())


def permille(total):
    """lib/score/forest.c: dhk_forest_permille."""
    step = np.minimum(np.abs(total) // 4, len(LOGISTIC) - 1)
    return np.where(total < 0, 1000 - LOGISTIC[step], LOGISTIC[step]).astype(np.uint16)


def honest_scale(total, good, weight):
    """How sure the sums of lines that a forest has not seen should be: the factor that makes
    their log loss least.  A forest is surer of new hosts than it may be."""
    def loss(scale):
        x = total * (scale / UNIT)
        return np.average(np.logaddexp(0, np.where(good == 1, -x, x)), weights=weight)
    return min((k / 100 for k in range(50, 121)), key=loss)
