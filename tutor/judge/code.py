"""Judges an answer in Python: draw the cases, run the answer in a cell, compare, diagnose, say one thing."""

from __future__ import annotations

import ast
import random
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from tutor.judge import again, ends, findings, printed
from tutor.judge.checks import check_findings
from tutor.judge.clean import clean
from tutor.judge.diagnose import Diagnosis, diagnose
from tutor.judge.drawn import Drawn, draw
from tutor.judge.properties.check import property_findings
from tutor.judge.reading import Unreadable, check_syntax, text_of
from tutor.judge.relation.find import relations
from tutor.judge.returned import Returned, by_case
from tutor.judge.rules import broken_rules
from tutor.judge.statistics import is_random, statistic_findings
from tutor.judge.training import reach_findings
from tutor.model import Exercise, Finding, Status, Verdict
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.outcome import Outcome
from tutor.words import _

KEPT_DRAWS = 64


@dataclass
class Uses:
    """Sources of the exercises that one builds on: the pack's references and the learner's passed answers."""

    references: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


class Draws:
    """Keeps what packs' cells gave, by exercise, content hash and seed; thread-safe."""

    def __init__(self, hosts: Hosts) -> None:
        self.hosts = hosts
        self.kept: OrderedDict[tuple[object, ...], Drawn] = OrderedDict()
        self.lock = Lock()

    def get(self, exercise: Exercise, seed: int, uses: Uses) -> Drawn:
        """The cases of this seed, drawn now or before. Raises PackBroken, CannotJudge."""
        # The hash is of this exercise alone, and what it builds on may have changed.
        sealed = exercise.seal.seeds.get(seed, "") if exercise.seal is not None else None
        references = tuple(sorted(uses.references.items()))
        key = (exercise.pack, exercise.id, exercise.hash, seed, references, sealed)
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        drawn = draw(exercise, seed, self.hosts, uses.references)
        with self.lock:
            self.kept[key] = drawn
            while len(self.kept) > KEPT_DRAWS:
                self.kept.popitem(last=False)
        return drawn


def judge_code(
    exercise: Exercise,
    data: bytes,
    seed: int,
    draws: Draws,
    uses: Uses | None = None,
    size: int | None = None,
    last: Mapping[str, Any] | None = None,
) -> Verdict:
    """The verdict on one answer; where it repeats `last` (a verdict's JSON), on another counterexample.

    Raises PackBroken (the pack fails), CannotJudge (nothing can run).
    """
    began = time.monotonic()
    uses = uses or Uses()
    try:
        source = text_of(data, size)
        tree = check_syntax(source)
    except Unreadable as problem:
        return clean(Verdict(exercise.id, "code", "invalid", str(problem), problem.help, seed=seed))
    drawn = draws.get(exercise, seed, uses)
    order = _order(len(drawn.every), seed)
    outcome = run_answer(exercise, source, drawn, order, draws.hosts, uses)
    verdict = _ended(exercise, drawn, order, outcome)
    if verdict is None:
        verdict = _judged(exercise, drawn, order, outcome, draws.hosts)
        verdict = again.another(exercise, drawn, by_case(outcome, order)[0], verdict, last)
    verdict = clean(_with_rules(exercise, tree, verdict))
    total = (time.monotonic() - began) * 1e3
    waited = {"waited": outcome.waited * 1e3} if outcome.waited is not None else {}
    return replace(
        verdict,
        seed=seed,
        stdout=printed.beside(drawn, order, outcome, verdict),
        millis={"total": total, "answer": outcome.millis, "cases": drawn.millis} | waited,
    )


def run_answer(
    exercise: Exercise, source: str, drawn: Drawn, order: list[int], hosts: Hosts, uses: Uses
) -> Outcome:
    """Run the answer on the cases in this order. A NumPy answer never waits for torch."""
    limits = [drawn.room[index] for index in order]
    job = {
        "job": "answer",
        "source": source,
        "functions": list(exercise.functions),
        "run": exercise.sources.get("run.py"),
        "cases": [dict(case.inputs) for case in drawn.every],
        "order": order,
        "limits": limits,
        "uses": dict(uses.answers),
        "seed": random.Random(drawn.seed).getrandbits(32),
    }
    host = "torch" if _wants_torch(exercise, source, uses) else "numpy"
    outcome = hosts.run(host, job, limits, exercise.limits.seconds, exercise.limits.memory_mb)
    if host == "numpy" and "torch" in exercise.libraries and ends.lacks_torch(outcome):
        return hosts.run("torch", job, limits, exercise.limits.seconds, exercise.limits.memory_mb)
    return outcome


def _wants_torch(exercise: Exercise, source: str, uses: Uses) -> bool:
    texts = [source, exercise.sources.get("run.py", ""), *uses.answers.values()]
    return "torch" in exercise.libraries and any("torch" in text for text in texts)


def _order(count: int, seed: int) -> list[int]:
    """A shuffled order with one case twice, so that neither position nor count tells which case it is."""
    chance = random.Random(seed ^ 0x5EED)
    order = list(range(count))
    chance.shuffle(order)
    order.insert(chance.randrange(count + 1), chance.randrange(count))
    return order


def _ended(exercise: Exercise, drawn: Drawn, order: list[int], outcome: Outcome) -> Verdict | None:
    """The verdict where the answer did not come to its end, or could not begin."""
    found = ends.of(exercise, drawn, order, outcome)
    if found is None:
        return None
    status, finding = found
    skipped = [Finding(name, "skipped", _("the code has to run first")) for name in ("shape", "values")]
    return Verdict(exercise.id, "code", status, finding.message, finding.help, checks=(finding, *skipped))


def _judged(exercise: Exercise, drawn: Drawn, order: list[int], outcome: Outcome, hosts: Hosts) -> Verdict:
    first, second = by_case(outcome, order)
    wrong = findings.wrong_outputs(exercise, drawn, first)
    authored = _judged_apart(exercise, drawn, first, hosts)
    wrong = {name: item for name, item in wrong.items() if name not in authored}
    raised = ends.first_raised(exercise, drawn, first)
    names = [name for name, item in wrong.items() if item is not None]
    diagnosis = diagnose(exercise, drawn, first, names) if names or raised else Diagnosis()
    if raised and not (names and diagnosis.names):
        return _raised(exercise, raised, wrong)
    named = {output for covers in (diagnosis.outputs or {}).values() for output in covers}
    related = relations(exercise, drawn, first, [name for name in names if name not in named])
    form = findings.form_finding(exercise, wrong, related)
    outputs = _named(exercise, diagnosis, findings.output_findings(exercise, wrong, related))
    properties = property_findings(exercise, drawn, first)
    checks = [form, *findings.by_priority(outputs, properties, wrong, named | set(related))]
    checks += [check for checks in authored.values() for check in checks]
    checks.append(findings.inputs_finding(drawn, first))
    if not is_random(exercise):
        checks.append(findings.repeat_finding(drawn, first, second))
    return conclude(exercise, checks, diagnosis)


def _judged_apart(
    exercise: Exercise, drawn: Drawn, first: Mapping[int, Returned], hosts: Hosts
) -> dict[str, list[Finding]]:
    """The findings for each output that is judged otherwise than by comparison with the reference."""
    reached = reach_findings(exercise, drawn, first)
    authored = check_findings(exercise, drawn, first, hosts)
    alone = {name: [check] for name, check in (reached | authored).items()}
    return alone | statistic_findings(exercise, drawn, first)


def _raised(exercise: Exercise, raised: tuple[Status, Finding], wrong: Mapping[str, object]) -> Verdict:
    status, finding = raised
    rest = [Finding(name, "skipped", _("the code has to run first")) for name in wrong or ("values",)]
    verdict: Verdict = Verdict(
        exercise.id,
        "code",
        status,
        finding.message,
        finding.help,
        checks=(finding, *rest),
    )
    return verdict


def _named(exercise: Exercise, diagnosis: Diagnosis, outputs: list[Finding]) -> list[Finding]:
    """Failed outputs with the name of the mistake that explains them, and its words."""
    known = {mistake.name: mistake for mistake in exercise.mistakes}
    explained: dict[str, str] = {}
    for name, covers in (diagnosis.outputs or {}).items():
        for output in covers:
            explained.setdefault(output, name)
    named = []
    for finding in outputs:
        mistake = known.get(explained.get(finding.name, ""))
        if finding.status == "fail" and mistake is not None:
            finding = findings.explained(finding, mistake.name, mistake.message, mistake.help)
        named.append(finding)
    return named


def conclude(exercise: Exercise, checks: list[Finding], diagnosis: Diagnosis) -> Verdict:
    """The verdict from its checks: one best message, a known mistake before everything else."""
    failed = [check for check in checks if check.status == "fail"]
    score = sum(check.status == "pass" for check in checks) / len(checks)
    if not failed:
        return Verdict(exercise.id, "code", "pass", _("Right."), score=score, checks=tuple(checks))
    best = failed[0]
    message, advice, mistake = best.message, best.help, best.mistake
    also: tuple[str, ...] = ()
    if diagnosis.names:
        known = {m.name: m for m in exercise.mistakes}
        mistake, *rest = diagnosis.names
        also = tuple(rest)
        if mistake in known:
            message, advice = known[mistake].message, known[mistake].help
    return Verdict(
        exercise.id, "code", "fail", message, advice, mistake, also, score=score, checks=tuple(checks)
    )


def _with_rules(exercise: Exercise, tree: ast.Module | None, verdict: Verdict) -> Verdict:
    """The verdict with the broken rules of the statement in front."""
    broken = broken_rules(tree, exercise.rules)
    if not broken:
        return verdict
    first = broken[0]
    rule = Finding(f"rule:{first.rule}", "fail", first.message, where=(first.line,))
    checks = (rule, *verdict.checks)
    score = sum(check.status == "pass" for check in checks) / len(checks)
    if verdict.status not in ("pass", "fail"):
        return replace(verdict, checks=checks)
    advice = _("What is asked for is the computation itself, from its parts.")
    return replace(
        verdict,
        status="fail",
        message=first.message,
        help=advice,
        mistake=None,
        also=(),
        score=score,
        checks=checks,
    )
