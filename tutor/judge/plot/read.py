"""What `plot` returned, checked and in the one form that the screen draws: plain lists of finite numbers.

Every plot has a `sentence` and a `table` that says the same; its `kind` decides which other keys it has.
Row 0 of a surface or boundary is the lowest: index [row, column] stands for (y, x).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from tutor.judge.plot import values
from tutor.judge.plot.values import PlotWrong, known_keys, named, text
from tutor.packs.problems import did_you_mean, quote
from tutor.text.plot.ticks import number, span
from tutor.words import _

Values = Mapping[str, Any]
Said = dict[str, Any]

MOST_CURVES, MOST_GROUPS = 6, 6
MOST_POINTS = 600  # of a curve or a class
SURFACE = (100, 100)  # rows and columns of a surface or a boundary
HEATMAP = (40, 64)
MOST_BARS, MOST_LEVELS = 24, 4
ALWAYS = ("kind", "sentence", "table")
AXES = ("x_label", "y_label", "x_range", "y_range")


def read(value: Any) -> Said:
    """The plot in the form that `tutor.text.plot.draw` takes. Raises PlotWrong."""
    if not isinstance(value, dict):
        raise PlotWrong(_("plot must return a dict"))
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        close = did_you_mean(kind, KINDS) if isinstance(kind, str) else ""
        said = _("{kind} is no kind of plot: {kinds}").format(kind=quote(kind), kinds=", ".join(KINDS))
        raise PlotWrong(said + close)
    keys, reader = KINDS[kind]
    known_keys(value, (*ALWAYS, *keys))
    for key in ("sentence", "table"):
        if key not in value:
            raise PlotWrong(_('it lacks "{key}", for those who do not see the picture').format(key=key))
    sentence = text(value["sentence"], '"sentence"', values.LONGEST_SENTENCE)
    if not sentence:
        raise PlotWrong(_('"sentence" is empty'))
    return {"kind": kind, "sentence": sentence, "table": values.table(value["table"]), **reader(value)}


def _curves(value: Values) -> Said:
    shared = values.filled(_needed(value, "x"), '"x"', MOST_POINTS)
    curves: list[Said] = []
    for name, given in named(_needed(value, "curves"), '"curves"', MOST_CURVES):
        heights = values.numbers(given, quote(name), MOST_POINTS, gap=True)
        if len(heights) != len(shared):
            said = _("{name} has {n} numbers, where x has {m}")
            raise PlotWrong(said.format(name=quote(name), n=len(heights), m=len(shared)))
        curves.append({"name": name, "x": shared, "y": heights})
    points = _points(value)
    ups = [y for curve in curves for y in curve["y"] if y is not None]
    return {"curves": curves, "points": points, **_axes(value, shared, ups, points)}


def _scatter(value: Values) -> Said:
    points = _points(value)
    if not points:
        raise PlotWrong(_("it lacks {key}").format(key='"points"'))
    said: Said = {"points": points, **_axes(value, [], [], points)}
    if "boundary" in value:
        if "x_range" not in value or "y_range" not in value:
            raise PlotWrong(_("a boundary needs x_range and y_range: its corners lie there"))
        said["boundary"] = values.matrix(value["boundary"], '"boundary"', SURFACE)
    return said


def _contour(value: Values) -> Said:
    surface = values.matrix(_needed(value, "surface"), '"surface"', SURFACE)
    if len(surface) < 2 or len(surface[0]) < 2:
        raise PlotWrong(_("a surface has at least two rows and two columns"))
    if "x_range" not in value or "y_range" not in value:
        raise PlotWrong(_("a surface needs x_range and y_range: its corners lie there"))
    levels = values.filled(value["levels"], '"levels"', MOST_LEVELS) if "levels" in value else []
    if any(low >= high for low, high in pairwise(levels)):
        raise PlotWrong(_('"levels" must rise'))
    return {
        "surface": surface,
        "name": text(value.get("name", ""), '"name"'),
        "levels": levels,
        "path": values.places(value.get("path", ()), '"path"', MOST_POINTS),
        "points": _points(value),
        **_axes(value, [], [], []),
    }


def _heatmap(value: Values) -> Said:
    matrix = values.matrix(_needed(value, "matrix"), '"matrix"', HEATMAP)
    low, high = span(entry for row in matrix for entry in row)
    return {
        "matrix": matrix,
        "rows": _labels(value, "rows", len(matrix)),
        "columns": _labels(value, "columns", len(matrix[0])),
        "range": values.pair(value["range"], '"range"') if "range" in value else [low, high],
        "x": {"name": text(value.get("x_label", ""), '"x_label"')},
        "y": {"name": text(value.get("y_label", ""), '"y_label"')},
    }


def _bars(value: Values) -> Said:
    labels = [text(name, '"labels"') for name in values.sequence(_needed(value, "labels"), '"labels"')]
    if not 1 <= len(labels) <= MOST_BARS:
        raise PlotWrong(_("{n} bars; 1 to {most} are shown").format(n=len(labels), most=MOST_BARS))
    given = _needed(value, "values")
    entries = named(given, '"values"', MOST_GROUPS) if isinstance(given, Mapping) else [("", given)]
    groups: list[Said] = [
        {"name": name, "values": values.filled(row, '"values"', MOST_BARS)} for name, row in entries
    ]
    if any(len(group["values"]) != len(labels) for group in groups):
        raise PlotWrong(_('"values" must hold a number for each of "labels"'))
    every: list[float] = [value for group in groups for value in group["values"]]
    wanted = (
        values.pair(value["range"], '"range"') if "range" in value else [min(0.0, *every), max(0.0, *every)]
    )
    return {"labels": labels, "groups": groups, "range": list(span((), wanted))}


def _histogram(value: Values) -> Said:
    edges = values.filled(_needed(value, "edges"), '"edges"', MOST_POINTS)
    counts = values.filled(_needed(value, "counts"), '"counts"', MOST_POINTS)
    if len(edges) != len(counts) + 1 or any(left >= right for left, right in pairwise(edges)):
        raise PlotWrong(_('"edges" must rise, one more of them than "counts"'))
    if min(counts) < 0:
        raise PlotWrong(_('"counts" holds a negative number'))
    axes = _axes(value, edges, [0.0, *counts], [])
    return {
        "edges": edges,
        "counts": counts,
        "name": text(value.get("name", ""), '"name"'),
        "points": _points(value),
        **axes,
    }


def _needed(value: Values, key: str) -> Any:
    if key not in value:
        raise PlotWrong(_("it lacks {key}").format(key=quote(key)))
    return value[key]


def _labels(value: Values, key: str, count: int) -> list[str]:
    """The names of rows or columns; without any they are numbered from 1."""
    if key not in value:
        return [str(n) for n in range(1, count + 1)]
    given = values.sequence(value[key], quote(key))
    if len(given) != count:
        said = _("{key} has {n} names for {m}")
        raise PlotWrong(said.format(key=quote(key), n=len(given), m=count))
    return [
        name if isinstance(name, str) else number(values.filled([name], quote(key), 1)[0])
        for name in map(_name, given)
    ]


def _name(given: Any) -> Any:
    return text(given, _("a label")) if isinstance(given, str) else given


def _points(value: Values) -> list[Said]:
    if "points" not in value:
        return []
    found = named(value["points"], '"points"', MOST_GROUPS)
    return [{"name": name, "at": values.places(at, quote(name), MOST_POINTS)} for name, at in found]


def _axes(value: Values, across: list[float], up: list[float], points: list[Said]) -> Said:
    """Both axes: the author's range, or one that holds everything."""
    return {
        key: {
            "name": text(value.get(f"{key}_label", ""), f'"{key}_label"'),
            "range": _range(value, key, data, points),
        }
        for key, data in (("x", across), ("y", up))
    }


def _range(value: Values, key: str, data: list[float], points: list[Said]) -> list[float]:
    if f"{key}_range" in value:
        return values.pair(value[f"{key}_range"], f'"{key}_range"')
    return list(span([*data, *_coordinates(points, "xy".index(key))]))


def _coordinates(points: list[Said], axis: int) -> Iterator[float]:
    return (point[axis] for group in points for point in group["at"])


KINDS: dict[str, tuple[tuple[str, ...], Callable[[Values], Said]]] = {
    "curves": (("x", "curves", "points", *AXES), _curves),
    "scatter": (("points", "boundary", *AXES), _scatter),
    "contour": (("surface", "levels", "name", "path", "points", *AXES), _contour),
    "heatmap": (("matrix", "rows", "columns", "range", "x_label", "y_label"), _heatmap),
    "bars": (("labels", "values", "range"), _bars),
    "histogram": (("edges", "counts", "name", "points", *AXES), _histogram),
}
