"""The signature that stays in view: calls without annotations, shapes from the docstring."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tutor.tui.signature import signature

TWO = '''def fit(X: np.ndarray, y, *, ddof: int = 0) -> dict:
    """Estimate everything.

    X: (N, D) points;
      y: (N,) classes.
    """

def helper(x): ...

def predict(params, /, X=None, *rest, **more):
    """One line only."""
'''


def about(
    starter: str, kind: str = "code", functions: tuple[str, ...] = ("fit", "predict")
) -> dict[str, Any]:
    return {"kind": kind, "starter": starter, "functions": list(functions)}


def test_each_wanted_function_has_a_row_with_its_shapes() -> None:
    assert signature(about(TWO)) == [
        "fit(X, y, *, ddof=0) · X: (N, D) points; y: (N,) classes.",
        "predict(params, /, X=None, *rest, **more)",
    ]


def test_a_function_that_the_starter_lacks_is_named_all_the_same() -> None:
    assert signature(about("x = 1\n")) == ["fit(…)", "predict(…)"]


def test_a_derivation_says_where_it_begins_and_where_it_leads() -> None:
    starter = "# One step a line.\n# start: diff(f, z)\n# goal:  f*(1 - f)\n"

    assert signature(about(starter, "derivation")) == ["start: diff(f, z) · goal: f*(1 - f)"]
    assert signature(about("# One step a line.\n", "derivation")) == ["One step a line."]
    assert signature(about("", "derivation")) == []


@given(st.text(max_size=80))
def test_any_starter_gives_a_row_for_each_function(starter: str) -> None:
    assert len(signature(about(starter))) == 2
