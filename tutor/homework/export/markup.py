"""HTML built from the inside out: whatever is not markup already is escaped, so that nothing is forgotten."""

from __future__ import annotations

from html import escape

from tutor.text.terminal import printable

EMPTY = frozenset({"meta", "link", "br"})  # elements that have no end tag


class Markup(str):
    """Text that is HTML. Everything else is only text, whoever wrote it."""

    __slots__ = ()


Child = str | None


def tag(element: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """An element. None as a child is left out, None or False as an attribute too, True is one without value.

    An underscore at the end of an attribute's name is dropped (`class_`), others become hyphens
    (`aria_label`).
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if element in EMPTY:
        return Markup(f"<{element}{given}>")
    return Markup(f"<{element}{given}>{join(*children)}</{element}>")


def join(*children: Child) -> Markup:
    """Children one after the other, those that are not markup escaped."""
    return Markup("".join(map(_escaped, children)))


def _escaped(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Markup) else escape(printable(child, None))


def _attribute(key: str, value: str | float | bool | None) -> str:
    key = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {key}"
    text = value if isinstance(value, str) else f"{value:g}"
    return f' {key}="{escape(" ".join(printable(text, None).split()))}"'
