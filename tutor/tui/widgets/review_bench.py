"""Where the answer to a review goes: a line, an editor, or the questions of a quiz."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from tutor.text.quiz import Question, parse
from tutor.text.quiz.shuffling import shuffled
from tutor.text.terminal import printable
from tutor.tui.screens.chooser import Chooser
from tutor.tui.widgets.editor import AnswerEditor
from tutor.tui.widgets.options import Options
from tutor.tui.widgets.question import Mark, QuestionBox, Source
from tutor.words import _

Json = Mapping[str, Any]
PARTS = {"find": "-line", "shape": "-line", "questions": "-questions"}  # the others have the editor
HOW = {"find": _("the number of the line that is wrong"), "shape": _("a shape, such as (2, 3)")}
RIGHT = {"pass": True, "fail": False}


class ReviewBench(Vertical):
    """One of its three parts is shown; `part` is its name, "" while nothing is asked."""

    part = ""
    names: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """All three; the sheet of the screen shows one."""
        yield Input(id="line", max_length=1000)
        yield AnswerEditor(id="editor")
        yield VerticalScroll(id="paper")

    async def clear(self) -> None:
        """Ask nothing."""
        self.part = ""
        await self.query(QuestionBox).remove()

    async def ask(self, asked: Json, draft: str | None) -> None:
        """Take the answer to a question; `draft` is what was written before. Raises QuizError."""
        self.part = PARTS.get(asked["form"], "-editor")
        self.names = [name["name"] for name in (asked["derivation"] or {}).get("names", ())]
        if self.part == "-questions":
            questions = _questions(asked)
            boxes = [QuestionBox(each, Source(asked["id"]), n) for n, each in enumerate(questions, 1)]
            await self.query_one("#paper").mount_all(boxes)
        elif self.part == "-line":
            line = self.query_one("#line", Input)
            line.value, line.placeholder = "", HOW[asked["form"]]
        else:
            text = asked["starter"] if draft is None else draft
            self.query_one(AnswerEditor).begin(text, python=asked["kind"] == "code")

    @property
    def answer(self) -> str:
        """The answer as the service takes it; "" where something is missing."""
        if self.part == "-line":
            return self.query_one("#line", Input).value
        if self.part == "-questions":
            boxes = list(self.query(QuestionBox))
            whole = all(box.answer.strip() for box in boxes)
            return "\n".join(f"{n}: {box.answer}" for n, box in enumerate(boxes, 1)) if whole else ""
        return self.query_one(AnswerEditor).text if self.part else ""

    @property
    def written(self) -> bool:
        """Whether a letter may belong to the answer."""
        return isinstance(self.screen.focused, (Input, Options))

    @on(AnswerEditor.Names)
    def _choose_name(self, event: AnswerEditor.Names) -> None:
        """Offer the declared names of a derivation."""
        event.stop()
        if self.names:
            rows = [(Content(name), name) for name in self.names]
            self.app.push_screen(Chooser(_("Which name?"), rows), self._insert)

    def _insert(self, name: str | None) -> None:
        if name is not None:
            self.query_one(AnswerEditor).insert(name)

    def focus_answer(self) -> None:
        """Go where the answer is given: to the first question that has none."""
        if self.part == "-line":
            line = self.query_one("#line", Input)
            line.focus()
            line.select_all()
        elif self.part == "-editor":
            self.query_one(AnswerEditor).focus()
        elif boxes := list(self.query(QuestionBox)):
            next((box for box in boxes if not box.answer.strip()), boxes[0]).focus_answer()

    def mark(self, marks: Sequence[Json]) -> None:
        """Say below each question what was found."""
        found = {mark["id"]: mark for mark in marks}
        for box in self.query(QuestionBox):
            if (mark := found.get(box.question.id)) is not None:
                says = printable(str(mark["says"]), limit=None)
                box.show(Mark(RIGHT.get(mark["status"]), says), quietly=True)


def _questions(asked: Json) -> list[Question]:
    """The questions that are asked, in the order in which they are judged."""
    known = {each.id: each for each in parse(asked["quiz"]["text"], asked["quiz"]["drawn"]).questions}
    return [shuffled(known[name], asked["seed"]) for name in asked["questions"] if name in known]
