"""The author's test of an exercise in Python: starter, right answers, limits, known mistakes, mutants."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tutor.authors import recognition
from tutor.authors.crew import Crew
from tutor.authors.report import Report
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.mutants import Mutant, mutants
from tutor.model import Exercise, Limits, Rules, Verdict
from tutor.packs.load import load_exercise
from tutor.words import _

FIRST_SEED = 1
MUTANT_SEEDS = 2
MUTANT_SECONDS = 20.0  # for one exercise: a training loop has many mutants, and each of them trains


def check_code(exercise: Exercise, draws: Draws, crew: Crew, report: Report) -> None:
    """Run everything of a code exercise. Raises PackBroken, CannotJudge."""
    uses = uses_of(exercise)
    seeds = range(FIRST_SEED, FIRST_SEED + exercise.seeds)
    report.counts["seeds"] = len(seeds)
    crew.map(lambda seed: draws.get(exercise, seed, uses), seeds)
    check_starter(exercise, draws, uses, report)
    right = _right_answers(exercise)
    report.counts["right"] = len(right)
    runs = [(name, seed) for name in right for seed in seeds]
    verdicts = crew.map(lambda run: _judged(right[run[0]], draws, run[1], uses), runs)
    broken = set()
    for (name, _seed), verdict in zip(runs, verdicts, strict=True):
        if verdict.status != "pass" and name not in broken:
            broken.add(name)
            report.problems.append(_must_pass(name, verdict))
    _check_limits({name: answer for name, answer in right.items() if name not in broken}, draws, uses, report)
    report.counts["mistakes"] = len(exercise.mistakes)
    report.problems += recognition.problems(exercise, seeds, draws, uses, crew)
    if report.ok:
        _check_mutants(right["reference.py"][0], draws, uses, crew, report)


def uses_of(exercise: Exercise) -> Uses:
    """The references that the exercise builds on stand for the learner's answers too. Raises PackProblems."""
    found = {}
    for used in exercise.uses:
        pack, _colon, name = used.rpartition(":")
        if pack in ("", exercise.pack):
            other = load_exercise(Path(exercise.folder).with_name(name), exercise.pack)
            found[other.id.replace("-", "_")] = other.sources["reference.py"]
    return Uses(found, found)


def _right_answers(exercise: Exercise) -> dict[str, tuple[Exercise, str]]:
    """Every answer that must pass, with the exercise under whose rules it must."""
    # The reference may call what the statement forbids to learners; that is what makes it a reference.
    answers = {"reference.py": (replace(exercise, rules=Rules()), exercise.sources["reference.py"])}
    return answers | {n: (exercise, text) for n, text in exercise.sources.items() if n.startswith("accept/")}


def _judged(answer: tuple[Exercise, str], draws: Draws, seed: int, uses: Uses) -> Verdict:
    return judge_code(answer[0], answer[1].encode(), seed, draws, uses)


def _must_pass(name: str, verdict: Verdict) -> str:
    said = _("{name}: a right answer must pass; with seed {seed} it is {status}: {message}")
    return said.format(name=name, seed=verdict.seed, status=verdict.status, message=verdict.message)


def check_starter(
    exercise: Exercise, draws: Draws, uses: Uses, report: Report, seed: int = FIRST_SEED
) -> None:
    """The starter as it is runs and says what is missing. Raises PackBroken, CannotJudge."""
    verdict = _judged((exercise, exercise.sources["starter.py"]), draws, seed, uses)
    if verdict.status == "pass":
        report.problems.append(_("starter.py: it passes untouched; take the solution out of it."))
    elif verdict.status not in ("error", "fail") or not verdict.message:
        said = _("starter.py: untouched it should run and say what is missing, and it is {status}: {message}")
        report.problems.append(said.format(status=verdict.status, message=verdict.message))


def _check_limits(
    right: Mapping[str, tuple[Exercise, str]], draws: Draws, uses: Uses, report: Report
) -> None:
    """A right answer must do with half of what is allowed: learners' machines and answers are slower."""
    for name, (exercise, text) in right.items():
        whole = exercise.limits
        half = Limits(whole.seconds / 2, whole.memory_mb // 2)
        verdict = _judged((replace(exercise, limits=half), text), draws, FIRST_SEED, uses)
        if verdict.status == "timeout":
            said = _("{name}: it takes more than half of the {seconds:g} seconds; raise [limits] seconds.")
            report.problems.append(said.format(name=name, seconds=whole.seconds))
        elif verdict.status != "pass":
            said = _("{name}: it needs more than half of the {memory} MiB; raise [limits] memory_mb.")
            report.problems.append(said.format(name=name, memory=whole.memory_mb))


def _check_mutants(exercise: Exercise, draws: Draws, uses: Uses, crew: Crew, report: Report) -> None:
    """Advise on mutants of the reference that pass: a case may be missing, or they are as right."""
    changed = mutants(exercise.sources["reference.py"], exercise.functions)
    deadline = time.monotonic() + MUTANT_SECONDS

    def passes(mutant: Mutant) -> bool | None:
        if time.monotonic() > deadline:
            return None
        seeds = range(FIRST_SEED, FIRST_SEED + min(MUTANT_SEEDS, exercise.seeds))
        return all(_judged((exercise, mutant.source), draws, s, uses).status == "pass" for s in seeds)

    passed = crew.map(passes, changed)
    report.counts["mutants"] = len(passed) - passed.count(None)
    report.counts["accepted"] = passed.count(True)
    if None in passed:
        said = _("reference.py: {n} of {total} mutants were not tried for want of time.")
        report.advice.append(said.format(n=passed.count(None), total=len(passed)))
    for mutant, survives in zip(changed, passed, strict=True):
        if survives:
            report.survivors.append((mutant.was, mutant.now))
            said = _(
                "reference.py:{line}: a mutant passes: {was}  ->  {now}  Is it as right? If not, add a case."
            )
            report.advice.append(said.format(line=mutant.line, was=mutant.was, now=mutant.now))
