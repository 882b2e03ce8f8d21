"""A table of numbers as a smooth surface: its value between the entries, and where it changes sign."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.text.plot.dots import Dots

Matrix = Sequence[Sequence[float]]


def sampled(matrix: Matrix, across: int, down: int) -> list[list[float]]:
    """The surface, bilinear between its entries, at `down` rows of `across` places.

    Row 0 of the matrix is the lowest, row 0 of what is returned the highest.
    """
    columns = [_place(x / max(across - 1, 1), len(matrix[0])) for x in range(across)]
    rows = []
    for y in range(down):
        below, above, share = _place(1 - y / max(down - 1, 1), len(matrix))
        row = [a * (1 - share) + b * share for a, b in zip(matrix[below], matrix[above], strict=True)]
        rows.append([row[left] * (1 - part) + row[right] * part for left, right, part in columns])
    return rows


def _place(share: float, count: int) -> tuple[int, int, float]:
    """The entries before and after a share from 0 to 1 of `count` entries, and how far it is between them."""
    at = share * (count - 1)
    first = min(int(at), count - 1)
    return first, min(first + 1, count - 1), at - first


def zero_line(matrix: Matrix, dots: Dots, number: int) -> None:
    """Dots where the surface changes its sign towards the place at the right or below."""
    sides = [[value > 0 for value in row] for row in sampled(matrix, dots.across, dots.down)]
    for y, row in enumerate(sides):
        below = sides[min(y + 1, len(sides) - 1)]
        for x, here in enumerate(row):
            if here != row[min(x + 1, len(row) - 1)] or here != below[x]:
                dots.set(x, y, number)
