"""One answer judged in this process, with a seed of its own and without a record."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tutor import __version__
from tutor.judge.answer import judge_answer
from tutor.judge.code import Draws, Uses
from tutor.judge.contract import as_json
from tutor.judge.drawn import PackBroken
from tutor.judge.tie import skipped, tie_finding, with_tie
from tutor.model import Exercise, Verdict
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.text.quiz.answers import seed_of
from tutor.words import _, current_language

STARVED = 0.1  # of an exercise's seconds; who waited longer than this for a processor gets another try


@dataclass(frozen=True, slots=True)
class Question:
    """All that judging the answers to an exercise takes, so that a worker needs no pack on its own disk.

    `quiz` is its text in the learners' language. `references` are those of what the exercise builds on, or,
    for a derivation that is tied to code, of what that code (`tied`) builds on; by their names in `mynn`.
    """

    exercise: Exercise
    quiz: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    tied: Exercise | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and what of the same learner's goes with it.

    `own` are passed answers that the code builds on, by their names in `mynn`; `code` the passed answer
    that a derivation is compared with. `key` is the same for what must get the same verdict.
    """

    key: str
    data: bytes
    seed: int
    own: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the answer `key`: the contract's object without its times, the times, or a problem.

    `again`: it is worth another try with nothing beside it.
    """

    key: str
    verdict: Mapping[str, Any] | None = None
    millis: Mapping[str, float] = field(default_factory=dict)
    problem: str = ""
    again: bool = False


def answer_to(
    question: Question, data: bytes, run_seed: int, own: Mapping[str, str], code: str | None
) -> Answer:
    """The answer with its seed and key: both follow from the run's seed, the exercise and the bytes."""
    exercise = question.exercise
    seed = seed_for(run_seed, exercise, data)
    used = [question.references, own, code, question.tied.hash if question.tied else None]
    parts = [__version__, current_language(), exercise.pack, exercise.id, exercise.hash, seed, used]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass"))
    digest.update(data)
    return Answer(digest.hexdigest(), data, seed, own, code)


def seed_for(run_seed: int, exercise: Exercise, data: bytes) -> int:
    """The seed below 2**31 for an answer: HMAC-SHA256 (RFC 2104) under the run's seed.

    A quiz that drew its numbers says itself by which seed; it must be judged by these numbers.
    """
    if exercise.kind == "quiz":
        said = seed_of(data.decode("utf-8", "replace"))
        if said is not None:
            return said
    message = b"\0".join([exercise.pack.encode(), exercise.id.encode(), data])
    digest = hmac.digest(str(run_seed).encode(), message, "sha256")
    return int.from_bytes(digest[:4], "big") & 0x7FFFFFFF


class Bench:
    """Hosts, its own where none are given, on which answers are judged; thread-safe."""

    def __init__(self, hosts: Hosts | None = None) -> None:
        self.hosts = hosts or Hosts()
        self.draws = Draws(self.hosts)

    def tier(self) -> str:
        """The tier of confinement that is reached here. Raises CannotJudge."""
        return str(self.hosts.get("numpy").info["tier"])

    def judge(self, question: Question, answer: Answer) -> Judged:
        """Judge an answer; what keeps it from being judged is said in the result."""
        try:
            verdict = self._verdict(question, answer)
        except CannotJudge as problem:
            return Judged(answer.key, problem=str(problem), again=True)
        except PackBroken as problem:
            return Judged(answer.key, problem=str(problem))
        said = as_json(verdict)
        millis = said.pop("millis")
        return Judged(answer.key, said, millis, again=_starved(verdict, question.exercise))

    def _verdict(self, question: Question, answer: Answer) -> Verdict:
        uses = Uses(question.references, answer.own)

        def tie(verdict: Verdict, text: str) -> Verdict:
            if question.tied is None or verdict.status != "pass":
                return verdict
            if answer.code is None:
                said = _("Not compared with your own {id}, which has not passed.")
                return with_tie(verdict, skipped(said.format(id=question.tied.id)))
            return with_tie(
                verdict,
                tie_finding(
                    question.exercise, text, question.tied, answer.code, uses, self.draws, answer.seed
                ),
            )

        return judge_answer(
            question.exercise,
            answer.data,
            answer.seed,
            self.draws,
            uses=lambda: uses,
            quiz=lambda: question.quiz,
            tie=tie,
        )

    def close(self) -> None:
        """End the hosts."""
        self.hosts.stop()


def final(judged: Judged) -> Judged:
    """What stands after the last try."""
    return replace(judged, again=False)


def _starved(verdict: Verdict, exercise: Exercise) -> bool:
    """Whether an answer ran out of time on a machine that had too little of it to give."""
    if verdict.status != "timeout":
        return False
    waited = verdict.millis.get("waited")  # milliseconds; nothing where the kernel does not tell
    return waited is None or waited > STARVED * exercise.limits.seconds * 1e3
