"""A right answer with two blanks: it stays Python, keeps something to hold on to, and gives not all away."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from tutor.packs.blanks import BLANK, first_blank, lines_with_blanks, with_blanks

ROOT = Path(__file__).parents[2]
REFERENCES = sorted((ROOT / "exercises").glob("*/reference.py"))


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.parent.name)
def test_every_reference_of_the_course_has_blanks_that_are_its_only_difference(path: Path) -> None:
    spec = tomllib.loads((path.parent / "exercise.toml").read_text())
    source = path.read_text()
    shown = with_blanks(source, spec["functions"])
    assert shown is not None

    before, after = source.splitlines(), shown.splitlines()
    changed = [line for line in after if line not in before]
    assert 1 <= shown.count(BLANK) <= 2
    assert all(BLANK in line for line in changed)
    assert first_blank(ast.parse(shown)) is not None


def test_the_core_goes_and_what_stands_around_it_stays() -> None:
    source = "def f(x):\n    x = asarray(x)\n    e = exp(x - max(x))  # é\n    return e / e.sum()\n\ndef g(x):\n    return h(k(x))\n"

    assert with_blanks(source, ["f"]) == source.replace("max(x)", BLANK).replace("e.sum()", BLANK)


def test_a_core_over_several_lines_becomes_one_blank() -> None:
    source = "def f(x):\n    return 1 + g(\n        x,\n        2,\n    )\n"

    assert with_blanks(source, ["f"]) == f"def f(x):\n    return 1 + {BLANK}\n"


def test_methods_of_a_class_have_blanks_too() -> None:
    source = "class Net:\n    def forward(self, x):\n        return relu(self.w @ x)\n"

    assert with_blanks(source, ["Net"]) == source.replace("self.w @ x", BLANK)


def test_what_has_no_core_has_no_blanks() -> None:
    assert with_blanks("def f(x):\n    y = x\n    return y\n", ["f"]) is None
    assert lines_with_blanks(["a"]) is None


def test_a_derivation_keeps_its_last_line() -> None:
    for length in range(2, 8):
        model = [f"line {n}" for n in range(length)]
        shown = lines_with_blanks(model)
        assert shown is not None
        assert shown[-1] == model[-1]
        assert shown.count(BLANK) == min(2, length - 1)
