"""How much of a verdict a learner sees before the solutions of a homework open; the record keeps all of it.

`full` is everything. `symptom` says what is wrong with the answer, and neither what would be right nor why.
`status` is pass or fail and the score. `none` says only that the answer was taken: its status is `undecided`,
the only one of the contract that claims neither a pass nor a fail, and `withheld` tells it from a real one.
What cannot be read is always said in full: it is not judged and costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tutor.packs.homework import Feedback
from tutor.words import _

Json = Mapping[str, Any]
_TELLING = ("help", "mistake", "expected", "difference", "slip", "condition", "counterexample")


def told(verdict: Json, feedback: Feedback) -> dict[str, Any]:
    """The contract's verdict object as far as a learner may see it; `verdict` itself is left as it is."""
    if feedback == "full" or verdict["status"] == "invalid":
        return dict(verdict)
    if feedback == "symptom":
        return _symptom(verdict)
    said = dict(verdict) | _nothing(verdict) | {"withheld": feedback}
    said.pop("repeat", None)
    if feedback == "none":
        said |= {"status": "undecided", "score": 0.0}
        said["message"] = _("Your answer is taken. It will be judged after it is handed in.")
    elif verdict["status"] != "pass":
        said["message"] = _("This homework says no more about an answer that is not right.")
    return said


def _nothing(verdict: Json) -> dict[str, Any]:
    empty: dict[str, Any] = {"help": "", "mistake": None, "also": [], "checks": [], "stdout": ""}
    return empty | ({"first_wrong": None, "lines": []} if "lines" in verdict else {})


def _symptom(verdict: Json) -> dict[str, Any]:
    checks = list(verdict.get("checks") or ())
    said = dict(verdict) | {"help": "", "mistake": None, "also": [], "withheld": "symptom"}
    said.pop("repeat", None)
    said["message"] = _harmless(str(verdict.get("message") or ""), checks)
    said["checks"] = [_bare(check) | {"message": _harmless(check["message"], [check])} for check in checks]
    if "lines" in verdict:
        said["lines"] = [_bare(line) for line in verdict["lines"] or ()]
    return said


def _bare(finding: Json) -> dict[str, Any]:
    """A check or a line without what tells the right value or the reason, its keys as they were."""
    bare = {key: None if key in _TELLING else value for key, value in finding.items()}
    if "difference" in finding:
        del bare["difference"]
    return bare | ({"help": ""} if "help" in finding else {})


def _harmless(message: str, checks: list[Any]) -> str:
    """The message, unless it tells a value that was expected.

    The words of a known mistake were written before any value was drawn: a 1 in them tells nothing.
    """
    if any(check.get("mistake") and check["message"] == message for check in checks):
        return message
    for check in checks:
        expected = check.get("expected")
        if expected and re.search(rf"(?<![\w.]){re.escape(str(expected))}(?!\w|\.\d)", message):
            return _("The check {name} fails.").format(name=check["name"])
    return message
