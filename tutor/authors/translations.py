"""Whether the texts of a pack exist in every language that it declares, and are up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tutor.model import Course
from tutor.packs.texts import SOURCE_LANGUAGE, older
from tutor.words import _

_TRANSLATION = re.compile(r"(.+)\.([a-z]{2,3})\.(md|toml)")
SHOWN = 5


def check_translations(folder: Path, course: Course) -> tuple[list[str], list[str]]:
    """Problems (a language that is not declared) and advice (what is missing or outdated)."""
    problems: list[str] = []
    advice: list[str] = []
    for path in _texts(folder):
        translated = _TRANSLATION.fullmatch(path.name)
        if translated and translated[2] not in course.languages:
            said = _('{path}: add "{language}" to the languages of the pack, or remove the file.')
            problems.append(said.format(path=path.relative_to(folder), language=translated[2]))
    for language in course.languages:
        if language != SOURCE_LANGUAGE:
            advice += _behind(folder, language)
    return problems, advice


def _behind(folder: Path, language: str) -> Iterator[str]:
    missing = []
    for source in _texts(folder):
        if _TRANSLATION.fullmatch(source.name):
            continue
        stem = "text" if source.name == "exercise.toml" else source.stem
        translation = source.with_name(f"{stem}.{language}{source.suffix}")
        if not translation.exists():
            missing.append(str(source.relative_to(folder)))
        elif older(translation, source):
            said = _("{path}: its source was changed after it; read it again.")
            yield said.format(path=translation.relative_to(folder))
    if missing:
        shown = ", ".join(missing[:SHOWN]) + (", ..." if len(missing) > SHOWN else "")
        said = _("{n} texts are not yet in {language}: {which}")
        yield said.format(n=len(missing), language=language, which=shown)


def _texts(folder: Path) -> list[Path]:
    """Every page, and every exercise's own words."""
    patterns = ("lessons/*/*.md", "exercises/*/*.md", "exercises/*/exercise.toml", "exercises/*/text.*.toml")
    found = {path for pattern in patterns for path in folder.glob(pattern)}
    return sorted(path for path in found if path.stem.upper() != "README")
