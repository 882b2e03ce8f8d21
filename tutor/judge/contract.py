"""The verdict as the JSON object that the outside world may rely on (`format` = 1)."""

from __future__ import annotations

import math
from typing import Any

from tutor.judge.findings import Compared
from tutor.model import Finding, Line, Verdict

FORMAT = 1


def as_json(verdict: Verdict) -> dict[str, Any]:
    """`verdict` as plain JSON values, in the order in which a person would read them."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "exercise": verdict.exercise,
        "kind": verdict.kind,
        "status": verdict.status,
        "score": round(verdict.score, 4),
        "seed": verdict.seed,
        "message": verdict.message,
        "help": verdict.help,
        "mistake": verdict.mistake,
        "also": list(verdict.also),
        "checks": [_finding(check) for check in verdict.checks],
        "stdout": verdict.stdout,
        "millis": {name: round(value, 1) for name, value in verdict.millis.items()},
    }
    if verdict.lines is not None:
        said["first_wrong"] = verdict.first_wrong
        said["lines"] = [_line(line) for line in verdict.lines]
    return said


def _finding(check: Finding) -> dict[str, Any]:
    said: dict[str, Any] = {"name": check.name, "status": check.status, "message": check.message}
    if check.status in ("pass", "skipped"):
        return said
    told = {"difference": dict(check.difference)} if isinstance(check, Compared) and check.difference else {}
    return (
        said
        | told
        | {
            "help": check.help,
            "mistake": check.mistake,
            "case": dict(check.case) if check.case is not None else None,
            "expected": check.expected,
            "actual": check.actual,
            "where": list(check.where) if check.where is not None else None,
        }
    )


def _line(line: Line) -> dict[str, Any]:
    return {
        "n": line.n,
        "text": line.text,
        "verdict": line.verdict,
        "condition": line.condition,
        "counterexample": _finite(line.counterexample) if line.counterexample is not None else None,
        "slip": line.slip,
        "message": line.message,
    }


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: they become text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if hasattr(value, "items"):
        return {str(k): _finite(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(v) for v in value]
    return value
