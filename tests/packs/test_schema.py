"""The schemas for authors' editors accept whatever we accept, and refuse what one file can show to be wrong."""

from __future__ import annotations

import copy
import datetime
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tutor.packs import schema
from tutor.packs.check import check_pack
from tutor.packs.course import PackSpec
from tutor.packs.homework import HomeworkTable, LateTable
from tutor.packs.meanings import of_key
from tutor.packs.spec import SPECS, MistakeWords, NameTable, SlipTable, TranslationSpec

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    made = schema.schemas()
    for each in made.values():
        Draft202012Validator.check_schema(each)
    return {name: Draft202012Validator(each) for name, each in made.items()}


def as_json(value: Any) -> Any:
    """A TOML value as an editor hands it to its validator: dates are texts there."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def read(path: Path) -> Json:
    return as_json(tomllib.loads(path.read_text(encoding="utf-8")))


def files(pattern: str) -> Iterator[Path]:
    for place in ("exercises", "lessons", "tests", "tutor/authors"):
        yield from (p for p in sorted((ROOT / place).rglob(pattern)) if "broken" not in str(p))


def test_every_file_of_the_course_and_of_the_tests_is_accepted(
    validators: dict[str, Draft202012Validator],
) -> None:
    looked = 0
    for name, patterns in {
        schema.EXERCISE: ("exercise.toml",),
        schema.PACK: ("course.toml", "pack.toml"),
        schema.TEXT: ("text.*.toml",),
    }.items():
        for path in (p for pattern in patterns for p in files(pattern)):
            errors = list(validators[name].iter_errors(read(path)))
            assert not errors, f"{path}: {errors[0].message}"
            looked += 1
    assert looked > 100


GOOD: Json = {
    "code": {
        "format": 1,
        "id": "double",
        "kind": "code",
        "title": "Double",
        "functions": ["double"],
        "properties": ["symmetric", {"name": "gradient_of", "function": "f", "argument": "x"}],
        "limits": {"seconds": 2},
    },
    "derivation": {
        "format": 1,
        "id": "slope",
        "kind": "derivation",
        "title": "Slope",
        "start": "diff(x^2, x)",
        "accept": ["2*x"],
        "names": {"x": {"scalar": True}, "i": {"index": "K"}, "A": {"matrix": ["K", "K"], "domain": "spd"}},
        "slips": [{"name": "kept", "line": "x", "says": "Which power?"}],
    },
    "pack": {
        "format": 1,
        "id": "mine",
        "version": "1.0",
        "title": "Mine",
        "needs_tutor": ">=0.1, <9",
        "homework": {
            "exercises": ["double"],
            "due": "2026-11-02T23:59:00+01:00",
            "late": {"per_day": 0.1},
        },
    },
}


def put(kind: str, value: Any, *place: str | int) -> tuple[str, Callable[[Json], None]]:
    def change(table: Json) -> None:
        here: Any = table
        for part in place[:-1]:
            here = here[part]
        here[place[-1]] = value

    return kind, change


def drop(kind: str, *place: str) -> tuple[str, Callable[[Json], None]]:
    def change(table: Json) -> None:
        here: Any = table
        for part in place[:-1]:
            here = here[part]
        del here[place[-1]]

    return kind, change


DAMAGES = [
    put("code", 2, "format"),
    put("code", "Double", "id"),
    put("code", "a--b", "id"),
    put("code", "a" * 65, "id"),
    put("code", "cod", "kind"),
    put("code", "", "title"),
    put("code", "two\nlines", "title"),
    put("code", [], "functions"),
    put("code", ["f", "f"], "functions"),
    put("code", ["1f"], "functions"),
    put("code", "f", "functions"),
    put("code", ["jax"], "libraries"),
    put("code", ["A-b"], "uses"),
    put("code", ["sums_to"], "properties"),
    put("code", ["gradient_of"], "properties"),
    put("code", [{"name": "gradient_of", "function": "f"}], "properties"),
    put("code", [{"name": "symmetric", "axis": 1}], "properties"),
    put("code", [{"name": "statistic", "output": "s", "of": "median"}], "properties"),
    put("code", {"seconds": 0}, "limits"),
    put("code", {"second": 1}, "limits"),
    put("code", {"memory_mb": 1.5}, "limits"),
    put("code", {"rtol": 1}, "tolerance"),
    put("code", "yes", "rules"),
    put("code", 0, "seeds"),
    put("code", True, "minutes"),
    put("code", -1, "points"),
    put("code", "x", "start"),
    put("code", 1, "titel"),
    drop("code", "functions"),
    drop("code", "title"),
    drop("derivation", "start"),
    put("derivation", [["x"], "y"], "accept"),
    put("derivation", 3, "model"),
    put("derivation", {"scalar": False}, "names", "x"),
    put("derivation", {"scalar": True, "vector": "K"}, "names", "x"),
    put("derivation", {}, "names", "x"),
    put("derivation", {"index": "K", "domain": "real"}, "names", "i"),
    put("derivation", {"matrix": ["K"]}, "names", "A"),
    put("derivation", {"vector": "K", "domain": "spd"}, "names", "x"),
    put("derivation", {"scalar": True, "domain": "complex"}, "names", "x"),
    put("derivation", {"K": []}, "sizes"),
    put("derivation", {"K": [0]}, "sizes"),
    put("derivation", {"x": "w"}, "code_names"),
    put("derivation", [{"name": "kept", "line": "x"}], "slips"),
    put("derivation", ["f"], "functions"),
    put("pack", "local", "id"),
    put("pack", "one", "version"),
    put("pack", "0.1", "needs_tutor"),
    put("pack", ["english"], "languages"),
    put("pack", [], "languages"),
    put("pack", {"First": "x"}, "units"),
    put("pack", "2026-11-02T23:59:00", "homework", "due"),
    put("pack", 2, "homework", "late", "per_day"),
    put("pack", "passport", "homework", "identify_by"),
    put("pack", [], "homework", "exercises"),
    drop("pack", "homework", "due"),
    drop("pack", "homework", "exercises"),
    drop("pack", "version"),
]


@pytest.mark.parametrize(("kind", "change"), DAMAGES)
def test_what_one_file_shows_to_be_wrong_is_refused(
    kind: str, change: Callable[[Json], None], validators: dict[str, Draft202012Validator]
) -> None:
    validator = validators[schema.PACK if kind == "pack" else schema.EXERCISE]
    table = copy.deepcopy(GOOD[kind])
    assert validator.is_valid(table)
    change(table)
    assert not validator.is_valid(table)


def test_a_schema_refuses_nothing_that_the_reader_of_packs_takes(
    validators: dict[str, Draft202012Validator], tmp_path: Path
) -> None:
    """The good tables above are good to the reader as well, or they would prove nothing."""
    folder = tmp_path / "slope"
    folder.mkdir()
    (folder / "statement.md").write_text("Find the slope.\n")
    (folder / "exercise.toml").write_text(
        'format = 1\nid = "slope"\nkind = "derivation"\ntitle = "Slope"\nstart = "diff(x^2, x)"\n'
        'accept = ["2*x"]\nslips = [{name = "kept", line = "x", says = "Which power?"}]\n'
        '[names]\nx = {scalar = true}\ni = {index = "K"}\nA = {matrix = ["K", "K"], domain = "spd"}\n'
    )
    assert read(folder / "exercise.toml") == GOOD["derivation"]
    assert check_pack(folder) == []
    assert validators[schema.EXERCISE].is_valid(read(folder / "exercise.toml"))


def test_every_key_is_explained() -> None:
    tables = [*SPECS.values(), PackSpec, TranslationSpec, NameTable, SlipTable, MistakeWords]
    for table in (*tables, HomeworkTable, LateTable):
        silent = [key for key in table.model_fields if not of_key(table.__name__, key)]
        assert not silent, f"{table.__name__}: {silent} need a line in meanings.py"
