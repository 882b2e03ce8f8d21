"""The same mistake once more: it is shown on another case than last time, and never in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from tutor.judge import ends, findings
from tutor.judge.drawn import Drawn
from tutor.judge.properties.check import property_findings
from tutor.judge.returned import Returned
from tutor.judge.statistics import statistic_findings
from tutor.judge.training import reach_findings
from tutor.model import Exercise, Finding, Verdict
from tutor.text.terminal import printable
from tutor.words import _

Json = Mapping[str, Any]


def repeats(verdict: Verdict, last: Json) -> bool:
    """Whether `verdict` tells of what the verdict `last` (its JSON object) told of: a mistake or a check."""
    if verdict.status in ("pass", "invalid", "undecided") or last.get("status") != verdict.status:
        return False
    if verdict.mistake or last.get("mistake"):
        return verdict.mistake == last.get("mistake")
    now, before = told(verdict), _told_before(last)
    if now is None or before is None or now.name != before.get("name"):
        return False
    # Every exception fails the same check, and a new one is no repetition.
    return now.name != ends.RUNS or _bare(now.message, now.case) == _bare(
        str(before.get("message")), before.get("case")
    )


def another(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], verdict: Verdict, last: Json | None
) -> Verdict:
    """`verdict`, with its counterexample from the next failing case after the one that `last` showed.

    As it is where it does not repeat `last`, or where no other case fails.
    """
    check, before = told(verdict), _told_before(last or {})
    if last is None or check is None or before is None or not repeats(verdict, last):
        return verdict
    shown = _index(drawn, before.get("case"))
    base = [*range(len(drawn.cases)), *(derived.base for derived in drawn.derived)]
    for others in (range(shown + 1, len(drawn.cases)), range(shown)):
        looked = {
            i: result if base[i] in others else Returned(drawn.every[i].expected, drawn.every[i].inputs)
            for i, result in results.items()
        }
        found = _looked_at(exercise, drawn, looked, check.name)
        if found is not None and found.case is not None:
            return _told_with(verdict, check, found)
    return verdict


def told(verdict: Verdict) -> Finding | None:
    """The failed check that the best message is about."""
    failed = [check for check in verdict.checks if check.status == "fail"]
    return next((c for c in failed if c.message == verdict.message), failed[0] if failed else None)


def _told_before(last: Json) -> Json | None:
    failed = [check for check in last.get("checks") or () if check.get("status") == "fail"]
    return next((c for c in failed if c.get("message") == last.get("message")), failed[0] if failed else None)


def _index(drawn: Drawn, case: Json | None) -> int:
    """The authored index of the case that was shown; -1 where there is none of that name."""
    name = (case or {}).get("name")
    return next((i for i, c in enumerate(drawn.cases) if printable(c.name, 120) == name), -1)


def _looked_at(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], name: str
) -> Finding | None:
    """The check `name` on results of which only those still to be shown are the answer's, if it fails."""
    if name == ends.RUNS:
        raised = ends.first_raised(exercise, drawn, results)
        return raised[1] if raised else None
    if name == "inputs":
        looked = [findings.inputs_finding(drawn, results)]
    else:
        wrong = findings.wrong_outputs(exercise, drawn, results)
        looked = [
            findings.form_finding(exercise, wrong),
            *reach_findings(exercise, drawn, results).values(),
            *chain.from_iterable(statistic_findings(exercise, drawn, results).values()),
            *property_findings(exercise, drawn, results),
            *findings.output_findings(exercise, wrong),
        ]
    return next((f for f in looked if f.name == name and f.status == "fail"), None)


def _told_with(verdict: Verdict, check: Finding, found: Finding) -> Verdict:
    """The words of a known mistake stay; those of a counterexample come with it."""
    if check.mistake is not None:
        found = replace(found, message=check.message, help=check.help, mistake=check.mistake)
    same = check.message == verdict.message
    message = _again(found.message if same else verdict.message, found.case)
    found = replace(found, message=message if same else found.message)
    advice = found.help if same else verdict.help
    checks = tuple(found if item is check else item for item in verdict.checks)
    return replace(verdict, message=message, help=advice or verdict.help, checks=checks)


def _again(message: str, case: Json | None) -> str:
    said = _('Again, now with "{case}": {message}')
    return said.format(case=(case or {}).get("name", ""), message=message)


def _bare(message: str, case: Json | None) -> str:
    """The kind and the line of an exception: before the bracket that holds what differs from case to case."""
    return message.removeprefix(_again("", case)).partition(" (")[0]
