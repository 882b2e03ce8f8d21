"""A derivation's tables turned into the model, and checked against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutor.model import Derivation, Name, Slip
from tutor.packs.problems import did_you_mean, quote
from tutor.packs.spec import DerivationSpec, NameTable
from tutor.packs.tie import read_tie
from tutor.words import _

Say = Callable[[str, str], None]


def model_names(tables: Mapping[str, NameTable]) -> dict[str, Name]:
    """The declared names of a derivation or a quiz."""
    return {name: _model_name(table) for name, table in tables.items()}


def _model_name(table: NameTable) -> Name:
    if table.index is not None:
        return Name("index", (table.index,))
    if table.vector is not None:
        return Name("vector", (table.vector,), table.domain)
    if table.matrix is not None:
        return Name("matrix", tuple(table.matrix), table.domain)
    return Name("scalar", (), table.domain)


def model_derivation(spec: DerivationSpec) -> Derivation:
    """The derivation as the algebra takes it."""
    return Derivation(
        start=spec.start,
        goal=spec.goal,
        goal_uses=None if spec.goal_uses is None else tuple(spec.goal_uses),
        solve_for=spec.solve_for,
        min_lines=spec.min_lines,
        names=model_names(spec.names),
        definitions=dict(spec.definitions),
        sizes={dimension: tuple(sizes) for dimension, sizes in spec.sizes.items()},
        slips=tuple(Slip(slip.name, slip.line, slip.says) for slip in spec.slips),
        model=tuple(spec.model),
        accept=tuple(tuple(lines) for lines in spec.accept),
        code=spec.code,
        code_names=dict(spec.code_names),
    )


def check_derivation(spec: DerivationSpec, broken: frozenset[str], say: Say) -> None:
    """Say what does not fit together; a table in `broken` is known to be wrong and asked nothing."""
    if not {"start", "goal"} & broken and spec.start is None and spec.goal is None:
        say("start", _("neither start nor goal is given, so there is nothing to derive"))
    if not {"names", "sizes"} & broken:
        _check_dimensions(spec, say)
    if "names" not in broken and spec.solve_for is not None and spec.solve_for not in spec.names:
        say(
            "solve_for",
            _("{name} is not among [names]").format(name=quote(spec.solve_for))
            + did_you_mean(spec.solve_for, spec.names),
        )
    _check_sizes(spec, say)
    _check_slips(spec, say)
    _check_code(spec, broken, say)


def _check_code(spec: DerivationSpec, broken: frozenset[str], say: Say) -> None:
    tie = read_tie(spec.code) if spec.code is not None else None
    if spec.code is not None and tie is None:
        said = _('must be "exercise-id:output" or "exercise-id:output[i,j]", not {value}')
        say("code", said.format(value=quote(spec.code)))
    if "names" in broken:
        return
    if tie is not None:
        for name in tie.axes or ():
            if name not in spec.names or spec.names[name].index is None:
                say("code", _("{name} is not an index among [names]").format(name=quote(name)))
    for name in spec.code_names:
        if name not in spec.names:
            said = _("{name} is not among [names]").format(name=quote(name))
            say(f"[code_names].{name}", said + did_you_mean(name, spec.names))
    if spec.code_names and spec.code is None:
        say("[code_names]", _("there is no key code that it belongs to"))


def _check_dimensions(spec: DerivationSpec, say: Say) -> None:
    known = {table.index for table in spec.names.values() if table.index is not None} | spec.sizes.keys()
    for name, table in spec.names.items():
        for dimension in dict.fromkeys([table.vector, *(table.matrix or ())]):
            if dimension is not None and dimension not in known:
                say(
                    f"[names].{name}",
                    _("no index runs over the dimension {dimension} and [sizes] does not have it").format(
                        dimension=quote(dimension)
                    )
                    + did_you_mean(dimension, known),
                )


def _check_sizes(spec: DerivationSpec, say: Say) -> None:
    lengths = {len(sizes) for sizes in spec.sizes.values()}
    if len(lengths) > 1:
        counts = ", ".join(f"{name} {len(sizes)}" for name, sizes in spec.sizes.items())
        say(
            "[sizes]",
            _("the lists are used together and need the same length; they have: {counts}").format(
                counts=counts
            ),
        )


def _check_slips(spec: DerivationSpec, say: Say) -> None:
    seen: set[str] = set()
    for n, slip in enumerate(spec.slips, 1):
        if slip.name in seen:
            say(f"[[slips]][{n}].name", _("{name} stands twice").format(name=quote(slip.name)))
        seen.add(slip.name)
