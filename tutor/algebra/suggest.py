"""What a name that nobody declared may have been meant for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from tutor.algebra.vocabulary import KRONECKER, SAID_OTHERWISE
from tutor.words import _


def suggestion(name: str, known: Iterable[str], words: Collection[str], entries: Collection[str]) -> str:
    """One sentence; `known` may stand in its place, `words` the exercise declares, `entries` have indices."""
    meant = _with_index(name, entries) or SAID_OTHERWISE.get(name)
    known = list(known)
    if meant is None:
        near = get_close_matches(name, known, 1, 0.5) or [k for k in known if k.lower() == name.lower()]
        meant = near[0] if near else None
    if meant is not None:
        return _("Did you mean {name}?").format(name=meant)
    if all(letter in words for letter in name):
        return _("For a product write {it}.").format(it="*".join(name))
    names = ", ".join(sorted(words if set(words) & set(known) == set(words) else known))
    return _("Known are: {names}.").format(names=names) if names else ""


def _with_index(name: str, entries: Collection[str]) -> str | None:
    """`x_i`, `W_12`, `delta_ij` and `sum_k` as they are written here."""
    head, _line, tail = name.partition("_")
    tail = tail.replace("_", "")
    if tail and (head in entries or head == KRONECKER):
        return f"{head}[{','.join(tail)}]"
    if tail and head in ("sum", "prod", "max", "min"):
        return f"{head}({tail}, ...)" if head in ("sum", "prod") else f"{head}(x)"
    return SAID_OTHERWISE.get(head) if tail and head in ("E", "Var") else None
