"""Answers handed to a crew in chunks, and taken back whatever becomes of the workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass

from tutor.homework.crew import Crew
from tutor.homework.judging import Answer, Judged, Question
from tutor.homework.workers import judge_chunk
from tutor.sandbox.hosts import CannotJudge
from tutor.words import _, current_language

CHUNK = 4  # answers: handing over costs a hundredth of judging so many, and a lost chunk little
IN_HAND = 2  # chunks for each worker, so that none waits for the next
TRIES = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """Answers to one exercise that are judged one after another."""

    question: Question
    answers: tuple[Answer, ...]


def chunks(groups: Iterable[tuple[Question, Sequence[Answer]]], size: int) -> list[Chunk]:
    """The answers to each exercise in chunks, those that may take longest first, for `size` workers."""
    found = []
    for question, answers in sorted(groups, key=lambda group: -group[0].exercise.limits.seconds):
        step = max(1, min(CHUNK, len(answers) // (2 * size)))
        found += [
            Chunk(question, tuple(answers[start : start + step])) for start in range(0, len(answers), step)
        ]
    return found


def judged(crew: Crew, work: Iterable[Chunk]) -> Iterator[list[Judged]]:
    """Judge every answer once; lists of results as they come, in any order.

    What a dying worker had in hand is judged again, one answer at a time, so that one that kills its worker
    takes no other with it; after `TRIES` times it becomes a problem. Raises CannotJudge where all workers
    are gone for good.
    """
    waiting = deque(work)
    running: dict[Future[list[Judged]], Chunk] = {}
    while waiting or running:
        lost: list[Chunk] = []
        while waiting and not lost and len(running) < IN_HAND * crew.size():
            _hand_over(crew, waiting.popleft(), running, lost)
        done = wait(running, return_when=FIRST_COMPLETED).done if running and not lost else set()
        yield from _collected(crew, done, running, lost)
        if lost:
            yield from _collected(crew, wait(running).done, running, lost)
            crew.renew()
            for chunk in lost:
                yield from alone(crew, chunk)


def alone(crew: Crew, chunk: Chunk) -> Iterator[list[Judged]]:
    """The answers of a chunk with nothing beside them, one after another."""
    for answer in chunk.answers:
        for _n in range(TRIES):
            try:
                yield crew.submit(judge_chunk, current_language(), chunk.question, (answer,)).result()
                break
            except crew.lost:
                crew.renew()
        else:
            said = _("Judging this answer ended its worker {n} times; look at it by hand.")
            yield [Judged(answer.key, problem=said.format(n=TRIES))]


def _hand_over(
    crew: Crew, chunk: Chunk, running: dict[Future[list[Judged]], Chunk], lost: list[Chunk]
) -> None:
    try:
        future = crew.submit(judge_chunk, current_language(), chunk.question, chunk.answers)
    except crew.lost:
        lost.append(chunk)
    else:
        running[future] = chunk


def _collected(
    crew: Crew,
    done: Iterable[Future[list[Judged]]],
    running: dict[Future[list[Judged]], Chunk],
    lost: list[Chunk],
) -> Iterator[list[Judged]]:
    for future in done:
        chunk = running.pop(future)
        try:
            yield future.result()
        except crew.lost:
            lost.append(chunk)
        except CancelledError:
            said = _("The cluster went away; the same command goes on where this one stopped.")
            raise CannotJudge(said) from None
