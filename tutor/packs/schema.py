"""JSON Schemas of a pack's TOML files, so that an author's editor completes and checks while one types.

They say what can be said of one file by itself: whether two files fit together is for `tutor pack check`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from tutor.model import LOCAL_PACK
from tutor.packs.course import PackSpec
from tutor.packs.fields import Table
from tutor.packs.meanings import of_key
from tutor.packs.properties import CHOICES, VOCABULARY, Shape
from tutor.packs.spec import MATRIX_DOMAINS, SPECS, TranslationSpec
from tutor.words import _

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = ".schema"  # hidden, so that it is never built into an archive
PACK, EXERCISE, TEXT = "pack.schema.json", "exercise.schema.json", "text.schema.json"

Json = dict[str, Any]

_TYPES: Mapping[type, Json] = {
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string", "minLength": 1},
}
# What a spec's own validator asks of several keys together.
_TOGETHER: Mapping[str, Json] = {
    "NameTable": {
        "oneOf": [
            {"required": ["scalar"], "properties": {"scalar": {"const": True}}},
            {"required": ["vector"]},
            {"required": ["matrix"]},
            {"required": ["index"], "properties": {"domain": False}},
        ],
        "if": {"properties": {"domain": {"enum": sorted(MATRIX_DOMAINS)}}, "required": ["domain"]},
        "then": {"required": ["matrix"]},
    },
    "DerivationSpec": {
        "anyOf": [{"required": ["start"]}, {"required": ["goal"]}],
        "dependentRequired": {"code_names": ["code"]},
    },
    "PackSpec": {"not": {"properties": {"id": {"const": LOCAL_PACK}}, "required": ["id"]}},
    "HomeworkTable": {"dependentRequired": {"late": ["due"]}},
}


class _Toml(GenerateJsonSchema):
    """TOML knows no null, its dates are no texts, and a table's keys are checked by themselves."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        said = super().default_schema(schema)
        if said.get("default", "") is None:
            del said["default"]
        return said

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        return {"type": "string", "format": "date-time", "pattern": r"([Zz]|[+-]\d\d:\d\d)$"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        values = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schemas() -> dict[str, Json]:
    """The schema of each kind of file by the name that it is written under."""
    specs: list[type[Table]] = [*SPECS.values(), PackSpec, TranslationSpec]
    _places, found = models_json_schema([(spec, "validation") for spec in specs], schema_generator=_Toml)
    defs = {name: _told(name, table) for name, table in found["$defs"].items()}
    for kind, spec in SPECS.items():
        defs[spec.__name__]["properties"]["kind"] |= {"const": kind}
        del defs[spec.__name__]["properties"]["kind"]["enum"]
    defs["CodeSpec"]["properties"]["properties"]["items"] = {"anyOf": _properties()}
    kinds = {"oneOf": [{"$ref": f"#/$defs/{spec.__name__}"} for spec in SPECS.values()]}
    return {
        PACK: _whole(_("A pack's own file"), {"$ref": "#/$defs/PackSpec"}, defs),
        EXERCISE: _whole(_("An exercise"), kinds, defs),
        TEXT: _whole(_("An exercise's words in another language"), {"$ref": "#/$defs/TranslationSpec"}, defs),
    }


def write(folder: Path) -> list[Path]:
    """Write the schemas into `folder`, which is made where it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _whole(title: str, body: Json, defs: Mapping[str, Json]) -> Json:
    needed: dict[str, Json] = {}
    waiting = [body]
    while waiting:
        for name in sorted(_named(waiting.pop())):
            if name not in needed:
                needed[name] = defs[name]
                waiting.append(defs[name])
    return {"$schema": DRAFT, "title": title, **body, "$defs": dict(sorted(needed.items()))}


def _named(part: Any) -> set[str]:
    """The definitions that a part of a schema refers to."""
    if isinstance(part, dict):
        own = {part["$ref"].rpartition("/")[2]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*map(_named, part.values()))
    return set().union(*map(_named, part)) if isinstance(part, list) else set()


def _told(name: str, table: Json) -> Json:
    """A definition with what each of its keys means, and without the notes that we write for ourselves."""
    table.pop("description", None)
    table.pop("title", None)
    for key, schema in table.get("properties", {}).items():
        if said := of_key(name, key):
            schema["description"] = said
    return table | _TOGETHER.get(name, {})


def _properties() -> list[Json]:
    """What an entry of `properties` may be: a name that needs no argument, or a table for each name."""
    alone = [name for name, shape in VOCABULARY.items() if not shape.required]
    return [{"enum": alone}, *(_property(name, shape) for name, shape in VOCABULARY.items())]


def _property(name: str, shape: Shape) -> Json:
    arguments = {
        key: {"enum": list(CHOICES[key])} if key in CHOICES else dict(_TYPES[kind])
        for key, kind in shape.arguments.items()
    }
    return {
        "type": "object",
        "properties": {"name": {"const": name}, **arguments},
        "required": ["name", *shape.required],
        "additionalProperties": False,
    }
