"""Formulas as LaTeX: the learner's order, no needless brackets, and nothing that could be read otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.algebra import tree
from tutor.algebra.grammar import parse, parse_step
from tutor.algebra.latex import latex, step_latex
from tutor.text.math import display, inline

NAMES = frozenset("abxywzsW") | {"delta", "mu", "s2", "logits", "s_max"}

WRITTEN = [
    ("s[i]*(delta[i,j] - s[j])", r"s_{i} \left(\delta_{ij} - s_{j}\right)"),
    ("diff(s[i], z[j])", r"\frac{\partial s_{i}}{\partial z_{j}}"),
    ("diff(x^2*w, x, w)", r"\frac{\partial^{2}}{\partial w \partial x} \left(x^{2} w\right)"),
    ("diff(exp(x), x, 2)", r"\frac{\partial^{2}}{\partial x^{2}} \exp\left(x\right)"),
    ("-sum(k, y[k]*log(s[k]))", r"-\sum_{k} y_{k} \log\left(s_{k}\right)"),
    ("sum(k, 1, n, k)", r"\sum_{k = 1}^{n} k"),
    ("2*sum(k, a[k])*b", r"\left(2 \sum_{k} a_{k}\right) b"),
    ("sum(k, a[k] + b)", r"\sum_{k} \left(a_{k} + b\right)"),
    ("E(z ~ N(a, b^2), z)", r"\mathbb{E}_{z \sim \mathcal{N}\left(a, b^{2}\right)}\left[z\right]"),
    ("x'*W^T*w", r"x^{\top} W^{\top} w"),
    ("inv(W)*x", r"W^{-1} x"),
    ("-1/2*x", r"-\frac{1}{2} x"),
    ("a - (b - x)", r"a - \left(b - x\right)"),
    ("(a - b) - x", "a - b - x"),
    ("(a*b)*x/(y*z)", r"\frac{a b x}{y z}"),
    ("2*3*a", r"2 \cdot 3 a"),
    ("(a/b)^2", r"\left(\frac{a}{b}\right)^{2}"),
    ("a.*(b./x)", r"a \odot \left(b \oslash x\right)"),
    ("sqrt(x)^3", r"\sqrt{x}^{3}"),
    ("norm(W*x - y)", r"\left\lVert W x - y \right\rVert"),
    ("sqnorm(x)^2", r"\left(\left\lVert x \right\rVert^{2}\right)^{2}"),
    ("grad(x'*W*x, x)", r"\nabla_{x} \left(x^{\top} W x\right)"),
    ("int(x, 0, inf, exp(-x))", r"\int_{0}^{\infty} \exp\left(-x\right) \, dx"),
    ("mu + s2 + logits + s_max", r"\mu + s_{2} + \mathrm{logits} + s_{\mathrm{max}}"),
    ("s2[i]", r"{s_{2}}_{i}"),
    ("W[i + 1,j]", "W_{i + 1, j}"),
    ("a = b", "a = b"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text for text, _tex in WRITTEN])
def test_formulas_are_written_as_in_a_book(text: str, expected: str) -> None:
    node = parse_step(text, NAMES).node
    assert latex(node) == expected


def test_a_line_begins_with_its_sign() -> None:
    assert step_latex(parse_step("<= a + b", NAMES)) == r"\le a + b"
    assert step_latex(parse_step("a = b", NAMES)) == "a = b"
    assert step_latex(parse_step("<=> a = b", NAMES)) == r"\Longleftrightarrow a = b"


# ------------------------------------------------------------------------------------- read it back

_TOKEN = re.compile(
    r"\\left\\lVert|\\right\\rVert|\\left.|\\right.|\\[A-Za-z]+\{N\}|\\(?:operatorname|mathrm)\{\w+\}"
    r"|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S"
)
_FUNCTIONS = {r"\exp": "exp", r"\log": "log", r"\max": "max", r"\tanh": "tanh"}


class _Reader:
    """Reads the LaTeX that we write for the names of this test, by the rules of a reader of books."""

    def __init__(self, tex: str) -> None:
        self.tokens = [*_TOKEN.findall(tex), ""]
        self.at = 0

    def next(self) -> str:
        return self.tokens[self.at]

    def take(self, *wanted: str) -> str:
        token = self.tokens[self.at]
        assert not wanted or token in wanted, (token, wanted, self.tokens)
        self.at += 1
        return token

    def sum(self) -> str:
        text = self.term()
        while self.next() in ("+", "-"):
            text += f" {self.take()} {self.term()}"
        return text

    def term(self) -> str:
        """A product; a sum, a derivative or an integral takes all factors to its right."""
        if self.next() == "-":
            self.take()
            return f"-({self.term()})"
        text = self.factor()
        while self.next() not in (
            "",
            "+",
            "-",
            "}",
            ",",
            ";",
            r"\right)",
            r"\right]",
            r"\right|",
            r"\,",
            r"\right\rVert",
        ):
            sign = {r"\odot": ".*", r"\oslash": "./", r"\cdot": "*"}.get(self.next())
            if sign:
                self.take()
            text += f"{sign or '*'}{self.factor()}"
        return text

    def factor(self) -> str:
        text = self.atom()
        while self.next() in ("^", "_"):
            mark = self.take()
            self.take("{")
            if self.next() == r"\top":
                self.take()
                text = f"{text}'"
            elif mark == "^":
                text = f"{text}^({self.sum()})"
            else:
                text = f"{text}[{self.places()}]"
            self.take("}")
        return f"({text})"

    def places(self) -> str:
        found = [self.sum_or_letter()]
        while self.next() != "}":
            if self.next() == ",":
                self.take()
            found.append(self.sum_or_letter())
        return ",".join(found)

    def sum_or_letter(self) -> str:
        if self.tokens[self.at + 1] in ("+", "-", r"\cdot"):
            return self.sum()
        return self.take()

    def group(self) -> str:
        self.take("{")
        text = self.sum()
        self.take("}")
        return text

    def atom(self) -> str:
        token = self.take()
        if token == r"\left(":
            text = self.sum()
            self.take(r"\right)")
            return f"({text})"
        if token == r"\frac":
            return self.fraction()
        if token == r"\sum":
            return self.fold()
        if token == r"\sqrt":
            return f"sqrt({self.group()})"
        if token == r"\left|":
            text = self.sum()
            self.take(r"\right|")
            return f"abs({text})"
        if token in _FUNCTIONS or token.startswith(r"\operatorname"):
            name = _FUNCTIONS.get(token) or token[len(r"\operatorname{") : -1]
            self.take(r"\left(")
            arguments = [self.sum()]
            while self.next() == ",":
                self.take()
                arguments.append(self.sum())
            self.take(r"\right)")
            return f"{name}({', '.join(arguments)})"
        return token.removeprefix("\\")

    def fraction(self) -> str:
        if self.tokens[self.at + 1] != r"\partial":
            return f"(({self.group()})/({self.group()}))"
        self.take("{")
        self.take(r"\partial")
        if self.next() == "^":
            self.take()
            self.group()
        body = "" if self.next() == "}" else self.factor()
        self.take("}")
        self.take("{")
        by: list[str] = []
        while self.next() == r"\partial":
            self.take()
            variable = self.take()
            if self.next() == "_":
                self.take()
                self.take("{")
                variable += f"[{self.places()}]"
                self.take("}")
            count = 1
            if self.next() == "^":
                self.take()
                count = int(self.group().strip("()"))
            by = [variable] * count + by
        self.take("}")
        return f"diff({body or self.term()}, {', '.join(by)})"

    def fold(self) -> str:
        self.take("_")
        self.take("{")
        parts = [self.take()]
        if self.next() == "=":
            self.take()
            parts.append(self.sum())
            self.take("}")
            self.take("^")
            parts.append(self.group())
        else:
            self.take("}")
        return f"sum({', '.join([*parts, self.term()])})"


def canonical(node: tree.Node) -> tree.Node:
    """A sign before a product and one before its first factor look alike, and are."""
    parts = {}
    for name, part in vars(node).items():
        if isinstance(part, tree.Node):
            parts[name] = canonical(part)
        elif isinstance(part, tuple) and name != "span":
            parts[name] = tuple(canonical(p) for p in part)
    node = replace(node, **parts)
    product = isinstance(node, tree.Binary) and node.operator in ("*", "/", ".*", "./")
    if product and isinstance(node.left, tree.Negate):
        return tree.Negate(canonical(tree.Binary(node.operator, node.left.of, node.right)))
    return node


LETTER = st.sampled_from("abxyw").map(tree.Symbol)
ENTRY = st.builds(
    tree.Index,
    st.sampled_from("zsW").map(tree.Symbol),
    st.lists(st.sampled_from("ijk").map(tree.Symbol), min_size=1, max_size=2).map(tuple),
)
NUMBER = st.integers(0, 30).map(lambda n: tree.Number(Fraction(n)))
VARIABLES = st.lists(st.one_of(LETTER, ENTRY), min_size=1, max_size=3).map(tuple)


def bigger(inner: st.SearchStrategy[tree.Node]) -> st.SearchStrategy[tree.Node]:
    operators = st.sampled_from(["+", "-", "*", "/", "^", ".*", "./"])
    return st.one_of(
        st.builds(tree.Binary, operators, inner, inner),
        st.builds(tree.Negate, inner),
        st.builds(tree.Transpose, inner),
        st.builds(
            tree.Call, st.sampled_from(["exp", "log", "sigmoid", "sqrt", "abs"]), inner.map(lambda x: (x,))
        ),
        st.builds(tree.Call, st.just("max"), st.tuples(inner, inner)),
        st.builds(tree.Fold, st.just("sum"), st.just("k"), st.none(), st.none(), inner),
        st.builds(tree.Fold, st.just("sum"), st.just("k"), inner, inner, inner),
        st.builds(tree.Derivative, st.just("diff"), inner, VARIABLES),
    )


FORMULA = st.recursive(st.one_of(LETTER, ENTRY, NUMBER), bigger, max_leaves=12)


@settings(max_examples=400, deadline=None)
@given(FORMULA)
def test_what_is_written_can_be_read_in_one_way_only(node: tree.Node) -> None:
    reader = _Reader(latex(node))
    text = reader.sum()
    assert reader.next() == ""
    assert canonical(parse(text, NAMES)) == canonical(node), latex(node)


def test_brackets_are_few() -> None:
    """Every pair of brackets that could go would change how some formula reads."""
    for text in ("a*b + x/y", "-a*b", "a*b*x^2", "sum(k, a*z[k]) + b", "a + b - x", "x[i]'*w", "(a/b)*x"):
        assert r"\left" not in latex(parse(text, NAMES))


@pytest.mark.parametrize("text", [text for text, _tex in WRITTEN])
def test_the_plain_page_draws_every_command(text: str) -> None:
    tex = latex(parse_step(text, NAMES).node)
    assert "\\" not in inline(tex) and display(tex, 80)
