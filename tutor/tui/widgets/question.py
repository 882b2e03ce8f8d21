"""One question of a quiz: what is asked, where the answer goes, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tutor.text.formula import plain_inline
from tutor.text.quiz import Choice, Match, Order, Question
from tutor.text.quiz.showing import how_to_answer
from tutor.text.quiz.values import LETTERS
from tutor.tui.widgets.quiz_marks import Mark
from tutor.words import _

SIGNS = {True: "✓", False: "✗", None: "?"}
LONGEST_ANSWER = 1000


class Options(OptionList):
    """Options to choose from, by arrow keys, letters or the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", _("choose"), key_display="enter"),
        Binding("j,down", "cursor_down", _("down"), show=False),
        Binding("k,up", "cursor_up", _("up"), show=False),
    ]

    def __init__(self, form: Choice, chosen: set[int]) -> None:
        super().__init__(markup=False, compact=True)
        self.form, self.chosen = form, chosen
        self.add_options([Option(self._shown(n)) for n in range(len(form.options))])

    def choose(self, n: int) -> None:
        """Mark an option, or unmark it where several may be marked."""
        self.chosen = self.chosen ^ {n} if self.form.several else {n}
        for each in range(len(self.form.options)):
            self.replace_option_prompt_at_index(each, self._shown(each))

    @property
    def answer(self) -> str:
        """The letters of what is marked."""
        return " ".join(LETTERS[n] for n in sorted(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """The letter of an option chooses it; other letters keep what they mean on the screen."""
        n = LETTERS.find(event.character or " ")
        if 0 <= n < self.option_count:
            event.stop()
            event.prevent_default()
            self.highlighted = n
            self.action_select()

    def _shown(self, n: int) -> Content:
        sign = "x" if self.form.several else "•"
        left, right = "[]" if self.form.several else "()"
        box = f"{left}{sign if n in self.chosen else ' '}{right}"
        return Content(f"{LETTERS[n]} {box} {plain_inline(self.form.options[n].text)}")


class QuestionBox(Vertical):
    """A question that says `Answered` whenever its answer changes or is confirmed."""

    DEFAULT_CSS = """
    QuestionBox {
        height: auto;
        padding: 0 1;
        border-left: outer $primary;
        margin: 0 0 1 0;
    }
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
    QuestionBox > .said { margin: 1 0 0 0; }
    QuestionBox > .said.-nothing { display: none; }
    """

    @dataclass
    class Answered(Message):
        """`answer` as an answer file would say it; `final` is False while it is being typed."""

        box: QuestionBox
        answer: str
        final: bool = True

    def __init__(self, question: Question, number: int | None = None, answer: str = "") -> None:
        super().__init__()
        self.question, self.number, self.answer = question, number, answer

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
        else:
            if items := _items(form):
                yield Static("\n".join(items), classes="items", markup=False)
            yield Input(self.answer, placeholder=how_to_answer(form), max_length=LONGEST_ANSWER)
        yield Static("", classes="said -nothing", markup=False)

    def show(self, mark: Mark, quietly: bool = False) -> None:
        """Say what became of the answer, and bring it into view unless `quietly`."""
        said = self.query_one(".said", Static)
        words = {True: _("Right."), False: _("Not yet."), None: ""}[mark.right]
        text = " ".join(filter(None, [SIGNS[mark.right], words, plain_inline(mark.says)]))
        said.update(Content(text))
        said.remove_class("-nothing")
        if not quietly:
            self.call_after_refresh(said.scroll_visible, animate=False)

    def quiet(self) -> None:
        """Say nothing any more."""
        self.query_one(".said", Static).add_class("-nothing")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        options = self.query_one(Options)
        options.choose(event.option_index)
        self._answer(options.answer)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self.answer:
            self._answer(event.value, final=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer(event.value)

    def _answer(self, answer: str, final: bool = True) -> None:
        self.answer = answer
        self.post_message(self.Answered(self, answer, final))


def _items(form: object) -> list[str]:
    """What an answer names by letters and numbers."""
    match form:
        case Order(items=items, shown=shown):
            return [f"{letter}) {plain_inline(items[i])}" for letter, i in zip(LETTERS, shown, strict=False)]
        case Match(pairs=pairs, shown=shown):
            left = [f"{letter}) {plain_inline(a)}" for letter, (a, _b) in zip(LETTERS, pairs, strict=False)]
            return [*left, *(f"{n}) {plain_inline(pairs[i][1])}" for n, i in enumerate(shown, 1))]
    return []
