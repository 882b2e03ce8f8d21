"""What the rules for derivatives and vectors may ask of the walk over a tree that calls them."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray

from tutor.algebra import tree
from tutor.algebra.names import Scope

Array = NDArray[Any]


class Walk(Protocol):
    """One walk over a tree at `count` fixed points; `values` change while names are bound."""

    scope: Scope
    values: dict[str, Array]
    count: int

    def value(self, node: tree.Node) -> Array:
        """The value of any node at every point."""

    def place(self, node: tree.Node) -> Array:
        """The value of a node that stands for an index."""

    def inside(self, places: list[Array], extents: tuple[int, ...]) -> list[Array]:
        """Indices kept within their ranges; a point outside is undefined."""

    def all_entries(self, name: str) -> Array:
        """Every entry of a defined vector."""

    def require(self, holds: Array, condition: str) -> None:
        """Marks the points where a condition fails."""

    def each(self, holds: Array) -> Array:
        """One truth a point, where `holds` may have one for each entry."""

    def seen(self, value: Array) -> Array:
        """The value itself, noted for the size of rounding errors."""
