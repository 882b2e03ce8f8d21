"""A quiz that is an exercise: each question judged as it is answered, all of them handed in together."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from tutor.answers import answer_path
from tutor.service.client import ServiceError
from tutor.text.formula import plain_inline
from tutor.text.quiz import QuizError, parse
from tutor.text.terminal import printable
from tutor.tui import messages
from tutor.tui.answer_sheet import AnswerSheet, seed_in
from tutor.tui.frame import Frame
from tutor.tui.screens.decision import Decision
from tutor.tui.widgets.page import Page
from tutor.tui.widgets.question import Mark, QuestionBox, Source
from tutor.tui.widgets.top_bar import TopBar
from tutor.words import _, ngettext


class QuizScreen(Screen[None]):
    """Answers are kept as they are given; `check` hands all of them in, and the record keeps that."""

    CSS_PATH = "quiz.tcss"
    HELP = _(
        "A quiz. Tab goes from question to question; a letter or enter answers, or write where there is "
        "a line and press enter. Each answer is explained at once, and you may try again: the first try is "
        "what the record remembers. Check hands everything in; where all is right, that happens by itself."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f5", "check", _("check"), key_display="^r", priority=True),
        Binding("n", "next", _("next")),
        Binding("x", "again", _("anew")),
        Binding("l", "app.home", _("list")),
        Binding("j,down", "move('down')", _("down"), show=False),
        Binding("k,up", "move('up')", _("up"), show=False),
        Binding("pagedown", "move('page_down')", _("a screen down"), show=False),
        Binding("pageup", "move('page_up')", _("a screen up"), show=False),
        Binding("escape", "read", _("leave the question"), key_display="Esc"),
        Binding("q", "app.back", _("back")),
    ]
    frame = getters.app(Frame)

    def __init__(self, exercise_id: str) -> None:
        super().__init__()
        self.exercise_id = exercise_id
        self.sheet: AnswerSheet | None = None
        self._warned = self._handed_in = False

    def compose(self) -> ComposeResult:
        """The first line, the verdict, the questions, the keys."""
        yield TopBar(self.exercise_id)
        yield Static("", id="verdict", classes="-empty", markup=False)
        with VerticalScroll(id="paper"):
            yield Static(_("The quiz is being opened."), id="note", markup=False)
            yield Page(id="intro")
        yield Footer()

    def on_mount(self) -> None:
        """Ask for the questions."""
        self.query_one("#paper").focus()
        if not self.frame.route.steps:
            self.frame.ask_listing()
        self._ask_quiz()

    @work(exclusive=True, group="quiz", exit_on_error=False)
    async def _ask_quiz(self, anew: bool = False) -> None:
        """Ask for the questions, with the numbers that the kept answers are for, or `anew` with others."""
        gate = self.frame.gate
        try:
            said = await gate.ask("exercise", exercise=self.exercise_id)
            path = answer_path(said["id"], "quiz", said["pack"])
            seed = None if anew else await asyncio.to_thread(seed_in, path)
            drawn = await gate.ask("quiz", exercise=self.exercise_id, seed=seed)
            self.post_message(messages.QuizRead(said | drawn, anew))
        except ServiceError as problem:
            self.post_message(messages.Refused("exercise", str(problem)))

    @work(exclusive=True, group="check", exit_on_error=False)
    async def _ask_verdict(self, text: str) -> None:
        try:
            data = text.encode("utf-8", "replace")
            said = await self.frame.gate.ask("check", data, exercise=self.exercise_id)
            self.post_message(messages.QuizJudged(said["verdict"], said.get("note", "")))
        except ServiceError as problem:
            self.post_message(messages.Refused("check", str(problem)))

    @on(messages.QuizRead)
    async def _quiz_read(self, message: messages.QuizRead) -> None:
        said, note = message.said, self.query_one("#note", Static)
        self.query_one(TopBar).left = said["title"]
        try:
            quiz = parse(said["text"], said["drawn"])
        except QuizError as problem:
            note.update(_("This quiz cannot be shown: {why}").format(why=problem))
            return
        sheet = AnswerSheet(quiz, answer_path(said["id"], "quiz", said["pack"]), said["seed"])
        trouble = await asyncio.to_thread(sheet.begin_again if message.anew else sheet.load)
        if not self.is_attached:
            return  # the learner has gone elsewhere meanwhile
        self.sheet, self._handed_in = sheet, False
        self._say(trouble)
        note.display = False
        paper = self.query_one("#paper", VerticalScroll)
        own = said["statement"] if said["own_statement"] else quiz.intro
        await self.query_one("#intro", Page).show(own)
        await self.query(QuestionBox).remove()
        await paper.mount_all(self._boxes(sheet))
        paper.scroll_home(animate=False)
        self._show_count()

    @on(QuestionBox.Answered)
    async def _answered(self, event: QuestionBox.Answered) -> None:
        if self.sheet is None:
            return
        self._warned = self._handed_in = False
        self.sheet.given[event.box.question.id] = event.answer
        event.box.quiet()
        if event.final:
            event.box.judge()
        self._show_count()
        if trouble := await asyncio.to_thread(self.sheet.save):
            self._say(trouble)

    @on(QuestionBox.Judged)
    def _answer_judged(self) -> None:
        """Hand in by itself where every answer is right, so that nobody forgets to."""
        marks = [box.mark for box in self.query(QuestionBox)]
        if self.sheet is not None and not self._handed_in and all(mark and mark.right for mark in marks):
            self._hand_in()

    @on(messages.QuizJudged)
    def _judged(self, message: messages.QuizJudged) -> None:
        verdict = message.verdict
        found = {check["name"]: check for check in verdict["checks"]}
        all_right = True
        for box in self.query(QuestionBox):
            if (check := found.get(box.question.id)) is not None:
                mark = _mark(check)
                if box.mark is None or box.mark.right != mark.right:
                    box.show(mark, quietly=bool(mark.right) or not all_right)
                all_right = all_right and bool(mark.right)
        self._say(_summary(verdict, message.note))
        if found:
            self.query_one(TopBar).right = _score(verdict)
        self.frame.ask_listing()

    @on(messages.Refused)
    def _refused(self, message: messages.Refused) -> None:
        message.stop()
        note = self.query_one("#note", Static)
        if message.op == "exercise":
            note.update(f"{message.why} " + _("F5 asks again; q goes back."))
        else:
            self._say(message.why)

    def action_check(self) -> None:
        """Judge all answers; where some are missing, only when asked a second time."""
        if self.sheet is None:
            self._ask_quiz()
            return
        missing = self.sheet.missing
        nothing = len(missing) == len(self.sheet.quiz.questions)
        if missing and (nothing or not self._warned):
            self._warned = not nothing
            self._say(_("Nothing is answered yet.") if nothing else _unanswered(missing))
            return
        self._hand_in()

    def _hand_in(self) -> None:
        if self.sheet is not None:
            self._handed_in = True
            self._say(_("Being judged …"))
            self._ask_verdict(self.sheet.text())

    def action_again(self) -> None:
        """Begin anew, with other numbers where the quiz draws them; asks first where there are answers."""
        if self.sheet is None or not self.sheet.given:
            self._ask_quiz(anew=True)
            return
        asked = _("Answer this quiz anew? What you answered is kept in a file beside the new one.")
        choices = ("y", _("anew")), ("escape", _("go on"))
        self.app.push_screen(Decision(asked, *choices), self._begin_again)

    def _begin_again(self, yes: bool | None) -> None:
        if yes:
            self._ask_quiz(anew=True)

    def action_next(self) -> None:
        """What follows in the course."""
        self.frame.action_next_exercise(self.exercise_id)

    def action_move(self, how: str) -> None:
        """Scroll the page wherever the focus is."""
        getattr(self.query_one("#paper", VerticalScroll), f"scroll_{how}")(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is offered only where there is something to leave."""
        return action != "read" or (self.focused is not None and self.focused.id != "paper")

    def action_read(self) -> None:
        """Take the focus back from a question, so that letters are keys again."""
        self.query_one("#paper").focus()

    def _boxes(self, sheet: AnswerSheet) -> list[QuestionBox]:
        source = Source(self.exercise_id, sheet.seed)
        questions = enumerate(sheet.quiz.questions, 1)
        return [QuestionBox(each, source, n, sheet.given.get(each.id, "")) for n, each in questions]

    def _show_count(self) -> None:
        if self.sheet is not None and self.is_attached:
            everything = len(self.sheet.quiz.questions)
            said = _("{n} of {all} answered")
            self.query_one(TopBar).right = said.format(n=everything - len(self.sheet.missing), all=everything)

    def _say(self, said: str) -> None:
        if not self.is_attached:
            return
        verdict = self.query_one("#verdict", Static)
        verdict.update(said)
        verdict.set_class(not said, "-empty")


def _mark(check: dict[str, Any]) -> Mark:
    right = {"pass": True, "fail": False}.get(check["status"])
    return Mark(right, printable(str((right and check.get("help")) or check["message"])))


def _score(verdict: dict[str, Any]) -> str:
    passed = sum(check["status"] == "pass" for check in verdict["checks"])
    return _("{n} of {all} right").format(n=passed, all=len(verdict["checks"]))


def _summary(verdict: dict[str, Any], note: str) -> str:
    sign = {"pass": "✓", "fail": "✗"}.get(verdict["status"], "?")
    lines = [f"{sign} {_score(verdict)}."] if verdict["checks"] else []
    if verdict["status"] == "pass":
        lines.append(_("n goes on."))
    elif verdict["status"] in ("fail", "undecided") and verdict["checks"]:
        lines.append(_("What was found stands below each question."))
    else:
        lines.append(plain_inline(printable(str(verdict["message"]))))
    return " ".join([*lines, note]).strip()


def _unanswered(missing: list[int]) -> str:
    said = ngettext(
        "Question {numbers} has no answer yet. ^r once more checks all the same.",
        "Questions {numbers} have no answer yet. ^r once more checks all the same.",
        len(missing),
    )
    return said.format(numbers=", ".join(map(str, missing)))
