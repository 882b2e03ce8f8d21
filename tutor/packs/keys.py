"""The keys of one `exercise.toml`, checked against the spec of their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tutor.packs.files import Files
from tutor.packs.problems import did_you_mean, one_of, quote
from tutor.packs.spec import SPECS, ExerciseSpec
from tutor.packs.tables import read_table
from tutor.packs.wording import Checked, validate
from tutor.words import _

SPEC_FILE = "exercise.toml"


def read_keys(files: Files, folder: Path) -> Checked[ExerciseSpec] | None:
    """The keys in the exercise.toml of `folder` as the spec of their kind; None where there is no TOML."""
    path = folder / SPEC_FILE
    table = read_table(files, path)
    if table is None:
        return None

    def say(key: str, what: str) -> None:
        files.wrong(path, what, key)

    kind, kind_known = _kind(table, say)
    stand_ins = {"format": 1, "id": folder.name, "title": "-", "functions": ["_"]}
    stand_ins = {key: value for key, value in stand_ins.items() if key in SPECS[kind].model_fields}

    def elsewhere(key: str) -> str:
        others = [other for other, spec in SPECS.items() if key in spec.model_fields]
        if not others:
            return ""
        return _("belongs to kind = {kinds}, not to kind = {kind}").format(
            kinds=_(" or ").join(quote(other) for other in others), kind=quote(kind)
        )

    if not kind_known:  # keys of every kind may be right, so none of them is called wrong
        every_key = {key for spec in SPECS.values() for key in spec.model_fields}
        table = {k: v for k, v in table.items() if k in SPECS[kind].model_fields or k not in every_key}
        table["kind"] = kind
    checked = validate(SPECS[kind], table, say, stand_ins, elsewhere)
    broken = checked.broken if kind_known else checked.broken | {"kind"}
    if "id" not in broken and checked.spec is not None and checked.spec.id != folder.name:
        say(
            "id",
            _("{id} must be the name of its folder, {folder}").format(
                id=quote(checked.spec.id), folder=quote(folder.name)
            ),
        )
    return Checked(checked.spec, broken)


def _kind(table: Mapping[str, Any], say: Callable[[str, str], None]) -> tuple[str, bool]:
    """The kind that the table gives, or the likeliest one when it gives none that exists."""
    kind = table.get("kind")
    if isinstance(kind, str) and kind in SPECS:
        return kind, True
    if "kind" not in table:
        say("kind", _("is missing; it is one of {kinds}").format(kinds=one_of(SPECS)))
    else:
        close = did_you_mean(kind, SPECS) if isinstance(kind, str) else ""
        say("kind", _("{kind} is not one of {kinds}").format(kind=quote(kind), kinds=one_of(SPECS)) + close)
    guess = max(SPECS, key=lambda name: len(SPECS[name].model_fields.keys() & table.keys()))
    return guess, False
