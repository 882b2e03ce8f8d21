"""A quiz as data: questions, each with one form of answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One option of a choice; `why` says why somebody would choose it, Markdown or empty."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True)
class Choice:
    """Options of which one or several are right."""

    options: tuple[Option, ...]

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.options) > 1


@dataclass(frozen=True)
class Blank:
    """Gaps in the prompt, each with all the words that fill it."""

    gaps: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Number:
    """A number and how far from it is still right, both absolute."""

    value: float
    tolerance: float = 0.0


@dataclass(frozen=True)
class Shape:
    """The sizes of an array, by name or number."""

    sizes: tuple[str, ...]


@dataclass(frozen=True)
class Formula:
    """A formula in the language of `tutor.algebra`, over the exercise's names."""

    text: str


@dataclass(frozen=True)
class Order:
    """Items in their right order; `shown` lists them by place as they are displayed."""

    items: tuple[str, ...]
    shown: tuple[int, ...]


@dataclass(frozen=True)
class Match:
    """Pairs that belong together; `shown` is the order in which the right sides are displayed."""

    pairs: tuple[tuple[str, str], ...]
    shown: tuple[int, ...]


Form = Choice | Blank | Number | Shape | Formula | Order | Match


@dataclass(frozen=True)
class Telling:
    """A wrong answer that tells where it comes from."""

    answer: Form
    why: str


@dataclass(frozen=True)
class Question:
    """`id` is the slug of the heading, `prompt` Markdown with `____` for gaps, `line` where it begins."""

    id: str
    prompt: str
    form: Form
    explain: str = ""
    telling: tuple[Telling, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class Quiz:
    """Questions in order, and what stands before the first of them."""

    questions: tuple[Question, ...]
    intro: str = ""
