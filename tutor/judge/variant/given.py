"""What is given in a derivation under other names, in Markdown: its ends, its names, its definitions."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.algebra.latex import latex
from tutor.algebra.task import task_of
from tutor.model import Derivation, Name
from tutor.words import _, ngettext


def given(declared: Derivation) -> str:
    """Raises AlgebraError where a text cannot be read."""
    task = task_of(declared)
    parts = []
    if task.start is not None:
        parts += [_("Begin with `{start}`:").format(start=declared.start), f"$${latex(task.start)}$$"]
    if task.goal is not None and declared.shown_goal:
        parts += [_("and arrive at `{goal}`:").format(goal=declared.goal), f"$${latex(task.goal)}$$"]
    elif declared.goal_uses is not None:
        uses = ", ".join(f"`{name}`" for name in declared.goal_uses)
        parts.append(_("and write it with nothing but {uses}, indices and numbers.").format(uses=uses))
    elif task.goal is not None:
        parts.append(_("and write the next line, as simple as it gets."))
    if declared.solve_for is not None:
        parts.append(_("Solve for `{name}`; begin each line with `<=>`.").format(name=declared.solve_for))
    return "\n\n".join([*parts, " · ".join(_names(declared)), "\n".join(_rows(declared))])


def _names(declared: Derivation) -> list[str]:
    """The names with what they are, those of one sort together: two rows where a list takes ten."""
    together: dict[str, list[str]] = {}
    for name, what in declared.names.items():
        together.setdefault(_told(what), []).append(f"`{name}`")
    return [f"{', '.join(names)}: {told}" for told, names in together.items()]


def _rows(declared: Derivation) -> Iterator[str]:
    for head, body in declared.definitions.items():
        yield _("- `{head}` stands for `{body}`").format(head=head, body=body)
    said = ngettext(
        "- One step a line; at least {n} line.", "- One step a line; at least {n} lines.", declared.min_lines
    )
    yield said.format(n=declared.min_lines)


def _told(what: Name) -> str:
    shape = ", ".join(what.shape)
    told = {
        "scalar": _("a number"),
        "index": _("an index, 1 to {n}").format(n=shape),
        "vector": _("a vector ({shape},)").format(shape=shape),
        "matrix": _("a matrix ({shape})").format(shape=shape),
    }[what.kind]
    return told if what.domain == "real" else f"{told}, {what.domain}"
