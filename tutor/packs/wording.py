"""Checks a table against its spec and says in plain words everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tutor.packs.fields import OURS, Table
from tutor.packs.problems import did_you_mean, one_of, quote
from tutor.words import _

T = TypeVar("T", bound=Table)
Place = tuple[int | str, ...]


class Checked(NamedTuple, Generic[T]):
    """A table as far as it could be read: `broken` names the top-level keys that had to be left out."""

    spec: T | None
    broken: frozenset[str]


def validate(
    spec: type[T],
    data: Mapping[str, Any],
    say: Callable[[str, str], None],
    stand_ins: Mapping[str, Any] | None = None,
    elsewhere: Callable[[str], str] = lambda key: "",
) -> Checked[T]:
    """`data` as a `spec`; `say(key, what)` hears of every mistake.

    What is wrong is left out, or replaced from `stand_ins` where it is required, so that further checks
    can look at the rest. `elsewhere` may explain a top-level key that the spec does not know.
    """
    try:
        return Checked(spec.model_validate(data), frozenset())
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        place = detail["loc"]
        what = elsewhere(str(place[0])) if _unknown(detail) and len(place) == 1 else ""
        say(key_name(place, data), what or _sentence(spec, detail))
    broken = frozenset(str(detail["loc"][0]) for detail in details if detail["loc"])
    rest = {key: value for key, value in data.items() if key not in broken}
    rest |= {key: value for key, value in (stand_ins or {}).items() if key in broken}
    try:
        return Checked(spec.model_validate(rest), broken)
    except ValidationError:
        return Checked(None, broken)


def key_name(place: Place, data: Mapping[str, Any]) -> str:
    """A place in a TOML file as its author knows it: `[limits].seconds`, `[[slips]][1].line`, `needs[2]`."""
    if not place:
        return ""
    if len(place) > 2 and place[-1] == "[key]":  # pydantic's mark for a mistake in a key and not in its value
        place = place[:-1]
    top, *rest = place
    value = data.get(str(top))
    if isinstance(value, dict):
        name = f"[{top}]"
    elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        name = f"[[{top}]]"
    else:
        name = str(top)
    return name + "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in rest)


def _unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _sentence(spec: type[Table], detail: ErrorDetails) -> str:
    """One mistake in our words; what pydantic itself would say never reaches the author."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == OURS:
        return str(context["sentence"])
    if kind == "extra_forbidden":
        return _("is no key that is known here") + did_you_mean(
            str(detail["loc"][-1]), _keys_at(spec, detail["loc"][:-1])
        )
    if kind == "literal_error":
        return _not_among(value, re.findall(r"'([^']*)'", str(context["expected"])))
    if wanted := _wanted().get(kind):
        return _("must be {wanted}, not {value}").format(wanted=wanted, value=quote(value))
    if bound := _bound(kind, context):
        return bound[0].format(limit=f"{bound[1]:g}", value=quote(value))
    if kind in ("too_short", "too_long"):
        return _length(context)
    return {
        "missing": _("is missing"),
        "finite_number": _("must be a finite number"),
    }.get(kind, _("has a value that does not belong here: {value}").format(value=quote(value)))


def _length(context: Mapping[str, Any]) -> str:
    least, most = context.get("min_length"), context.get("max_length")
    if least == 1 and context["actual_length"] == 0:
        return _("must not be empty")
    if least is not None:
        return _("needs at least {n} entries").format(n=least)
    return _("may have at most {n} entries").format(n=most)


def _not_among(value: object, known: list[str]) -> str:
    close = did_you_mean(value, known) if isinstance(value, str) else ""
    return _("{value} is not one of {names}").format(value=quote(value), names=one_of(known)) + close


def _wanted() -> dict[str, str]:
    return {
        "string_type": _("a text in quotes"),
        "int_type": _("a whole number"),
        "float_type": _("a number"),
        "bool_type": _("true or false"),
        "list_type": _("a list in square brackets"),
        "dict_type": _("a table"),
        "model_type": _("a table"),
        "datetime_type": _("a date with time"),
    }


def _bound(kind: str, context: Mapping[str, Any]) -> tuple[str, float] | None:
    return {
        "greater_than_equal": (_("must be at least {limit}, not {value}"), context.get("ge", 0)),
        "less_than_equal": (_("must be at most {limit}, not {value}"), context.get("le", 0)),
        "greater_than": (_("must be more than {limit}, not {value}"), context.get("gt", 0)),
        "less_than": (_("must be less than {limit}, not {value}"), context.get("lt", 0)),
    }.get(kind)


def _keys_at(spec: type[BaseModel], place: Place) -> list[str]:
    """The keys that the table at `place` may have."""
    here, entry_follows = spec, False
    for part in place:
        if entry_follows:  # the key in a dictionary or the index in a list of tables: one level, same table
            entry_follows = False
            continue
        annotation = here.model_fields[str(part)].annotation
        here, entry_follows = _table_in(annotation) or here, get_origin(annotation) in (list, dict)
    return list(here.model_fields)


def _table_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_table_in(argument) for argument in get_args(annotation))
    return next((table for table in inner if table), None)
