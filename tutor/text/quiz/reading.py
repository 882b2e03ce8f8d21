"""Quiz Markdown, as authors write it, read line by line into questions; all problems at once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tutor.text.quiz.question import (
    Blank,
    Choice,
    Form,
    Formula,
    Match,
    Number,
    Option,
    Order,
    Question,
    Quiz,
    Shape,
    Telling,
)
from tutor.text.quiz.values import LETTERS, fold, number, shape, slug
from tutor.words import _


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and the line it is on, counted from 1."""

    line: int
    message: str


class QuizError(ValueError):
    """A quiz that cannot be used: all its problems at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        line = _("line {n}: {message}")
        super().__init__("\n".join(line.format(n=p.line, message=p.message) for p in problems))
        self.problems = tuple(problems)


_HEADING = re.compile(r"##(?:\s+(.*?))?\s*$")
_OPTION = re.compile(r"\s{0,3}[-*+]\s+\[([ xX])\]\s*(.*)$")
_WHY = re.compile(r"\s*>\s?(.*)$")
_NUMBERED = re.compile(r"\s{0,3}(\d{1,2})[.)]\s+(.*\S)\s*$")
_PAIR = re.compile(r"\s{0,3}(?:[-*+]\s+)?(.*\S)\s+(?:->|→)\s+(.*\S)\s*$")
_VALUE = re.compile(r"=\s*(.*\S)\s*$")
_TELLING = re.compile(r"!\s+(.*?\S)\s+>\s*(.*\S)\s*$")
_GAP = re.compile(r"`[^`]*`|\$[^$]*\$|\[\[([^\[\]]+)\]\]")
_SHAPE = re.compile(r"\(\s*(?:[^(),]+(?:,[^(),]+)*,?|)\s*\)$")


def parse(text: str, drawn: Mapping[str, Any] | None = None, first_line: int = 1) -> Quiz:
    """The quiz of a file or of a fence in a lesson.

    `drawn` replaces `{name}` in the text first; `first_line` is where the text begins in its file. Raises
    QuizError with all problems at once.
    """
    for name, value in (drawn or {}).items():
        text = text.replace(f"{{{name}}}", _written(value))
    reader = _Reader()
    for place, line in enumerate(text.splitlines(), first_line):
        reader.line(place, line)
    quiz = reader.finished(first_line)
    if reader.problems:
        raise QuizError(sorted(reader.problems, key=lambda p: p.line))
    return quiz


def _written(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_written, value))}]"
    return str(value)


@dataclass
class _Draft:
    """A question while its lines come in."""

    line: int
    place: int = 0  # among the questions
    heading: str = ""
    body: list[str] = field(default_factory=list)
    options: list[tuple[str, bool, list[str]]] = field(default_factory=list)
    numbered: list[tuple[int, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    values: list[tuple[int, str]] = field(default_factory=list)
    telling: list[tuple[int, str, str]] = field(default_factory=list)
    explain: list[str] | None = None


class _Reader:
    """Line by line into drafts, then drafts into questions; problems are collected."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = [_Draft(1)]
        self.problems: list[Problem] = []
        self.explaining = False
        self.fenced = False

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def line(self, number: int, line: str) -> None:
        """One line into the draft it belongs to."""
        draft = self.drafts[-1]
        heading = None if self.fenced else _HEADING.match(line)
        self.fenced ^= line.lstrip().startswith("```")
        if heading:
            self.explaining = False
            self.drafts.append(_Draft(number, len(self.drafts), heading.group(1) or ""))
        elif line.strip().startswith(":::") and not self.fenced:
            self.explaining = line.strip() == ":::explain"
            if self.explaining:
                draft.explain = draft.explain or []
            elif line.strip() != ":::":
                self.problem(number, _("After ::: only explain is known."))
        elif self.explaining and draft.explain is not None:
            draft.explain.append(line)
        elif self.fenced:
            draft.body.append(line)
        else:
            self._content(draft, number, line)

    def _content(self, draft: _Draft, number: int, line: str) -> None:
        if match := _OPTION.match(line):
            draft.options.append((match.group(2).strip(), match.group(1) != " ", []))
        elif (match := _WHY.match(line)) and draft.options:
            draft.options[-1][2].append(match.group(1).strip())
        elif match := _TELLING.match(line):
            draft.telling.append((number, match.group(1), match.group(2)))
        elif line.startswith("!") and not line.startswith("!["):
            self.problem(number, _("A telling wrong answer is written: ! answer > why."))
        elif match := _VALUE.match(line):
            draft.values.append((number, match.group(1)))
        elif match := _NUMBERED.match(line):
            draft.numbered.append((int(match.group(1)), match.group(2)))
        elif (match := _PAIR.match(line)) and not line.rstrip().endswith((".", "?", ":")):
            draft.pairs.append((match.group(1), match.group(2)))
        elif draft.options and line.startswith("  ") and line.strip():
            text, right, why = draft.options[-1]
            draft.options[-1] = (f"{text} {line.strip()}", right, why)
        else:
            draft.body.append(line)

    def finished(self, first_line: int) -> Quiz:
        """All questions; drafts that cannot become one leave a problem behind."""
        preamble, *drafts = self.drafts
        lists = (preamble.options, preamble.values, preamble.numbered, preamble.pairs)
        intro = "\n".join(preamble.body).strip()
        if any(lists) or any(gap.group(1) for gap in _GAP.finditer(intro)):
            preamble.line, intro = first_line, ""
            drafts.insert(0, preamble)
        questions = [q for draft in drafts if (q := self._question(draft)) is not None]
        seen: dict[str, int] = {}
        for question in questions:
            if question.id in seen:
                said = _("This question has the same heading as the one on line {n}.")
                self.problem(question.line, said.format(n=seen[question.id]))
            seen.setdefault(question.id, question.line)
        if not drafts:
            self.problem(first_line, _("There is no question: a question begins with ## and its text."))
        return Quiz(tuple(questions), intro)

    def _question(self, draft: _Draft) -> Question | None:
        body = re.sub(r"\n{3,}", "\n\n", "\n".join(draft.body)).strip("\n")
        prompt = f"{draft.heading}\n\n{body}".strip()
        gaps = tuple(_words(g.group(1)) for g in _GAP.finditer(prompt) if g.group(1))
        forms: list[Form] = [Blank(gaps)] if gaps else []
        if draft.options:
            forms.append(self._choice(draft))
        if draft.numbered:
            forms.append(self._order(draft))
        if draft.pairs:
            forms.append(self._match(draft))
        forms += [form for n, text in draft.values if (form := self._value(n, text)) is not None]
        if not forms:
            if not draft.values:
                self.problem(draft.line, _("This question has no answer."))
            return None
        if not prompt:
            self.problem(draft.line, _("This question has no text."))
        if len(forms) > 1:
            self.problem(draft.line, _("This question has answers of two kinds; give each its own heading."))
        shown = _GAP.sub(lambda g: "____" if g.group(1) else g.group(), prompt)
        telling = [t for n, text, why in draft.telling if (t := self._telling(n, text, why, forms[0]))]
        explain = "\n".join(draft.explain or []).strip()
        name = slug(draft.heading or next((line for line in draft.body if line.strip()), ""))
        return Question(
            name or f"question-{draft.line}", shown, forms[0], explain, tuple(telling), draft.line
        )

    def _choice(self, draft: _Draft) -> Choice:
        options = tuple(Option(text, right, " ".join(why).strip()) for text, right, why in draft.options)
        if len(options) < 2:
            self.problem(draft.line, _("A choice needs at least two options."))
        if not any(option.right for option in options):
            self.problem(draft.line, _("None of the options is marked as right with [x]."))
        if len({fold(option.text) for option in options}) < len(options) or not all(o.text for o in options):
            self.problem(draft.line, _("Two options are the same, or one is empty."))
        return Choice(options[: len(LETTERS)])

    def _order(self, draft: _Draft) -> Order:
        places = [place for place, _text in draft.numbered]
        if sorted(places) != list(range(1, len(places) + 1)) or len(places) < 2:
            self.problem(draft.line, _("The items to be ordered are numbered 1, 2, 3 and so on, each once."))
            places = list(range(1, len(places) + 1))
        items = dict(zip(places, (text for _place, text in draft.numbered), strict=True))
        ordered = tuple(items[place] for place in sorted(items))
        written = tuple(place - 1 for place in places)
        # Numbers out of order are the author's own way of showing the items; otherwise we mix them.
        theirs = list(written) != sorted(written)
        return Order(ordered, written if theirs else _mixed(len(ordered), draft.place))

    def _match(self, draft: _Draft) -> Match:
        pairs = tuple(draft.pairs)
        if len(pairs) < 2 or len({left for left, _right in pairs}) < len(pairs):
            self.problem(draft.line, _("At least two pairs are needed, each with its own left side."))
        return Match(pairs, _mixed(len(pairs), draft.place))

    def _value(self, line: int, text: str) -> Form | None:
        text = unicodedata.normalize("NFKC", text)
        if _SHAPE.match(text) and ("," in text or text[1:-1].strip() == ""):
            return Shape(shape(text))
        value, sign, tolerance = text.replace("+-", "±").partition("±")
        exact, around = number(value), number(tolerance) if sign else 0.0
        if exact is not None and around is not None and around >= 0:
            return Number(exact, around)
        if sign:
            self.problem(line, _("A number is written 0.25 ± 0.01."))
            return None
        return Formula(text)

    def _telling(self, line: int, text: str, why: str, form: Form) -> Telling | None:
        answer: Form | None = Blank((_words(text),)) if isinstance(form, Blank) else self._value(line, text)
        if isinstance(answer, Number) and isinstance(form, Formula):
            answer = Formula(text)
        if answer is not None and type(answer) is not type(form):
            self.problem(line, _("This telling wrong answer is of another kind than the right one."))
            return None
        return Telling(answer, why) if answer is not None else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|") if word.strip())


def _mixed(count: int, question: int) -> tuple[int, ...]:
    """An order of display that is not the order given.

    It hangs on nothing but numbers: a translation must show the same order, or its letters would mean others.
    """
    order = sorted(range(count), key=lambda i: hashlib.sha256(f"{question} {i}".encode()).digest())
    return tuple(order[1:] + order[:1]) if order == sorted(order) else tuple(order)
