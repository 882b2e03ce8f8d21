"""`text.zh.toml`: an exercise's words in another language, checked against what they translate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tutor.packs.exercise import Reading
from tutor.packs.files import Files
from tutor.packs.problems import did_you_mean, quote
from tutor.packs.spec import DerivationSpec, TranslationSpec
from tutor.packs.syntax import parse, same_code, top_level_names
from tutor.packs.tables import read_table
from tutor.packs.wording import validate
from tutor.words import _


def read_translation(files: Files, path: Path) -> TranslationSpec | None:
    """The words in `path`; problems are noted in `files`."""
    table = read_table(files, path)
    if table is None:
        return None
    return validate(TranslationSpec, table, lambda key, what: files.wrong(path, what, key)).spec


def check_translation(files: Files, path: Path, reading: Reading) -> None:
    """Note what is wrong with the translation at `path` of the exercise in `reading`."""
    spec = read_translation(files, path)
    if spec is None or reading.spec is None:
        return
    _check_names(files, path, "mistakes", spec.mistakes, _mistake_names(reading))
    slips = [slip.name for slip in reading.spec.slips] if isinstance(reading.spec, DerivationSpec) else []
    if "slips" not in reading.broken:
        _check_names(files, path, "slips", spec.slips, slips)
    if spec.starter is not None:
        _check_starter(files, path, spec.starter, reading)


def _mistake_names(reading: Reading) -> list[str]:
    """Every name in mistakes.py, also where its docstring is still wrong."""
    if reading.seal is not None:
        return [mistake.name for mistake in reading.seal.mistakes]
    path = reading.folder / "mistakes.py"
    tree = parse(Files(reading.folder), path, reading.sources.get("mistakes.py", ""))
    return [name for name in top_level_names(tree) if not name.startswith("_")] if tree else []


def _check_names(files: Files, path: Path, table: str, names: Iterable[str], known: list[str]) -> None:
    for name in names:
        if name not in known:
            what = _("the exercise has no {name}").format(name=quote(name)) + did_you_mean(name, known)
            files.wrong(path, what, f"[{table}].{name}")


def _check_starter(files: Files, path: Path, starter: str, reading: Reading) -> None:
    if "starter.py" not in reading.sources:
        files.wrong(path, _("the exercise has no starter.py to translate"), "starter")
        return
    scratch = Files(files.root)
    translated = parse(scratch, path, starter)
    source = parse(Files(files.root), path, reading.sources["starter.py"])
    if translated is None:
        files.wrong(path, scratch.problems[0].what, "starter")
    elif source is not None and not same_code(translated, source):
        files.wrong(path, _("differs from starter.py in more than comments and docstrings"), "starter")
