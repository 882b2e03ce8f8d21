"""All answers of a class judged, each once: in waves, as some build on others, and from where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tutor.homework.assignment import Assignment
from tutor.homework.crew import Crew
from tutor.homework.dispatch import Chunk, alone, chunks, judged
from tutor.homework.journal import Journal
from tutor.homework.judging import Answer, Judged, Question, answer_to, final
from tutor.homework.marks import Submission
from tutor.model import Exercise
from tutor.words import _, ngettext

Place = tuple[str, str]  # learner and exercise


@dataclass
class Tell:
    """Who hears how it goes: answers done of all, and sentences."""

    progress: Callable[[int, int], None]
    note: Callable[[str], None]


@dataclass
class Verdicts:
    """Judges the answers of `submissions`; equal answers that must get equal verdicts are judged once.

    `crew` is asked for when the first answer needs one.
    """

    assignment: Assignment
    submissions: Sequence[Submission]
    seed: int
    journal: Journal
    crew: Callable[[], Crew]
    tell: Tell
    found: dict[Place, Judged] = field(default_factory=dict)
    of: int = 0

    def __post_init__(self) -> None:
        judged = self.assignment.judged.keys()
        self.of = sum(len(each.answers.keys() & judged) for each in self.submissions)

    def all(self) -> dict[Place, Judged]:
        """Judge everything. Raises CannotJudge."""
        for wave in self.assignment.waves():
            self._wave(wave)
        return self.found

    def _wave(self, wave: Sequence[Exercise]) -> None:
        places: dict[str, list[Place]] = {}
        groups = []
        for exercise in wave:
            question = self.assignment.questions[exercise.id]
            answers = list(self._answers(exercise, question, places))
            fresh = {answer.key: answer for answer in answers if answer.key not in self.journal.kept}
            groups.append((question, list(fresh.values())))
        for key, owners in places.items():
            if key in self.journal.kept:
                self._settle(owners, self.journal.kept[key])
        if any(answers for _question, answers in groups):
            for one in self._judged(groups):
                self.journal.add([one])
                self._settle(places[one.key], self.journal.kept.get(one.key, one))
        self.journal.sync()

    def _answers(
        self, exercise: Exercise, question: Question, places: dict[str, list[Place]]
    ) -> Iterator[Answer]:
        for submission in self.submissions:
            data = submission.answers.get(exercise.id)
            if data is None:
                continue
            place = submission.learner, exercise.id
            own = {name: self._passed(submission, name) for name in self.assignment.needs[exercise.id]}
            tied = question.tied.id if question.tied else None
            code = own.pop(tied) if tied else None
            missing = [name for name, source in own.items() if source is None]
            if missing and tied is None:
                said = _("{id} builds on your own {used}, which has not passed.")
                self._settle([place], Judged("", problem=said.format(id=exercise.id, used=missing[0])))
                continue
            modules = {name.replace("-", "_"): source for name, source in own.items() if source is not None}
            answer = answer_to(question, data, self.seed, modules, None if missing else code)
            places.setdefault(answer.key, []).append(place)
            yield answer

    def _passed(self, submission: Submission, exercise: str) -> str | None:
        """The learner's own answer to an exercise, if it passed."""
        found = self.found.get((submission.learner, exercise))
        if found is None or found.verdict is None or found.verdict["status"] != "pass":
            return None
        return submission.answers[exercise].decode("utf-8-sig").replace("\r\n", "\n")

    def _judged(self, groups: list[tuple[Question, list[Answer]]]) -> Iterator[Judged]:
        """Every answer's last verdict: those for which there was too little machine get a try alone."""
        crew = self.crew()
        again: dict[str, Chunk] = {}
        asked = {answer.key: (question, answer) for question, answers in groups for answer in answers}
        for results in judged(crew, chunks(groups, crew.size())):
            for one in results:
                if one.again:
                    question, answer = asked[one.key]
                    again[one.key] = Chunk(question, (answer,))
                else:
                    yield one
        if again:
            said = ngettext(
                "{n} answer ran out of time while the machine was busy, and is judged once more, alone.",
                "{n} answers ran out of time while the machine was busy, and are judged once more, alone.",
                len(again),
            )
            self.tell.note(said.format(n=len(again)))
        for key in sorted(again):
            for results in alone(crew, again[key]):
                yield from map(final, results)

    def _settle(self, owners: Sequence[Place], one: Judged) -> None:
        for place in owners:
            self.found[place] = one
        self.tell.progress(len(self.found), self.of)
