"""What the rooms of this house hand to each other: frozen data without behaviour of its own.

Nothing here imports anything heavy: the thin clients load this module at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["code", "derivation", "quiz"]
Status = Literal["pass", "fail", "error", "violation", "invalid", "timeout", "undecided"]
CheckStatus = Literal["pass", "fail", "skipped", "undecided"]
LineVerdict = Literal["follows", "follows_if", "does_not_follow", "undefined", "cannot_tell", "unreadable"]

LOCAL_PACK = "local"  # the pack of an exercise that was given by its path
COSTS_NO_ATTEMPT: frozenset[str] = frozenset({"invalid", "undecided"})


# ------------------------------------------------------------------------------------------- verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of a verdict: what was looked at and what was found."""

    name: str
    status: CheckStatus
    message: str = ""
    help: str = ""
    mistake: str | None = None
    case: Mapping[str, str] | None = None
    expected: str | None = None
    actual: str | None = None
    where: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation and what became of it; `n` counts from 1."""

    n: int
    text: str
    verdict: LineVerdict
    condition: str | None = None
    counterexample: Mapping[str, Any] | None = None
    slip: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says about one answer.

    `message` is the one best sentence, `help` the remedy (folded until asked for), `mistake` the name of
    a known mistake from the pack, `also` further ones that fit as well.
    """

    exercise: str
    kind: Kind
    status: Status
    message: str = ""
    help: str = ""
    mistake: str | None = None
    also: tuple[str, ...] = ()
    score: float = 0.0
    seed: int | None = None
    checks: tuple[Finding, ...] = ()
    stdout: str = ""
    millis: Mapping[str, float] = field(default_factory=dict)
    first_wrong: int | None = None
    lines: tuple[Line, ...] | None = None


# ------------------------------------------------------------------------------------------ exercise


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may take: wall-clock seconds for all cases together, memory in MiB."""

    seconds: float = 3.0
    memory_mb: int = 512


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Overrides of the judge's own tolerance; None leaves the default for the returned dtype."""

    rtol: float | None = None
    atol: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What the statement forbids. They teach; they are no security boundary."""

    forbid: tuple[str, ...] = ()
    loops: bool = True


@dataclass(frozen=True, slots=True)
class Property:
    """A named property judged beside the values, with the author's arguments."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known wrong answer: its name in `mistakes.py` and the two paragraphs of its docstring."""

    name: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Seal:
    """Of an exercise handed out without its solution: the SHA-256 of the cases of each seed, by the seed."""

    seeds: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """A declared name of a derivation.

    `shape` holds the names of its dimensions: () scalar, ("K",) vector, ("n", "d") matrix; an index has
    the dimension it runs over. `domain` is one of real, positive, unit, integer, simplex, binary, and for
    matrices also spd, symmetric, orthogonal, adjacency.
    """

    kind: Literal["scalar", "vector", "matrix", "index"]
    shape: tuple[str, ...] = ()
    domain: str = "real"


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong line that the author expects, and what to say about it."""

    name: str
    line: str
    says: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a derivation exercise declares. See `tutor.algebra` for the language of its lines."""

    start: str | None = None
    goal: str | None = None
    goal_uses: tuple[str, ...] | None = None
    solve_for: str | None = None
    min_lines: int = 1
    names: Mapping[str, Name] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    model: tuple[str, ...] = ()
    accept: tuple[tuple[str, ...], ...] = ()
    code: str | None = None
    code_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown_goal(self) -> str | None:
        """The goal as a learner sees it: none where one line suffices: it is the answer."""
        return None if self.start and self.min_lines == 1 else self.goal


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise as its pack on disk declares it.

    `sources` are the pack's own files that matter to the verdict, by name relative to `folder`
    (`reference.py`, `cases.py`, `run.py`, `mistakes.py`, `checks.py`, `starter.py`, `quiz.md`, `draw.py`,
    `accept/*.py`); `hash` is taken over what is judged, so that a change can be told from a retry. With a
    `seal` there is no reference, and `hash` is that of the exercise before it was sealed.
    `variants` are the forms in which a review may ask it; () means all that fit.
    """

    pack: str
    id: str
    kind: Kind
    title: str
    folder: str
    hash: str
    concepts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bridge: str | None = None
    minutes: int | None = None
    points: float = 1.0
    source: str = ""
    functions: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ("numpy", "torch")
    uses: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()
    seeds: int = 20
    limits: Limits = Limits()
    tolerance: Tolerance = Tolerance()
    rules: Rules = Rules()
    mistakes: tuple[Mistake, ...] = ()
    derivation: Derivation | None = None
    names: Mapping[str, Name] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    seal: Seal | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson page: `id` is `unit/name` without the ordering numbers."""

    id: str
    unit: str
    title: str
    path: str
    introduces: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    plots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A folder of lessons in their order, and the exercises that its pages lead to."""

    id: str
    title: str
    lessons: tuple[Lesson, ...] = ()
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """A pack's table of contents."""

    id: str
    title: str
    version: str
    folder: str
    languages: tuple[str, ...] = ("en",)
    units: tuple[Unit, ...] = ()


# -------------------------------------------------------------------------------------------- record


@dataclass(frozen=True, slots=True)
class Attempt:
    """One judged answer as the record keeps it. `at` is UTC in ISO 8601; `counts` is False for free tries."""

    uid: str
    at: str
    pack: str
    exercise: str
    kind: Kind
    status: Status
    score: float
    seed: int | None
    mistake: str | None
    counts: bool
    content_hash: str
    answer: str
    verdict: Mapping[str, Any]
    tutor: str
