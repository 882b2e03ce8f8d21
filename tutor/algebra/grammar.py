"""From tokens to a tree: all of the language's syntax, by recursive descent. Knows no declared names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal, cast

from tutor.algebra import tree
from tutor.algebra.cursor import Cursor
from tutor.algebra.errors import AlgebraError
from tutor.algebra.tokens import Token
from tutor.algebra.vocabulary import FORMS, FUNCTIONS, SAID_OTHERWISE
from tutor.words import _

MAX_ORDER = 4  # of a derivative


def parse(text: str, declared: frozenset[str] = frozenset()) -> tree.Node:
    """One formula. A declared name is never a function, whatever the vocabulary says. Raises AlgebraError."""
    parser = _Parser(text, declared)
    node = parser.sum()
    return parser.finished(node)


def parse_relation(text: str, declared: frozenset[str] = frozenset()) -> tree.Node:
    """One formula, or two joined by `=`, `<=` or `>=`. Raises AlgebraError."""
    parser = _Parser(text, declared)
    return parser.finished(parser.relation())


def parse_step(text: str, declared: frozenset[str] = frozenset()) -> tree.Step:
    """One line of an answer. Raises AlgebraError."""
    parser = _Parser(text, declared)
    lead = parser.take() if parser.at("=", "<=", ">=", "<=>") else None
    place = parser.ahead.start
    node = parser.finished(parser.relation())
    both = isinstance(node, tree.Relation)
    if lead is None:
        return tree.Step("lemma" if both else "=", node)
    if lead.text == "<=>" and not both:
        raise parser.error(_("After <=> an equation is expected."), place, _("Write <=> left = right."))
    if lead.text != "<=>" and both:
        raise parser.error(_("This line makes two steps."), place, _("Write one step a line."))
    return tree.Step(cast(Literal["=", "<=", ">=", "<=>"], lead.text), node)


class _Parser(Cursor):
    # ---------------------------------------------------------------------------------- operators

    def relation(self) -> tree.Node:
        left = self.sum()
        if self.at("<", ">"):
            raise self.unexpected(_("Bounds are written <= or >=."))
        if not self.at("=", "<=", ">="):
            return left
        order = cast(tree.Order, self.take().text)
        if self.at("="):
            raise self.unexpected(_("Write a single =."))
        right = self.sum()
        return tree.Relation(order, left, right, span=(left.span[0], right.span[1]))

    def sum(self) -> tree.Node:
        with self.deeper():
            node = self.product()
            while self.at("+", "-"):
                node = self._joined(node, self.take().text, self.product())
            return node

    def product(self) -> tree.Node:
        node = self.signed()
        while True:
            if self.at("*", "/", ".*", "./"):
                node = self._joined(node, self.take().text, self.signed())
            elif self._multiplies():
                node = self._joined(node, "*", self.signed())
            else:
                return node

    @staticmethod
    def _joined(left: tree.Node, word: str, right: tree.Node) -> tree.Node:
        return tree.Binary(cast(tree.Operator, word), left, right, span=(left.span[0], right.span[1]))

    def _multiplies(self) -> bool:
        """Whether two factors stand side by side: number and name, bracket and bracket, or across a space."""
        token, last = self.ahead, self.tokens[self.place - 1]
        if token.kind not in ("name", "number") and not self.at("("):
            return False
        if token.spaced:
            return True
        if self.at("("):
            return last.kind == "number" or last.text in (")", "]", "'")
        return last.kind == "number" and token.kind == "name"

    def signed(self) -> tree.Node:
        if self.at("-"):
            start = self.take().start
            with self.deeper():
                of = self.signed()
            return tree.Negate(of, span=(start, of.span[1]))
        if self.at("+"):
            self.take()
            with self.deeper():
                return self.signed()
        return self.power()

    def power(self) -> tree.Node:
        node = self.marked()
        if not self.at("^"):
            return node
        self.take()
        if self.ahead.kind == "name" and self.ahead.text == "T" and "T" not in self.declared:
            return self._again(tree.Transpose(node, span=(node.span[0], self.take().end)))
        with self.deeper():
            return self._joined(node, "^", self.signed())

    def _again(self, node: tree.Node) -> tree.Node:
        while self.at("'"):
            node = tree.Transpose(node, span=(node.span[0], self.take().end))
        return node

    def marked(self) -> tree.Node:
        node = self.atom()
        while self.at("[", "'"):
            if self.at("'"):
                node = self._again(node)
                continue
            self.take()
            at = self.listed("]")
            if len(at) > 2:
                raise self.error(_("At most two indices are possible."), at[2].span[0], _("Write W[i,j]."))
            node = tree.Index(node, at, span=(node.span[0], self.tokens[self.place - 1].end))
        return node

    # -------------------------------------------------------------------------------------- atoms

    def listed(self, close: str) -> tuple[tree.Node, ...]:
        if self.at(close):
            raise self.unexpected(_("Between the brackets something is missing."))
        found = [self.sum()]
        while self.at(","):
            self.take()
            found.append(self.sum())
        self.expect(close)
        return tuple(found)

    def atom(self) -> tree.Node:
        token = self.ahead
        if token.kind == "number":
            self.take()
            return tree.Number(Fraction(token.text), span=(token.start, token.end))
        if token.kind == "name":
            return self.named(self.take())
        if self.at("("):
            self.take()
            node = self.listed(")")
            if len(node) > 1:
                raise self.error(_("A comma has no place in these brackets."), node[1].span[0])
            return node[0]
        raise self.unexpected(_("A number, a name or a bracket is expected."))

    def named(self, token: Token) -> tree.Node:
        known = token.text not in self.declared
        if self.at("(") and known and token.text == "sigma":  # the lecture writes the sigmoid so
            token = replace(token, text="sigmoid")
        if self.at("(") and known and token.text in FORMS:
            return self._form(token)
        if self.at("(") and known and token.text in FUNCTIONS:
            return self._call(token)
        if self.at("(") and not self.ahead.spaced:
            raise self._no_function(token)
        if known and token.text in FUNCTIONS and token.text != "N":
            said = _("{name} is a function; its argument is missing.").format(name=token.text)
            power = "^2" if self.at("^") else ""
            raise self.error(said, token.end, _("Write {it}.").format(it=f"{token.text}(...){power}"))
        return tree.Symbol(token.text, span=(token.start, token.end))

    def _no_function(self, token: Token) -> AlgebraError:
        said = _("{name} is no function.").format(name=token.text)
        near = SAID_OTHERWISE.get(token.text) if token.text not in self.declared else None
        if near is None and token.text not in self.declared:
            near = next(iter(get_close_matches(token.text, [*FUNCTIONS, *FORMS], 1)), None)
        if near:
            return self.error(said, token.start, _("Did you mean {name}?").format(name=near))
        return self.error(said, token.start, _("For a product write {name}*(...).").format(name=token.text))

    def _call(self, token: Token) -> tree.Node:
        self.take()
        arguments = self.listed(")")
        fewest, most = FUNCTIONS[token.text]
        if not fewest <= len(arguments) <= most:
            said = _("{name} takes {n} here, not {m} arguments.")
            n = str(fewest) if fewest == most else f"{fewest}-{most}"
            raise self.error(said.format(name=token.text, n=n, m=len(arguments)), token.start)
        return tree.Call(token.text, arguments, span=self._since(token))

    def _since(self, token: Token) -> tree.Span:
        return token.start, self.tokens[self.place - 1].end

    # -------------------------------------------------------------------------------------- forms

    def _form(self, token: Token) -> tree.Node:
        make: Callable[[Token], tree.Node] = {
            "sum": self._fold,
            "prod": self._fold,
            "E": self._expectation,
            "Var": self._expectation,
            "int": self._integral,
        }.get(token.text, self._derivative)
        self.take()
        return make(token)

    def _bound_name(self, node: tree.Node, token: Token) -> str:
        if not isinstance(node, tree.Symbol):
            raise self.error(
                _("The first argument of {name} is a name.").format(name=token.text), node.span[0]
            )
        return node.name

    def _fold(self, token: Token) -> tree.Node:
        kind = cast(Literal["sum", "prod"], token.text)
        parts = self.listed(")")
        if len(parts) == 1:
            return tree.Call(kind, parts, span=self._since(token))
        if len(parts) == 3 and all(isinstance(part, tree.Symbol) for part in parts[:2]):
            raise self._usage(token, f"{kind}(i, {kind}(j, ...))")
        if len(parts) not in (2, 4):
            raise self._usage(token, f"{kind}(k, ...) or {kind}(k, 1, n, ...)")
        index = self._bound_name(parts[0], token)
        lower, upper = (parts[1], parts[2]) if len(parts) == 4 else (None, None)
        return tree.Fold(kind, index, lower, upper, parts[-1], span=self._since(token))

    def _usage(self, token: Token, how: str) -> AlgebraError:
        said = _("{name} has the wrong number of arguments.").format(name=token.text)
        return self.error(said, token.start, _("Write {it}.").format(it=how))

    def _derivative(self, token: Token) -> tree.Node:
        kind = cast(Literal["diff", "grad", "jac", "hess"], token.text)
        parts = self.listed(")")
        if len(parts) < 2 or (kind != "diff" and len(parts) != 2) or len(parts) > MAX_ORDER + 1:
            raise self._usage(token, "diff(f, x)" if kind == "diff" else f"{kind}(f, w)")
        variables: list[tree.Node] = []
        for part in parts[1:]:
            if isinstance(part, tree.Number) and variables:
                variables += [variables[-1]] * (self._order(part) - 1)
            elif isinstance(part, tree.Symbol) or (
                isinstance(part, tree.Index) and isinstance(part.base, tree.Symbol)
            ):
                variables.append(part)
            else:
                said = _("A derivative is taken by a name or an entry.")
                raise self.error(said, part.span[0], _("Write diff(f, x) or diff(f, x[i])."))
        return tree.Derivative(kind, parts[0], tuple(variables), span=self._since(token))

    def _order(self, part: tree.Number) -> int:
        if part.value.denominator != 1 or not 1 <= part.value <= MAX_ORDER:
            said = _("The order of a derivative is a whole number from 1 to {n}.").format(n=MAX_ORDER)
            raise self.error(said, part.span[0])
        return int(part.value)

    def _expectation(self, token: Token) -> tree.Node:
        kind = cast(Literal["E", "Var"], token.text)
        draws: list[tree.Draw] = []
        while self.ahead.kind == "name" and self.tokens[self.place + 1].text == "~":
            draws.append(self._draw())
            self.expect(",")
        if not draws:
            raise self._usage(token, f"{kind}(z ~ N(m, s2), ...)")
        body = self.sum()
        self.expect(")")
        return tree.Expectation(kind, tuple(draws), body, span=self._since(token))

    def _draw(self) -> tree.Draw:
        name = self.take()
        self.take()
        law = self.atom()
        if not (isinstance(law, tree.Call) and law.function == "N"):
            raise self.error(_("Only normal distributions are known."), law.span[0], _("Write z ~ N(m, s2)."))
        mean, variance = law.arguments
        return tree.Draw(name.text, mean, variance, span=(name.start, law.span[1]))

    def _integral(self, token: Token) -> tree.Node:
        parts = self.listed(")")
        if len(parts) != 4:
            raise self._usage(token, "int(x, -inf, inf, ...)")
        name = self._bound_name(parts[0], token)
        return tree.Integral(name, parts[1], parts[2], parts[3], span=self._since(token))
