"""A place in a list of tokens: looking, taking, expecting, and saying what was found instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.tokens import Token, tokenize
from tutor.words import _

MAX_DEPTH = 60
MAX_HEIGHT = 120  # a sum of more terms than this would exhaust the stack of whatever walks the tree


class Cursor:
    """What a parser reads from. Every error it makes knows the text and the place."""

    def __init__(self, text: str, declared: frozenset[str]) -> None:
        self.text = text
        self.declared = declared
        self.tokens = tokenize(text)
        self.place = 0
        self.depth = 0

    @property
    def ahead(self) -> Token:
        return self.tokens[self.place]

    def at(self, *words: str) -> bool:
        return self.ahead.kind == "operator" and self.ahead.text in words

    def take(self) -> Token:
        token = self.ahead
        self.place = min(self.place + 1, len(self.tokens) - 1)
        return token

    def expect(self, word: str) -> Token:
        if not self.at(word):
            raise self.unexpected(_("Here {word} is missing.").format(word=word))
        return self.take()

    def error(self, message: str, place: int, suggestion: str = "") -> AlgebraError:
        return AlgebraError(message, place, suggestion, self.text)

    def unexpected(self, remedy: str = "") -> AlgebraError:
        token = self.ahead
        if token.kind == "end":
            said = _("The line ends too early.") if self.text.strip() else _("This line is empty.")
        else:
            said = _("Here {word} does not fit.").format(word=token.text)
        return self.error(said, token.start, remedy)

    def finished(self, node: tree.Node) -> tree.Node:
        if self.at("=", "<=", ">=", "<=>"):
            raise self.unexpected(_("Write one step a line."))
        if self.ahead.kind != "end":
            raise self.unexpected(self._missing_operator())
        if tree.height(node) > MAX_HEIGHT:
            raise self.error(_("This line has too many terms."), 0, _("Break it into smaller steps."))
        return node

    def _missing_operator(self) -> str:
        if self.place and self.ahead.kind in ("name", "number"):
            return _("Between two factors write * or a space.")
        return ""

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            said = _("This line is nested more than {n} deep.").format(n=MAX_DEPTH)
            raise self.error(said, self.ahead.start, _("Break it into smaller steps."))
        yield
        self.depth -= 1
