"""A tree as LaTeX: what the learner wrote, in the learner's own order of terms, with no needless brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tutor.algebra import tree
from tutor.algebra.show import show
from tutor.algebra.vocabulary import GREEK

SUM, PRODUCT, MARKED, ATOM = 1, 2, 3, 4  # how tightly a text holds together; MARKED has an exponent already

ORDERS: Final = {"=": "=", "<=": r"\le", ">=": r"\ge", "<=>": r"\Longleftrightarrow"}
GREEK_WORDS: Final = frozenset(GREEK.values()) - {"omicron"}
UPRIGHT: Final = frozenset({"exp", "log", "sin", "cos", "tanh", "det", "max", "min"})
_PARTS = re.compile(r"([A-Za-z]+?)_?(\d+)|([A-Za-z]+)_(\w+)")


@dataclass(frozen=True)
class Piece:
    """`open`: whatever stands to the right would be drawn in, as below a sum. `minus`: begins with a sign."""

    text: str
    holds: int = ATOM
    open: bool = False
    minus: bool = False


def latex(node: tree.Node) -> str:
    """A formula or a relation."""
    if isinstance(node, tree.Relation):
        return f"{latex(node.left)} {ORDERS[node.order]} {latex(node.right)}"
    return _piece(node).text


def step_latex(step: tree.Step) -> str:
    """A line of an answer with the sign that it begins with; a lemma has none."""
    formula = latex(step.node)
    return formula if step.relation == "lemma" else f"{ORDERS[step.relation]} {formula}"


def _piece(node: tree.Node) -> Piece:
    match node:
        case tree.Number():
            return _number(node)
        case tree.Symbol(name=name):
            return Piece(_name(name))
        case tree.Index(base=base, at=at):
            return Piece(f"{_indexed(base)}_{{{_places(at)}}}")
        case tree.Negate(of=of):
            return _negated(_piece(of))
        case tree.Transpose(of=of):
            return Piece(rf"{_within(_piece(of), ATOM)}^{{\top}}", MARKED)
        case tree.Binary():
            return _binary(node)
        case tree.Call():
            return _call(node)
        case tree.Fold():
            return _fold(node)
        case tree.Derivative():
            return _derivative(node)
        case tree.Integral(name=name, lower=lower, upper=upper):
            body = _within(_piece(node.body), PRODUCT)
            ends = f"_{{{latex(lower)}}}^{{{latex(upper)}}}"
            return Piece(rf"\int{ends} {body} \, d{_name(name)}", PRODUCT, open=True)
        case tree.Expectation():
            return _expectation(node)
    raise TypeError(f"no LaTeX for {type(node).__name__}")


def _within(piece: Piece, least: int, last: bool = True) -> str:
    """The text, in brackets unless it holds well enough; only the `last` of several parts may be open."""
    fits = piece.holds >= least and not piece.minus and (last or not piece.open)
    return piece.text if fits else _brackets(piece.text)


def _brackets(text: str) -> str:
    return rf"\left({text}\right)"


# --------------------------------------------------------------------------------------------- leaves


def _number(node: tree.Number) -> Piece:
    text = show(node)
    above, slash, below = text.partition("/")
    return Piece(rf"\frac{{{above}}}{{{below}}}", MARKED) if slash else Piece(text, minus=text[0] == "-")


def _name(name: str) -> str:
    """Greek as Greek, digits at the end as a subscript, words upright."""
    if name == "inf":
        return r"\infty"
    found = _PARTS.fullmatch(name)
    if found is not None:
        base, below = (found[1], found[2]) if found[1] else (found[3], _word(found[4]))
        return f"{_word(base)}_{{{below}}}"
    return _word(name)


def _word(word: str) -> str:
    if word in GREEK_WORDS:
        return rf"\{word}"
    escaped = word.replace("_", r"\_")
    return escaped if len(word) == 1 else rf"\mathrm{{{escaped}}}"


def _indexed(base: tree.Node) -> str:
    """What a subscript is put to; a name that has one already is grouped."""
    text = _within(_piece(base), ATOM)
    return f"{{{text}}}" if isinstance(base, (tree.Symbol, tree.Index)) and "_" in text else text


def _places(at: tuple[tree.Node, ...]) -> str:
    texts = [latex(place) for place in at]
    return "".join(texts) if all(len(text) == 1 for text in texts) else ", ".join(texts)


# ------------------------------------------------------------------------------------------ operators


def _negated(of: Piece) -> Piece:
    text = _within(of, PRODUCT)
    return Piece(f"-{text}", PRODUCT, of.open and text == of.text, minus=True)


def _binary(node: tree.Binary) -> Piece:
    left, right = _piece(node.left), _piece(node.right)
    match node.operator:
        case "/":
            return _fraction(left, right)
        case "^":
            return Piece(f"{_within(left, ATOM)}^{{{right.text}}}", MARKED)
        case "+" | "-":
            first = left.text if left.holds >= SUM else _brackets(left.text)
            second = _within(right, PRODUCT)
            return Piece(f"{first} {node.operator} {second}", SUM, right.open, left.minus)
    return _product(node, left, right)


def _fraction(left: Piece, right: Piece) -> Piece:
    """A sign of the whole numerator stands before the fraction."""
    if left.minus and left.holds >= PRODUCT:
        return Piece(rf"-\frac{{{left.text[1:]}}}{{{right.text}}}", PRODUCT, minus=True)
    return Piece(rf"\frac{{{left.text}}}{{{right.text}}}", MARKED)


def _product(node: tree.Binary, left: Piece, right: Piece) -> Piece:
    """Side by side, with a dot only where two numbers would run together."""
    closed = left.holds >= PRODUCT and not left.open
    first = left.text if closed else _brackets(left.text)
    # Of two products the right one keeps its brackets; a sum or a derivative at the end needs none.
    loose = right.holds == PRODUCT and not right.open
    second = _brackets(right.text) if loose else _within(right, PRODUCT)
    sign = {".*": r" \odot ", "./": r" \oslash "}.get(node.operator, " ")
    if sign == " " and second[0].isdigit():
        sign = r" \cdot "
    open_ = right.open and second == right.text
    return Piece(f"{first}{sign}{second}", PRODUCT, open_, left.minus and closed)


# ------------------------------------------------------------------------------------------ functions


def _call(node: tree.Call) -> Piece:
    texts = [latex(argument) for argument in node.arguments]
    listed = ", ".join(texts)
    match node.function:
        case "sqrt":
            return Piece(rf"\sqrt{{{listed}}}")
        case "abs":
            return Piece(rf"\left| {listed} \right|")
        case "norm":
            return Piece(rf"\left\lVert {listed} \right\rVert")
        case "norm1":
            return Piece(rf"\left\lVert {listed} \right\rVert_{{1}}")
        case "sqnorm":
            return Piece(rf"\left\lVert {listed} \right\rVert^{{2}}", MARKED)
        case "dot":
            return Piece(rf"\left\langle {listed} \right\rangle")
        case "inv":
            return Piece(f"{_within(_piece(node.arguments[0]), ATOM)}^{{-1}}", MARKED)
        case "eye" | "ones" | "zeros":
            sign = {"eye": "I", "ones": r"\mathbf{1}", "zeros": r"\mathbf{0}"}[node.function]
            size = r" \times ".join(texts)
            return Piece(f"{sign}_{{{size}}}")
        case "normpdf":
            return Piece(rf"\mathcal{{N}}\left({texts[0]}; {texts[1]}, {texts[2]}\right)")
        case "eigmin" | "eigmax":
            return Piece(rf"\lambda_{{\{node.function[3:]}}}{_brackets(listed)}")
    return Piece(_function(node.function) + _brackets(listed))


def _function(name: str) -> str:
    return rf"\{name}" if name in UPRIGHT else rf"\operatorname{{{name}}}"


def _fold(node: tree.Fold) -> Piece:
    sign = {"sum": r"\sum", "prod": r"\prod"}[node.kind]
    ends = f"_{{{_name(node.index)}}}"
    if node.lower is not None and node.upper is not None:
        ends = f"_{{{_name(node.index)} = {latex(node.lower)}}}^{{{latex(node.upper)}}}"
    return Piece(f"{sign}{ends} {_within(_piece(node.body), PRODUCT)}", PRODUCT, open=True)


def _derivative(node: tree.Derivative) -> Piece:
    if node.kind != "diff":
        sign = {"grad": r"\nabla", "jac": r"\operatorname{J}", "hess": r"\nabla^{2}"}[node.kind]
        below = latex(node.variables[0])
        return Piece(f"{sign}_{{{below}}} {_operand(node.body)}", PRODUCT, open=True)
    order = len(node.variables)
    power = rf"\partial^{{{order}}}" if order > 1 else r"\partial"
    below = " ".join(_by(node.variables))
    if isinstance(node.body, (tree.Symbol, tree.Index)):
        return Piece(rf"\frac{{{power} {latex(node.body)}}}{{{below}}}", MARKED)
    return Piece(rf"\frac{{{power}}}{{{below}}} {_operand(node.body)}", PRODUCT, open=True)


def _operand(body: tree.Node) -> str:
    return _within(_piece(body), MARKED)


def _by(variables: tuple[tree.Node, ...]) -> list[str]:
    """`\\partial w \\partial x^{2}`: the variable of the outermost derivative first."""
    runs: list[tuple[str, int]] = []
    for text in map(latex, reversed(variables)):
        if runs and runs[-1][0] == text:
            runs[-1] = (text, runs[-1][1] + 1)
        else:
            runs.append((text, 1))
    return [rf"\partial {text}" + (f"^{{{count}}}" if count > 1 else "") for text, count in runs]


def _expectation(node: tree.Expectation) -> Piece:
    sign = {"E": r"\mathbb{E}", "Var": r"\operatorname{Var}"}[node.kind]
    laws = [
        rf"{_name(draw.name)} \sim \mathcal{{N}}\left({latex(draw.mean)}, {latex(draw.variance)}\right)"
        for draw in node.draws
    ]
    return Piece(rf"{sign}_{{{', '.join(laws)}}}\left[{latex(node.body)}\right]")
