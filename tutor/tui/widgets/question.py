"""One question of a quiz: what is asked, where the answer goes, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from tutor.service.client import ServiceError
from tutor.text.formula import plain_inline
from tutor.text.quiz import Choice, Match, Order, Question
from tutor.text.quiz.showing import how_to_answer
from tutor.text.quiz.values import LETTERS
from tutor.text.terminal import printable
from tutor.tui.frame import Frame
from tutor.tui.widgets.field import Field
from tutor.tui.widgets.lines import Lines
from tutor.tui.widgets.options import Options
from tutor.words import _

SIGNS = {True: "✓", False: "✗", None: "?"}
RIGHT = {"pass": True, "fail": False}
LONGEST_ANSWER = 1000


@dataclass(frozen=True)
class Source:
    """Where the service finds the question: in an exercise with its numbers, or in a page's own text."""

    exercise: str = ""
    seed: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Mark:
    """Whether an answer is right, None where that cannot be said, and what to say about it in Markdown."""

    right: bool | None
    says: str = ""


class AnswerLink(Static):
    """What enter does, for the mouse."""

    def on_click(self, event: events.Click) -> None:
        """Answer."""
        event.stop()
        if isinstance(self.parent, QuestionBox):
            self.parent.confirm()


class QuestionBox(Vertical):
    """A question that says `Answered` when its answer changes or is confirmed, and `Judged` when marked."""

    DEFAULT_CSS = """
    QuestionBox {
        height: auto;
        padding: 0 1;
        border-left: outer $foreground 25%;
        margin: 0 0 1 0;
    }
    QuestionBox:focus-within { border-left: outer $accent; }
    QuestionBox.-right { border-left: outer $success; }
    QuestionBox.-wrong { border-left: outer $error; }
    QuestionBox > .prompt { margin: 0 0 1 0; }
    QuestionBox > .items { margin: 0 0 1 2; }
    QuestionBox > Options {
        height: auto;
        max-height: 100%;
        background: transparent;
        padding: 0;
        border: none;
    }
    QuestionBox > Input {
        width: 100%;
        max-width: 60;
        height: 1;
        border: none;
        padding: 0 1;
        background: $surface;
    }
    QuestionBox > Input:focus { background: $boost; border: none; }
    QuestionBox > AnswerLink { color: $text-muted; width: auto; display: none; }
    QuestionBox:focus-within > AnswerLink { display: block; }
    QuestionBox.-marked > AnswerLink { display: none; }
    QuestionBox > .said { margin: 1 0 0 0; }
    QuestionBox > .said.-nothing { display: none; }
    QuestionBox > .caret { margin: 0 0 0 2; }
    """

    @dataclass
    class Answered(Message):
        """`answer` as an answer file would say it; `final` is False while it is being written."""

        box: QuestionBox
        answer: str
        final: bool = True

    @dataclass
    class Judged(Message):
        """The service has said what the answer is worth."""

        box: QuestionBox

    def __init__(
        self, question: Question, source: Source, number: int | None = None, answer: str = ""
    ) -> None:
        super().__init__()
        self.question, self.source = question, source
        self.number, self.answer = number, answer
        self.mark: Mark | None = None

    def compose(self) -> ComposeResult:
        """The prompt, the items to be named by letters, the answer, and room for what is said."""
        head = f"{self.number}. " if self.number else ""
        heading, *rest = (plain_inline(part) for part in self.question.prompt.split("\n\n") if part.strip())
        prompt = Content("\n").join([Content.styled(head + heading, "bold"), *map(Content, rest)])
        yield Static(prompt, classes="prompt")
        form = self.question.form
        if isinstance(form, Choice):
            letters = self.answer.split()
            yield Options(form, {n for n in range(len(form.options)) if LETTERS[n] in letters})
            if form.several:
                yield AnswerLink(_("several may hold: letters mark them, enter answers"), markup=False)
        else:
            if items := _items(form):
                yield Static("\n".join(items), classes="items", markup=False)
            yield Field(self.answer, placeholder=how_to_answer(form), max_length=LONGEST_ANSWER)
            yield AnswerLink(_("enter answers"), markup=False)
        yield Lines("", classes="said -nothing")
        yield Lines("", fixed=True, classes="caret")

    def focus_answer(self) -> None:
        """Go to where the answer is given."""
        self.query("Options, Input").first().focus()

    def confirm(self) -> None:
        """The answer as it stands is meant."""
        if self.answer.strip():
            self._answer(self.answer)

    @work(exclusive=True, exit_on_error=False)
    async def judge(self) -> None:
        """Ask the service about the answer, and show what it says."""
        if not isinstance(self.app, Frame):
            return
        asked: dict[str, Any] = {"question": self.question.id, "answer": self.answer}
        if self.source.exercise:
            asked |= {"exercise": self.source.exercise, "seed": self.source.seed}
        try:
            said = await self.app.gate.ask("question", self.source.text.encode(), **asked)
            self.show(Mark(RIGHT.get(said["status"]), printable(str(said["says"]), limit=None)))
        except ServiceError as problem:
            self.show(Mark(None, str(problem)))
        self.post_message(self.Judged(self))

    def show(self, mark: Mark, quietly: bool = False) -> None:
        """Say what became of the answer, and bring it into view unless `quietly`."""
        if not self.is_attached:
            return  # the learner has gone elsewhere meanwhile
        self.mark = mark
        self.add_class("-marked")
        self.set_class(mark.right is True, "-right")
        self.set_class(mark.right is False, "-wrong")
        said = self.query_one(".said", Lines)
        words = {True: _("Right."), False: _("Not yet."), None: ""}[mark.right]
        prose, caret = _told(mark.says)
        said.update(" ".join(filter(None, [SIGNS[mark.right], words, prose])))
        self.query_one(".caret", Lines).update(caret)
        said.remove_class("-nothing")
        if not quietly:
            self.call_after_refresh(said.scroll_visible, animate=False)

    def quiet(self) -> None:
        """Say nothing any more: the answer is another one."""
        self.mark = None
        self.remove_class("-right", "-wrong", "-marked")
        self.query_one(".said", Lines).add_class("-nothing")
        self.query_one(".caret", Lines).update("")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        options = self.query_one(Options)
        options.choose(event.option_index)
        self._answer(options.answer, final=not options.form.several)

    @on(Options.Confirmed)
    def _confirmed(self, event: Options.Confirmed) -> None:
        event.stop()
        self.confirm()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.answer:
            self._answer(event.value, final=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.confirm()

    def _answer(self, answer: str, final: bool = True) -> None:
        self.answer = answer
        self.post_message(self.Answered(self, answer, final))


def _told(says: str) -> tuple[str, str]:
    """Paragraphs, one a line; and where they end in a line that points at a place, that one apart."""
    rows = says.split("\n")
    caret = ""
    if len(rows) > 2 and "^" in rows[-1] and not set(rows[-1]) - set(" ^~"):
        rows, caret = rows[:-2], "\n".join(rows[-2:])
    paragraphs = (" ".join(part.split()) for part in "\n".join(rows).split("\n\n"))
    return "\n".join(plain_inline(part) for part in paragraphs), caret


def _items(form: object) -> list[str]:
    """What an answer names by letters and numbers."""
    match form:
        case Order(items=items, shown=shown):
            return [f"{letter}) {plain_inline(items[i])}" for letter, i in zip(LETTERS, shown, strict=False)]
        case Match(pairs=pairs, shown=shown):
            left = [f"{letter}) {plain_inline(a)}" for letter, (a, _b) in zip(LETTERS, pairs, strict=False)]
            return [*left, *(f"{n}) {plain_inline(pairs[i][1])}" for n, i in enumerate(shown, 1))]
    return []
