"""Mutants are programs that differ in one place, and the ones that matter are among them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.judge.mutants import mutants

ROOT = Path(__file__).parents[2]
ANSWERS = sorted([*ROOT.glob("exercises/*/reference.py"), *ROOT.glob("exercises/*/accept/*.py")])


def changed(source: str) -> set[str]:
    return {mutant.now for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("y = x.sum(axis=0)", "y = x.sum(axis=1)"),
        ("y = x.sum(axis=0, keepdims=True)", "y = x.sum(axis=0)"),
        ("y = x.sum(axis=0)", "y = x.mean(axis=0)"),
        ("y = a + b", "y = a"),
        ("y = a + b", "y = a - b"),
        ("y = a - b", "y = b - a"),
        ("y = a @ b", "y = b @ a"),
        ("y = a @ b.T", "y = a @ b"),
        ("y = a @ b", "y = a @ b.swapaxes(-1, -2)"),
        ("y = -a", "y = a"),
        ("y = a[n + 1]", "y = a[n + 2]"),
        ("y = a + 1e-08", "y = a + 1e-05"),
        ("y = a + 1e-08", "y = a + 0.0"),
        ("y = 0.5 * a", "y = 1.0 * a"),
        ("y = np.exp(x - x.max())", "y = np.exp(x)"),
        ("y = np.exp(x)", "y = x"),
        ("y = a < b", "y = a <= b"),
        ("y = a and b", "y = a or b"),
        ("y = max(a, b)", "y = min(a, b)"),
        ("y = np.where(m, a, b)", "y = np.where(m, b, a)"),
        ("y = a[i, j]", "y = a[j, i]"),
        ("y = np.einsum('ij,jk->ik', a, b)", "y = np.einsum('ij,jk->ki', a, b)"),
        ("y += a", "y -= a"),
        ("y = ~m", "y = m"),
        ("y = x.var(ddof=1)", "y = x.var()"),
    ],
)
def test_a_known_slip_is_among_the_mutants(was: str, now: str) -> None:
    assert now in changed(was)


def test_default_arguments_and_results_are_changed() -> None:
    found = changed("def f(x, axis=-1, ddof=0):\n    return x.sum(axis), x.max(axis)\n")
    assert "def f(x, axis=-1, ddof=1):" in found and "def f(x, axis=1, ddof=0):" in found
    assert "return (x.max(axis), x.sum(axis))" in found


@pytest.mark.parametrize("path", ANSWERS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_mutant_is_another_program_and_stands_once(path: Path) -> None:
    source = path.read_text()
    found = [mutant.source for mutant in mutants(source)]
    assert len(found) == len(set(found)) >= 8  # the shortest answer has two statements
    assert ast.unparse(ast.parse(source)) not in found
    for text in found:
        compile(text, "mutant", "exec")


def test_what_says_only_how_is_left_alone() -> None:
    source = (
        'import numpy as np\ndef f(x: int = 1):\n    """Doc 1."""\n    return np.asarray(x, dtype=float)\n'
    )
    assert changed(source) == {"def f(x: int=2):", "def f(x: int=0):", "return -np.asarray(x, dtype=float)"}


def test_what_the_answer_never_calls_is_left_alone() -> None:
    source = (
        "def f(x):\n    return g(x) + 1\ndef g(x):\n    return x * 2\ndef loss(x):\n    return f(x) - 3\n"
    )
    assert {mutant.line for mutant in mutants(source, ["f"])} == {2, 4}
    assert {mutant.line for mutant in mutants(source)} == {2, 4, 6}


@given(
    st.recursive(
        st.sampled_from(["x", "y", "1", "2.5"]),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*/@"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
            inner.map(lambda t: f"f({t}, axis=0)"),
            inner.map(lambda t: f"-{t}"),
        ),
        max_leaves=6,
    )
)
def test_mutating_leaves_the_original_as_it_was(expression: str) -> None:
    source = f"z = {expression}"
    before = mutants(source)
    assert mutants(source) == before
    assert ast.unparse(ast.parse(source)) not in {mutant.source for mutant in before}
