"""The pack's own `check(case, out)`, for answers that are not unique. It runs in a pack cell, on data."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from tutor.judge import show
from tutor.judge.drawn import PACK_MEMORY_MB, PACK_SECONDS, VALUE_LIMIT, Drawn, PackBroken, pack_values
from tutor.judge.outputs import SINGLE_OUTPUT
from tutor.judge.returned import Returned
from tutor.model import Exercise, Finding
from tutor.packs.syntax import tree_of
from tutor.sandbox.hosts import Hosts
from tutor.text.terminal import printable
from tutor.words import _


def check_findings(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], hosts: Hosts
) -> dict[str, Finding]:
    """A finding for each output that `checks.py` judges instead of the comparison with the reference.

    `OUTPUTS` in `checks.py` names them; without it, all of them. Raises PackBroken, CannotJudge.
    """
    source = exercise.sources.get("checks.py")
    if source is None:
        return {}
    judged = [i for i in range(len(drawn.cases)) if i in results and results[i].raised is None]
    pairs = [{"inputs": dict(drawn.cases[i].inputs), "out": results[i].out} for i in judged]
    job = {"job": "check", "checks": source, "pairs": pairs, "seed": drawn.seed}
    outcome = hosts.run("torch", job, VALUE_LIMIT, PACK_SECONDS, PACK_MEMORY_MB)
    said = pack_values(exercise, outcome)
    finding = Finding(SINGLE_OUTPUT, "pass")
    if len(said) != len(judged):
        raise PackBroken(
            _("{where}/checks.py: it did not say one thing of each case.").format(where=exercise.folder)
        )
    for index, sentence in zip(judged, said, strict=True):
        if sentence is not None:
            case = drawn.cases[index]
            finding = Finding(
                SINGLE_OUTPUT,
                "fail",
                printable(str(sentence), 500),
                case=show.case(case.name, case.inputs),
                actual=show.value(results[index].out),
            )
            break
    return dict.fromkeys(_judged_outputs(exercise, source, drawn), finding)


def _judged_outputs(exercise: Exercise, source: str, drawn: Drawn) -> list[str]:
    for node in tree_of(source).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "OUTPUTS" for t in node.targets
        ):
            try:
                return [str(name) for name in ast.literal_eval(node.value)]
            except (ValueError, TypeError) as problem:
                raise PackBroken(
                    _("{where}/checks.py:{line}: OUTPUTS is a list of names.").format(
                        where=exercise.folder, line=node.lineno
                    )
                ) from problem
    expected: Any = drawn.cases[0].expected
    if isinstance(expected, dict):
        return list(expected)
    return list(exercise.returns) or [SINGLE_OUTPUT]
