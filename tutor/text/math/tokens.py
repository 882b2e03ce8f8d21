"""The tokens of a formula, read one after the other; every complaint carries its place."""

from __future__ import annotations

import re
from typing import NoReturn

from tutor.text.math.tree import FormulaError
from tutor.words import _

DEEPEST = 30  # levels of groups, scripts and brackets
_TOKEN = re.compile(r"\\(?:operatorname\*|[A-Za-z]+|.)|%[^\n]*|\s+|.", re.DOTALL)


class Tokens:
    """Where reading stands, and how deep in groups."""

    def __init__(self, tex: str, depth: int = 0) -> None:
        found = [(m[0], m.start()) for m in _TOKEN.finditer(tex) if m[0][0] != "%"]
        self.tokens, self.places = [t for t, _at in found], [at for _t, at in found]
        self.places.append(len(tex))
        self.at, self.depth = 0, depth

    def peek(self) -> str:
        """The next token without white space, not taken; "" at the end."""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        """The next token, taken."""
        token = self.peek()
        self.at += 1
        return token

    def wrong(self, sentence: str, back: int = 0) -> NoReturn:
        """Raises FormulaError at the current place, or `back` tokens before it."""
        raise FormulaError(sentence, self.places[max(0, min(self.at - back, len(self.tokens)))])

    def deeper(self) -> None:
        """One level deeper. Raises FormulaError."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.wrong(_("this formula is nested more than {n} levels deep").format(n=DEEPEST))

    def expect(self, wanted: str, opened: str) -> None:
        """Take `wanted`, which closes `opened`. Raises FormulaError."""
        if self.next() != wanted:
            self.wrong(_("{opened} is not closed by {wanted}").format(opened=opened, wanted=wanted), 1)

    def raw(self) -> str:
        """The text of a braced group as it stands."""
        if self.peek() != "{":
            return self.next()
        start = self.at + 1
        level = 0
        for n in range(self.at, len(self.tokens)):
            level += {"{": 1, "}": -1}.get(self.tokens[n], 0)
            if level == 0:
                self.at = n + 1
                return "".join(self.tokens[start:n])
        return self.wrong(_("{opened} is not closed by {wanted}").format(opened="{", wanted="}"))

    def bracketed(self) -> str:
        """The text of an optional argument in square brackets."""
        self.next()
        start = self.at
        while self.peek() not in ("]", ""):
            self.at += 1
        self.expect("]", "[")
        return "".join(self.tokens[start : self.at - 1])
