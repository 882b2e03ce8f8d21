import numpy as np


def _sum(scores, seen, at_risk):
    rest = np.log((np.exp(scores)[None, :] * (at_risk | np.eye(len(scores), dtype=bool))).sum(axis=1))
    return (scores - rest)[seen].sum()


def ties_left_out(scores, times, seen):
    """Of two with the same time each is compared with those after it only. Are the others still at risk?

    At risk is everybody whose time is not earlier, also one with the same time.
    """
    return _sum(scores, seen, times[None, :] > times[:, None])


def censored_left_out(scores, times, seen):
    """Those whose event was never seen are missing below the fraction. Were they at risk until then?

    A censored one is at risk up to its time, and only lacks a factor of its own.
    """
    return _sum(scores, seen, (times[None, :] >= times[:, None]) & seen[None, :])


def censored_count_as_seen(scores, times, seen):
    """Every one of your N has a factor of its own. Which of them had no event?

    Only those whose event was seen have a factor of their own.
    """
    return _sum(scores, np.ones(len(scores), dtype=bool), times[None, :] >= times[:, None])
