"""What a learner may see of a mark: `[homework] feedback` decides it, and the points are always told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tutor.homework.marks import Mark, Run

KEPT = ("format", "exercise", "kind", "status", "score", "seed")
SYMPTOM = ("name", "status", "message", "case", "actual", "where")


def seen(run: Run, mark: Mark) -> Mark:
    """The mark without what the homework's feedback keeps back.

    `full` shows everything; `symptom` what is seen of the mistake and not its name, the expected values or
    the remedy; `status` and `none` only how the answer ended.
    """
    if run.feedback == "full" or not mark.verdict:
        return mark
    verdict: dict[str, Any] = {key: mark.verdict[key] for key in KEPT if key in mark.verdict}
    verdict |= {"message": "", "help": "", "mistake": None, "also": [], "checks": [], "stdout": ""}
    if run.feedback != "symptom":
        return replace(mark, message="", mistake=None, also=(), verdict=verdict)
    verdict["message"] = mark.verdict.get("message", "")
    verdict["checks"] = [
        {key: check[key] for key in SYMPTOM if key in check} for check in mark.verdict.get("checks") or ()
    ]
    if "lines" in mark.verdict:
        hidden = {"counterexample": None, "slip": None}
        verdict["first_wrong"] = mark.verdict.get("first_wrong")
        verdict["lines"] = [{**line, **hidden} for line in mark.verdict["lines"] or ()]
    return replace(mark, mistake=None, also=(), verdict=verdict)
