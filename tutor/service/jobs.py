"""What the service does for its clients: a table from the name of a request to what answers it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from typing import Any

from tutor import __version__
from tutor.judge.code import Draws
from tutor.judge.drawn import PackBroken
from tutor.packs.find import AmbiguousExercise, UnknownExercise
from tutor.packs.problems import PackProblems
from tutor.progress.store import RecordError
from tutor.sandbox.hosts import CannotJudge
from tutor.service import authoring
from tutor.service.cards import Cards
from tutor.service.certifying import Certifying
from tutor.service.courses import Courses
from tutor.service.disputing import Disputing, accept
from tutor.service.formulas import Formulas
from tutor.service.graph import Graphs
from tutor.service.history import History
from tutor.service.homeworks import Homeworks
from tutor.service.judging import Judging
from tutor.service.keeping import Keeping
from tutor.service.ladder import Ladder
from tutor.service.lines import Lines
from tutor.service.live import LiveRuns
from tutor.service.machine import doctor
from tutor.service.placing import Placing
from tutor.service.plotting import Plots
from tutor.service.questions import Questions
from tutor.service.recalling import Recalling
from tutor.service.requests import BadRequest, Part
from tutor.service.reviewing import Reviewing
from tutor.service.searching import Searching
from tutor.service.strengths import Strengths
from tutor.service.submitting import Submitting
from tutor.words import _

log = logging.getLogger("tutor.service")
WRONG_USE, CANNOT_JUDGE = 2, 3
Table = dict[str, Callable[..., dict[str, Any]]]


class Jobs:
    """Owns the judge, the hosts and the record, and answers requests from any thread."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.keeping = Keeping()
        self.judging = Judging(self.keeping)
        graphs = Graphs()
        self.courses = Courses(self.keeping, graphs)
        live, ladder = LiveRuns(), Ladder(self.keeping)
        self.table: Table = {
            "ping": self.ping,
            "warm": self.judging.warm,
            "check": live.watched(self.judging.check),
            "run": live.watched(self.judging.run),
            "stop_run": live.stop,
            "list": self.courses.listing,
            "exercise": self.courses.exercise,
            "starter": self.courses.starter,
            "hint": self.courses.hint,
            "solution": self.courses.solution,
            "page": self.courses.page,
            "search": Searching().search,
            "plot": Plots(self.judging.hosts).plot,
            "quiz": self.judging.quiz,
            "question": Questions(self.judging.hosts, self.keeping).question,
            "preview": Formulas().preview,
            "certify": Certifying(self.judging.hosts, self.judging.ruling).certify,
            "lines": Lines(self.judging.ruling).lines,
            "ladder": ladder.offers,
            "worked": ladder.worked,
            "completion": ladder.completion,
            "attempts": self.courses.attempts,
            "history": History(self.keeping).history,
            "path": self.courses.path,
            "note": self.keeping.note,
            "state": self.keeping.state,
            "doctor": self._doctor,
            **_about_memory(self.judging, self.courses, graphs),
            **_about_homework(self.judging),
            **_about_packs(self.judging.draws),
        }

    def answer(self, op: str, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The answer to a request; whatever happens, a sentence and never an exception."""
        try:
            if op not in self.table:
                raise BadRequest(_("The service knows no request {op}.").format(op=op))
            answer = self.table[op](request, blob, part)
        except (BadRequest, UnknownExercise, AmbiguousExercise, PackBroken) as problem:
            return {"error": str(problem), "exit": WRONG_USE}
        except PackProblems as problem:
            return {"error": "\n".join(map(str, problem.problems)), "exit": WRONG_USE}
        except (CannotJudge, RecordError) as problem:
            return {"error": str(problem), "exit": CANNOT_JUDGE}
        except OSError as problem:
            if isinstance(problem, ConnectionError):
                raise
            log.exception("request %s failed", op)
            return {
                "error": _("The service could not finish: {why}.").format(why=problem),
                "exit": CANNOT_JUDGE,
            }
        except Exception as problem:
            log.exception("request %s failed", op)
            said = _("This is a fault of the program, not of your answer ({what}); the log has the details.")
            return {"error": said.format(what=type(problem).__name__), "exit": CANNOT_JUDGE}
        notice = self.keeping.take_notice()
        return answer | {"notice": notice} if notice else answer

    def ping(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """That the service is there."""
        return {
            "version": __version__,
            "pid": os.getpid(),
            "seconds": round(time.monotonic() - self.began, 1),
            "hosts": sorted(self.judging.hosts.running),
        }

    def _doctor(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        return doctor(self.judging.hosts, self.keeping)

    def close(self) -> None:
        """End the hosts and close the record."""
        self.judging.hosts.stop()
        self.keeping.close()


def _about_memory(judging: Judging, courses: Courses, graphs: Graphs) -> Table:
    keeping = judging.keeping
    reviewing, recalling = Reviewing(keeping, graphs), Recalling(judging)
    return {
        "mastery": Strengths(keeping, graphs).mastery,
        "place": Placing(keeping, graphs, judging.hosts).place,
        "review": reviewing.review,
        "rate": reviewing.rate,
        "review_item": recalling.item,
        "review_answer": recalling.answer,
        "cards": Cards(keeping, graphs, courses).cards,
        "export": reviewing.export,
        "import": reviewing.bring,
    }


def _about_homework(judging: Judging) -> Table:
    homeworks = Homeworks(judging.keeping)
    return {
        "homework": homeworks.homework,
        "submit": Submitting(homeworks).submit,
        "report": Disputing(judging.keeping, judging.ruling).report,
        "accept": accept,
    }


def _about_packs(draws: Draws) -> Table:
    return {
        "pack_check": lambda request, blob, part: authoring.check_pack(draws, request, part),
        "pack_problems": authoring.pack_problems,
        "pack_new": authoring.new_pack,
        "pack_build": lambda request, blob, part: authoring.build_pack(draws, request, part),
        "pack_install": authoring.install_pack,
        "pack_list": authoring.list_packs,
        "pack_remove": authoring.remove_pack,
    }
