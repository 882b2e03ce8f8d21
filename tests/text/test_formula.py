"""Markdown for the screen: inline formulas are read wherever they stand in a text."""

from __future__ import annotations

import pytest

from tutor.text.formula import plain_inline


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("$f$, probability of label 1", "f, probability of label 1"),
        ("$N_1$ and $N_2$, at least 1", "N₁ and N₂, at least 1"),
        ("$z > 0$ 时为 1", "z > 0 时为 1"),
        ("between 0 and 1: $f$", "between 0 and 1: f"),
    ],
)
def test_a_text_may_begin_with_a_formula_and_end_with_a_digit(written: str, shown: str) -> None:
    assert plain_inline(written) == shown


def test_a_price_is_no_formula() -> None:
    assert plain_inline("costs 5$ or 6$ each") == "costs 5$ or 6$ each"
