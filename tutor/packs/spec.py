"""The keys of `exercise.toml`, kind by kind, and of its translations."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from tutor.model import Kind
from tutor.packs.fields import (
    Distinct,
    Format,
    Id,
    Identifier,
    Label,
    Line,
    Prose,
    Reference,
    Table,
    wrong,
)
from tutor.words import _

MATRIX_DOMAINS = frozenset({"spd", "symmetric", "orthogonal", "adjacency"})

FormName = TypeVar("FormName")
Variants = Annotated[list[FormName], Distinct]  # none named means all that fit

Library = Literal["numpy", "torch"]
Domain = Literal[
    "real",
    "positive",
    "unit",
    "integer",
    "simplex",
    "binary",
    "spd",
    "symmetric",
    "orthogonal",
    "adjacency",
]


class NameTable(Table):
    """A declared name: exactly one of the four kinds, and where its values lie."""

    scalar: bool | None = None
    vector: Line | None = None
    matrix: Annotated[list[Line], Field(min_length=2, max_length=2)] | None = None
    index: Line | None = None
    domain: Domain = "real"

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = [kind for kind in ("scalar", "vector", "matrix", "index") if getattr(self, kind) is not None]
        if len(kinds) != 1:
            raise wrong(
                _('needs exactly one of scalar = true, vector = "K", matrix = ["n", "d"], index = "K"')
            )
        if self.scalar is False:
            raise wrong(_("scalar = false says nothing; write vector, matrix or index instead"))
        if self.index is not None and "domain" in self.model_fields_set:
            raise wrong(_("an index counts through its dimension and has no domain"))
        if self.matrix is None and self.domain in MATRIX_DOMAINS:
            raise wrong(_('only a matrix can be "{domain}"').format(domain=self.domain))
        return self


class LimitsTable(Table):
    """Wall-clock seconds for all cases together, memory in MiB."""

    seconds: float = Field(default=3.0, ge=0.1, le=120)
    memory_mb: int = Field(default=512, ge=64, le=4096)


class ToleranceTable(Table):
    """Overrides of the judge's own tolerance."""

    rtol: float | None = Field(default=None, gt=0, lt=1)
    atol: float | None = Field(default=None, gt=0)


class RulesTable(Table):
    """What the statement forbids."""

    forbid: Annotated[list[Line], Distinct] = Field(default=[])
    loops: bool = True


class SlipTable(Table):
    """A wrong line that the author expects."""

    name: Label
    line: Line
    says: Prose


class ExerciseSpec(Table):
    """What every kind of exercise may say."""

    format: Format
    id: Id
    kind: Kind
    title: Line
    concepts: Annotated[list[Line], Distinct] = Field(default=[])
    needs: Annotated[list[Reference], Distinct] = Field(default=[])
    bridge: Reference | None = None
    minutes: int | None = Field(default=None, ge=1, le=600)
    points: float = Field(default=1.0, ge=0, le=1000)
    source: str = ""


class CodeSpec(ExerciseSpec):
    """An answer in Python, judged against a reference."""

    functions: Annotated[list[Identifier], Distinct, Field(min_length=1)]
    returns: Annotated[list[Identifier], Distinct] = Field(default=[])
    libraries: Annotated[list[Library], Distinct] = Field(default=["numpy", "torch"])
    uses: Annotated[list[Reference], Distinct] = Field(default=[])
    properties: list[Any] = Field(default=[])
    seeds: int = Field(default=20, ge=1, le=1000)
    limits: LimitsTable = LimitsTable()
    tolerance: ToleranceTable = ToleranceTable()
    rules: RulesTable = RulesTable()
    variants: Variants[Literal["find", "fill", "shape"]] = Field(default=[])


def _derivations(value: Any) -> Any:
    """Several derivations are a list of lists of lines; a single one may be a plain list of lines."""
    plain = isinstance(value, list) and value and all(isinstance(line, str) for line in value)
    return [value] if plain else value


_TEXTS = {"type": "array", "items": {"type": "string", "pattern": r"^[^\n]*\S[^\n]*$"}}
_LINES = WithJsonSchema({"anyOf": [_TEXTS, {"type": "array", "items": _TEXTS}]})


class DerivationSpec(ExerciseSpec):
    """A derivation, judged line by line."""

    start: Line | None = None
    goal: Line | None = None
    goal_uses: list[Line] | None = None
    solve_for: Line | None = None
    min_lines: int = Field(default=1, ge=1, le=100)
    names: dict[Line, NameTable] = Field(default={})
    definitions: dict[Line, Line] = Field(default={})
    sizes: dict[
        Line, Annotated[list[Annotated[int, Field(ge=1, le=64)]], Field(min_length=1, max_length=8)]
    ] = Field(default={})
    slips: list[SlipTable] = Field(default=[])
    model: list[Line] = Field(default=[])
    accept: Annotated[list[list[Line]], BeforeValidator(_derivations), _LINES] = Field(default=[])
    code: Line | None = None
    code_names: dict[Line, Line] = Field(default={})
    variants: Variants[Literal["rename", "find"]] = Field(default=[])


class QuizSpec(ExerciseSpec):
    """Questions from quiz.md; `names` are those of its formulas."""

    names: dict[Line, NameTable] = Field(default={})
    variants: Variants[Literal["questions"]] = Field(default=[])


SPECS: dict[str, type[ExerciseSpec]] = {"code": CodeSpec, "derivation": DerivationSpec, "quiz": QuizSpec}


class MistakeWords(Table):
    """A known mistake's two paragraphs in another language."""

    message: Prose | None = None
    help: Prose | None = None


class TranslationSpec(Table):
    """`text.zh.toml`: whatever is said here replaces the words of the exercise in that language."""

    title: Line | None = None
    mistakes: dict[str, MistakeWords] = Field(default={})
    slips: dict[str, Prose] = Field(default={})
    starter: Prose | None = None
