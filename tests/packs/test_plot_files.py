"""Plot files and fences: sliders are read without running anything, and every slip is one sentence with its line."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.packs.check import check_pack
from tutor.packs.plots import load_plot
from tutor.packs.problems import PackProblems
from tutor.packs.sliders import Slider, read_sliders

GOOD = Path(__file__).parent / "data" / "good"


def read(source: str) -> tuple[tuple[Slider, ...] | None, list[tuple[int, str]]]:
    wrong: list[tuple[int, str]] = []
    found = read_sliders(ast.parse(source), lambda what, line: wrong.append((line, what)))
    return found, wrong


def test_ranges_and_choices_become_sliders_in_the_order_of_the_parameters() -> None:
    source = (
        'SLIDERS = {"kind": ["shared", "own"], "T": (0.1, 0.5, 0.1), "n": [1, 10, 100]}\n'
        'def plot(T=0.3, n=10, kind="own", language="en"): ...\n'
    )
    found, wrong = read(source)
    assert wrong == []
    assert found == (
        Slider("T", (0.1, 0.2, 0.3, 0.4, 0.5), 2),
        Slider("n", (1, 10, 100), 1),
        Slider("kind", ("shared", "own"), 1),
    )


def test_a_plot_without_sliders_is_a_plot() -> None:
    assert read("def plot(): ...") == ((), [])


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("x = 1", 1, 'does not define "plot"'),
        ("SLIDERS = dict(T=1)\ndef plot(T=1): ...", 1, "written out as a dict"),
        ('SLIDERS = {"T": (0, 1)}\ndef plot(T=1): ...', 1, '"T": write (low, high, step)'),
        ('SLIDERS = {\n"T": (1, 0, 0.1)}\ndef plot(T=1): ...', 2, "a range goes up"),
        ('SLIDERS = {"T": (0, 1, 1e-9)}\ndef plot(T=1): ...', 1, "at most 399 steps"),
        ('SLIDERS = {"T": (0, 1e999, 1)}\ndef plot(T=1): ...', 1, "write (low, high, step)"),
        ('SLIDERS = {"T": [1, "own"]}\ndef plot(T=1): ...', 1, "write (low, high, step)"),
        ('SLIDERS = {"T": ["own", "own"]}\ndef plot(T="own"): ...', 1, "different"),
        ('SLIDERS = {"T": [True, False]}\ndef plot(T=True): ...', 1, "write (low, high, step)"),
        ('SLIDERS = {"a b": (0, 1, 1)}\ndef plot(): ...', 1, "no name of a parameter"),
        ('SLIDERS = {"language": ["en", "zh"]}\ndef plot(language="en"): ...', 1, "no name of a parameter"),
        ('SLIDERS = {"T": (0, 1, 0.5)}\ndef plot(T=0.3): ...', 2, "T = 0.3 is no place of its slider"),
        ('SLIDERS = {"T": (0, 1, 0.5)}\ndef plot(T): ...', 2, "is no place of its slider"),
        (
            'SLIDERS = {"T": (0, 1, 0.5)}\ndef plot(t=0): ...',
            2,
            'plot takes "t", which SLIDERS does not name',
        ),
        ('SLIDERS = {"T": (0, 1, 0.5)}\ndef plot(): ...', 1, 'plot takes no parameter "T"'),
        ("def plot(**sliders): ...", 1, "names each of its parameters"),
        (
            f"SLIDERS = {{{', '.join(f'{chr(97 + n)!r}: (0, 1, 1)' for n in range(5))}}}\ndef plot(): ...",
            1,
            "at most 4",
        ),
    ],
)
def test_a_slip_is_one_sentence_with_its_line(source: str, line: int, said: str) -> None:
    found, wrong = read(source)
    assert found is None
    assert wrong[0][0] == line
    assert said in wrong[0][1]


@given(low=st.integers(-50, 50), steps=st.integers(1, 100), step=st.sampled_from([1, 2, 0.1, 0.25, 0.3]))
def test_a_range_has_both_of_its_ends_and_even_steps(low: int, steps: int, step: float) -> None:
    high = float(f"{low + steps * step:.12g}")
    found, wrong = read(f'SLIDERS = {{"T": ({low}, {high}, {step})}}\ndef plot(T={low}): ...')
    assert wrong == []
    assert found is not None
    values = found[0].values
    assert (values[0], values[-1], len(values)) == (low, high, steps + 1)


@given(st.text(max_size=80))
def test_whatever_sliders_are_written_they_are_read_or_refused(text: str) -> None:
    try:
        tree = ast.parse(f"SLIDERS = {text}\ndef plot(T=1): ...")
    except (SyntaxError, ValueError):
        return
    wrong: list[str] = []
    found = read_sliders(tree, lambda what, line: wrong.append(what))
    assert (found is None) == bool(wrong)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "good"))


def problems(pack: Path) -> list[str]:
    return [str(problem) for problem in check_pack(pack)]


def test_a_good_pack_has_no_problem_with_its_plots(pack: Path) -> None:
    assert problems(pack) == []


def test_a_fence_without_its_file_is_a_problem(pack: Path) -> None:
    (pack / "lessons/01-scores/plots/two-scores.py").unlink()
    assert problems(pack) == ["lessons/01-scores/plots/two-scores.py: is missing"]


def test_a_file_without_a_fence_is_a_problem(pack: Path) -> None:
    shutil.copy(pack / "lessons/01-scores/plots/two-scores.py", pack / "lessons/01-scores/plots/two-score.py")
    (said,) = problems(pack)
    assert said == (
        "lessons/01-scores/plots/two-score.py: no page of this unit has a fence ```plot two-score, "
        'did you mean "two-scores"?'
    )


def test_a_fence_in_a_translation_counts(pack: Path) -> None:
    shutil.copy(pack / "lessons/01-scores/plots/two-scores.py", pack / "lessons/01-scores/plots/extra.py")
    page = pack / "lessons/01-scores/01-shifting.zh.md"
    page.write_text(page.read_text() + "\n```plot extra\n```\n")
    assert problems(pack) == []


def test_a_plot_that_is_no_python_is_named_with_its_line(pack: Path) -> None:
    (pack / "lessons/01-scores/plots/two-scores.py").write_text("\n\ndef plot(:\n")
    (said,) = problems(pack)
    assert said.startswith("lessons/01-scores/plots/two-scores.py:3: is not Python")


def test_a_fence_cannot_lead_out_of_its_folder(pack: Path) -> None:
    page = pack / "lessons/01-scores/01-shifting.md"
    page.write_text(page.read_text() + "\n```plot ../../secret\n```\n")
    assert "a plot fence names one plot" in problems(pack)[0]
    with pytest.raises(PackProblems, match="names one plot"):
        load_plot(page, "../../secret", pack)


def test_a_plot_in_a_statement_is_refused(pack: Path) -> None:
    page = pack / "exercises/shift/statement.md"
    page.write_text("# Shift\n\n```plot two-scores\n```\n")
    assert problems(pack) == [
        "exercises/shift/statement.md:3: a plot stands in a lesson only, and is not drawn here"
    ]


def test_a_plot_file_that_leads_out_of_the_pack_is_refused(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text("def plot(): ...")
    path = pack / "lessons/01-scores/plots/two-scores.py"
    path.unlink()
    path.symlink_to(tmp_path / "outside.py")
    with pytest.raises(PackProblems, match="leads out of the pack"):
        load_plot(pack / "lessons/01-scores/01-shifting.md", "two-scores", pack)
