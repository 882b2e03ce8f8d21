"""What workers tell the screens: each message carries an answer of the service, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message


@dataclass
class Listed(Message):
    """The course and its progress have come."""

    said: dict[str, Any]


@dataclass
class Warmed(Message):
    """The service is ready to judge, or waiting longer makes no sense."""


@dataclass
class Refused(Message):
    """The service could not answer the request `op`; `why` is one sentence."""

    op: str
    why: str


@dataclass
class PageRead(Message):
    """A lesson page has come."""

    said: dict[str, Any]


@dataclass
class QuizRead(Message):
    """A quiz that is an exercise has come, with its numbers; `anew` to be answered from the beginning."""

    said: dict[str, Any]
    anew: bool = False


@dataclass
class QuizJudged(Message):
    """The verdict on a quiz has come, with a note about the record."""

    verdict: dict[str, Any]
    note: str


@dataclass
class Found(Message):
    """What was searched for has been found, or not."""

    said: dict[str, Any]


@dataclass
class Due(Message):
    """What is due has come."""

    said: dict[str, Any]


@dataclass
class Asked(Message):
    """The question of a review has come, with what was written of its answer before."""

    said: dict[str, Any]
    draft: str | None = None


@dataclass
class Answered(Message):
    """What came of a request about the question of a review."""

    op: str
    said: dict[str, Any]
