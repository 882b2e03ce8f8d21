"""One exercise folder read into the model, with everything that is wrong in what will be judged."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tutor.model import Exercise, Limits, Mistake, Property, Rules, Tolerance
from tutor.packs.derivation import check_derivation, model_derivation, model_names
from tutor.packs.files import Files
from tutor.packs.hashing import content_hash
from tutor.packs.keys import SPEC_FILE, read_keys
from tutor.packs.mistakes import read_mistakes
from tutor.packs.properties import read_properties
from tutor.packs.seal import SealSpec, is_sealed, model_mistakes, model_seal, read_seal
from tutor.packs.spec import CodeSpec, DerivationSpec, ExerciseSpec, QuizSpec
from tutor.packs.syntax import parse, require, top_level_names
from tutor.packs.wording import Checked
from tutor.words import _


@dataclass(frozen=True, slots=True)
class KindFiles:
    """The files of one kind of exercise beside exercise.toml and the pages."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


KIND_FILES = {
    "code": KindFiles(("starter.py", "reference.py", "cases.py"), ("run.py", "mistakes.py", "checks.py")),
    "derivation": KindFiles(),
    "quiz": KindFiles(("quiz.md",), ("draw.py",)),
}
SEALED_FILES = KindFiles(("starter.py",), ("run.py", "checks.py"))
# What the sandbox calls in the files that are not the answer's own.
_ENTRY_POINTS = {"cases.py": "cases", "run.py": "run", "checks.py": "check", "draw.py": "draw"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of an exercise: its keys as far as they are right, and all of it if all is."""

    folder: Path
    spec: ExerciseSpec | None = None
    broken: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)
    exercise: Exercise | None = None
    seal: SealSpec | None = None


def read_exercise(files: Files, folder: Path, pack_id: str) -> Reading:
    """Read the exercise in `folder`; problems are noted in `files`."""
    before = len(files.problems)
    checked = read_keys(files, folder)
    if checked is None or checked.spec is None:
        return Reading(folder)
    spec = checked.spec
    seal = read_seal(files, folder, spec.kind)
    sources = _read_sources(files, folder, spec.kind, is_sealed(folder))
    trees = _read_trees(files, folder, sources)
    mistakes = model_mistakes(seal) if seal is not None else ()
    if "mistakes.py" in trees:
        mistakes = read_mistakes(files, folder / "mistakes.py", trees["mistakes.py"])
    properties = _cross_check(files, folder, checked, trees)
    exercise = None
    if len(files.problems) == before:
        exercise = _build(spec, pack_id, folder, sources, mistakes, properties)
        if seal is not None:
            exercise = replace(exercise, seal=model_seal(seal), hash=seal.hash or exercise.hash)
    return Reading(folder, spec, checked.broken, sources, exercise, seal)


# ----------------------------------------------------------------------------------------- sources


def _read_sources(files: Files, folder: Path, kind: str, sealed: bool) -> dict[str, str]:
    kinds = SEALED_FILES if sealed and kind == "code" else KIND_FILES[kind]
    found = {name: files.text(folder / name) for name in kinds.required}
    found |= {name: files.text(folder / name, optional=True) for name in kinds.optional}
    if kind == "code" and not sealed:
        for path in files.entries(folder / "accept", optional=True):
            if path.suffix == ".py":
                found[f"accept/{path.name}"] = files.text(path)
    return {name: text for name, text in found.items() if text is not None}


def _read_trees(files: Files, folder: Path, sources: Mapping[str, str]) -> dict[str, ast.Module]:
    """The syntax trees of the sources that are Python and parse."""
    trees = {
        name: parse(files, folder / name, text) for name, text in sources.items() if name.endswith(".py")
    }
    return {name: tree for name, tree in trees.items() if tree is not None}


# ------------------------------------------------------------------------------- what fits together


def _cross_check(
    files: Files, folder: Path, checked: Checked[ExerciseSpec], trees: Mapping[str, ast.Module]
) -> tuple[Property, ...]:
    def say(key: str, what: str) -> None:
        files.wrong(folder / SPEC_FILE, what, key)

    spec, broken = checked
    functions = spec.functions if isinstance(spec, CodeSpec) and "functions" not in broken else []
    for name, tree in trees.items():
        if name != "mistakes.py":
            entry = _ENTRY_POINTS.get(name)
            require(files, folder / name, tree, [entry] if entry else functions)
    if isinstance(spec, DerivationSpec):
        check_derivation(spec, broken, say)
    if not isinstance(spec, CodeSpec) or "properties" in broken:
        return ()
    if spec.returns and "run.py" in trees:
        say("returns", _("run.py names the outputs by the keys of its dictionary; leave returns out"))
    names: dict[str, Collection[str]] = {}
    if spec.returns and "returns" not in broken:
        names["output"] = spec.returns
    if "reference.py" in trees:
        names["function"] = set(top_level_names(trees["reference.py"]))
    return read_properties(spec.properties, say, names)


# ------------------------------------------------------------------------------------------- model


def _build(
    spec: ExerciseSpec,
    pack_id: str,
    folder: Path,
    sources: Mapping[str, str],
    mistakes: tuple[Mistake, ...],
    properties: tuple[Property, ...],
) -> Exercise:
    common: dict[str, Any] = {
        "pack": pack_id,
        "id": spec.id,
        "kind": spec.kind,
        "title": spec.title,
        "folder": str(folder.absolute()),
        "hash": content_hash(spec, sources),
        "concepts": tuple(spec.concepts),
        "needs": tuple(spec.needs),
        "bridge": spec.bridge,
        "minutes": spec.minutes,
        "points": spec.points,
        "source": spec.source,
        "variants": tuple(getattr(spec, "variants", ())),
        "sources": dict(sources),
    }
    if isinstance(spec, CodeSpec):
        return Exercise(**common, **_code_keys(spec), mistakes=mistakes, properties=properties)
    if isinstance(spec, DerivationSpec):
        derivation = model_derivation(spec)
        return Exercise(**common, derivation=derivation, names=derivation.names)
    assert isinstance(spec, QuizSpec)
    return Exercise(**common, names=model_names(spec.names))


def _code_keys(spec: CodeSpec) -> dict[str, Any]:
    return {
        "functions": tuple(spec.functions),
        "returns": tuple(spec.returns),
        "libraries": tuple(spec.libraries),
        "uses": tuple(spec.uses),
        "seeds": spec.seeds,
        "limits": Limits(spec.limits.seconds, spec.limits.memory_mb),
        "tolerance": Tolerance(spec.tolerance.rtol, spec.tolerance.atol),
        "rules": Rules(tuple(spec.rules.forbid), spec.rules.loops),
    }
