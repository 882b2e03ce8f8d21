"""A verdict in plain lines: what is right first, then the one best message and what shows it.

`tutor check` loads this at every start, so it imports nothing beyond the standard library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tutor.text.remarks import flat, number, remarks
from tutor.text.terminal import cells, clip, pad, printable, wrap
from tutor.words import _, ngettext

Json = Mapping[str, Any]

PRINTED_LINES = 12
NAMES = 8
MARKS = {"follows": "✓", "follows_if": "✓", "cannot_tell": "?"}
ASCII_MARKS = {"follows": "ok", "follows_if": "ok", "cannot_tell": "??"}


def plain(
    verdict: Json,
    width: int = 78,
    help: bool = False,  # noqa: A002
    ascii: bool = False,  # noqa: A002
    closing: bool = True,
) -> str:
    """The verdict's JSON object (`format` 1) as lines of at most `width` cells, without a last newline.

    `help` unfolds the remedy (a repeated mistake does too), `ascii` keeps our own marks to ASCII, `closing`
    adds the seed and what to do next. The object of an error, `{"error": ...}`, is shown as its sentence.
    """
    width = max(width, 20)
    if "error" in verdict:
        return "\n".join(_paragraph(verdict["error"], width))
    lines = [
        *_right(verdict, width),
        *_wrong(verdict, width),
        *_derivation(verdict.get("lines") or (), str(verdict.get("message", "")), width, ascii),
        *_case(_shown_check(verdict), width),
        *_remedy(verdict, width, help),
        *_printed(verdict.get("stdout") or "", width),
        *(_last(verdict, width, help, " - " if ascii else " · ") if closing else ()),
    ]
    return "\n".join(lines).replace("…", "...") if ascii else "\n".join(lines)


def _right(verdict: Json, width: int) -> list[str]:
    lines = verdict.get("lines")
    if lines:
        good = sum(line["verdict"] in ("follows", "follows_if") for line in lines)
        return wrap(_lines_follow(good, len(lines)), width) if good else []
    total = len(verdict.get("checks") or ())
    names = _names(verdict, "pass")
    if not names:
        return []
    sentence = _("{good} of {total} checks are right: {names}.")
    if len(names) == total:
        sentence = ngettext(
            "The one check is right: {names}.", "All {total} checks are right: {names}.", total
        )
    return wrap(sentence.format(good=len(names), total=total, names=_listed(names)), width)


def _lines_follow(good: int, total: int) -> str:
    if good < total:
        return _("{good} of {total} lines follow.").format(good=good, total=total)
    return ngettext("The one line follows.", "All {total} lines follow.", total).format(total=total)


def _wrong(verdict: Json, width: int) -> list[str]:
    """What is not right, by name, with the best message; or what else came of the answer."""
    leads = {
        "error": _("The answer stopped with an error."),
        "violation": _("The sandbox stopped the answer."),
        "invalid": _("The answer cannot be read; this costs no attempt."),
        "timeout": _("The answer ran out of time."),
        "undecided": _("This cannot be decided; it costs no attempt."),
    }
    lead = "" if verdict.get("withheld") == "none" else leads.get(verdict["status"], "")
    failed, skipped = _names(verdict, "fail"), _names(verdict, "skipped")
    if failed and verdict["status"] == "fail" and verdict.get("first_wrong") is None:
        lead = _("Not right: {names}.").format(names=_listed(failed))
    lines = _paragraph(f"{lead} {verdict.get('message') or ''}".strip(), width)
    if verdict["status"] == "pass":
        lines += [line for said in _left_out(verdict) for line in wrap(said, width)]
    elif skipped:
        sentence = _("Not looked at, because another check failed first: {names}.")
        lines += wrap(sentence.format(names=_listed(skipped)), width)
    return lines


def _left_out(verdict: Json) -> list[str]:
    """Why checks of an answer that is right were not made."""
    checks = verdict.get("checks") or ()
    return [flat(c["message"]) for c in checks if c["status"] == "skipped" and c.get("message")]


def _shown_check(verdict: Json) -> Json:
    """The failed check that the best message is about, or an empty one."""
    failed = [check for check in verdict.get("checks") or () if check["status"] == "fail"]
    if verdict.get("lines"):  # each wrong line is shown with its own counterexample
        failed = [check for check in failed if not str(check["name"]).startswith("line ")]
    about = [check for check in failed if check.get("message") == verdict.get("message")]
    return next(iter(about or failed), {})


def _case(check: Json, width: int) -> Iterator[str]:
    """The smallest case that shows the mistake: its inputs, and both results or the place where they part."""
    case = dict(check.get("case") or {})
    name = case.pop("name", None)
    if name is not None:
        yield from wrap(_('case "{name}"').format(name=flat(name)), width, "  ")
    for key, value in case.items():
        yield from _labelled(f"{flat(key)} =", str(value), width, "    ")
    place = ", ".join(map(str, check.get("where") or ()))
    at = _("first difference at [{place}]").format(place=place) if place else ""
    if str(check.get("name")).startswith("rule:"):
        at = _("line {n}").format(n=place) if place else ""
    actual, expected = check.get("actual"), check.get("expected")
    if actual is not None and expected is not None:
        yield from _compared(str(actual), str(expected), at, width)
    else:
        for label, value in ((_("yours"), actual), (_("expected"), expected)):
            if value is not None:
                yield from _labelled(label, str(value), width, "  ")
        yield from wrap(at, width, "  ") if at else ()
    yield from _spread(check.get("difference") or {}, width)


def _spread(difference: Json, width: int) -> Iterator[str]:
    """How much of an array is wrong, and where the most; nothing for a single number."""
    wrong, total = difference.get("wrong"), difference.get("of") or 0
    if total < 2 or wrong is None:
        return
    parts = [_("{wrong} of {total} entries are wrong").format(wrong=wrong, total=total)]
    place = ", ".join(map(str, difference.get("at") or ()))
    if place:
        largest = number(difference.get("largest"))
        parts.append(_("the largest error is {largest} at [{place}]").format(largest=largest, place=place))
    odd = {"NaN": difference.get("nan"), "inf": difference.get("inf")}
    parts += [_("{n} are {what}").format(n=n, what=what) for what, n in odd.items() if n]
    yield from wrap(", ".join(parts), width, "  ")


def _compared(actual: str, expected: str, at: str, width: int) -> list[str]:
    line = _("yours {actual}, expected {expected}").format(
        actual=printable(actual), expected=printable(expected)
    )
    line = "  " + ", ".join(filter(None, [line, at]))
    if "\n" not in line and cells(line) <= width:
        return [line]
    labels = [_("yours"), _("expected")]
    wide = max(map(cells, labels))
    lines = [
        text
        for label, value in zip(labels, (actual, expected), strict=True)
        for text in _labelled(pad(label, wide), value, width, "  ")
    ]
    return [*lines, *wrap(at, width, "  ")] if at else lines


def _labelled(label: str, value: str, width: int, indent: str) -> list[str]:
    """`label value`; a value of several rows keeps its columns under each other."""
    label = clip(label, width // 2)
    rows = printable(value).expandtabs().splitlines() or [""]
    if len(rows) == 1:
        return wrap(rows[0], width, f"{indent}{label} ", indent + "  ")
    return [indent + label.rstrip(), *(clip(f"{indent}  {row}", width) for row in rows)]


def _remedy(verdict: Json, width: int, shown: bool) -> list[str]:
    lines = []
    # The help with a wrong line is that line mended: never shown unasked.
    repeated = verdict.get("repeat", 1) > 1 and verdict.get("kind") != "derivation"
    shown = shown or verdict.get("status") == "invalid" or repeated
    if shown and verdict.get("help"):
        lines += _paragraph(_("Help: {help}").format(help=verdict["help"]), width)
    also = [str(name).replace("_", " ").replace("-", " ") for name in verdict.get("also") or ()]
    if also:
        lines += wrap(_("This fits as well: {names}.").format(names=_listed(also)), width)
    return lines


def _printed(text: str, width: int) -> Iterator[str]:
    rows = printable(text).expandtabs().rstrip("\n").split("\n")
    if rows == [""]:
        return
    yield _("You printed:")
    for row in rows[:PRINTED_LINES]:
        yield clip(f"  {row}", width).rstrip()
    more = len(rows) - PRINTED_LINES
    if more > 0:
        yield "  " + ngettext("… and {n} line more", "… and {n} lines more", more).format(n=more)


def _derivation(lines: Sequence[Json], told: str, width: int, ascii_only: bool) -> Iterator[str]:
    marks, wrong = (ASCII_MARKS, "no") if ascii_only else (MARKS, "✗")
    across = len(str(len(lines)))
    for line in lines:
        mark = pad(marks.get(line["verdict"], wrong), cells(wrong))
        first = f"  {line['n']:>{across}} {mark} "
        indent = " " * cells(first)
        yield from wrap(flat(line["text"]), width, first, indent + "  ")
        for remark in remarks(line, told):
            yield from _paragraph(remark, width, indent)


def _last(verdict: Json, width: int, helped: bool, dot: str) -> list[str]:
    parts = []
    if verdict.get("seed") is not None:
        parts.append(_("seed {seed}").format(seed=verdict["seed"]))
    total = (verdict.get("millis") or {}).get("total")
    if total is not None:
        parts.append(
            f"{total / 1000:.1f} s" if total >= 1000 else f"{total:.0f} ms" if total >= 1 else "< 1 ms"
        )
    commands = {"pass": "solution", "invalid": "read", "violation": "read"}
    command = commands.get(verdict["status"], "solution" if helped else "hint")
    closed = verdict.get("homework") if command != "read" else None  # a pack with its solutions still closed
    name = f"homework {flat(closed)}" if closed else f"{command} {flat(verdict['exercise'])}"
    following = _("next: {command}").format(command=f"tutor {name}")
    line = dot.join([*parts, following])
    lines = [line] if cells(line) <= width or not parts else [dot.join(parts), following]
    return [text for line in lines for text in wrap(line, width)]


def _names(verdict: Json, status: str) -> list[str]:
    return [str(check["name"]) for check in verdict.get("checks") or () if check["status"] == status]


def _listed(names: Sequence[str]) -> str:
    shown = [flat(name) for name in names[:NAMES]]
    if len(names) > NAMES:
        shown.append(_("{n} more").format(n=len(names) - NAMES))
    return _("; ").join(shown)


def _paragraph(text: str, width: int, indent: str = "") -> list[str]:
    """Wrapped lines of a message; a line with a caret under it keeps its columns."""
    rows = printable(text).expandtabs().split("\n")
    lines: list[str] = []
    if not text:
        return lines
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        if _is_caret(row) or _is_caret(below):
            lines.append(clip(indent + row.rstrip(), width))
        else:
            lines += wrap(row, width, indent, indent)
    return lines


def _is_caret(row: str) -> bool:
    return "^" in row and not set(row) - set(" ^~")
