"""The learner's answers to a quiz: the same file that `tutor check` takes, kept at every change."""

from __future__ import annotations

from pathlib import Path

from tutor import answers
from tutor.answers import AnswerError
from tutor.text.quiz import Quiz
from tutor.text.quiz.answers import AnswerError as UnreadableAnswers
from tutor.text.quiz.answers import answers as read_answers
from tutor.text.quiz.answers import seed_line, seed_of
from tutor.text.quiz.showing import how_to_answer
from tutor.tui.saving import replace_text
from tutor.words import _


class AnswerSheet:
    """Answers by the id of their question. Methods touch the disk; none of them raises."""

    def __init__(self, quiz: Quiz, path: Path, seed: int | None = None) -> None:
        """`seed` is that of the quiz's numbers, None where it draws none."""
        self.quiz, self.path, self.seed = quiz, path, seed
        self.given: dict[str, str] = {}

    def load(self) -> str:
        """Read what was answered before; a sentence where that is not possible, else ""."""
        if not self.path.exists():
            return ""
        try:
            text = answers.read_answer(self.path).data.decode("utf-8")
            if self._says_something(text):
                self.given = read_answers(self.quiz, text)
        except (AnswerError, UnreadableAnswers, UnicodeDecodeError) as problem:
            return self._set_aside(problem)
        return ""

    def save(self) -> str:
        """Write everything down; a sentence where that is not possible, else ""."""
        try:
            replace_text(self.path, self.text())
        except OSError as problem:
            said = _("{path} cannot be written ({why}): your answers will not be kept.")
            return said.format(path=self.path, why=problem.strerror)
        return ""

    def text(self) -> str:
        """The answer file: each question as a comment, its number, a colon and the answer below it."""
        lines = [_("# Write your answers behind the colons.")]
        lines += [seed_line(self.seed)] if self.seed is not None else []
        for number, question in enumerate(self.quiz.questions, 1):
            heading = question.prompt.splitlines()[0]
            answer = " ".join(self.given.get(question.id, "").split())
            lines += ["", f"# {number}. {heading} [{how_to_answer(question.form)}]", f"{number}: {answer}"]
        return "\n".join(lines) + "\n"

    @property
    def missing(self) -> list[int]:
        """The numbers of the questions without an answer."""
        questions = enumerate(self.quiz.questions, 1)
        return [n for n, question in questions if not self.given.get(question.id, "").strip()]

    def begin_again(self) -> str:
        """Forget all answers and keep the old file beside it; a sentence where that fails, else ""."""
        self.given = {}
        if not self.path.exists():
            return ""
        try:
            answers.reset(self.path, self.text())
        except AnswerError as problem:
            return str(problem)
        return ""

    @staticmethod
    def _says_something(text: str) -> bool:
        rows = (row.strip() for row in text.splitlines())
        return any(row and not row.startswith("#") and not row.endswith((":", "：")) for row in rows)

    def _set_aside(self, problem: Exception) -> str:
        """Keep a file that only its author understands, and begin a new one."""
        try:
            backup = answers.reset(self.path, self.text())
        except AnswerError as trouble:
            return str(trouble)
        said = _("Your file could not be read ({why}) It is kept as {backup}.")
        return said.format(why=problem, backup=backup)


def seed_in(path: Path) -> int | None:
    """The seed that the answers in a file are for; None where there are none, or they name none."""
    try:
        return seed_of(answers.read_answer(path).data.decode("utf-8"))
    except (AnswerError, UnicodeDecodeError):
        return None
