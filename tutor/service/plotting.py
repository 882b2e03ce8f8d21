"""Plots of lesson pages as requests: what stands on the page, drawn anew for each place of its sliders."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from pathlib import Path
from typing import Any

from tutor.judge.plot.ask import Setting, ask, start_of
from tutor.packs.plots import PlotFile, load_plot
from tutor.packs.sliders import Slider, Value
from tutor.sandbox.hosts import Hosts
from tutor.service.courses import lesson_named
from tutor.service.requests import BadRequest, Part, text
from tutor.words import _, current_language

KEPT = 256  # plots; a slider that goes back finds them here

Key = tuple[str, str, tuple[Value, ...]]


class Plots:
    """Asks cells for plots, and keeps what they gave."""

    def __init__(self, hosts: Hosts) -> None:
        self.hosts = hosts
        self.kept: OrderedDict[Key, dict[str, Any]] = OrderedDict()
        self.lock = threading.Lock()
        self.looking_ahead = threading.Lock()

    def plot(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """The plot `name` of the lesson `page`: its numbers, and its sliders with where they stand.

        `values` moves sliders from where they start: `{"T": 4}`. With `ahead` the places next to these are
        drawn meanwhile. Raises BadRequest, PackProblems, PackBroken, CannotJudge.
        """
        page = text(request, "page")
        lesson = lesson_named(page)
        if lesson is None:
            raise BadRequest(_("There is no lesson {page}.").format(page=page))
        name = text(request, "name")
        if name not in lesson.plots:
            raise BadRequest(_("The page {page} has no picture {name}.").format(page=lesson.id, name=name))
        path = Path(lesson.path)
        plot = load_plot(path, name, path.parents[2])
        setting = _setting(plot, request.get("values"))
        sliders = [_shown(slider, setting[slider.name]) for slider in plot.sliders]
        drawn = self._drawn(plot, setting)
        if request.get("ahead"):
            self._look_ahead(plot, setting)
        return {"plot": drawn, "sliders": sliders}

    def _drawn(self, plot: PlotFile, setting: Setting) -> dict[str, Any]:
        key = _key(plot, setting)
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        return self._ask(plot, [setting])[0]

    def _ask(self, plot: PlotFile, settings: Sequence[Setting]) -> tuple[dict[str, Any], ...]:
        found = ask(plot, settings, self.hosts).plots
        with self.lock:
            for setting, each in zip(settings, found, strict=True):
                self.kept[_key(plot, setting)] = each
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return found

    def _look_ahead(self, plot: PlotFile, setting: Setting) -> None:
        """Have one cell draw the places next to these while the learner looks: on a busy machine a step
        would otherwise wait for a cell.
        """
        with self.lock:
            settings = [near for near in _neighbours(plot, setting) if _key(plot, near) not in self.kept]
        if not settings or not self.looking_ahead.acquire(blocking=False):
            return

        def draw() -> None:
            try:
                self._ask(plot, settings)
            except Exception:
                pass  # whatever it is, the step itself will meet it and say so
            finally:
                self.looking_ahead.release()

        threading.Thread(target=copy_context().run, args=(draw,), name="look-ahead", daemon=True).start()


def _key(plot: PlotFile, setting: Setting) -> Key:
    digest = hashlib.sha256(f"{plot.file}\0{plot.source}".encode("utf-8", "replace")).hexdigest()
    return digest, current_language(), tuple(setting.values())


def _neighbours(plot: PlotFile, setting: Setting) -> Iterator[dict[str, Value]]:
    """Every setting that is one step of one slider away."""
    for slider in plot.sliders:
        at = slider.values.index(setting[slider.name])
        for near in (at + 1, at - 1):
            if 0 <= near < len(slider.values):
                yield {**setting, slider.name: slider.values[near]}


def _setting(plot: PlotFile, wanted: Any) -> dict[str, Value]:
    """A value for each slider, in their order; a place that a slider does not have is refused."""
    setting = start_of(plot)
    for name, value in wanted.items() if isinstance(wanted, dict) else ():
        slider = next((slider for slider in plot.sliders if slider.name == name), None)
        if slider is None:
            known = ", ".join(setting) or _("none")
            said = _("{plot} has no slider {name}; its sliders: {known}.")
            raise BadRequest(said.format(plot=plot.name, name=name, known=known))
        place = _place(slider, value)
        if place is None:
            said = _("{name} cannot be {value}: it goes from {first} to {last}, next to this are {near}.")
            near = _(" and ").join(map(str, _near(slider, value)))
            first, last = slider.values[0], slider.values[-1]
            raise BadRequest(said.format(name=name, value=value, first=first, last=last, near=near))
        setting[name] = slider.values[place]
    return setting


def _place(slider: Slider, value: Any) -> int | None:
    """The index of a value, which may come as text from a command line."""
    for n, own in enumerate(slider.values):
        if isinstance(value, str) and str(own) == value:
            return n
        number = _number(value)
        if number is not None and not isinstance(own, str) and own == number:
            return n
    return None


def _near(slider: Slider, value: Any) -> list[Value]:
    """The two places nearest to a value; for words the first two."""
    number = _number(value)
    places = [own for own in slider.values if not isinstance(own, str)]
    if number is None or not places:
        return list(slider.values[:2])
    return sorted(sorted(places, key=lambda own: abs(own - number))[:2])


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _shown(slider: Slider, value: Value) -> dict[str, Any]:
    return {"name": slider.name, "values": list(slider.values), "at": slider.values.index(value)}
