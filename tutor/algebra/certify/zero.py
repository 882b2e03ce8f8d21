"""Whether an expression is zero everywhere: cheap means first, and never a wrong yes.

Only steps that hold under the symbols' own assumptions are taken. `force=True`, which would take every
logarithm apart, shows that log(x^2) = 2 log(x), and that is false for negative x.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from tutor.algebra.certify.entries import NotShownError

DIGITS = 30


def is_zero(expression: Any) -> bool:
    """True where it is shown. False says nothing. May take for ever: the cell's clock ends it."""
    if expression.has(sp.nan, sp.zoo, sp.oo, -sp.oo):
        raise NotShownError("no value")
    for step in _STEPS:
        if _done(step, expression):
            return True
        if step is _rational and _differs(expression):
            return False
    return False


def _done(step: Callable[[Any], Any], expression: Any) -> bool:
    try:
        return bool(step(expression) == 0)
    except (sp.PolynomialError, NotImplementedError, ValueError):
        return False


def _differs(expression: Any) -> bool:
    """Whether it is clearly not zero at one odd point, so that no further step can show that it is."""
    names = sorted(expression.free_symbols, key=str)
    point = {name: _odd(name, n) for n, name in enumerate(names)}
    value = expression.xreplace(point).evalf(DIGITS)
    return bool(value.is_Number and value.is_finite and abs(value) > sp.Float(10) ** (8 - DIGITS))


def _odd(name: Any, n: int) -> Any:
    return sp.Integer(n + 2) if name.is_integer else sp.Rational(37 + 11 * n, 41 + 7 * n)


def _as_is(expression: Any) -> Any:
    return expression


def _rational(expression: Any) -> Any:
    """As a fraction of polynomials in exp(t), log(t), ... as if these were independent of each other.

    That is exact for what is one, and by far the fastest: SymPy's sparse fractions do not build expressions.
    """
    names: dict[Any, Any] = {}

    def named(part: Any) -> Any:
        return names.setdefault(part, sp.Dummy())

    def exponential(argument: Any) -> Any:
        made = sp.Integer(1)
        for term in sp.Add.make_args(sp.expand(argument)):
            factor, rest = term.as_coeff_Mul()
            made *= named(sp.exp(rest / factor.q)) ** factor.p if rest != 1 else named(sp.exp(term))
        return made

    def cases(*branches: Any) -> Any:
        """Branches as factors that are 1 where their condition holds and 0 elsewhere."""
        value = sp.Integer(0)
        for part, condition in reversed(branches):
            holds = sp.Integer(1) if condition == True else named(condition)  # noqa: E712 - SymPy's true
            value = holds * part + (1 - holds) * value
        return value

    plain = expression.replace(sp.Piecewise, cases)
    if plain.has(sp.I):  # a wave that has been averaged
        plain = plain.rewrite([sp.sin, sp.cos], sp.exp)
    plain = plain.replace(sp.exp, exponential)
    plain = plain.replace(_is_atom, named)
    if not plain.free_symbols:
        return plain
    numbers = sp.QQ_I if plain.has(sp.I) else sp.QQ
    return numbers.frac_field(*sorted(plain.free_symbols, key=str)).from_sympy(plain)


def _is_atom(part: Any) -> bool:
    """What is a value, and neither arithmetic nor a symbol."""
    if not isinstance(part, sp.Expr):
        return False
    if part.is_Pow:
        return not part.exp.is_Integer
    return not (part.is_Add or part.is_Mul or part.is_Symbol or part.is_Rational or part == sp.I)


def _rooted(expression: Any) -> Any:
    """As a polynomial in each square root, whose square is then what stands below it."""
    radicands = {p.base for p in expression.atoms(sp.Pow) if p.exp.is_Rational and p.exp.q == 2}
    if not radicands:
        return expression
    names = {sp.factor(r): sp.Dummy(positive=True) for r in radicands if r.is_nonnegative is not False}

    def renamed(base: Any, exponent: Any) -> Any:
        root = names.get(sp.factor(base))
        return root ** (2 * exponent) if root is not None else base**exponent

    changed = expression.replace(
        lambda e: e.is_Pow and e.exp.is_Rational and e.exp.q == 2, lambda e: renamed(e.base, e.exp)
    )
    top = sp.numer(sp.together(changed))
    for radicand, root in names.items():
        top = sp.rem(sp.expand(top), sp.numer(sp.together(root**2 - radicand)), root)
    return sp.expand(top)


def _unlogged(expression: Any) -> Any:
    """With the logarithms of products taken apart, as far as their factors are known to be positive."""

    def apart(argument: Any) -> Any:
        return sp.expand_log(sp.log(sp.factor(sp.together(argument))))

    return _rational(expression.replace(sp.log, apart))


def _folded(expression: Any) -> Any:
    return sp.simplify(sp.piecewise_fold(expression.rewrite(sp.Piecewise)))


_STEPS: tuple[Callable[[Any], Any], ...] = (
    _as_is,
    _rational,
    _unlogged,
    sp.expand,
    _rooted,
    sp.simplify,
    _folded,
)
