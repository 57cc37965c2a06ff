"""The fit of bench_decay with SciPy: two exponentials behind a measured response, Poisson likelihood.

Reads response and counts, two columns; prints times in ms without and with the likelihood intervals
of the lifetimes, the lifetimes in channels and the ends of their intervals.
"""

import sys
import time

import numpy as np
from scipy.optimize import brentq, least_squares
from scipy.signal import lfilter
from scipy.special import xlogy

response, counts = np.loadtxt(sys.argv[1]).T
response = response / response.sum()
channels = np.arange(len(counts))


def model(p):
    shifted = np.interp(channels - p[2], channels, response, left=0, right=0)
    columns = [lfilter([1], [1, -np.exp(-np.exp(-p[i]))], shifted) for i in (0, 1)]
    return np.maximum(np.exp(p[3]) * columns[0] + np.exp(p[4]) * columns[1] + np.exp(p[5]), 1e-6)


def residuals(p):
    """Signed roots of the deviance, whose squares sum to it."""
    m = model(p)
    deviance = 2 * (m - counts + xlogy(counts, counts / m))
    return np.sign(counts - m) * np.sqrt(np.maximum(deviance, 0))


def fit(start, held=None):
    free = [i for i in range(6) if i != held]

    def part(q):
        p = np.array(start, float)
        p[free] = q
        return residuals(p)

    found = least_squares(part, np.array(start, float)[free], method="lm", xtol=1e-10, ftol=1e-12)
    p = np.array(start, float)
    p[free] = found.x
    return p, 2 * found.cost


def end(best, least, which, side):
    state = {"p": best}

    def rise(distance):
        start = state["p"].copy()
        start[which] = best[which] + side * distance
        state["p"], value = fit(start, which)
        return value - least - 3.8414588

    far = 0.01
    while rise(far) < 0:
        far *= 1.6
    return np.exp(best[which] + side * brentq(rise, 0, far, rtol=1e-4, xtol=1e-6))


def starts():
    mean = (channels - counts.argmax())[counts.argmax():] @ counts[counts.argmax():]
    mean /= counts[counts.argmax():].sum()
    height = counts.max()
    for ratio in (0.15, 0.3):
        for shift in (-2.0, 3.0):
            yield [np.log(ratio * mean), np.log(1.2 * mean), shift, np.log(height / 2),
                   np.log(height / 2), np.log(max(counts[-200:].mean(), 0.01))]


begin = time.process_time()
best, least = min((fit(start) for start in starts()), key=lambda found: found[1])
alone = time.process_time() - begin
ends = [end(best, least, which, side) for which in (0, 1) for side in (-1, 1)]
whole = time.process_time() - begin
print(1e3 * alone, 1e3 * whole, *np.exp(best[:2]), *ends)
