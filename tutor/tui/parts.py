"""What the service says, as the parts that a screen shows: each a few lines, open or folded under a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tutor.text.remarks import flat, remarks
from tutor.text.terminal import cells, pad, printable
from tutor.tui.difference import of_difference
from tutor.words import _, ngettext

Json = Mapping[str, Any]
Tone = Literal["right", "wrong", "unsure", "plain", "quiet"]

INDENT = "  "
MARKS: dict[str, str] = {"right": "✓ ", "wrong": "✗ ", "unsure": "? "}
LINE_TONES: dict[str, Tone] = {"follows": "right", "follows_if": "right", "cannot_tell": "unsure"}


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines in one tone. With a `title` they may be folded; `fixed` lines keep their columns.

    `first` stands before the first line, and the others are indented as far. `line` is the number of the
    answer's line that it is about.
    """

    text: str
    tone: Tone = "plain"
    first: str = ""
    title: str = ""
    folded: bool = False
    fixed: bool = False
    line: int | None = None


def of_verdict(verdict: Json, repeated: bool = False, roomy: bool = False) -> list[Part]:
    """A verdict: what is right, the one best message, and the rest folded.

    `repeated`: the learner met the same mistake the time before, so that the help is open. `roomy`: there
    are rows enough to have the case open.
    """
    return [
        *_right(verdict),
        *_message(verdict),
        *_derivation(verdict),
        *_help(verdict, repeated),
        *_checks(verdict, roomy),
        *_printed(str(verdict.get("stdout") or "")),
        *_seed(verdict),
    ]


def of_run(said: Json) -> list[Part]:
    """What an answer returned on the first cases, and what it printed."""
    parts = [Part(_("Run on the first cases; nothing is judged."), "quiet")]
    for shown in said.get("cases") or ():
        case = {name: flat(value) for name, value in shown["case"].items()}
        name = case.pop("name", "")
        rows = [*case.items(), (_("raised") if shown["raised"] else _("returned"), str(shown["returned"]))]
        parts.append(Part(_case_title(name), "wrong" if shown["raised"] else "plain"))
        parts.append(Part(_table(rows), first="  ", fixed=True))
    if said.get("problem"):
        parts += _marked("wrong", str(said["problem"]))
    if said.get("help"):
        parts.append(Part(_clean(said["help"]), first="  ", fixed=_has_caret(str(said["help"]))))
    return [*parts, *_printed(str(said.get("stdout") or ""), folded=False)]


def of_hint(said: Json) -> Part:
    """A hint and which one it is."""
    title = _("Hint {n} of {all}").format(n=said["n"], all=said["of"])
    if said.get("again"):
        title += _(" (the last one)")
    return Part(_clean(said["text"]), "unsure", first="  ", title=title)


def took(verdict: Json) -> str:
    """How long judging took, in milliseconds or seconds; "" where nothing was measured."""
    total = (verdict.get("millis") or {}).get("total")
    if total is None:
        return ""
    return f"{total / 1000:.1f} s" if total >= 1000 else f"{max(total, 1):.0f} ms"


def _right(verdict: Json) -> Iterator[Part]:
    lines = verdict.get("lines") or ()
    names = [flat(check["name"]) for check in verdict.get("checks") or () if check["status"] == "pass"]
    if verdict["status"] == "pass":
        what = str(verdict.get("message") or "") if lines else " · ".join(names)
        yield from _marked("right", _("Passed: {what}").format(what=what))
    elif lines:
        good = sum(line["verdict"] in ("follows", "follows_if") for line in lines)
        if good:
            yield from _marked(
                "right", _("{good} of {total} lines follow.").format(good=good, total=len(lines))
            )
    elif names:
        yield from _marked("right", " · ".join(names))


def _message(verdict: Json) -> Iterator[Part]:
    if verdict["status"] == "pass":
        return
    best = _best(verdict)
    lead = "" if verdict.get("withheld") == "none" else _lead(verdict["status"])
    if not lead and best and not verdict.get("lines"):
        lead = flat(best["name"]) + ":"
    tone: Tone = "unsure" if verdict["status"] == "undecided" else "wrong"
    yield from _marked(tone, f"{lead} {verdict.get('message') or ''}".strip())


def _lead(status: str) -> str:
    """What came of an answer that was not compared."""
    return {
        "error": _("The answer stopped with an error."),
        "violation": _("The sandbox stopped the answer."),
        "invalid": _("The answer cannot be read; this costs no attempt."),
        "timeout": _("The answer ran out of time."),
        "undecided": _("This cannot be decided; it costs no attempt."),
    }.get(status, "")


def _derivation(verdict: Json) -> Iterator[Part]:
    lines: Sequence[Json] = verdict.get("lines") or ()
    wide = len(str(len(lines)))
    told = str(verdict.get("message") or "")
    for line in lines:
        tone: Tone = LINE_TONES.get(line["verdict"], "wrong")
        first = f"  {line['n']:>{wide}} {MARKS[tone]}"
        yield Part(flat(line["text"]), tone, first, line=line["n"])
        for remark in remarks(line, told):
            yield Part(remark, first=" " * cells(first))


def _help(verdict: Json, repeated: bool) -> Iterator[Part]:
    remedy = _clean(verdict.get("help") or "")
    if not remedy:
        return
    shows_place = _has_caret(remedy)
    repeated = repeated and verdict.get("kind") != "derivation"  # there it is the wrong line, mended
    yield Part(remedy, title=_("help"), folded=not (repeated or shows_place), fixed=shows_place)
    also = [flat(name).replace("_", " ").replace("-", " ") for name in verdict.get("also") or ()]
    if also:
        yield Part(_("This fits as well: {names}.").format(names=", ".join(also)), "quiet")


def _checks(verdict: Json, roomy: bool) -> Iterator[Part]:
    """The case behind the best message, then every other check that is not right."""
    best = _best(verdict)
    if best is not None and not verdict.get("lines") and (case := _case(best)):
        name = (best.get("case") or {}).get("name")
        yield Part(case, title=_case_title(name), folded=not roomy, fixed=True)
    for check in verdict.get("checks") or ():
        if check["status"] in ("fail", "undecided") and check is not best and not verdict.get("lines"):
            mark = MARKS["wrong" if check["status"] == "fail" else "unsure"]
            said = "\n".join(filter(None, [flat(check.get("message") or ""), _case(check)]))
            yield Part(said, title=f"{mark}{flat(check['name'])}", folded=True, fixed=True)
    skipped = [c for c in verdict.get("checks") or () if c["status"] == "skipped"]
    if verdict["status"] == "pass":
        yield from (Part(flat(check["message"]), "quiet") for check in skipped if check.get("message"))
    elif skipped:
        said = _("Not looked at, because another check failed first: {names}.")
        yield Part(said.format(names=", ".join(flat(check["name"]) for check in skipped)), "quiet")


def _case(check: Json) -> str:
    """Inputs, both results and where they part, in columns; "" where there is nothing to show."""
    case = {name: str(value) for name, value in (check.get("case") or {}).items() if name != "name"}
    rows = list(case.items())
    rows += [(_("yours"), str(check["actual"]))] if check.get("actual") is not None else []
    rows += [(_("expected"), str(check["expected"]))] if check.get("expected") is not None else []
    if check.get("where"):
        rows.append((_("differ at"), f"[{', '.join(map(str, check['where']))}]"))
    return "\n".join(filter(None, [_table(rows), "\n".join(of_difference(check.get("difference") or {}))]))


def _table(rows: Sequence[tuple[str, str]]) -> str:
    wide = max((cells(flat(name)) for name, _value in rows), default=0)
    lines = []
    for name, value in rows:
        first, *more = _clean(value).splitlines() or [""]
        lines.append(f"{pad(flat(name), wide)}  {first}")
        lines += [" " * (wide + 2) + row for row in more]
    return "\n".join(lines)


def _printed(text: str, folded: bool = True) -> Iterator[Part]:
    shown = _clean(text).rstrip("\n")
    if shown:
        n = shown.count("\n") + 1
        title = ngettext("what you printed ({n} line)", "what you printed ({n} lines)", n).format(n=n)
        yield Part(shown, title=title, folded=folded, fixed=True)


def _seed(verdict: Json) -> Iterator[Part]:
    if verdict.get("seed") is not None and verdict.get("kind") == "code":
        yield Part(_("seed {seed}").format(seed=verdict["seed"]), "quiet")


def _best(verdict: Json) -> Json | None:
    """The check that the best message is about."""
    failed = [check for check in verdict.get("checks") or () if check["status"] == "fail"]
    about = [check for check in failed if check.get("message") == verdict.get("message")]
    return next(iter(about or failed), None)


def _marked(tone: Tone, text: str) -> Iterator[Part]:
    """A sentence with its mark, and below it a line with a caret if it has one, whose columns stay."""
    said, _newline, place = _clean(text).partition("\n")
    yield Part(said, tone, MARKS[tone])
    if place:
        yield Part(place, tone, INDENT, fixed=_has_caret(place))


def _case_title(name: object) -> str:
    return _('case "{name}"').format(name=flat(name)) if name else _("the case")


def _has_caret(text: str) -> bool:
    """Whether one line points at a place in the line above it."""
    return any("^" in row and not set(row) - set(" ^~") for row in text.split("\n"))


def _clean(text: object) -> str:
    """Lines without anything that acts on a terminal, their columns kept."""
    return printable(str(text)).expandtabs()
