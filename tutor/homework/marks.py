"""What grading reads and what it gives: a submission, a mark for each of its exercises, the run as a whole.

Plain data without behaviour beyond its JSON form, so that a worker, a cluster and an export share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from tutor.model import Kind, Status

FORMAT = 1
MarkStatus = Status | Literal["missing", "failed"]  # nothing handed in; could not be judged, with a sentence


@dataclass(frozen=True, slots=True)
class Tries:
    """What a bundle says of the learner's own tries: how many count, and the minutes that they took."""

    attempts: int | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What one learner handed in, however it came.

    `source` is the path below what was named on the command line. `submitted` is ISO 8601 with its zone,
    None where nothing says it. `answers` holds the files' bytes by exercise id; `claims` the statuses that
    a bundle claims, `tries` what it says of the learner's own; `problems` a sentence for each thing that
    could not be read.
    """

    learner: str
    source: str
    submitted: str | None = None
    answers: Mapping[str, bytes] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    tries: Mapping[str, Tries] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """An instructor's own number of points in place of the judged one, and why."""

    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one exercise of one learner is worth.

    `score` is the judged share (0 to 1), `points` what it earns of `possible` after lateness and override,
    `late` the share that lateness costs. `verdict` is the contract's object without its times. `claimed` is
    the status that the learner's bundle claims, None where it claims nothing; `attempts` and `minutes` (from
    the first to the last of them) are what the bundle says of the learner's own tries. `answer` is the
    SHA-256 of what was judged, in hexadecimal.
    """

    learner: str
    exercise: str
    kind: Kind
    status: MarkStatus
    score: float
    points: float
    possible: float
    seed: int
    late: float = 0.0
    message: str = ""
    mistake: str | None = None
    also: tuple[str, ...] = ()
    claimed: str | None = None
    override: Override | None = None
    verdict: Mapping[str, Any] = field(default_factory=dict)
    attempts: int | None = None
    minutes: float | None = None
    answer: str = ""

    @property
    def differs(self) -> bool:
        """Whether the learner claims another status than was judged."""
        return self.claimed is not None and self.claimed != self.status

    def as_json(self) -> dict[str, Any]:
        """The mark as one line of `marks.jsonl`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Run:
    """One grading of a class: of which homework, judged by what.

    `titles` and `possible` are by exercise id, in the homework's order; `learners` in the order of their
    names. `pack_hash` is over all judged files, so that a re-grade after a mended pack can be told. `due` and
    `submitted` (by learner) are moments in ISO 8601 with their zone; `feedback` is what learners may see:
    full, symptom, status or none; `identify_by` what a learner's name is: name, email, number, pseudonym.
    `hashes` are the content hashes of what was judged, by exercise id.
    """

    pack: str
    title: str
    version: str
    pack_hash: str
    seed: int
    tutor: str
    titles: Mapping[str, str] = field(default_factory=dict)
    possible: Mapping[str, float] = field(default_factory=dict)
    learners: tuple[str, ...] = ()
    due: str | None = None
    submitted: Mapping[str, str] = field(default_factory=dict)
    feedback: str = "full"
    identify_by: str = "name"
    hashes: Mapping[str, str] = field(default_factory=dict)


def mark_from(data: Mapping[str, Any]) -> Mark:
    """A line of `marks.jsonl` as a mark. Raises KeyError, TypeError for anything else."""
    override = data["override"]
    return Mark(
        **{
            **data,
            "also": tuple(data["also"]),
            "override": None if override is None else Override(**override),
        }
    )
