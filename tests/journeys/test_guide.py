"""The guide for authors is true: its files are written and its commands run, in order, in a fresh home."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-pack.md"
BLOCK = re.compile(
    r"(?:^\*\*`(?P<file>[^`]+)`\*\*\n\n)?^(?P<marks>`{3,4})(?P<info>\w[^\n]*)\n(?P<text>.*?)^(?P=marks)$",
    re.MULTILINE | re.DOTALL,
)


class File(NamedTuple):
    path: str
    text: str


class Command(NamedTuple):
    words: list[str]
    exit: int
    shown: list[str]


def steps(guide: str) -> Iterator[File | Command]:
    for block in BLOCK.finditer(guide):
        if block["file"]:
            yield File(block["file"], block["text"])
            continue
        assert block["info"].startswith("console"), f"a block that is neither a file nor run: {block['text']}"
        status = int(block["info"].partition("exit=")[2] or 0)
        for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Command(shlex.split(command), status, shown)


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def test_every_command_does_what_the_guide_says(guide: str, tutor) -> None:
    here = tutor.home.parent
    for step in steps(guide):
        if isinstance(step, File):
            (here / step.path).parent.mkdir(parents=True, exist_ok=True)
            (here / step.path).write_text(step.text, encoding="utf-8")
            continue
        assert step.words[0] == "tutor"
        done = tutor(*step.words[1:])
        said = " ".join((done.stdout + done.stderr).split())
        assert done.returncode == step.exit, (step.words, said)
        for line in step.shown:
            assert " ".join(line.split()) in said, step.words


def test_a_page_that_says_run_runs(guide: str) -> None:
    ran = [step.words for step in steps(guide) if isinstance(step, Command)]
    kinds = {tuple(words[1:3]) if words[1] == "pack" else (words[1],) for words in ran}
    assert kinds >= {("pack", verb) for verb in ("new", "check", "build", "install", "list", "remove")}
    assert kinds >= {("check",), ("homework",), ("submit",), ("grade",)}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_authors_are_led_to_it(page: str) -> None:
    assert "(docs/writing-a-pack.md)" in (GUIDE.parents[1] / page).read_text(encoding="utf-8")
