"""Times the reference task of the simulation in numpy, paths in blocks that fit a cache, outputs included; prints JSON."""

import json
import statistics
import sys
import time

import numpy as np

RUNS = 5
BLOCK = 4_000
SEED = 20_260_101
YEARS, COMPANIES, COST = 20, 30, 1_000.0
GRID = np.array([5, 2, 1, 0.5, 0.2, 0, -0.2, -0.4, -0.6, -0.8, -0.9])
FACTORS = (1 + GRID[:, None]) ** -np.arange(YEARS)
DISCOUNT = 1.06 ** -np.arange(YEARS)
ENTRY = np.arange(COMPANIES) // 6
RENT = 100_000 * np.minimum(0.92, 0.30 + 0.12 * np.arange(YEARS)) * 12 / 10_000 * 0.65
TAIL = np.log2(2.5)


def largest_rates(flows):
    """The largest root between neighbours of the grid, by Newton's steps kept within their bracket; NaN without one."""
    values = FACTORS @ flows
    turns = (values[1:] >= 0) & (values[:-1] < 0)
    found = turns.any(axis=0)
    at = turns.argmax(axis=0)[found]
    low, high = 1 / (1 + GRID[at]), 1 / (1 + GRID[at + 1])
    flows = np.ascontiguousarray(flows[:, found])
    x = (low + high) / 2
    for _ in range(60):
        value, slope = np.zeros_like(x), np.zeros_like(x)
        for year in range(YEARS - 1, -1, -1):
            slope = slope * x + value
            value = value * x + flows[year]
        below = value < 0
        low, high = np.where(below, x, low), np.where(below, high, x)
        step = x - value / slope
        step = np.where((step >= low) & (step <= high), step, (low + high) / 2)
        moved = np.abs(step - x).max()
        x = step
        if moved < 1e-12:
            break
    rates = np.full(len(found), np.nan)
    rates[found] = 1 / x - 1
    return rates


def block(random, paths):
    """A row a year, a column a path: what is added up lies side by side."""
    growth = 1 + 0.01 + 0.03 * random.standard_normal((YEARS - 1, paths))
    rent = 45 * np.cumprod(np.concatenate([np.ones((1, paths)), growth]), axis=0)
    selector = random.random((COMPANIES, paths))
    multiple = np.exp(-0.0743 + 0.65 * random.standard_normal((COMPANIES, paths)))
    # Only those of the tail need a power, a tenth of all.
    tail = selector >= 0.90
    multiple[tail] = np.minimum(100, 5 * random.random(tail.sum()) ** (-1 / TAIL))
    multiple[selector < 0.35] = 0
    held_for = np.maximum(1, np.ceil(6 * np.exp(0.5 * random.standard_normal((COMPANIES, paths)))))
    end = ENTRY[:, None] + held_for
    forced = end > YEARS - 1
    multiple[forced] *= 0.8
    cell = (np.minimum(end, YEARS - 1).astype(np.int64) * paths + np.arange(paths)).ravel()
    proceeds = np.bincount(cell, COST * multiple.ravel(), paths * YEARS).reshape(YEARS, paths)
    leaving = np.bincount(cell, minlength=paths * YEARS).reshape(YEARS, paths)
    held = np.cumsum(np.bincount(ENTRY, minlength=YEARS)[:, None] - leaving, axis=0)

    hurdle, partners, manager, called = (np.zeros(paths) for _ in range(4))
    fund = np.empty((YEARS, paths))
    for year in range(YEARS):
        calls = 6 * COST + 600 if year <= 4 else 0.02 * COST * held[year]
        hurdle = hurdle * 1.08 + calls
        called = called + calls
        back = np.minimum(proceeds[year], hurdle)
        hurdle = hurdle - back
        rest = proceeds[year] - back
        gain = np.maximum(0, partners + back - called)
        caught = np.minimum(rest, np.maximum(0, 0.25 * gain - manager))
        rest = rest - caught
        got = back + 0.8 * rest
        manager = manager + caught + 0.2 * rest
        partners = partners + got
        fund[year] = got - calls
    net = RENT[:, None] * rent
    cash = net - held * 600 * 0.5 * rent * 12 / 10_000 + fund
    total = np.cumsum(cash, axis=0)
    below = total < 0
    even = np.where(below.any(axis=0), YEARS - below[::-1].argmax(axis=0), 0)
    return cash, DISCOUNT @ cash, DISCOUNT @ net, largest_rates(fund), total.min(axis=0), even


def task(paths):
    random = np.random.default_rng(SEED)
    blocks = [block(random, min(BLOCK, paths - start)) for start in range(0, paths, BLOCK)]
    cash, npv, rent_only, rates, lowest, even = (np.concatenate(parts, axis=-1) for parts in zip(*blocks))
    found = rates[~np.isnan(rates)]
    nan = paths - len(found)
    shares = [0.05, 0.5, 0.95]
    p5, p50, p95 = np.quantile(npv, shares)
    return {
        "npv": {"mean": npv.mean(), "p5": p5, "p50": p50, "p95": p95, "error": npv.std() / np.sqrt(paths)},
        "irr": {
            "nan": nan,
            "quantiles": list(np.quantile(found, shares)),
            "below8": (nan + (found < 0.08 - 1e-6).sum()) / paths,
            "at8": (np.abs(found - 0.08) <= 1e-6).sum() / paths,
        },
        "p_npv_below_rent_only": (npv < rent_only).mean(),
        "p_mincum_below_25000": (lowest < -25_000).mean(),
        "breakeven": np.bincount(even, minlength=YEARS + 1).tolist(),
        "cf": [list(np.quantile(year, shares)) for year in cash],
    }


def main(paths):
    task(paths)
    millis = []
    for _ in range(RUNS):
        start = time.perf_counter()
        summary = task(paths)
        millis.append((time.perf_counter() - start) * 1e3)
    told = {"ms": statistics.median(millis), "leastMs": min(millis), "summary": summary}
    print(json.dumps(told, default=float))


main(int(sys.argv[1]))
