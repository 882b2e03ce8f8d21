"""Certificates in a cell of the SymPy host: the one job that needs the algebra, and no foreign code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.sandbox import stream

# The algebra is imported where it is used: the other hosts hold nothing of it.

# One line for each corner of SymPy that would otherwise be imported anew in every cell.
FAMILIAR = (
    ("diff(s[i], z[j])", "s[i]*(delta[i,j] - s[j])"),
    ("log(a/(a + b))", "log(a) - log(a + b)"),
    ("diff(sqrt(a^2 + b), a)", "a/sqrt(a^2 + b)"),
    ("E(u ~ N(x, a), u^2)", "x^2 + a"),
    ("int(u, -inf, inf, normpdf(u, 0, a))", "1"),
    ("max(x, 0)", "relu(x)"),
    ("sin(x)^2 + cos(x)^2", "1"),
    ("det(inv(S))", "1/det(S)"),
)


def certify(job: dict[str, Any], send: Callable[[bytes, int, Any], None]) -> None:
    """Run the job `{"scope", "sizes", "left", "right"}`; one frame: for what the line is shown, or None."""
    from tutor.algebra.certify import prove

    send(stream.VALUE, 0, prove.answer(job))
    send(stream.DONE, 1, None)


def warm() -> None:
    """Prove what is familiar, so that cells inherit SymPy with its late imports done."""
    from tutor.algebra.certify import prove
    from tutor.algebra.names import read, scope_of
    from tutor.model import Name

    scope = scope_of(
        {
            "x": Name("scalar"),
            **{name: Name("scalar", (), "positive") for name in "ab"},
            "z": Name("vector", ("K",)),
            "S": Name("matrix", ("K", "K"), "spd"),
            **{name: Name("index", ("K",)) for name in "ijk"},
        },
        {"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
    )
    for left, right in FAMILIAR:
        if prove.prove(read(left, scope), read(right, scope), scope, {"K": 2}) is None:
            raise ImportError(f"SymPy does not know that {left} = {right}")
