"""Two operands joined, and functions entry by entry: where each has a value, and what it is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.algebra import functions, linear, shapes, tree
from tutor.algebra.errors import ShapeError
from tutor.algebra.show import show
from tutor.algebra.walk import Walk
from tutor.words import _

Array = NDArray[Any]


def joined(walk: Walk, node: tree.Binary, left: Array, right: Array) -> Array:
    """The value of `left operator right`. Raises ShapeError, naming the formula."""
    try:
        match node.operator:
            case "*":
                return shapes.product(left, right)
            case "^":
                return _power(walk, node, left, right)
            case "/" | "./":
                return _divided(walk, node, left, right)
        a, b = shapes.aligned(left, right)
        return np.asarray(a + b if node.operator == "+" else a - b if node.operator == "-" else a * b)
    except ShapeError as misfit:
        raise ShapeError(f"{show(node)}: {misfit}") from None


def _divided(walk: Walk, node: tree.Binary, left: Array, right: Array) -> Array:
    if node.operator == "/" and right.ndim > 1:
        said = _("one cannot divide by what is {shape}; entry by entry it is written ./")
        raise ShapeError(said.format(shape=shapes.in_words(right)))
    zero = np.real(right) == 0
    if zero.any():
        walk.require(walk.each(~zero), f"{show(node.right)} != 0")
    a, b = shapes.aligned(left, right)
    return np.asarray(a / b)


def _power(walk: Walk, node: tree.Binary, base: Array, exponent: Array) -> Array:
    if exponent.ndim > 1 or base.ndim == 2:
        said = _("{shape} to the power of {power} means nothing; entry by entry write x.*x.")
        raise ShapeError(said.format(shape=shapes.in_words(base), power=shapes.in_words(exponent)))
    if base.ndim == 3:
        return linear.power(walk, base, exponent, show(node.left))
    b, e = np.real(base), np.real(exponent)
    if (b <= 0).any():
        walk.require((b >= 0) | (e == np.round(e)), f"{show(node.left)} >= 0")
        walk.require((b != 0) | (e >= 0), f"{show(node.left)} != 0")
    return functions.power(base, exponent)


def elementwise(walk: Walk, node: tree.Call, x: Array) -> Array:
    """A function of the vocabulary at every entry; a derivative does not go through a kink."""
    name, real, moving = node.function, np.real(x), np.iscomplexobj(x)
    said = show(node.arguments[0])
    if name == "log" and (real <= 0).any():
        walk.require(walk.each(~(real <= 0)), f"{said} > 0")
    if name == "sqrt" and (real < 0).any():
        walk.require(walk.each(~(real < 0)), f"{said} >= 0")
    if moving and name == "sqrt":
        walk.require(walk.each(real != 0), f"{said} != 0")
    if moving and name in functions.KINKED:
        walk.require(walk.each((real != 0) | (np.imag(x) == 0)), f"{said} != 0")
    return functions.apply(name, x)
