"""Mutants of right answers, judged in real cells."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tutor.judge.code import Draws, judge_code
from tutor.judge.mutants import Mutant, mutants
from tutor.model import Exercise, Limits, Rules

HERE = Path(__file__).parent
SEEDS = (1, 2)
RICH_SEEDS = (11, 12, 13)
# One answer in NumPy beside each reference.
ANSWERS = {
    "softmax": "accept/loops.py",
    "cross-entropy": "accept/loops.py",
    "linear-backward": "accept/loops.py",
    "scaled-dot-product-attention": "accept/single_precision.py",
    "gaussian-classifier": "accept/linear.py",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A mutant as `equivalents.toml` names it: the answer's file, the statement before and after."""

    exercise: str
    answer: str
    was: str
    now: str


def equivalents() -> dict[Change, str]:
    """The mutants that compute the same, each with its reason."""
    entries = tomllib.loads((HERE / "equivalents.toml").read_text())["equivalent"]
    return {Change(e["exercise"], e["answer"], e["was"], e["now"]): e["reason"] for e in entries}


def judged_freely(exercise: Exercise) -> Exercise:
    """`exercise` without rules, which a reference may break, and with little patience for endless loops."""
    return replace(exercise, rules=Rules(), limits=Limits(2, 512))


def with_rich_cases(exercise: Exercise) -> Exercise:
    """`exercise` with many more inputs than its own, known mistakes left out."""
    cases = (HERE / "rich_cases" / f"{exercise.id}.py").read_text()
    sources = {name: text for name, text in exercise.sources.items() if name != "mistakes.py"}
    rich = replace(exercise, sources={**sources, "cases.py": cases}, hash="rich", mistakes=())
    return judged_freely(rich)


def all_mutants(exercise: Exercise) -> list[tuple[Change, Mutant]]:
    """Mutants of the reference and of one NumPy answer."""
    return [
        (Change(exercise.id, name, mutant.was, mutant.now), mutant)
        for name in ("reference.py", ANSWERS[exercise.id])
        for mutant in mutants(exercise.sources[name], exercise.functions)
    ]


def accepted(exercise: Exercise, sources: Sequence[str], seeds: Sequence[int], draws: Draws) -> list[bool]:
    """Whether each source passes on every seed."""

    def passes(source: str) -> bool:
        return all(judge_code(exercise, source.encode(), seed, draws).status == "pass" for seed in seeds)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(passes, sources))
