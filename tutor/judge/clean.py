"""A verdict's last wash: no text in it may act on a terminal, hide, or be longer than a person reads.

Names and values in a verdict come from answers and packs (keys of dictionaries, names of cases and of
mistakes), so they are cleaned once, here, whatever path they took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tutor.model import Finding, Line, Verdict
from tutor.text.terminal import printable

TEXT, NAME = 2000, 120  # characters
PAGE = 20_000  # characters; what a pack's own pages say of quizzes and derivations is long and already clean
CHECKS, ALSO, INPUTS = 60, 20, 40


def clean_text(verdict: Verdict) -> Verdict:
    """The verdict on a quiz or a derivation with every text printable; what was typed comes back in it."""
    return replace(
        verdict,
        message=printable(verdict.message, PAGE),
        help=printable(verdict.help, PAGE),
        checks=tuple(_finding(check, PAGE) for check in verdict.checks),
        lines=None if verdict.lines is None else tuple(map(_line, verdict.lines)),
    )


def _line(line: Line) -> Line:
    return replace(
        line,
        text=printable(line.text, TEXT),
        condition=_text(line.condition, TEXT),
        message=printable(line.message, TEXT),
    )


def clean(verdict: Verdict) -> Verdict:
    """`verdict` with every text printable and of bounded length, and with a bounded number of checks."""
    return replace(
        verdict,
        message=printable(verdict.message, TEXT),
        help=printable(verdict.help, TEXT),
        mistake=_text(verdict.mistake, NAME),
        also=tuple(printable(name, NAME) for name in verdict.also[:ALSO]),
        checks=tuple(map(_finding, verdict.checks[:CHECKS])),
    )


def _finding(check: Finding, limit: int = TEXT) -> Finding:
    return replace(
        check,
        name=printable(check.name, NAME),
        message=printable(check.message, limit),
        help=printable(check.help, limit),
        mistake=_text(check.mistake, NAME),
        case=_case(check.case),
        expected=_text(check.expected, TEXT),
        actual=_text(check.actual, TEXT),
    )


def _text(text: str | None, limit: int) -> str | None:
    return None if text is None else printable(text, limit)


def _case(case: Mapping[str, str] | None) -> dict[str, str] | None:
    if case is None:
        return None
    return {printable(key, NAME): printable(text, TEXT) for key, text in list(case.items())[:INPUTS]}
