"""What stands in a pack's pages: links and pictures lead somewhere, formulas can be shown on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tutor.authors.keys import key_problem, telling_problems
from tutor.packs.files import Files
from tutor.packs.problems import Problem, quote
from tutor.text import math
from tutor.text.formula import screen_parser
from tutor.text.links import OUTSIDE, page_id, target
from tutor.text.page import PageError, front_matter
from tutor.text.quiz import Question, QuizError, parse
from tutor.words import _

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMAND = re.compile(r"\\[A-Za-z]+")


def check_pages(folder: Path) -> list[Problem]:
    """Problems of all pages of the pack, or of the single exercise, in `folder`."""
    files = Files(folder)
    patterns = ("*.md",) if (folder / "exercise.toml").exists() else ("lessons/*/*.md", "exercises/*/*.md")
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        text = files.text(path)
        if text is not None and path.stem.upper() != "README":
            _check_page(files, path, text)
    return files.problems


def _check_page(files: Files, path: Path, text: str) -> None:
    try:
        body = front_matter(text)[1]
    except PageError:
        return  # whoever reads the lessons says what is wrong with their front matter
    _check_text(files, path, body, 1 + text.count("\n") - body.count("\n"))


def _check_text(files: Files, path: Path, text: str, first_line: int) -> None:
    for token in screen_parser().parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "quiz":
            _check_quiz(files, path, token.content, line + 1)
        for what in _wrong_in(files, path, token):
            files.wrong(path, what, line=line)


def _check_quiz(files: Files, path: Path, text: str, line: int) -> None:
    try:
        quiz = parse(text)
    except QuizError as problem:
        files.wrong(path, _("the quiz cannot be read: {why}").format(why=problem), line=line)
    else:
        _check_text(files, path, text, line)
        for question in quiz.questions:
            for what in _wrong_key(question):
                files.wrong(path, what, line=line + question.line - 1)


def _wrong_key(question: Question) -> Iterator[str]:
    if why := key_problem(question):
        yield _("the quiz's own right answer does not pass: {why}").format(why=why)
    else:
        yield from telling_problems(question)


def _wrong_in(files: Files, path: Path, token: Token) -> Iterator[str]:
    """What is wrong with one block, as the screen would show it."""
    if token.type == "formula":
        yield from _wrong_formula(token.content)
    for child in token.children or []:
        if "tex" in child.meta:
            yield from _wrong_formula(child.meta["tex"])
        elif child.type == "text":
            yield from _unknown_commands(child.content)
        elif child.type == "link_open":
            yield from _wrong_link(files, path, str(child.attrs.get("href", "")))
        elif child.type == "image":
            if not child.content.strip():
                yield _("a picture needs words for those who do not see it: ![words](file)")
            yield from _wrong_picture(files, path, str(child.attrs.get("src", "")))


def _wrong_formula(tex: str) -> Iterator[str]:
    try:
        math.display(tex)
    except math.FormulaError as problem:
        place = _(" (character {n} of the formula {tex})")
        shown = " ".join(tex.split())
        yield str(problem) + place.format(n=problem.at + 1, tex=quote(shown[:60] + "…" * (len(shown) > 60)))


def _unknown_commands(shown: str) -> Iterator[str]:
    for command in dict.fromkeys(_COMMAND.findall(shown)):
        said = _("{command} is no formula command that the screen knows, and would stand there as written")
        yield said.format(command=command)


def _wrong_picture(files: Files, path: Path, target: str) -> Iterator[str]:
    if urlsplit(target).scheme in OUTSIDE:
        yield _("{target} lies outside of the pack; copy the picture into it").format(target=quote(target))
    else:
        yield from _wrong_link(files, path, target)


def _wrong_link(files: Files, path: Path, href: str) -> Iterator[str]:
    parts = urlsplit(href)
    kind, name, _place = target(href)
    if (parts.scheme or not parts.path.endswith(".md")) and kind in ("exercise", "lesson"):
        yield from _wrong_id(files, kind, name)
        return
    if parts.scheme in OUTSIDE or (not parts.scheme and not parts.path and parts.fragment):
        return
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        said = _(
            "{target} leads nowhere; link to https://... or to a file of the pack, relative to this page"
        )
        yield said.format(target=quote(href))
        return
    found = (path.parent / unquote(parts.path)).resolve()
    if not found.is_relative_to(files.root.resolve()) or not found.exists():
        yield _("there is no file {target} in the pack").format(target=quote(href))


def _wrong_id(files: Files, kind: str, name: str) -> Iterator[str]:
    """What is wrong with a link to an exercise or a lesson by its id."""
    if kind == "exercise":
        if not (files.root / "exercises" / name / "exercise.toml").is_file():
            yield _("there is no exercise {name} in the pack").format(name=quote(name))
    elif name not in {page_id(f"../{p.parent.name}/{p.name}") for p in files.root.glob("lessons/*/*.md")}:
        yield _("there is no lesson {name} in the pack").format(name=quote(name))
