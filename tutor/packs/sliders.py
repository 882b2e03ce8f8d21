"""The controls of a plot, read from its syntax tree: `SLIDERS` and the defaults of `plot` are plain data."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tutor.packs.problems import did_you_mean, quote
from tutor.words import _

Value = int | float | str
Wrong = Callable[[str, int], None]  # what is wrong, and the line

LANGUAGE = "language"  # a parameter of this name is given the reader's language
MOST_SLIDERS, MOST_PLACES, LONGEST_CHOICE = 4, 400, 20


@dataclass(frozen=True, slots=True)
class Slider:
    """A control: the values that it can take, in order, and the index of the one where it starts."""

    name: str
    values: tuple[Value, ...]
    start: int


def read_sliders(tree: ast.Module, wrong: Wrong) -> tuple[Slider, ...] | None:
    """The sliders of a plot's module, in the order of the parameters of `plot`; None with problems told."""
    function = next((n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "plot"), None)
    if function is None:
        wrong(_("does not define {name}").format(name=quote("plot")), 1)
        return None
    said: list[bool] = []

    def tell(what: str, line: int) -> None:
        said.append(True)
        wrong(what, line)

    declared = _declared(tree, tell)
    sliders = list(_started(function, declared, tell))
    known = {slider.name for slider in sliders}
    for name, (_values, line) in declared.items():
        if name not in known and not said:
            close = did_you_mean(name, known)
            tell(
                _("plot takes no parameter {name}, which SLIDERS names").format(name=quote(name)) + close,
                line,
            )
    return None if said else tuple(sliders)


def _declared(tree: ast.Module, wrong: Wrong) -> dict[str, tuple[tuple[Value, ...], int]]:
    """Each name in `SLIDERS` with its values and its line."""
    node = next((value for value in _assigned(tree) if value is not None), None)
    if node is None:
        return {}
    try:
        table = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        table = None
    if not isinstance(node, ast.Dict) or not isinstance(table, dict):
        wrong(_('SLIDERS is written out as a dict: {"T": (0.25, 10, 0.25)}'), node.lineno)
        return {}
    if len(table) > MOST_SLIDERS:
        wrong(
            _("SLIDERS names {n} controls; at most {most} fit").format(n=len(table), most=MOST_SLIDERS),
            node.lineno,
        )
    found = {}
    for key, given in zip(node.keys, table.items(), strict=False):
        line = key.lineno if key else node.lineno
        values = _values(given[1])
        if not (isinstance(given[0], str) and given[0].isidentifier() and given[0] != LANGUAGE):
            wrong(_("SLIDERS: {name} is no name of a parameter").format(name=quote(given[0])), line)
        elif isinstance(values, str):
            wrong(f"SLIDERS: {quote(given[0])}: {values}", line)
        else:
            found[given[0]] = (values, line)
    return found


def _assigned(tree: ast.Module) -> Iterator[ast.expr | None]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "SLIDERS" for target in targets):
            yield getattr(node, "value", None)


def _values(given: Any) -> tuple[Value, ...] | str:
    """The values of a range `(low, high, step)` or of a list of choices; or what is wrong with it."""
    if isinstance(given, tuple) and len(given) == 3 and all(map(_is_number, given)):
        low, high, step = given
        if not (low < high and step > 0 and (high - low) / step <= MOST_PLACES - 1):
            return _("a range goes up from low to high in at most {n} steps").format(n=MOST_PLACES - 1)
        count = math.floor((high - low) / step + 1e-9) + 1
        return tuple(_tidy(low + n * step) for n in range(count))
    if isinstance(given, list) and 2 <= len(given) <= MOST_PLACES and len(set(map(str, given))) == len(given):
        if all(map(_is_number, given)):
            return tuple(given)
        if all(isinstance(v, str) and v.isprintable() and 0 < len(v) <= LONGEST_CHOICE for v in given):
            return tuple(given)
    return _('write (low, high, step), or a list of different numbers or words: ["shared", "own"]')


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -1e15 < value < 1e15


def _tidy(value: float) -> int | float:
    """0.30000000000000004 as 0.3; a whole number stays one."""
    return value if isinstance(value, int) else float(f"{value:.12g}")


def _started(
    function: ast.FunctionDef, declared: dict[str, tuple[tuple[Value, ...], int]], wrong: Wrong
) -> Iterator[Slider]:
    """A slider for each parameter of `plot`, started at its default."""
    line = function.lineno
    if function.args.vararg or function.args.kwarg or function.args.posonlyargs:
        wrong(_("plot names each of its parameters: def plot(T=1.0)"), line)
        return
    for name, default in _parameters(function):
        if name == LANGUAGE:
            continue
        if name not in declared:
            close = did_you_mean(name, declared)
            wrong(_("plot takes {name}, which SLIDERS does not name").format(name=quote(name)) + close, line)
            continue
        values, start = declared[name][0], _literal(default)
        if start not in values or isinstance(start, bool):
            said = _(
                "plot: {name} = {start} is no place of its slider; its first is {first}, its last {last}"
            )
            wrong(
                said.format(name=name, start=quote(start), first=quote(values[0]), last=quote(values[-1])),
                line,
            )
            continue
        yield Slider(name, values, values.index(start))


def _parameters(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
    given = function.args
    missing = len(given.args) - len(given.defaults)
    yield from zip((a.arg for a in given.args), [*[None] * missing, *given.defaults], strict=True)
    yield from zip((a.arg for a in given.kwonlyargs), given.kw_defaults, strict=True)


def _literal(node: ast.expr | None) -> Any:
    try:
        return None if node is None else ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
