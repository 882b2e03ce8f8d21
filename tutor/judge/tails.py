"""How far a statistic of n independent samples strays: intervals that hold except at a stated rate.

Every interval is two-sided; `rate` is the probability, at most, that a right answer lies outside.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np


@lru_cache(maxsize=256)
def binomial(n: int, p: float, rate: float) -> tuple[int, int]:
    """The least and the largest count of n trials with probability p, by the exact binomial tails."""
    if p <= 0 or p >= 1:
        return (0, 0) if p <= 0 else (n, n)
    k = np.arange(1, n + 1)
    ratios = np.log((n - k + 1) / k) + math.log(p) - math.log1p(-p)
    probability = np.exp(np.concatenate([[0.0], np.cumsum(ratios)]) + n * math.log1p(-p))
    below = np.cumsum(probability)  # P(X <= k)
    above = np.cumsum(probability[::-1])[::-1]  # P(X >= k)
    least = int(np.searchsorted(below, rate / 2, side="right"))
    most = int(n - np.searchsorted(above[::-1], rate / 2, side="right"))
    return least, most


def bounded_mean(n: int, mean: float, low: float, high: float, rate: float) -> float:
    """How far the mean of n samples in [low, high] strays from `mean`: Hoeffding's or Bernstein's bound.

    Bernstein's takes the largest variance that samples of this mean in these bounds can have.
    """
    width, x = high - low, math.log(2 / rate)
    variance = max(0.0, (mean - low) * (high - mean))
    hoeffding = width * math.sqrt(x / (2 * n))
    third = width * x / (3 * n)
    return min(hoeffding, third + math.sqrt(third**2 + 2 * variance * x / n))


def normal_mean(n: int, deviation: float, rate: float) -> float:
    """How far the mean of n samples with this standard deviation strays, in the normal approximation."""
    return quantile(rate / 2) * deviation / math.sqrt(n)


def normal_variance(n: int, rate: float) -> tuple[float, float]:
    """The interval of sample variance / variance for n >= 2 normal samples, by tails of chi-square.

    With k = n - 1 degrees of freedom, chi-square exceeds k + 2 sqrt(kx) + 2x, or falls below k - 2 sqrt(kx),
    with probability at most exp(-x) each (Laurent and Massart).
    """
    k, x = n - 1, math.log(2 / rate)
    spread = 2 * math.sqrt(x / k)
    return max(0.0, 1 - spread), 1 + spread + 2 * x / k


def bounded_variance(n: int, variance: float, low: float, high: float, rate: float) -> tuple[float, float]:
    """The interval of the sample variance of n >= 2 samples in [low, high] (Maurer and Pontil)."""
    spread = (high - low) * math.sqrt(2 * math.log(2 / rate) / (n - 1))
    deviation = math.sqrt(max(variance, 0.0))
    return max(0.0, deviation - spread) ** 2, (deviation + spread) ** 2


@lru_cache(maxsize=64)
def quantile(tail: float) -> float:
    """The z above which a standard normal variable lies with probability `tail` (0 < tail < 0.5)."""
    low, high = 0.0, 40.0
    for _ in range(80):
        middle = (low + high) / 2
        if math.erfc(middle / math.sqrt(2)) / 2 > tail:
            low = middle
        else:
            high = middle
    return high
