"""A learner's answer in its cell: define the functions, call them on every case, send back what they gave.

Nothing that happens here is believed. The service compares the bytes with what another cell computed.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable
from typing import Any

from tutor.sandbox import stream, wire
from tutor.sandbox.collect import plain, unchanged
from tutor.sandbox.console import Console
from tutor.sandbox.forms import Buffers
from tutor.sandbox.programs import describe, make_mynn, module_from

Send = Callable[[bytes, int, Any], None]
BESIDE = 256  # bytes in a frame beside what was returned
# Made ahead of foreign code, which may leave no memory to make them in.
_OUT_OF_MEMORY = {stage: wire.encode({"stage": stage, "type": "MemoryError"}) for stage in ("load", "case")}
_INDESCRIBABLE = {
    stage: wire.encode(
        {"stage": stage, "type": "Exception", "message": "what was raised cannot be described"}
    )
    for stage in ("load", "case")
}


def answer_all(job: dict[str, Any], send: Send) -> None:
    """Run the job `{"source", "functions", "run", "cases", "order", "limits", "uses"}`, a frame a case.

    A frame holds what was returned, `"out"`, and only where the answer has changed its arguments what these
    are afterwards, `"inputs"`. Each frame says how far the printing had come before and after its case:
    `"printed": [out, err, out, err]` in bytes.
    """
    console = Console()
    try:
        answer = load(job)
    except BaseException as problem:
        send(stream.ERROR, 0, _described(problem, "load"))
        return
    missing = [name for name in job["functions"] if not callable(getattr(answer, name, None))]
    if missing:
        send(stream.ERROR, 0, {"stage": "missing", "missing": missing, "defined": _defined(answer)})
        return
    call = caller(job)
    given = types.SimpleNamespace(**{name: getattr(answer, name) for name in job["functions"]})
    buffers = Buffers()
    for number, (index, limit) in enumerate(zip(job["order"], job["limits"], strict=True)):
        case = job["cases"][index]
        send(*_one(number, call, given, case, buffers, limit, console))
    send(stream.DONE, len(job["order"]), None)


def load(job: dict[str, Any]) -> types.ModuleType:
    """The answer as a module; answers of earlier exercises that it `uses` are importable as `mynn`."""
    make_mynn(job.get("uses") or {})
    return module_from("answer", job["source"])


def caller(job: dict[str, Any]) -> Callable[..., Any]:
    """How one case is run: the pack's `run`, or a call of the only function."""
    if job.get("run"):
        run: Callable[..., Any] = module_from("run", job["run"], register=False).run
        return run
    name = job["functions"][0]
    positional: dict[tuple[str, ...], bool] = {}  # to look at a signature costs as much as a small case

    def call(answer: Any, **case: Any) -> Any:
        function, names = getattr(answer, name), tuple(case)
        if names not in positional:
            positional[names] = _only_positionally(function, case)
        return function(*case.values()) if positional[names] else function(**case)

    return call


def _only_positionally(function: Callable[..., Any], case: dict[str, Any]) -> bool:
    """Whether the answer chose other parameter names but the same order."""
    try:
        signature = inspect.signature(function)
        signature.bind(*case.values())
    except (TypeError, ValueError):
        return False
    try:
        signature.bind(**case)
    except TypeError:
        return True
    return False


def _one(
    number: int,
    call: Callable[..., Any],
    answer: Any,
    case: dict[str, Any],
    buffers: Buffers,
    limit: int,
    console: Console,
) -> tuple[bytes, int, bytes]:
    """Kind, number and encoded body of the frame for one case."""
    before = [0, 0]
    try:
        before, inputs = console.printed(), buffers.copy(case)
        told = {"out": plain(call(answer, **inputs))}
        if not unchanged(case, inputs):
            told["inputs"] = _changed(inputs, limit // 2)
        return stream.VALUE, number, _encoded(told | {"printed": before + console.printed()}, limit - BESIDE)
    except BaseException as problem:
        return stream.ERROR, number, _described(problem, "case", before, console)


def _encoded(told: dict[str, Any], room: int) -> bytes:
    """The body of a frame. Raises TypeError in the learner's words for what cannot be sent."""
    try:
        body = wire.encode(told)
    except wire.WireError as problem:
        raise TypeError(f"the returned value holds {problem}") from problem
    if len(body) > room:
        raise TypeError(f"the returned value takes {len(body)} bytes, where at most {room} make sense")
    return body


def _changed(inputs: dict[str, Any], room: int) -> dict[str, Any]:
    """The arguments as the answer has left them; {} where it has made something else of them."""
    try:
        left: dict[str, Any] = plain(inputs)
        return left if len(wire.encode(left)) <= room else {}
    except Exception:
        return {}


def _described(
    problem: BaseException, stage: str, before: list[int] | None = None, console: Console | None = None
) -> bytes:
    """The body of a frame about what was raised, even where memory is out or `problem` resists."""
    try:
        printed = {"printed": before + console.printed()} if before and console else {}
        return wire.encode(describe(problem, stage, "answer.py") | printed)
    except MemoryError:
        return _OUT_OF_MEMORY[stage]
    except BaseException:
        return _INDESCRIBABLE[stage]


def _defined(module: types.ModuleType) -> list[str]:
    return [
        name for name, value in list(module.__dict__.items()) if not name.startswith("_") and callable(value)
    ][:50]
