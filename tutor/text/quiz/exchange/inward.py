"""Instructors' plain text read into a quiz of ours; what we have no words for is named one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tutor.text.quiz.exchange.blocks import Block, blocks
from tutor.text.quiz.exchange.markdown import again, same
from tutor.text.quiz.question import Blank, Choice, Form, Number, Option, Question, Quiz
from tutor.text.quiz.reading import Problem, QuizError
from tutor.text.quiz.values import number
from tutor.words import _

_CHOICES = {"one_right": True, "one_wrong": False, "several_right": True, "several_wrong": False}
_GAPS = (re.compile(r"(?<!_)____(?!_)"), re.compile(r"(?<![_\\])__+(?!_)"))
_ANSWERS = {*_CHOICES, "word", "number", "essay", "upload"}


@dataclass
class Brought:
    """A quiz that was read; `left_out` has a sentence for everything that could not be said."""

    title: str = ""
    quiz: Quiz = field(default_factory=lambda: Quiz(()))
    left_out: list[str] = field(default_factory=list)


@dataclass
class _Draft:
    line: int
    text: str
    title: str = ""
    feedback: str = ""
    when_right: str = ""
    answers: list[Block] = field(default_factory=list)
    whys: dict[int, str] = field(default_factory=dict)  # by the place of the answer
    lost: list[str] = field(default_factory=list)


def read_plain(text: str) -> Brought:
    """The quiz in a plain text for text2qti. Raises QuizError where it is none, or where nothing is left."""
    reader = _Reader()
    for block in blocks(text):
        reader.take(block)
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self.brought = Brought()
        self.intro = self.title = ""
        self.drafts: list[_Draft] = []
        self.lost: list[str] = []  # of the question that is still to come

    def take(self, block: Block) -> None:
        """One block into what it belongs to."""
        match block.kind:
            case "quiz_title":
                self.brought.title = " ".join(block.text.split())
            case "quiz_description":
                self.intro = block.text
            case "title":
                self.title = " ".join(block.text.split())
            case "points":
                self.lost.append(_("its points; here a quiz as a whole has points"))
            case "question":
                self.drafts.append(_Draft(block.line, block.text, self.title, lost=self.lost))
                self.title, self.lost = "", []
            case "text" | "text_title" | "group" | "code" | "setting":
                said = _("Line {n}, {mark}: there is nothing like it here, and it is left out.")
                mark = block.mark.rstrip(":") or "```"
                self.brought.left_out.append(said.format(n=block.line, mark=mark))
            case _ if not self.drafts:
                raise QuizError([Problem(block.line, _("this belongs to a question, and none has begun"))])
            case _:
                _into(self.drafts[-1], block)

    def finished(self) -> Brought:
        """All questions that can be said here. Raises QuizError where there is none."""
        questions: list[Question] = []
        names: set[str] = set()
        for n, draft in enumerate(self.drafts, 1):
            found = _question(draft, n)
            if isinstance(found, Question) and found.id in names:
                found = _("its title, or else its first line, is that of an earlier question.")
            if isinstance(found, str):
                self._left_out(_("Question {n} is left out: {why}").format(n=n, why=found))
                continue
            names.add(found.id)
            questions.append(found)
            for what in draft.lost:
                self._left_out(_("Question {n} loses {what}.").format(n=n, what=what))
        if not questions:
            said = " ".join(self.brought.left_out) or _("There is no question.")
            raise QuizError([Problem(self.drafts[0].line if self.drafts else 1, said)])
        quiz = Quiz(tuple(questions), self.intro)
        if not same(quiz):
            self._left_out(_("The description is left out: here it would be read as a question."))
            quiz = replace(quiz, intro="")
        self.brought.quiz = quiz
        return self.brought

    def _left_out(self, said: str) -> None:
        self.brought.left_out.append(said)


def _into(draft: _Draft, block: Block) -> None:
    if block.kind in _ANSWERS:
        draft.answers.append(block)
    elif block.kind == "feedback" and draft.answers:
        draft.whys[len(draft.answers) - 1] = " ".join(block.text.split())
    elif block.kind == "feedback":
        draft.feedback = block.text
    elif block.kind == "when_right":
        draft.when_right = block.text
    else:
        words = {
            "when_wrong": _("its feedback on all wrong answers; here each of them has its own"),
            "solution": _("its solution"),
        }
        draft.lost.append(words.get(block.kind, block.kind))


def _question(draft: _Draft, n: int) -> Question | str:
    """The question, or why it cannot be said here."""
    kinds = {"choice" if block.kind in _CHOICES else block.kind for block in draft.answers}
    if not kinds:
        return _("it has no answer.")
    if kinds & {"essay", "upload"}:
        return _("an essay or a file is nothing that can be judged here.")
    if len(kinds) > 1:
        return _("it has answers of two kinds.")
    form = _form(draft, kinds.pop())
    if isinstance(form, str):
        return form
    prompt = f"{draft.title}\n\n{draft.text}".strip()
    if isinstance(form, Blank):
        # A question is called by its first line, which must not give its words away.
        text = _with_gap(draft.text)
        title = draft.title or ("" if "____" not in text.split("\n\n")[0] else _("Question {n}").format(n=n))
        prompt = f"{title}\n\n{text}".strip()
    if draft.feedback and draft.when_right:
        draft.lost.append(_("the difference between its two feedbacks: both are shown after a right answer"))
    explain = "\n\n".join(filter(None, [draft.when_right, draft.feedback]))
    for text in (prompt, _escaped(prompt)):
        if found := again(Question("", text, form, explain)):
            return found
    return _("some of its lines would be read as something else here.")


def _form(draft: _Draft, kind: str) -> Form | str:
    if kind == "number":
        return _number(draft.answers)
    if kind == "word":
        words = tuple(block.text for block in draft.answers)
        if any(set(word) & set("|[]") for word in words):
            return _("a word that fills its gap holds one of | [ ].")
        return Blank((words,))
    options = tuple(
        Option(" ".join(block.text.split()), _CHOICES[block.kind], draft.whys.get(n, ""))
        for n, block in enumerate(draft.answers)
    )
    if any("\n\n" in block.text for block in draft.answers):
        draft.lost.append(_("the paragraphs of an option, which became one"))
    choice = Choice(options)
    if not any(option.right for option in options):
        return _("none of its options is right.")
    if not choice.several and draft.answers[0].kind.startswith("several"):
        draft.lost.append(_("that one might choose several: only one of its options is right"))
    return choice


def _number(answers: list[Block]) -> Form | str:
    text = answers[0].text
    if len(answers) > 1:
        return _("it has two right numbers.")
    if text.startswith("[") and text.endswith("]"):
        low, _comma, high = text[1:-1].partition(",")
        least, most = number(low), number(high)
        if least is None or most is None or least > most:
            return _("{text} is no range such as [1, 2].").format(text=text)
        return Number((least + most) / 2, (most - least) / 2)
    exact, sign, margin = text.partition("+-")
    value, around = number(exact), number(margin) if sign else 0.0
    if value is None or around is None or around < 0:
        return _("{text} is no number such as 4.2 +- 0.1.").format(text=text)
    share = margin.strip().endswith("%")
    return Number(value, abs(value) * around if share else around)


def _with_gap(prompt: str) -> str:
    """One gap, where the author left one, or else behind the question."""
    for gap in _GAPS:
        found = list(gap.finditer(prompt))
        if len(found) == 1:
            return f"{prompt[: found[0].start()]}____{prompt[found[0].end() :]}"
    return f"{prompt}\n\n____"


def _escaped(prompt: str) -> str:
    return "\n".join(_escaped_lines(prompt))


def _escaped_lines(prompt: str) -> Iterator[str]:
    """Lines with a backslash where we would read an answer; Markdown shows them as they were."""
    fenced = False
    for n, line in enumerate(prompt.split("\n")):
        fenced ^= line.lstrip().startswith("```")
        if fenced or n == 0:
            yield line
            continue
        line = re.sub(r"^(\s{0,3}\d{1,2})([.)]\s)", r"\1\\\2", line)
        line = re.sub(r"^(\s*)([-*+]\s+\[[ xX]\]|=|!|##|:::)", r"\1\\\2", line)
        yield re.sub(r"(\s)(->\s)", r"\1\\\2", line)
