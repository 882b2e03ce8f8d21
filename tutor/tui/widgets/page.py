"""A page of Markdown as the course writes it: readable formulas, quizzes, ways to exercises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markdown_it.token import Token
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

from tutor.text.formula import page_text, screen_parser
from tutor.tui.widgets.formula import FormulaBlock
from tutor.tui.widgets.plot import PlotBox
from tutor.tui.widgets.prose import BLOCKS
from tutor.tui.widgets.quiz_block import QuizBlock
from tutor.words import _


class PlotBlock(MarkdownBlock):
    """A plot in its place on a lesson's page; elsewhere only its name."""

    DEFAULT_CSS = """
    PlotBlock {
        height: auto;
    }
    """

    def __init__(self, page: Page, token: Token) -> None:
        super().__init__(page, token)
        self.lesson, self.plot_name = page.lesson, token.info

    def compose(self) -> ComposeResult:
        """The plot with its controls."""
        if self.lesson:
            yield PlotBox(self.lesson, self.plot_name)
        else:
            yield Static(_("[picture: {name}]").format(name=self.plot_name), markup=False)


class ExerciseLink(MarkdownBlock, can_focus=True):
    """The way from a page to an exercise."""

    DEFAULT_CSS = """
    ExerciseLink {
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: outer $accent;
    }
    ExerciseLink:focus {
        background: $boost;
        text-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", _("open"), key_display="enter")]

    @dataclass
    class Chosen(Message):
        """The learner wants to do this exercise; `name` is its id."""

        name: str

    def __init__(self, page: Markdown, token: Token) -> None:
        super().__init__(page, token)
        self.exercise = token.info
        self.describe("")

    def describe(self, said: str) -> None:
        """Show what the exercise is, besides its id."""
        self.update(Content.assemble("▸ ", _("Exercise"), " ", (self.exercise, "bold"), "  ", said))

    def action_open(self) -> None:
        """Go there."""
        self.post_message(self.Chosen(self.exercise))

    def on_click(self) -> None:
        """Go there."""
        self.action_open()


class Page(Markdown):
    """Markdown without front matter; pictures are named until they can be drawn."""

    DEFAULT_CSS = """
    Page {
        padding: 0 2;
    }
    Page MarkdownH1 {
        content-align: left middle;
        background: transparent;
        margin: 0 0 1 0;
        text-style: bold underline;
    }
    Page MarkdownH2 {
        margin: 1 0 1 0;
        text-style: bold;
    }
    Page MarkdownFence {
        margin: 0 0 1 0;
    }
    Page MarkdownFence > Label {
        padding: 0 2;
    }
    """

    BLOCKS = BLOCKS

    def __init__(self, text: str = "", id: str | None = None) -> None:  # noqa: A002
        self.lesson = ""  # the id of the lesson that is shown: its plots are asked for by it
        super().__init__(page_text(text), id=id, parser_factory=screen_parser, open_links=False)

    async def show(self, text: str) -> None:
        """Show another page; returns when its blocks are mounted."""
        await self.update(page_text(text))

    def unhandled_token(self, token: Token) -> MarkdownBlock | None:
        """The blocks that only our pages have."""
        match token.type:
            case "formula":
                return FormulaBlock(self, token)
            case "quiz":
                return QuizBlock(self, token)
            case "exercise":
                return ExerciseLink(self, token)
            case "plot":
                return PlotBlock(self, token)
        return None
