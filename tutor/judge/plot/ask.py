"""A plot asked of a cell: for one setting of its controls or several, every answer checked outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.judge import raised
from tutor.judge.drawn import PackBroken
from tutor.judge.plot.read import read
from tutor.judge.plot.values import PlotWrong
from tutor.packs.plots import PlotFile
from tutor.packs.problems import quote
from tutor.packs.sliders import LANGUAGE, Value
from tutor.sandbox import stream
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.outcome import Outcome
from tutor.words import _, current_language

SECONDS = 2.0  # for all calls of one cell
MEMORY_MB = 512
ANSWER_LIMIT = 1 << 20  # bytes
SEED = 0  # chance is fixed: the same controls show the same picture

Setting = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the calls of one cell gave, in order, and how long the cell took."""

    plots: tuple[dict[str, Any], ...]
    millis: float


def ask(plot: PlotFile, settings: Sequence[Setting], hosts: Hosts) -> Asked:
    """The plot for each setting of its sliders, from one cell. Raises PackBroken, CannotJudge."""
    calls = [dict(setting) for setting in settings]
    if plot.speaks:
        calls = [{**call, LANGUAGE: current_language()} for call in calls]
    job = {"job": "plot", "source": plot.source, "calls": calls, "seed": SEED}
    outcome = hosts.run("numpy", job, [ANSWER_LIMIT] * len(calls), SECONDS, MEMORY_MB)
    given = [frame.value for frame in outcome.frames if frame.kind == stream.VALUE]
    if len(given) < len(calls):
        place, why = _broken(plot, outcome)
        raise PackBroken(_at(plot, settings[len(given)], place) + why)
    found = []
    for setting, value in zip(settings, given, strict=False):
        try:
            found.append(read(value))
        except PlotWrong as problem:
            raise PackBroken(_at(plot, setting, plot.line) + str(problem)) from problem
    return Asked(tuple(found), outcome.millis)


def start_of(plot: PlotFile) -> dict[str, Value]:
    """Where the sliders stand at first."""
    return {slider.name: slider.values[slider.start] for slider in plot.sliders}


def _at(plot: PlotFile, setting: Setting, line: int) -> str:
    """File, line and the setting: the beginning of a sentence."""
    where = ", ".join(f"{name}={quote(value)}" for name, value in setting.items())
    return f"{plot.file}:{line}: plot({where}): "


def _broken(plot: PlotFile, outcome: Outcome) -> tuple[int, str]:
    """The line and the reason of a call that gave nothing."""
    for frame in outcome.frames:
        if frame.kind == stream.ERROR:
            found = raised.of(frame.value)
            return found.line or plot.line, f"{found.type}: {found.message}"
    reasons = {
        "timeout": _("it takes longer than {n:g} seconds").format(n=SECONDS),
        "violation": _("the sandbox stopped it"),
        "killed": _("it was ended; it may have taken too much memory"),
        "protocol": _("it returns more than the {n} KiB that a picture may have").format(
            n=ANSWER_LIMIT >> 10
        ),
        "flood": _("it prints without end"),
    }
    return plot.line, reasons.get(outcome.end, _("its process ended early"))
