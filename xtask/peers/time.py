"""Times pymcdm and scikit-criteria on the figures of a file, cold, from raw columns; prints JSON: milliseconds and first results."""

import json
import statistics
import sys
import time

import numpy as np
from pymcdm import methods, normalizations, weights
from skcriteria import mkdm
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.invert_objectives import InvertMinimize, NegateMinimize
from skcriteria.preprocessing.scalers import MinMaxScaler, SumScaler
from skcriteria.preprocessing.weighters import critic_weights, entropy_weights

RUNS = 5


def timed(run):
    """The median of some runs in milliseconds after one that does not count, and the first results."""
    run()
    millis = []
    for _ in range(RUNS):
        start = time.perf_counter()
        results = run()
        millis.append((time.perf_counter() - start) * 1e3)
    return {"ms": statistics.median(millis), "first": [float(x) for x in results[:3]]}


def main(file, criteria):
    # As a table is read: one row an alternative.
    matrix = np.ascontiguousarray(np.fromfile(file, dtype="<f8").reshape(criteria, -1).T)
    senses = np.where(np.arange(criteria) % 3 == 2, -1, 1)
    equal = np.full(criteria, 1 / criteria)
    objectives = [min if sense < 0 else max for sense in senses]

    def sk_sum(turn, scaler):
        decision = scaler(target="matrix").transform(turn().transform(mkdm(matrix, objectives, weights=equal)))
        return WeightedSumModel().evaluate(decision).e_.score

    def sk_topsis():
        # It takes criteria to minimise as they are.
        decision = MinMaxScaler(target="matrix").transform(mkdm(matrix, objectives, weights=equal))
        return TOPSIS().evaluate(decision).e_.similarity

    def pymcdm_sum(normalization):
        return methods.WSM(normalization)(matrix, equal, senses, validation=False)

    pymcdm_topsis = methods.TOPSIS(normalizations.minmax_normalization)
    runs = {
        "weighted_sum": {
            "pymcdm": lambda: pymcdm_sum(normalizations.minmax_normalization),
            "scikit-criteria": lambda: sk_sum(NegateMinimize, MinMaxScaler),
        },
        "weighted_sum_of_shares": {
            "pymcdm": lambda: pymcdm_sum(normalizations.sum_normalization),
            "scikit-criteria": lambda: sk_sum(InvertMinimize, SumScaler),
        },
        "topsis": {
            "pymcdm": lambda: pymcdm_topsis(matrix, equal, senses, validation=False),
            "scikit-criteria": sk_topsis,
        },
        "entropy": {
            "pymcdm": lambda: weights.entropy_weights(matrix),
            "scikit-criteria": lambda: entropy_weights(matrix),
        },
        "critic": {
            "pymcdm": lambda: weights.critic_weights(matrix),
            "scikit-criteria": lambda: critic_weights(matrix, objectives),
        },
    }
    print(json.dumps({method: {peer: timed(run) for peer, run in peers.items()} for method, peers in runs.items()}))


main(sys.argv[1], int(sys.argv[2]))
