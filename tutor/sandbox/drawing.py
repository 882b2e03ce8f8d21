"""Pack code in its cell: draw the cases of a seed, run the reference and every known mistake on them.

Pack code is foreign code too: somebody's pack must not be able to hurt the learner who installed it.
"""

from __future__ import annotations

import traceback
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from tutor.sandbox import stream, wire
from tutor.sandbox.answering import Send, caller
from tutor.sandbox.collect import copied, plain, unchanged
from tutor.sandbox.deriving import derived
from tutor.sandbox.forms import apart, form
from tutor.sandbox.programs import describe, make_mynn, module_from


class _Numbered:
    """Sends values with ascending numbers."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.number = 0

    def value(self, value: Any) -> None:
        self.send(stream.VALUE, self.number, value)
        self.number += 1


def draw(job: dict[str, Any], send: Send) -> None:
    """Run the job `{"cases", "reference", "run", "mistakes", "functions", "seed", "uses", "twin"}`.

    Sends the list of cases; for each case what the reference gives in double and in single precision;
    then for each mistake and case what it gives, or None where it raises; then, where there are
    `properties`, what these derive.
    """
    out = _Numbered(send)
    try:
        make_mynn(job.get("uses") or {})  # here it is made of the references
        reference = module_from("reference", job["reference"])
        call = caller(job)
        answer = _namespace(job["functions"], reference.__dict__)
        cases = _cases(job, out, lambda case: plain(call(answer, **copied(case))))
        for case in cases:
            out.value({"out": plain(call(answer, **copied(case))), "single": _single(call, answer, case)})
        for name, wrong in _mistakes(job):
            for case in cases:
                out.value({"mistake": name, "out": _tried(call, wrong, case)})
        if job.get("properties"):
            out.value(derived(job, cases, lambda case: call(answer, **copied(case)), reference.__dict__))
    except BaseException as problem:
        send(stream.ERROR, out.number, _pack_problem(problem))
        return
    send(stream.DONE, out.number, None)


def check(job: dict[str, Any], send: Send) -> None:
    """Run the pack's `check(case, out)` on each of `job["pairs"]`; sends None or a sentence for each."""
    out = _Numbered(send)
    try:
        judge = module_from("checks", job["checks"]).check
        for pair in job["pairs"]:
            said = judge(pair["inputs"], pair["out"])
            out.value(None if said is None else str(said)[:1000])
    except BaseException as problem:
        send(stream.ERROR, out.number, _pack_problem(problem))
        return
    send(stream.DONE, out.number, None)


def draw_quiz(job: dict[str, Any], send: Send) -> None:
    """Run the pack's `draw(rng)`; sends the dict of numbers that a quiz puts into its text."""
    try:
        drawn = module_from("draw", job["draw"]).draw(np.random.default_rng(job["seed"]))
        send(stream.VALUE, 0, {str(key): plain(value) for key, value in drawn.items()})
    except BaseException as problem:
        send(stream.ERROR, 0, _pack_problem(problem))
        return
    send(stream.DONE, 1, None)


def _cases(job: dict[str, Any], out: _Numbered, right: Callable[[Any], Any]) -> list[dict[str, Any]]:
    drawn = _drawn(job, job["seed"])
    if job.get("twin"):
        drawn += _twin(drawn, _drawn(job, [job["seed"], 1]), right)
    out.value({"cases": drawn})
    return [case["inputs"] for case in drawn]


def _twin(
    drawn: list[dict[str, Any]], others: list[dict[str, Any]], right: Callable[[Any], Any]
) -> list[dict[str, Any]]:
    """The smallest random case once more, with numbers that lead to another result; [] where there is none.

    It tells apart the answers that remember what they gave for these names, shapes and types.
    """
    again = [
        (case["inputs"], other)
        for case, other in zip(drawn, others, strict=False)
        if form(case["inputs"]) == form(other["inputs"]) and not unchanged(case["inputs"], other["inputs"])
    ]
    for inputs, other in sorted(again, key=lambda pair: len(wire.encode(pair[0]))):
        if apart(right(inputs), right(other["inputs"])):
            return [other | {"name": f"{other['name']}, other numbers"}]
    return []


def _drawn(job: dict[str, Any], seed: int | list[int]) -> list[dict[str, Any]]:
    drawn: list[dict[str, Any]] = []
    rng = np.random.default_rng(seed)
    for item in module_from("cases", job["cases"]).cases(rng):
        name, inputs = item[0], item[1]
        options = item[2] if len(item) > 2 else {}
        drawn.append(
            {
                "name": str(name),
                "inputs": {k: plain(v) for k, v in inputs.items()},
                "exact": bool(options.get("exact")),
                "held_out": {str(k): plain(v) for k, v in options.get("held_out", {}).items()},
            }
        )
    return drawn


def _namespace(functions: list[str], names: dict[str, Any]) -> types.SimpleNamespace:
    return types.SimpleNamespace(**{name: names[name] for name in functions})


def _single(call: Any, answer: Any, case: dict[str, Any]) -> Any:
    """The reference on single-precision copies: how far rounding alone may carry an answer."""
    narrowed = {key: _narrow(value) for key, value in copied(case).items()}
    if not any(a is not b for a, b in zip(narrowed.values(), case.values(), strict=True) if _wide(b)):
        return None
    try:
        return plain(call(answer, **narrowed))
    except Exception:
        return None


def _wide(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype == np.float64


def _narrow(value: Any) -> Any:
    return value.astype(np.float32) if _wide(value) else value


def _mistakes(job: dict[str, Any]) -> list[tuple[str, types.SimpleNamespace]]:
    """Each known mistake as a namespace of functions.

    A function stands for the only function of the exercise; a class replaces globals of a fresh copy of
    the reference.
    """
    if not job.get("mistakes"):
        return []
    module = module_from("mistakes", job["mistakes"])
    found = []
    for name, value in list(module.__dict__.items()):
        if name.startswith("_") or getattr(value, "__module__", None) != "mistakes":
            continue
        if isinstance(value, type):
            replaced = {k: getattr(value, k) for k in vars(value) if not k.startswith("__")}
            fresh = module_from("reference", job["reference"], register=False)
            fresh.__dict__.update(replaced)
            found.append((name, _namespace(job["functions"], fresh.__dict__)))
        elif callable(value):
            found.append((name, types.SimpleNamespace(**{job["functions"][0]: value})))
    return found


def _tried(call: Any, answer: Any, case: dict[str, Any]) -> Any:
    try:
        return {"value": plain(call(answer, **copied(case)))}
    except Exception:
        return None


def _pack_problem(problem: BaseException) -> dict[str, Any]:
    frames = [f for f in traceback.extract_tb(problem.__traceback__) if "/" not in f.filename]
    file = frames[-1].filename if frames else "pack"
    return describe(problem, "pack", file) | {"file": file}
