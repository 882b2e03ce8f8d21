"""Pages, order and languages of a pack, checked before anything is run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.authors import scaffold
from tutor.authors.order import order_problems
from tutor.authors.pages import check_pages
from tutor.authors.translations import check_translations
from tutor.packs.load import load_course, load_exercise

PAGE = "lessons/01-first-steps/01-squared-error.md"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    scaffold.write(folder)
    return folder


@pytest.fixture
def said(pack: Path) -> Callable[[str], list[str]]:
    """What is said when a paragraph is added to the lesson, from its line 60 on."""

    def add(text: str) -> list[str]:
        path = pack / PAGE
        lines = path.read_text().splitlines()
        path.write_text("\n".join([*lines, *[""] * (59 - len(lines)), text, ""]))
        return [str(problem) for problem in check_pages(pack)]

    return add


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("See [the next page](02-next.md).", 'there is no file "02-next.md" in the pack'),
        ("See [outside](../../../../etc/passwd).", "there is no file"),
        ("See [home](/etc/passwd).", "leads nowhere"),
        ("See [this](ftp://example.org/x).", "leads nowhere"),
        ("See [it](exercise:no-such).", 'there is no exercise "no-such" in the pack'),
        ("See [it](first-steps/no-such).", 'there is no lesson "first-steps/no-such" in the pack'),
        ("See [it](lesson:no-such/page).", 'there is no lesson "no-such/page" in the pack'),
        ("See [it](../01-first-steps/09-gone.md).", "there is no file"),
        ("$$x^2^3$$", "two scripts ^ on one letter; put braces (character 4 of the formula"),
        ("A footnote[^1].\n\n[^1]: with $\\nope$", "\\nope is no formula command"),
        ("![](picture.png)", "a picture needs words"),
        ("![a curve](picture.png)", 'there is no file "picture.png"'),
        ("![a curve](https://example.org/a.png)", "copy the picture into it"),
        ("Let $\\alhpa = 1$.", "\\alhpa is no formula command"),
        ("$$\\frac{1}{2} + \\fancy{x}$$", "\\fancy is no formula command"),
        ("The word \\alpha outside of a formula.", "\\alpha is no formula command"),
        ("```quiz\n## Which?\n\n- [ ] $\\nope$\n- [x] yes\n```", "\\nope is no formula command"),
        ("```quiz\n## Which?\n\nNo options.\n```", "the quiz cannot be read"),
        ("```quiz\n## Which?\n\n= (a +\n```", "the quiz's own right answer does not pass"),
        ("```quiz\n## Which?\n\n= 2 ± 1\n\n! 3 > No.\n```", "the telling wrong answer 3.0 counts as right"),
    ],
)
def test_what_a_reader_could_not_see_is_said_with_its_line(
    said: Callable[[str], list[str]], text: str, part: str
) -> None:
    [line] = said(text)[:1]
    assert line.startswith(f"{PAGE}:6"), "the line of its block, 60 or a little below"
    assert part in line


@pytest.mark.parametrize(
    "text",
    [
        "[here](01-squared-error.md), [there](https://example.org), [below](#now-you), <mailto:a@b.org>",
        "[one](exercise:square-slope), [two](first-steps/squared-error#now-you), [three](#now-you)",
        "$\\alpha \\le \\frac{1}{2}$ and `\\notaformula` in code",
        "```python\nprint('\\n\\alhpa')\n```",
    ],
)
def test_good_links_and_formulas_are_no_problem(said: Callable[[str], list[str]], text: str) -> None:
    assert said(text) == []


def order_of(pack: Path) -> tuple[list[str], list[str]]:
    exercises = [
        load_exercise(path.parent, "pack") for path in sorted(pack.glob("exercises/*/exercise.toml"))
    ]
    return order_problems(load_course(pack), exercises)


def test_a_concept_that_is_introduced_later_is_found(pack: Path) -> None:
    assert order_of(pack) == ([], [])
    path = pack / PAGE
    path.write_text(path.read_text().replace("squared-error, chain-rule", "squared-error"))
    later = "---\ntitle: Later\nintroduces: [chain-rule]\n---\n\n# Later\n"
    (path.parent / "02-later.md").write_text(later)
    problems, _ = order_of(pack)
    assert problems == [
        "exercises/square-slope/exercise.toml: chain-rule is introduced later, in first-steps/later; "
        "move one of them."
    ]
    (path.parent / "02-later.md").unlink()
    problems, advice = order_of(pack)
    assert problems == [] and "no lesson introduces chain-rule" in advice[0]


def test_an_exercise_that_comes_before_what_it_needs_is_found(pack: Path) -> None:
    path = pack / PAGE
    fence = "```exercise mean-squared-error\n```\n"
    path.write_text(path.read_text().replace(fence, ""))
    later = f"---\ntitle: Later\n---\n\n# Later\n\n{fence}"
    (path.parent / "02-later.md").write_text(later)
    [problem] = order_of(pack)[0]
    assert "square-slope" in problem and "needs mean-squared-error" in problem and "later" in problem


def test_languages_are_declared_complete_and_up_to_date(pack: Path) -> None:
    translated = pack / "exercises" / "square-slope" / "statement.zh.md"
    translated.write_text("# 斜率\n")
    problems, _ = check_translations(pack, load_course(pack))
    assert problems == [
        'exercises/square-slope/statement.zh.md: add "zh" to the languages of the pack, or remove the file.'
    ]
    toml = pack / "pack.toml"
    toml.write_text(toml.read_text().replace('["en"]', '["en", "zh"]'))
    problems, advice = check_translations(pack, load_course(pack))
    assert problems == []
    assert len(advice) == 1 and "not yet in zh" in advice[0]
    os.utime(translated, (1, 1))
    _, advice = check_translations(pack, load_course(pack))
    assert (
        advice[0] == "exercises/square-slope/statement.zh.md: its source was changed after it; read it again."
    )
