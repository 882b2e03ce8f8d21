"""A histogram of points as inline SVG: bars with their counts, legible without colour and in print."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from tutor.homework.export.markup import Markup, tag
from tutor.homework.numbers import number
from tutor.words import _, ngettext

WIDTH, HEIGHT, FOOT, HEAD, SIDE = 640, 220, 40, 20, 10
MOST_BARS = 12


def histogram(values: Sequence[float], top: float) -> Markup:
    """How many of `values` (0 to `top` points) lie in each class of round width; the last holds its end."""
    step = class_width(top)
    counts = classes(values, top, step)
    bar, tallest = (WIDTH - 2 * SIDE) / len(counts), max([*counts, 1])
    parts = [part for place, count in enumerate(counts) for part in _bar(place, count, bar, tallest)]
    base = HEIGHT - FOOT
    for place in range(len(counts) + 1):
        label = number(place * step)
        parts.append(tag("text", label, x=SIDE + place * bar, y=base + 16, text_anchor="middle"))
    parts.append(tag("text", _("points"), x=WIDTH / 2, y=HEIGHT - 6, text_anchor="middle"))
    parts.append(tag("line", x1=SIDE, y1=base, x2=WIDTH - SIDE, y2=base, stroke="currentColor"))
    # Room at both sides for the labels of the ends.
    box = f"{-SIDE} 0 {WIDTH + 2 * SIDE} {HEIGHT}"
    return tag("svg", *parts, viewBox=box, role="img", aria_label=_described(counts, step))


def class_width(top: float) -> float:
    """1, 2 or 5 times a power of ten, the smallest that needs at most 12 classes; whole from 4 points on."""
    if top <= 0:
        return 1.0
    power = 10.0 ** floor(log10(top / MOST_BARS))
    width = next(power * factor for factor in (1, 2, 5, 10) if ceil(top / (power * factor)) <= MOST_BARS)
    return max(width, 1.0) if top >= 4 else width


def classes(values: Sequence[float], top: float, step: float) -> list[int]:
    """How many values lie in [0, step), [step, 2 step), ...; what is outside counts in the nearest class."""
    counts = [0] * max(1, ceil(top / step - 1e-9))
    for value in values:
        counts[min(max(floor(value / step + 1e-9), 0), len(counts) - 1)] += 1
    return counts


def _bar(place: int, count: int, bar: float, tallest: int) -> list[Markup]:
    if not count:
        return []
    height = (HEIGHT - FOOT - HEAD) * count / tallest
    x, y = SIDE + place * bar, HEIGHT - FOOT - height
    return [
        tag("rect", x=x + 1, y=y, width=bar - 2, height=height, class_="bar"),
        tag("text", str(count), x=x + bar / 2, y=y - 5, text_anchor="middle"),
    ]


def _described(counts: Sequence[int], step: float) -> str:
    """The chart for those who do not see it."""
    said = [
        ngettext("{n} learner from {a} to {b}", "{n} learners from {a} to {b}", count).format(
            n=count, a=number(place * step), b=number((place + 1) * step)
        )
        for place, count in enumerate(counts)
        if count
    ]
    return _("Points: {classes}.").format(classes=_("; ").join(said))


def share_bar(share: float) -> Markup:
    """A small bar for a share of 0 to 1; the number stands beside it."""
    frame = tag("rect", x=0.5, y=0.5, width=99, height=11, class_="frame")
    bar = tag("rect", x=0.5, y=0.5, width=99 * share, height=11, class_="bar")
    return tag("svg", frame, bar, viewBox="0 0 100 12", width=100, height=12, aria_hidden="true")
