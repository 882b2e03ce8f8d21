"""What the author's test found: of the pack's files, and of each exercise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tutor.model import Kind


@dataclass(slots=True)
class Report:
    """One exercise: `problems` must be mended, `advice` need not; `counts` says how much was run.

    Keys of `counts`: seeds, right (answers that must pass), mistakes, mutants, accepted (mutants that
    pass), slips, questions. `survivors` holds the statement before and after for each mutant that passes.
    """

    exercise: str
    kind: Kind
    problems: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    survivors: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing must be mended."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """The report in plain types."""
        return {
            "id": self.exercise,
            "kind": self.kind,
            "ok": self.ok,
            "problems": self.problems,
            "advice": self.advice,
            "counts": self.counts,
            "seconds": round(self.seconds, 2),
        }


@dataclass(slots=True)
class Result:
    """A whole pack. Where its files have `problems`, no exercise was run."""

    problems: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing must be mended."""
        return not self.problems and all(report.ok for report in self.reports)

    def as_json(self) -> dict[str, Any]:
        """The result in plain types."""
        return {
            "format": 1,
            "ok": self.ok,
            "problems": self.problems,
            "advice": self.advice,
            "exercises": [report.as_json() for report in self.reports],
        }
