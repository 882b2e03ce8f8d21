"""A certificate for one line: SymPy shows in a cell that it is exact at one small size.

It comes after the verdict and never changes it. No certificate (not shown, out of time, no SymPy here) says
nothing about a line.
"""

from __future__ import annotations

from collections.abc import Mapping

from tutor.algebra.names import Scope
from tutor.algebra.rows import scope_rows, to_rows
from tutor.algebra.sample import size_choices
from tutor.judge.steps import Claim
from tutor.sandbox import stream
from tutor.sandbox.hosts import Hosts
from tutor.words import _

HOST = "sympy"
SIZE = 2  # of every dimension, unless a line names a third entry: symbols grow with its powers
SECONDS, MEMORY_MB = 2.0, 512
ANSWER_LIMIT = 4096


def certified(claim: Claim, scope: Scope, hosts: Hosts, seconds: float = SECONDS) -> dict[str, int] | None:
    """The sizes at which the line is shown to be exact, or None. Raises CannotJudge."""
    job = {
        "job": "certify",
        "seed": 0,
        "scope": scope_rows(scope),
        "sizes": [dict.fromkeys(scope.dimensions, SIZE), _smallest(scope)],
        "left": to_rows(claim.left),
        "right": to_rows(claim.right),
    }
    outcome = hosts.run(HOST, job, ANSWER_LIMIT, seconds, MEMORY_MB)
    values = [frame.value for frame in outcome.frames if frame.kind == stream.VALUE]
    if outcome.end != "done" or len(values) != 1 or not isinstance(values[0], dict):
        return None
    return {name: size for name, size in values[0].items() if isinstance(size, int)}


def _smallest(scope: Scope) -> dict[str, int]:
    """The smallest sizes that the author tries."""
    choices = list(size_choices(scope))
    return {name: min(sizes[name] for sizes in choices) for name in scope.dimensions}


def says(exact: Mapping[str, int], scope: Scope) -> str:
    """`exact for K = 2; sampled for K = 2, 3, 4`."""
    choices = list(size_choices(scope))
    sampled = [
        f"{name} = {', '.join(map(str, dict.fromkeys(sizes[name] for sizes in choices)))}"
        for name in scope.dimensions
        if name in exact
    ]
    if not exact:
        return _("exact")
    here = ", ".join(f"{name} = {size}" for name, size in exact.items())
    if not sampled:
        return _("exact for {here}; sampled for others").format(here=here)
    return _("exact for {here}; sampled for {sampled}").format(here=here, sampled="; ".join(sampled))
