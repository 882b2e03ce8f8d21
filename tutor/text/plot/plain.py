"""A plot for those who do not see it: its one sentence, and the table that says the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tutor.text.plot.ticks import place
from tutor.text.terminal import cells, clip, pad, wrap
from tutor.words import _

Json = Mapping[str, Any]
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")  # CommonMark lets a backslash stand before any of these
NARROWEST_COLUMN = 4


def table_lines(table: Json, width: int) -> list[str]:
    """The table in columns of at most `width` cells together; numbers stand at the right."""
    rows = [table["head"], *table["rows"]]
    wide = [max(cells(row[n]) for row in rows) for n in range(len(rows[0]))]
    while sum(wide) + 2 * (len(wide) - 1) > width and max(wide) > NARROWEST_COLUMN:
        wide[wide.index(max(wide))] -= 1
    right = [n > 0 and all(_is_number(row[n]) for row in table["rows"]) for n in range(len(wide))]
    lines = [_line(row, wide, right) for row in rows]
    return [lines[0], "  ".join("-" * n for n in wide), *lines[1:]]


def _line(row: Sequence[str], wide: Sequence[int], right: Sequence[bool]) -> str:
    texts = [clip(text, n) for text, n in zip(row, wide, strict=True)]
    placed = (
        " " * (n - cells(text)) + text if is_right else pad(text, n)
        for text, n, is_right in zip(texts, wide, right, strict=True)
    )
    return "  ".join(placed).rstrip()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def plain_plot(plot: Json, width: int = 78) -> list[str]:
    """The sentence and the table as lines of at most `width` cells."""
    return [*wrap(plot["sentence"], width), "", *table_lines(plot["table"], width)]


def plot_names(markdown: str) -> list[str]:
    """The names of the plots on a page, each once, in order."""
    return list(dict.fromkeys(name for name, _first, _end in _fences(markdown)))


def with_plots(markdown: str, said: Mapping[str, Json]) -> str:
    """The page with each plot's fence replaced by its sentence, its controls and its table, as Markdown.

    `said[name]` is the service's answer, `{"plot", "sliders"}`, or `{"error": why}`; what is not there
    stays a fence.
    """
    lines = markdown.split("\n")
    for name, first, end in reversed(_fences(markdown)):
        if name in said:
            lines[first:end] = _markdown(said[name]).split("\n")
    return "\n".join(lines)


def _fences(markdown: str) -> list[tuple[str, int, int]]:
    """Name, first line and end of each plot's fence, as CommonMark finds them outside of lists and quotes."""
    from markdown_it import MarkdownIt

    found = []
    for token in MarkdownIt("commonmark").parse(markdown):
        kind, _space, name = token.info.strip().partition(" ")
        if token.type == "fence" and token.level == 0 and kind == "plot" and token.map:
            found.append((name.strip(), token.map[0], token.map[1]))
    return found


def _markdown(said: Json) -> str:
    if "error" in said:
        why = _("This picture cannot be shown: {why}").format(why=said["error"])
        return _escaped(why)
    plot = said["plot"]
    head: list[str] = plot["table"]["head"]
    rows: list[list[str]] = plot["table"]["rows"]
    right = [n > 0 and all(_is_number(row[n]) for row in rows) for n in range(len(head))]
    marks = ["--:" if is_right else "---" for is_right in right]
    table = [map(_escaped, head), marks, *(map(_escaped, row) for row in rows)]
    parts = [_escaped(_("Picture: {sentence}").format(sentence=plot["sentence"]))]
    parts += [_escaped(controls(said["sliders"]))] if said.get("sliders") else []
    return "\n\n".join([*parts, "\n".join(f"| {' | '.join(row)} |" for row in table)])


def controls(sliders: Sequence[Json]) -> str:
    """What can be moved, between which ends or to which words, and where it stands."""
    return _("Controls: {list}.").format(list="; ".join(map(_control, sliders)))


def _control(slider: Json) -> str:
    now, places = place(slider["values"][slider["at"]]), [place(value) for value in slider["values"]]
    if isinstance(slider["values"][0], str):
        said = _("{name} is {now}, one of {words}")
        return said.format(name=slider["name"], now=now, words=", ".join(places))
    said = _("{name} is {now}, from {first} to {last}")
    return said.format(name=slider["name"], now=now, first=places[0], last=places[-1])


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
