"""What the rules for sums, derivatives, matrices and integrals may ask of the walk that calls them."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.names import Scope

Array = NDArray[Any]


class Walk(Protocol):
    """One walk over a tree at `count` points; `values` and `indices` hold what the names are there."""

    scope: Scope
    values: dict[str, Array]
    indices: dict[str, Array]
    count: int
    broken: Array
    largest: Array
    conditions: dict[str, Array]
    presumed: Array

    def value(self, node: tree.Node) -> Array:
        """The value of any node at every point."""

    def place(self, node: tree.Node) -> Array:
        """The value of a node that stands for an index."""

    def inside(self, places: list[Array], extents: tuple[int, ...]) -> list[Array]:
        """Indices kept within their ranges; a point outside is undefined."""

    def extent(self, index: str) -> int:
        """How far a declared index runs."""

    def all_entries(self, name: str) -> Array:
        """A defined value as a whole."""

    def require(self, holds: Array, condition: str) -> None:
        """Marks the points where a condition fails."""

    def presume(self, holds: Array, condition: str) -> None:
        """Like `require`, for what no domain could promise: that a matrix is invertible."""

    def each(self, holds: Array) -> Array:
        """One truth a point, where `holds` may have one for each entry."""

    def seen(self, value: Array) -> Array:
        """The value itself, noted for the size of rounding errors."""

    def bounded(self, count: int) -> None:
        """Raises UndecidedError where a walk at so many points would be too wide."""

    def wider(self, rows: Array) -> Walk:
        """A walk of its own at the points `rows` of this one, each as often as it is named."""

    def absorb(self, inner: Walk, rows: Array) -> None:
        """What a wider walk has met counts here too."""

    def absorb_conditions(self, inner: Walk, rows: Array, where: Array) -> None:
        """Only the conditions broken there, and only at the points `where` (count,)."""
