"""A homework in plain lines: when it is due, what lateness costs, how each exercise stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tutor.text.moments import local, span, until
from tutor.text.terminal import cells, pad, wrap
from tutor.words import _, ngettext

Json = Mapping[str, Any]


def plain(said: Json, now: datetime, width: int = 78) -> str:
    """The object of one homework as lines of at most `width` cells, except for rows of its table."""
    lines = [f"{said['title']} ({said['pack']} {said['version']})"]
    lines += [line for sentence in _sentences(said, now) for line in wrap(sentence, width)]
    return "\n".join([*lines, *_table(said), *_sum(said, width)])


def _sentences(said: Json, now: datetime) -> Iterator[str]:
    if said["due"] is not None:
        due = _("Due {when}, {span}.").format(when=local(said["due"]), span=until(said["due"], now))
        yield f"{due} {_late(said['late'])}"
    if said["lost"] is None:
        yield _("It is too late now: nothing counts any more.")
    elif said["lost"] > 0:
        yield _("It is late now, which costs {share:.0%} of the points.").format(share=said["lost"])
    if not said["solutions_open"]:
        opening = said["solutions_from"]
        yield (
            _("Hints and solutions open {when}.").format(when=local(opening))
            if opening
            else _("Hints and solutions stay closed.")
        )
    kept = {
        "symptom": _("A verdict says what is wrong, not what would be right."),
        "status": _("A verdict says only whether an answer passes."),
        "none": _("Answers are taken, and judged after they are handed in."),
    }
    if said["feedback"] in kept:
        yield kept[said["feedback"]]


def _late(late: Json | None) -> str:
    if late is None:
        return _("Nothing counts after that.")
    parts = []
    if late["grace_minutes"]:
        grace = span(late["grace_minutes"] * 60)
        parts.append(_("up to {span} late costs nothing").format(span=grace))
    if late["per_day"]:
        cost = _("each day begun costs {share:.0%} of the points").format(share=late["per_day"])
        parts.append(_("then {cost}").format(cost=cost) if parts else cost)
    elif not late["grace_minutes"]:
        parts.append(_("late answers count in full"))
    if late["until"]:
        parts.append(_("after {when} nothing counts").format(when=local(late["until"])))
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def state(one: Json) -> str:
    """How one exercise of a homework stands, in two or three words."""
    return {
        "missing": _("missing"),
        "unchecked": _("not checked"),
        "taken": _("taken"),
        "pass": _("right"),
        "fail": _("not right"),
        "error": _("stops with an error"),
        "violation": _("stopped by the sandbox"),
        "invalid": _("cannot be read"),
        "timeout": _("out of time"),
        "undecided": _("undecided"),
    }.get(str(one["state"]), str(one["state"]))


def points(amount: float | None) -> str:
    """Points as people write them; a question mark where they are kept back."""
    return "?" if amount is None else f"{round(amount, 2):g}"


def _table(said: Json) -> list[str]:
    rows = [_row(one) for one in said["exercises"]]
    widths = [max((cells(row[n]) for row in rows), default=0) for n in range(3)]
    lines = []
    for row, one in zip(rows, said["exercises"], strict=True):
        lines.append("  ".join(["", *map(pad, row, widths), row[-1]]).rstrip())
        parts = [f"{name} {points(amount)}" for name, amount in (one["parts"] or {}).items()]
        lines += [f"    {', '.join(parts)}"] if len(parts) > 1 else []
    return lines


def _row(one: Json) -> tuple[str, str, str, str]:
    left = one["attempts_left"]
    tries = "" if left is None else ngettext("{n} attempt left", "{n} attempts left", left).format(n=left)
    earned = _("{points} of {possible}").format(
        points=points(one["points"]), possible=points(one["possible"])
    )
    return one["id"], earned, state(one), tries


def _sum(said: Json, width: int) -> Iterator[str]:
    total = _("{points} of {possible} points so far.").format(
        points=points(said["points"]), possible=points(said["possible"])
    )
    if said["points"] is None:
        total = _("{possible} points in all.").format(possible=points(said["possible"]))
    if said["missing"]:
        total += " " + _("Missing: {names}.").format(names=", ".join(said["missing"]))
    yield from wrap(total, width)
    if said["lost"] is not None:
        yield from wrap(_("Hand in with: tutor submit {pack}").format(pack=said["pack"]), width)
