"""Pack code in its cell: define a plot's module once, and call its `plot` for the controls that are asked."""

from __future__ import annotations

from typing import Any

from tutor.sandbox import stream
from tutor.sandbox.answering import Send
from tutor.sandbox.collect import plain
from tutor.sandbox.programs import describe, module_from


def plot(job: dict[str, Any], send: Send) -> None:
    """Run the job `{"source", "calls": [{slider: value, ...}, ...]}`; a frame with what each call returns."""
    number = 0
    try:
        draw = module_from("plot", job["source"]).plot
        for number, controls in enumerate(job["calls"]):
            send(stream.VALUE, number, plain(draw(**controls)))
    except BaseException as problem:
        send(stream.ERROR, number, describe(problem, "pack", "plot.py"))
        return
    send(stream.DONE, len(job["calls"]), None)
