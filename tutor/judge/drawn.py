"""What the pack's own cell gave for one seed: the cases, the reference's outputs, each known mistake's.

Everything here came out of a cell and is only data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tutor.judge import raised, sealed
from tutor.judge.outputs import paired
from tutor.judge.properties.derived import Derived, Gradient, read_derived, read_gradients
from tutor.model import Exercise
from tutor.sandbox import stream, wire
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.outcome import Outcome
from tutor.text.terminal import printable
from tutor.words import _

PACK_SECONDS = 60.0
PACK_MEMORY_MB = 2048
VALUE_LIMIT = 16 << 20
LEAST_ROOM = 64 << 10


class PackBroken(Exception):
    """The pack's own code failed; the sentence names file, line and what happened."""


@dataclass(frozen=True, slots=True)
class Case:
    """One authored case with what the reference gives in double and (where it has one) single precision.

    `held_out` never enters a learner's cell.
    """

    name: str
    inputs: Mapping[str, Any]
    exact: bool
    expected: Any
    single: Any
    held_out: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """All cases of one seed; `mistakes[name][i]` is {"value": ...}, or None where the mistake raises.

    `changes` is filled by `diagnose` on first need: the cases on which each mistake makes an output wrong.
    `derived` and `gradients` are what the exercise's properties need beside the cases. `every` are the
    authored cases and, after them, the derived ones; `room` is how many bytes an answer to each may take.
    """

    seed: int
    cases: tuple[Case, ...]
    mistakes: Mapping[str, tuple[Mapping[str, Any] | None, ...]]
    millis: float
    changes: dict[str, dict[str, set[int]]] = field(default_factory=dict)
    derived: tuple[Derived, ...] = ()
    gradients: tuple[Gradient, ...] = ()
    every: tuple[Case, ...] = field(init=False)
    room: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        derived = (Case(d.name, d.inputs, False, d.expected, None) for d in self.derived)
        object.__setattr__(self, "every", (*self.cases, *derived))
        object.__setattr__(self, "room", tuple(map(_room, self.every)))


def _room(case: Case) -> int:
    return max(LEAST_ROOM, 4 * len(wire.encode({"out": case.expected, "inputs": dict(case.inputs)})))


def draw(
    exercise: Exercise, seed: int, hosts: Hosts, uses: Mapping[str, str], mistakes: bool = True
) -> Drawn:
    """Run the pack's cell for one seed. `uses` are the references of the exercises that this one builds on.

    Of a sealed exercise, read what its cell once gave. Raises PackBroken, which is also a seed that is not
    sealed, and CannotJudge where no cell can run.
    """
    if exercise.seal is not None:
        try:
            values, millis = sealed.values_of(exercise, seed), 0.0
        except sealed.SealError as problem:
            raise PackBroken(str(problem)) from problem
    else:
        values, millis = given(exercise, seed, hosts, uses, mistakes)
    try:
        return _checked(exercise, _assembled(exercise, seed, values, millis))
    except (KeyError, TypeError, IndexError, ValueError, AttributeError) as problem:
        raise PackBroken(
            _("{where}: its code sent something unexpected.").format(where=exercise.folder)
        ) from problem


def given(
    exercise: Exercise, seed: int, hosts: Hosts, uses: Mapping[str, str], mistakes: bool = True
) -> tuple[list[Any], float]:
    """What the pack's cell sends for one seed, and its milliseconds. Raises PackBroken, CannotJudge."""
    job = {
        "job": "draw",
        "functions": list(exercise.functions),
        "cases": exercise.sources["cases.py"],
        "reference": exercise.sources["reference.py"],
        "run": exercise.sources.get("run.py"),
        "mistakes": exercise.sources.get("mistakes.py") if mistakes else None,
        "uses": dict(uses),
        "seed": seed,
        # Training takes long, and what is random has its own number of draws.
        "twin": not any(p.name in ("reaches", "statistic") for p in exercise.properties),
        "properties": [{**p.arguments, "name": p.name} for p in exercise.properties],
    }
    outcome = hosts.run("torch", job, VALUE_LIMIT, PACK_SECONDS, PACK_MEMORY_MB)
    return pack_values(exercise, outcome), outcome.millis


def draw_numbers(exercise: Exercise, seed: int, hosts: Hosts) -> dict[str, Any]:
    """What the quiz's `draw.py` gives for one seed; {} where it has none. Raises PackBroken, CannotJudge."""
    source = exercise.sources.get("draw.py")
    if source is None:
        return {}
    job = {"job": "quiz", "draw": source, "seed": seed}
    values = pack_values(exercise, hosts.run("numpy", job, VALUE_LIMIT, PACK_SECONDS, PACK_MEMORY_MB))
    if len(values) != 1 or not isinstance(values[0], dict):
        raise PackBroken(_("{where}/draw.py: draw(rng) must return a dict.").format(where=exercise.folder))
    drawn: dict[str, Any] = values[0]
    return {name: value.item() if hasattr(value, "item") else value for name, value in drawn.items()}


def _checked(exercise: Exercise, drawn: Drawn) -> Drawn:
    """`drawn` if it has the form that the judge relies on: a pack's cell may have written anything.

    Raises PackBroken, ValueError.
    """
    for case in drawn.cases:
        if not (
            isinstance(case.name, str)
            and isinstance(case.inputs, dict)
            and isinstance(case.exact, bool)
            and isinstance(case.held_out, dict)
        ):
            raise ValueError("a case of another form")
        try:
            outputs = paired(case.expected, None, case.single, exercise.returns)
        except ValueError as problem:
            raise PackBroken(f"{exercise.folder}/reference.py: {printable(str(problem), 200)}") from problem
        if not outputs or any(pair.expected.dtype.kind not in "fiubc" for pair in outputs):
            raise PackBroken(_("{where}/reference.py: it returns no numbers.").format(where=exercise.folder))
    for name, outs in drawn.mistakes.items():
        known = all(out is None or (isinstance(out, dict) and "value" in out) for out in outs)
        if not isinstance(name, str) or len(outs) != len(drawn.cases) or not known:
            raise ValueError("a mistake of another form")
    return drawn


def pack_values(exercise: Exercise, outcome: Outcome) -> list[Any]:
    """The values a pack's cell sent. Raises PackBroken where it failed."""
    for frame in outcome.frames:
        if frame.kind == stream.ERROR:
            raise PackBroken(_broken(exercise, frame.value))
    if outcome.end != "done":
        reason = {"timeout": _("it ran out of time")}.get(outcome.end, _("its process ended early"))
        detail = f" ({outcome.detail})" if outcome.detail else ""
        raise PackBroken(
            _("{where}: the pack's code failed: {reason}").format(
                where=exercise.folder, reason=reason + detail
            )
        )
    return [frame.value for frame in outcome.frames if frame.kind == stream.VALUE]


def _broken(exercise: Exercise, described: Mapping[str, Any]) -> str:
    found = raised.of(described)
    file = found.file if found.file in exercise.sources else ""  # a cell may name any file at all
    place = f"{exercise.folder}/{file}" + (f":{found.line}" if found.line and file else "")
    return f"{place}: {found.type}: {found.message}"


def _assembled(exercise: Exercise, seed: int, values: list[Any], millis: float) -> Drawn:
    described, rest = values[0]["cases"], values[1:]
    count = len(described)
    if count == 0:
        raise PackBroken(_("cases.py yields no case."))
    cases = tuple(
        Case(c["name"], c["inputs"], c["exact"], given["out"], given["single"], c["held_out"])
        for c, given in zip(described, rest[:count], strict=True)
    )
    derived: dict[str, Any] = rest.pop() if exercise.properties else {"derived": [], "gradients": []}
    mistakes: dict[str, list[Any]] = {}
    for given in rest[count:]:
        mistakes.setdefault(given["mistake"], []).append(given["out"])
    return Drawn(
        seed,
        cases,
        {name: tuple(outs) for name, outs in mistakes.items()},
        millis,
        derived=read_derived(derived, len(exercise.properties), [case.name for case in cases]),
        gradients=read_gradients(derived, len(exercise.properties), count),
    )
