"""The kinds of values that the keys of a pack take: ids, lines, prose, names, versions."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tutor.packs.files import unsafe_character
from tutor.packs.problems import quote
from tutor.words import _

OURS = "ours"  # the type of a validation error whose message is a sentence of this package

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_VERSION = re.compile(r"\d+(\.\d+){0,3}([a-z.+-][0-9a-z.+-]*)?")
_LONGEST_ID = 64

T = TypeVar("T")


class Table(BaseModel):
    """A TOML table whose keys are all known and whose values are exactly of their type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


def wrong(sentence: str) -> PydanticCustomError:
    """The error a validator raises; `sentence` is shown to the author as it is."""
    return PydanticCustomError(OURS, "{sentence}", {"sentence": sentence})


def is_kebab(text: str) -> bool:
    """Whether `text` may be an id: small letters and digits in words joined by single hyphens."""
    return len(text) <= _LONGEST_ID and _KEBAB.fullmatch(text) is not None


def _kebab(text: str) -> str:
    if not is_kebab(text):
        raise wrong(
            _(
                '{id} is not kebab-case: small letters, digits and single hyphens, such as "softmax-jacobian"'
            ).format(id=quote(text))
        )
    return text


def _reference(text: str) -> str:
    pack, colon, name = text.rpartition(":")
    if colon:
        _kebab(pack)
    _kebab(name)
    return text


def _prose(text: str) -> str:
    if not text.strip():
        raise wrong(_("must not be empty"))
    if unsafe := unsafe_character(text):
        raise wrong(_("holds the control character U+{code:04X}; remove it").format(code=ord(unsafe[0])))
    return text


def _line(text: str) -> str:
    if "\n" in _prose(text):
        raise wrong(_("must be a single line"))
    return text


def _identifier(text: str) -> str:
    if not text.isidentifier() or keyword.iskeyword(text):
        raise wrong(_("{name} cannot be a name in Python").format(name=quote(text)))
    return text


def _label(text: str) -> str:
    if len(text) > _LONGEST_ID or not _LABEL.fullmatch(text):
        raise wrong(_("{name} is no name: letters and digits, joined by - or _").format(name=quote(text)))
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise wrong(_('{code} is no language code such as "en" or "zh"').format(code=quote(text)))
    return text


def _version(text: str) -> str:
    if not _VERSION.fullmatch(text):
        raise wrong(_('{version} is no version such as "1.2.0"').format(version=quote(text)))
    return text


def _format(value: Any) -> Any:
    if type(value) is not int:
        raise wrong(_("must be the number 1, not {value}").format(value=quote(value)))
    if value != 1:
        raise wrong(
            _("{value} is a format that this version does not know; it reads format 1").format(
                value=quote(value)
            )
        )
    return value


def _distinct(values: list[T]) -> list[T]:
    for n, value in enumerate(values):
        if value in values[:n]:
            raise wrong(_("{value} stands twice").format(value=quote(value)))
    return values


def check(function: Callable[[str], str]) -> AfterValidator:
    """A check of a text that is one already."""
    return AfterValidator(function)


def said_as(pattern: str, longest: int | None = None) -> WithJsonSchema:
    """What a schema for editors can say of a checked text: a pattern for the whole of it."""
    limit = {} if longest is None else {"maxLength": longest}
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"} | limit)


class _Distinct:
    """No entry of a list twice."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_distinct, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"uniqueItems": True}


_REFERENCE = f"({_KEBAB.pattern}:)?{_KEBAB.pattern}"

Format = Annotated[int, BeforeValidator(_format), WithJsonSchema({"const": 1})]
Id = Annotated[str, check(_kebab), said_as(_KEBAB.pattern, _LONGEST_ID)]
# `id`, or `pack:id` for an exercise of another pack
Reference = Annotated[str, check(_reference), said_as(_REFERENCE, 2 * _LONGEST_ID + 1)]
Prose = Annotated[str, check(_prose), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Line = Annotated[str, check(_line), said_as(r"[^\n]*\S[^\n]*")]
Identifier = Annotated[str, check(_identifier), said_as(r"[^\W\d]\w*")]
Label = Annotated[str, check(_label), said_as(_LABEL.pattern, _LONGEST_ID)]
Language = Annotated[str, check(_language), said_as(_LANGUAGE.pattern)]
Version = Annotated[str, check(_version), said_as(_VERSION.pattern)]
Distinct = _Distinct()
