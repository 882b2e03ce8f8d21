"""A quiz in its place on a lesson's page: practice, judged at once and never recorded."""

from __future__ import annotations

from markdown_it.token import Token
from textual import on
from textual.app import ComposeResult
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

from tutor.text.quiz import QuizError, parse
from tutor.tui.widgets.question import QuestionBox, Source
from tutor.words import _


class QuizBlock(MarkdownBlock):
    """A box for each question of a ```` ```quiz ```` fence."""

    DEFAULT_CSS = """
    QuizBlock {
        height: auto;
    }
    """

    def __init__(self, page: Markdown, token: Token) -> None:
        super().__init__(page, token)
        self.text = token.content

    def compose(self) -> ComposeResult:
        """The questions; a sentence where the author's quiz cannot be read."""
        try:
            quiz = parse(self.text)
        except QuizError as problem:
            said = _("This quiz cannot be shown: {why}").format(why=problem)
            yield Static(said, markup=False)
            return
        for question in quiz.questions:
            yield QuestionBox(question, Source(text=self.text))

    @on(QuestionBox.Answered)
    def _answered(self, event: QuestionBox.Answered) -> None:
        event.stop()
        if event.final:
            event.box.judge()
        else:
            event.box.quiet()
