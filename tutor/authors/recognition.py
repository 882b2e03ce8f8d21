"""Whether every known mistake fails on every seed and is named as itself, and no two look alike."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from tutor.judge import findings
from tutor.judge.code import Draws, Uses
from tutor.judge.diagnose import diagnose
from tutor.judge.drawn import Drawn
from tutor.judge.raised import Raised
from tutor.judge.returned import Returned
from tutor.model import Exercise
from tutor.words import _

NOT_CAUGHT = ""
UNNAMED = "?"


def problems(exercise: Exercise, seeds: Iterable[int], draws: Draws) -> list[str]:
    """A sentence for each mistake that is accepted, unnamed or taken for another. Raises PackBroken."""
    seeds = list(seeds)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        drawn = list(pool.map(lambda seed: draws.get(exercise, seed, Uses()), seeds))
    found = []
    for mistake in exercise.mistakes:
        names = Counter(said_of(exercise, one, mistake.name) for one in drawn)
        right = names.pop((mistake.name,), 0)
        if right == len(seeds):
            continue
        for named, times in names.items():
            found.append(_sentence(mistake.name, named, times, len(seeds)))
    return found


def said_of(exercise: Exercise, drawn: Drawn, mistake: str) -> tuple[str, ...]:
    """Which mistakes the judge would name for an answer that makes exactly this one."""
    results = {
        index: Returned(raised=Raised()) if out is None else Returned(out["value"], drawn.cases[index].inputs)
        for index, out in enumerate(drawn.mistakes[mistake])
    }
    wrong = findings.wrong_outputs(exercise, drawn, results)
    names = [name for name, item in wrong.items() if item is not None]
    if not names:
        return (NOT_CAUGHT,)
    return diagnose(exercise, drawn, results, names).names or (UNNAMED,)


def _sentence(mistake: str, named: tuple[str, ...], times: int, seeds: int) -> str:
    share = _("on {n} of {seeds} seeds").format(n=times, seeds=seeds)
    if named == (NOT_CAUGHT,):
        return _(
            "mistakes.py: {name} is accepted {share}; add a case that tells it from the reference."
        ).format(name=mistake, share=share)
    if named == (UNNAMED,):
        return _("mistakes.py: {name} fails but is not named {share}.").format(name=mistake, share=share)
    return _("mistakes.py: {name} is named as {named} {share}; add a case that tells them apart.").format(
        name=mistake, named=" + ".join(named), share=share
    )
