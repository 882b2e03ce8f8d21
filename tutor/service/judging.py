"""Judging as the service does it: find the exercise, choose the seed, judge, record, draw the next seed."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tutor import home
from tutor.judge import again, ends, printed, show, words
from tutor.judge.answer import judge_answer
from tutor.judge.code import Draws, Uses, run_answer
from tutor.judge.contract import as_json
from tutor.judge.drawn import draw_numbers
from tutor.judge.reading import Unreadable, check_syntax, text_of
from tutor.judge.returned import by_case, not_begun
from tutor.judge.sealed import seed_for
from tutor.model import Exercise, Verdict
from tutor.packs import texts
from tutor.packs.find import find_exercise
from tutor.packs.foundations import foundations, module_name
from tutor.sandbox.hosts import Hosts
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, seed, text
from tutor.service.ruling import Ruling
from tutor.service.tying import tied
from tutor.text.quiz.answers import seed_of
from tutor.words import _, current_language

SHOWN_CASES = 3


class Judging:
    """Owns the hosts and what packs' cells have drawn."""

    def __init__(self, keeping: Keeping) -> None:
        self.keeping = keeping
        self.ruling = Ruling(keeping)
        logs = home.logs_dir()
        self.hosts = Hosts(logs if logs.is_dir() else None)
        self.hosts.warm("numpy")
        self.draws = Draws(self.hosts)
        self.next_seeds: dict[tuple[str, str, str], int] = {}

    def warm(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Get ready in the background: start the torch host, or SymPy's where a derivation is named.

        For code that is named, draw the cases of the next check. `attempts_left` is a number where a homework
        counts them.
        """
        exercise = find_exercise(text(request, "exercise"), home.home()) if request.get("exercise") else None
        derivation = exercise.derivation if exercise is not None else None
        if derivation is not None:
            self.hosts.warm("sympy")
        if derivation is None or derivation.code is not None:
            self.hosts.warm("torch")
        if exercise is not None:
            self._draw_next(exercise)
        left = self.ruling.left(exercise) if exercise is not None else None
        return {"tier": self.tier(), "attempts_left": left}

    def tier(self) -> str | None:
        """The tier of confinement that the hosts reached, or None while none has started."""
        for host in list(self.hosts.running.values()):
            return str(host.info["tier"])
        return None

    def check(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Judge `blob` as the answer to `exercise`; record the verdict, return the contract's object.

        Where it repeats the last attempt's mistake, the object says how often (`repeat`). A verdict with a
        seed that was asked for depends on nothing but the answer. The verdict on a derivation comes as a part
        of its own while the slip of a wrong line is still searched for. What a homework keeps back is
        recorded and not returned.
        """
        exercise = self._exercise(request)
        self.ruling.admit(exercise)
        wanted = seed(request)
        if wanted is None and exercise.kind == "quiz":
            wanted = seed_of(blob.decode("utf-8", "replace"))
        last = self.keeping.latest(exercise) if wanted is None else None

        def first(verdict: Verdict) -> None:
            part({"verdict": self.ruling.told(exercise, as_json(verdict))})

        verdict = self._judge(exercise, blob, self._seed(exercise, wanted), request.get("size"), last, first)
        said = as_json(verdict)
        if last is not None and again.repeats(verdict, last):
            said["repeat"] = _times(last) + 1
        note = self.keeping.keep(exercise, verdict, said, blob.decode("utf-8", "replace"))
        note = " ".join(filter(None, [note, self.ruling.reminder(exercise)]))
        if exercise.kind == "code" and verdict.status != "invalid" and wanted is None:
            self._draw_next(exercise)
        tier = self.tier() if exercise.kind == "code" else None
        return {"verdict": self.ruling.told(exercise, said), "note": note, "tier": tier}

    def _judge(
        self,
        exercise: Exercise,
        data: bytes,
        chosen: int,
        size: Any,
        last: Mapping[str, Any] | None,
        first: Callable[[Verdict], None],
    ) -> Verdict:
        return judge_answer(
            exercise,
            data,
            chosen,
            self.draws,
            uses=lambda: self.uses(exercise),
            quiz=lambda: texts.quiz(exercise, current_language()).text,
            tie=lambda verdict, answer: tied(exercise, verdict, answer, self.keeping, self.draws, self.uses),
            size=size if isinstance(size, int) else None,
            last=last,
            first=first,
        )

    def run(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Run an answer on the first cases: what it prints and returns; nothing is compared or recorded."""
        exercise = self._exercise(request)
        if exercise.kind != "code":
            raise BadRequest(_("{id} is no code exercise: there is nothing to run.").format(id=exercise.id))
        try:
            source = text_of(blob, request.get("size") if isinstance(request.get("size"), int) else None)
            check_syntax(source)
        except Unreadable as problem:
            return {"cases": [], "stdout": "", "problem": str(problem), "help": problem.help}
        uses = self.uses(exercise)
        drawn = self.draws.get(exercise, self._seed(exercise, seed(request)), uses)
        drawn = replace(drawn, cases=drawn.cases[:SHOWN_CASES])
        order = list(range(len(drawn.cases)))
        outcome = run_answer(exercise, source, drawn, order, self.hosts, uses)
        stopped = ends.of(exercise, drawn, order, outcome)
        results, _again = ({}, {}) if not_begun(outcome) else by_case(outcome, order)
        cases = []
        for index, case in enumerate(drawn.cases):
            if index in results:
                raised = results[index].raised
                said = words.of_exception(exercise, raised)[0] if raised else show.value(results[index].out)
                cases.append(
                    {"case": show.case(case.name, case.inputs), "returned": said, "raised": bool(raised)}
                )
        return {
            "cases": cases,
            "stdout": printed.texts(drawn.cases, order, outcome, order),
            "problem": stopped[1].message if stopped else "",
            "help": stopped[1].help if stopped else "",
        }

    def quiz(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """A quiz: its statement if it has one, its questions, and where it draws them the numbers with the
        seed that repeats them.
        """
        exercise = self._exercise(request)
        if exercise.kind != "quiz":
            raise BadRequest(
                _("{id} is no quiz; `tutor read {id}` shows its statement.").format(id=exercise.id)
            )
        chosen = self._seed(exercise, seed(request))
        drawn = draw_numbers(exercise, chosen, self.hosts)
        own = (Path(exercise.folder) / "statement.md").exists()
        return {
            "id": exercise.id,
            "title": exercise.title,
            "statement": texts.statement(exercise, current_language()).text if own else "",
            "text": texts.quiz(exercise, current_language()).text,
            "drawn": drawn,
            "seed": chosen if drawn else None,
        }

    def _exercise(self, request: dict[str, Any]) -> Exercise:
        exercise = find_exercise(text(request, "exercise"), home.home())
        return texts.localised(exercise, current_language())

    def uses(self, exercise: Exercise) -> Uses:
        """References and the learner's own passed answers of what this exercise builds on, and of what these
        build on, the foundations first. Raises BadRequest for one that has not passed.
        """
        references: dict[str, str] = {}
        answers: dict[str, str] = {}
        for other in foundations(exercise, lambda name: find_exercise(name, home.home())):
            name = module_name(other)
            if "reference.py" in other.sources:
                references[name] = other.sources["reference.py"]
            elif exercise.seal is None:
                said = _("{id} builds on {used}, whose reference is sealed; ask for the open pack.")
                raise BadRequest(said.format(id=exercise.id, used=other.id))
            own = self.keeping.passed_answer(other.pack, other.id)
            if own is None:
                said = _("{id} builds on your own {used}, which has not passed yet: tutor start {used}")
                raise BadRequest(said.format(id=exercise.id, used=other.id))
            answers[name] = own
        return Uses(references, answers)

    def _seed(self, exercise: Exercise, wanted: int | None) -> int:
        if wanted is not None:
            return wanted
        prepared = self.next_seeds.pop((exercise.pack, exercise.id, exercise.hash), None)
        return seed_for(exercise, prepared if prepared is not None else secrets.randbelow(2**31))

    def _draw_next(self, exercise: Exercise) -> None:
        """Draw the cases of a next seed while the learner thinks."""
        key = (exercise.pack, exercise.id, exercise.hash)
        if exercise.kind != "code" or key in self.next_seeds:
            return

        def draw() -> None:
            chosen = seed_for(exercise, secrets.randbelow(2**31))
            try:
                self.draws.get(exercise, chosen, self.uses(exercise))
            except Exception:
                return  # whatever it is, the check itself will meet it and say so
            self.next_seeds[key] = chosen

        threading.Thread(target=draw, name=f"draw-{exercise.id}", daemon=True).start()


def _times(last: Mapping[str, Any]) -> int:
    """How often the mistake of this verdict had been made in a row."""
    times = last.get("repeat")
    return times if type(times) is int and times > 1 else 1
