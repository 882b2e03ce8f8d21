"""What an answer printed, laid beside the case that printed it, once.

The cell says with every case how many bytes had gone before and after it. A lie about that can only cut the
learner's own text in other places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.judge import show
from tutor.judge.drawn import Case, Drawn
from tutor.judge.returned import not_begun
from tutor.model import Finding, Verdict
from tutor.sandbox import stream
from tutor.sandbox.outcome import Outcome
from tutor.text.terminal import printable
from tutor.words import _, ngettext

LIMIT = 2000  # characters of one case, or of what was printed before the first
Span = tuple[int, int, int, int]


def beside(drawn: Drawn, order: Sequence[int], outcome: Outcome, verdict: Verdict) -> str:
    """What was printed while the file was read, and in the case that the verdict is about, else the first."""
    return texts(drawn.every, order, outcome, [_told_case(drawn, verdict)])


def texts(cases: Sequence[Case], order: Sequence[int], outcome: Outcome, shown: Sequence[int]) -> str:
    """What was printed while the file was read and then in each of the cases `shown` (authored indices)."""
    spans = {} if not_begun(outcome) else _spans(outcome, order)
    if not spans:  # it ended in its first case or before: which of them printed is unknown
        return _cut(_between(outcome, (0, len(outcome.stdout), 0, len(outcome.stderr)))).rstrip("\n")
    first = spans[order[0]]
    parts = [_cut(_between(outcome, (0, first[0], 0, first[2])))]
    for index in shown:
        text = _cut(_between(outcome, spans[index])) if index in spans else ""
        if text:
            parts.append(_('In case "{name}":').format(name=printable(cases[index].name, 120)) + "\n" + text)
    return "\n".join(part.rstrip("\n") for part in parts if part)


def _spans(outcome: Outcome, order: Sequence[int]) -> dict[int, Span]:
    """Where the text of each case lies: of its first run, and of the run in which the answer was stopped."""
    spans: dict[int, Span] = {}
    last = (0, 0)
    for frame in outcome.frames:
        if frame.kind != stream.DONE and frame.number < len(order):
            span = _span(frame.value, last)
            spans.setdefault(order[frame.number], span)
            last = span[1], span[3]
    reached = sum(frame.kind != stream.DONE for frame in outcome.frames)
    if spans and outcome.end != "done" and reached < len(order):
        spans[order[reached]] = (last[0], len(outcome.stdout), last[1], len(outcome.stderr))
    return spans


def _span(value: Any, last: tuple[int, int]) -> Span:
    """The span that a frame claims where it is one, else an empty one at the end of the last."""
    told = value.get("printed") if isinstance(value, Mapping) else None
    if isinstance(told, list) and len(told) == 4 and all(type(n) is int and n >= 0 for n in told):
        out, err, out_after, err_after = told
        return out, out_after, err, err_after
    return last[0], last[0], last[1], last[1]


def _between(outcome: Outcome, span: Span) -> str:
    out, err = outcome.stdout[span[0] : span[1]], outcome.stderr[span[2] : span[3]]
    return bytes(out).decode("utf-8", "replace") + bytes(err).decode("utf-8", "replace")


def _cut(text: str) -> str:
    """At most LIMIT characters, and how many more there were."""
    more = len(text) - LIMIT
    kept = printable(text[:LIMIT])
    if more <= 0:
        return kept
    rest = ngettext("... ({n} more character)", "... ({n} more characters)", more).format(n=more)
    return f"{kept}\n{rest}"


def _told_case(drawn: Drawn, verdict: Verdict) -> int:
    """The authored index of the case that the best message is about; 0 where it is about none."""
    failed = [check for check in verdict.checks if check.status == "fail"]
    for check in sorted(failed, key=lambda check: check.message != verdict.message):
        for index, case in enumerate(drawn.every):
            if _is_about(check, case):
                return index
    return 0


def _is_about(check: Finding, case: Case) -> bool:
    if check.case is None or check.case.get("name") != show.case(case.name, {}).get("name"):
        return False
    return dict(check.case) == show.case(case.name, case.inputs)
