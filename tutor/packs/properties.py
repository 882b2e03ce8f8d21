"""The vocabulary of named properties that the judge checks beside the values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tutor.model import Property
from tutor.packs.problems import did_you_mean, one_of, quote
from tutor.words import _

Say = Callable[[str, str], None]  # (key, what is wrong)
Names = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """The arguments of one property: name -> type, and which of them must be given."""

    arguments: Mapping[str, type]
    required: tuple[str, ...] = ()


# The whole vocabulary. `axis` counts as in NumPy, `output` names one of the outputs (all of them when it
# is left out), `argument` one of the case's inputs, `amount` how far a shift goes, `function` a function
# of the reference, `against` an input or held-out value, `low` and `high` bounds of every sample, `of` a
# statistic. A new property needs a line here and its check in the judge.
VOCABULARY: Mapping[str, Shape] = {
    "sums_to_one": Shape({"axis": int, "output": str}),
    "non_negative": Shape({"output": str}),
    "invariant_to_shift": Shape(
        {"argument": str, "axis": int, "amount": float, "output": str}, ("argument",)
    ),
    "permutation_equivariant": Shape({"argument": str, "axis": int, "output": str}, ("argument",)),
    "symmetric": Shape({"output": str}),
    "deterministic": Shape({}),
    "statistic": Shape(
        {
            "output": str,
            "of": str,
            "expected": float,
            "expected_output": str,
            "low": float,
            "high": float,
        },
        ("output", "of"),
    ),
    "reaches": Shape({"output": str, "against": str, "at_least": float, "at_most": float}, ("output",)),
    "gradient_of": Shape({"function": str, "argument": str, "output": str}, ("function", "argument")),
}

CHOICES: Names = {"of": ("mean", "variance", "fraction")}


def read_properties(entries: list[Any], say: Say, names: Names) -> tuple[Property, ...]:
    """The properties in the `properties` list of an exercise; `say` hears of every mistake.

    An entry is a name, or a table with `name` and the property's arguments. `names` says for an argument
    (`output`, `function`) which names it may take; an argument that is not in it may take any.
    """
    tables = all(isinstance(entry, dict) for entry in entries)
    found = []
    for n, entry in enumerate(entries, 1):
        place = f"[[properties]][{n}]" if tables else f"properties[{n}]"
        if prop := _read(entry, place, say, names):
            found.append(prop)
    return tuple(found)


def _read(entry: Any, place: str, say: Say, names: Names) -> Property | None:
    table = {"name": entry} if isinstance(entry, str) else entry
    if not isinstance(table, dict) or not isinstance(table.get("name"), str):
        say(
            place, _('must be the name of a property, or a table such as { name = "sums_to_one", axis = -1 }')
        )
        return None
    name = table["name"]
    if name not in VOCABULARY:
        close = did_you_mean(name, VOCABULARY) or _("; known are {names}").format(names=one_of(VOCABULARY))
        say(place, _("there is no property {name}").format(name=quote(name)) + close)
        return None
    arguments = {key: value for key, value in table.items() if key != "name"}
    wrong = _wrong_arguments(name, arguments, names)
    for key, what in wrong.items():
        say(f"{place}.{key}", what)
    return None if wrong else Property(name, arguments)


def _wrong_arguments(name: str, arguments: Mapping[str, Any], names: Names) -> dict[str, str]:
    """What is wrong with each argument of the property `name`."""
    shape = VOCABULARY[name]
    wrong = {key: _("is missing; {name} needs it").format(name=name) for key in shape.required}
    for key, value in arguments.items():
        wrong.pop(key, None)
        if what := _wrong_argument(key, value, name, names):
            wrong[key] = what
    return wrong


def _wrong_argument(key: str, value: Any, name: str, names: Names) -> str:
    arguments = VOCABULARY[name].arguments
    if key not in arguments:
        takes = one_of(arguments) or _("none")
        close = did_you_mean(key, arguments) or _("; it takes {names}").format(names=takes)
        return _("is no argument of {name}").format(name=name) + close
    if not _is(value, arguments[key]):
        return _("must be {kind}, not {value}").format(kind=_wanted(arguments[key]), value=quote(value))
    names = {**names, **CHOICES}
    if key in names and value not in names[key]:
        return _("{value} is not defined").format(value=quote(value)) + did_you_mean(value, names[key])
    return ""


def _wanted(kind: type) -> str:
    if kind is str:
        return _("a name in quotes")
    return _("a whole number") if kind is int else _("a number")


def _is(value: Any, kind: type) -> bool:
    if isinstance(value, bool):
        return False
    if kind is float:
        return isinstance(value, int | float) and abs(value) < float("inf")
    return isinstance(value, kind) and value != ""
