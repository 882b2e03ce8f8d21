"""What is read of an exercise or a lesson, fetched late, in the learner's language where there is one."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.model import Exercise, Lesson
from tutor.packs.files import Files, UnreadableFileError, read_text
from tutor.packs.problems import PackProblems, Problem
from tutor.words import current_language

if TYPE_CHECKING:  # the thin clients show texts without loading pydantic
    from tutor.packs.spec import TranslationSpec

SOURCE_LANGUAGE = "en"
_SAME_MOMENT = 2_000_000_000  # ns; a checkout or an unpacked wheel writes its files within this, in any order
_SEPARATOR = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the language it is really in, and whether it is a translation older than its source."""

    text: str
    language: str
    outdated: bool = False


def statement(exercise: Exercise, language: str | None = None) -> Text:
    """What is asked; empty for a quiz without a statement. Raises PackProblems if it cannot be read."""
    return _page(Path(exercise.folder), "statement", language)


def worked(exercise: Exercise, language: str | None = None) -> Text:
    """The explanation that is read after passing; empty when there is none. Raises PackProblems."""
    return _page(Path(exercise.folder), "worked", language)


def quiz(exercise: Exercise, language: str | None = None) -> Text:
    """The questions of a quiz. Raises PackProblems."""
    return _page(Path(exercise.folder), "quiz", language)


def hints(exercise: Exercise, language: str | None = None) -> tuple[Text, ...]:
    """The hints from the gentlest on; none when there is no hints.md. Raises PackProblems."""
    page = _page(Path(exercise.folder), "hints", language)
    return tuple(replace(page, text=hint) for hint in split_hints(page.text))


def split_hints(text: str) -> list[str]:
    """The hints in a hints.md, which are separated by lines `---`."""
    parts = (part.strip() for part in _SEPARATOR.split(text))
    return [part for part in parts if part]


def lesson(page: Lesson, language: str | None = None) -> Text:
    """A lesson's Markdown with its front matter. Raises PackProblems."""
    path = Path(page.path)
    return _page(path.parent, path.stem, language)


def localised(exercise: Exercise, language: str | None = None) -> Exercise:
    """`exercise` with title, mistakes, slips and starter in `language` as far as they are translated.

    Reads `text.<language>.toml`; the hash stays that of the source. Raises PackProblems.
    """
    path = translation_path(Path(exercise.folder), language or current_language())
    if path is None:
        return exercise
    from tutor.packs.translation import read_translation

    files = Files(_root(path.parent))
    spec = read_translation(files, path)
    if spec is None or files.problems:
        raise PackProblems(files.problems)
    return _with_words(exercise, spec)


def translation_path(folder: Path, language: str) -> Path | None:
    """Where an exercise is translated into `language`, if it is."""
    path = folder / f"text.{language}.toml"
    return path if language != SOURCE_LANGUAGE and os.path.lexists(path) else None


def translation_outdated(exercise: Exercise, language: str | None = None) -> bool:
    """Whether title and messages in `language` are older than what they translate."""
    folder = Path(exercise.folder)
    path = translation_path(folder, language or current_language())
    sources = (folder / "exercise.toml", folder / "mistakes.py", folder / "starter.py")
    return path is not None and any(older(path, source) for source in sources)


def older(translation: Path, source: Path) -> bool:
    """Whether `source` was written after its translation; False when one of them is absent."""
    try:
        return source.stat().st_mtime_ns > translation.stat().st_mtime_ns + _SAME_MOMENT
    except OSError:
        return False


def _page(folder: Path, name: str, language: str | None) -> Text:
    language = language or current_language()
    source, translated = folder / f"{name}.md", folder / f"{name}.{language}.md"
    if language != SOURCE_LANGUAGE and os.path.lexists(translated):
        return Text(_read(translated), language, older(translated, source))
    return Text(_read(source) if os.path.lexists(source) else "", SOURCE_LANGUAGE)


def _read(path: Path) -> str:
    try:
        return read_text(path, _root(path.parent))
    except UnreadableFileError as error:
        where = f"{path.name}:{error.line}" if error.line else path.name
        raise PackProblems([Problem(f"{path.parent.name}/{where}", "", str(error))]) from None


def _root(folder: Path) -> Path:
    """The pack that `folder`, of an exercise or of a unit, lies in; the folder itself for a pack of one."""
    return folder.parent.parent if folder.parent.name in ("exercises", "lessons") else folder


def _with_words(exercise: Exercise, spec: TranslationSpec) -> Exercise:
    changed: dict[str, Any] = {"title": spec.title or exercise.title}
    changed["mistakes"] = tuple(
        replace(mistake, message=words.message or mistake.message, help=words.help or mistake.help)
        if (words := spec.mistakes.get(mistake.name))
        else mistake
        for mistake in exercise.mistakes
    )
    if exercise.derivation is not None:
        slips = tuple(
            replace(slip, says=spec.slips.get(slip.name, slip.says)) for slip in exercise.derivation.slips
        )
        changed["derivation"] = replace(exercise.derivation, slips=slips)
    if spec.starter is not None:
        sources: Mapping[str, str] = {**exercise.sources, "starter.py": spec.starter}
        changed["sources"] = sources
    return replace(exercise, **changed)
