"""The author's test of plots: each is drawn where its sliders start and at both ends of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.judge.drawn import PackBroken
from tutor.judge.plot.ask import Setting, ask, start_of
from tutor.model import Course
from tutor.packs.plots import PlotFile, load_plot
from tutor.sandbox.hosts import Hosts
from tutor.words import _

SLOW_MILLIS = 60.0  # of the 100 that a slider's step may take; the rest is drawing


def check_plots(course: Course, hosts: Hosts) -> tuple[list[str], list[str]]:
    """Problems and advice for all plots that the pages show. Raises PackProblems, CannotJudge."""
    problems: list[str] = []
    advice: list[str] = []
    for plot in _plots(course):
        try:
            advice += _check(plot, hosts)
        except PackBroken as problem:
            problems.append(str(problem))
    return problems, advice


def _plots(course: Course) -> Iterator[PlotFile]:
    seen: set[tuple[Path, str]] = set()
    for page in (page for unit in course.units for page in unit.lessons):
        path = Path(page.path)
        for name in page.plots:
            if (path.parent, name) not in seen:
                seen.add((path.parent, name))
                yield load_plot(path, name, Path(course.folder))


def _check(plot: PlotFile, hosts: Hosts) -> list[str]:
    """Draw the plot in every setting; what should be thought about. Raises PackBroken, CannotJudge."""
    advice: list[str] = []
    slowest = _drawn(plot, start_of(plot), hosts)[1]
    for slider in plot.sliders:
        ends = []
        for value in (slider.values[0], slider.values[-1]):
            drawn, millis = _drawn(plot, {**start_of(plot), slider.name: value}, hosts)
            ends.append(drawn)
            slowest = max(slowest, millis)
        if ends[0] == ends[1]:
            said = _("{file}:{line}: {slider} shows the same at both of its ends")
            advice.append(said.format(file=plot.file, line=plot.line, slider=slider.name))
    if slowest > SLOW_MILLIS:
        said = _("{file}:{line}: it takes {n:.0f} ms; a slider answers at once below {most:.0f} ms")
        advice.append(said.format(file=plot.file, line=plot.line, n=slowest, most=SLOW_MILLIS))
    return advice


def _drawn(plot: PlotFile, setting: Setting, hosts: Hosts) -> tuple[dict[str, Any], float]:
    """The plot and how long it took; a slow one gets a second chance, as the machine may be busy."""
    asked = ask(plot, [setting], hosts)
    if asked.millis > SLOW_MILLIS:
        again = ask(plot, [setting], hosts)
        return again.plots[0], min(asked.millis, again.millis)
    return asked.plots[0], asked.millis
