"""LaTeX -> tree, by recursive descent. What is not in the tables is an error with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tutor.text.math import symbols
from tutor.text.math.environments import ENVIRONMENTS, grid, joined
from tutor.text.math.gather import core, row
from tutor.text.math.tokens import Tokens
from tutor.text.math.tree import (
    Accent,
    Fenced,
    FormulaError,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Scripts,
    Stack,
    Symbol,
)
from tutor.words import _

LONGEST = 4000  # characters
_ENDS = frozenset(("", "}", "&", "\\\\", "\\cr", "\\right", "\\middle", "\\end"))


@lru_cache(maxsize=256)
def read(tex: str) -> Node:
    """The tree of a formula without its dollars. Raises FormulaError."""
    if len(tex) > LONGEST:
        raise FormulaError(_("a formula has at most {n} characters; split this").format(n=LONGEST), LONGEST)
    return Reader(tex).whole()


class Reader(Tokens):
    """Reads one formula from its tokens."""

    style = ""  # of the letters

    def whole(self) -> Node:
        """Everything; several lines become a grid."""
        rows = self.rows()
        if self.peek():
            lonely = {"}": "{", "\\right": "\\left", "\\middle": "\\left", "\\end": "\\begin"}
            token = self.peek()
            self.wrong(_("{this} stands without {that}").format(this=token, that=lonely[token]))
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return Grid("aligned" if any(len(r) > 1 for r in rows) else "lines", rows, "rl")

    def rows(self) -> tuple[tuple[Node, ...], ...]:
        """Lines of cells, up to what must end them."""
        rows: list[list[Node]] = [[self._sequence()]]
        while self.peek() in ("&", "\\\\", "\\cr"):
            if self.next() == "&":
                rows[-1].append(self._sequence())
            else:
                if self.peek() == "[":  # the optional distance of a line break
                    self.bracketed()
                rows.append([self._sequence()])
        if len(rows) > 1 and rows[-1] == [Row(())]:
            rows.pop()
        return tuple(map(tuple, rows))

    def _sequence(self, stop: str = "") -> Node:
        """Parts up to `stop` or whatever must end a sequence; neither is taken."""
        items: list[Node] = []
        before = self.depth
        while (token := self.peek()) not in _ENDS and token != stop:
            items.append(item := self._scripted())
            inner = core(item)
            if isinstance(inner, Symbol) and inner.role == "open":
                self.deeper()
            elif isinstance(inner, Symbol) and inner.role == "close" and self.depth > before:
                self.depth -= 1
        self.depth = before
        return row(items)

    def argument(self) -> Node:
        """A group, or the one sign or command that follows."""
        self.deeper()
        token = self.peek()
        if token in _ENDS or token in ("^", "_"):
            self.wrong(_("something is missing here: a letter, or a group in braces"))
        node = self._atom(alone=True)
        self.depth -= 1
        return node

    def _scripted(self) -> Node:
        node = Row(()) if self.peek() in ("^", "_") else self._atom()
        found: dict[str, Node] = {}
        primes = 0
        while (token := self.peek()) in ("^", "_", "'", "\\limits", "\\nolimits"):
            self.next()
            if token == "'":
                primes += 1
            elif token in found:
                self.wrong(_("two scripts {mark} on one letter; put braces").format(mark=token), 1)
            elif token in "^_":
                found[token] = self.argument()
        if primes:
            mark = Symbol("′" * primes, "letter", "prime")
            found["^"] = row([mark, found["^"]]) if "^" in found else mark
        if not found:
            return node
        if isinstance(node, Stack) and node.brace:
            return Stack(node.body, found.get("^"), found.get("_"), node.brace)
        return Scripts(node, found.get("_"), found.get("^"))

    def _atom(self, alone: bool = False) -> Node:
        """One part without its scripts; where it stands `alone`, a number is a single digit."""
        token = self.next()
        if token == "{":
            self.deeper()
            inner = self._sequence("}")
            self.expect("}", "{")
            self.depth -= 1
            return inner
        if token.startswith("\\") and len(token) > 1:
            return self._command(token[1:])
        if token.isdigit() and token.isascii():
            return self._number(token, alone)
        if not token.isprintable() or token in "\\$#":
            self.wrong(_("{sign} has no meaning in a formula").format(sign=repr(token)), 1)
        known = symbols.CHARACTERS.get(token)
        return known or Symbol(symbols.styled(token, self.style), style=self.style)

    def _number(self, first: str, alone: bool) -> Symbol:
        digits = first
        while not alone and self.at < len(self.tokens):
            token = self.tokens[self.at]
            after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else ""
            if not (token.isdigit() or (token == "." and after.isdigit())):
                break
            digits += token
            self.at += 1
        return Symbol("".join(symbols.styled(digit, self.style) for digit in digits), style=self.style)

    def _command(self, name: str) -> Node:
        if name in symbols.COMMANDS:
            symbol = symbols.COMMANDS[name]
            if self.style and symbol.role == "letter":
                return Symbol(symbols.styled(symbol.glyph, self.style), "letter", symbol.name, self.style)
            return symbol
        if name in symbols.SILENT:
            return Row(())
        if name in symbols.ACCENTS:
            return Accent(name, self.argument())
        if name in symbols.STYLES:
            return self.styled(symbols.STYLES[name])
        if name in symbols.TEXTS:
            return self.text()
        if name in symbols.SIZES:
            return self._sized()
        if name not in _COMMANDS:
            said = _("{command} is no formula command that the screen knows")
            self.wrong(said.format(command=f"\\{name}"), 1)
        return _COMMANDS[name](self)

    def styled(self, style: str) -> Node:
        """The argument in one of the mathematical alphabets."""
        before, self.style = self.style, style
        node = self.argument()
        self.style = before
        return joined(node) if style == "roman" else node

    def text(self) -> Node:
        """Words; between dollars in them stands a formula again."""
        parts: list[Node] = []
        for n, part in enumerate(self.raw().split("$")):
            if n % 2:
                self.deeper()
                parts.append(Reader(part, self.depth).whole())
                self.depth -= 1
            elif part:
                parts.append(Symbol(" ".join(f"|{part}|".split())[1:-1].replace("\\", ""), "text"))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def operator(self, limits: bool = False) -> Node:
        """A name that takes what follows."""
        name = "".join(self.raw().split()).replace("\\,", " ").replace("\\", "")
        known = symbols.COMMANDS.get(name)
        return Symbol(name, "limits" if limits or (known and known.role == "limits") else "function", name)

    def _delimiter(self) -> str:
        token = self.next()
        symbol = symbols.COMMANDS.get(token[1:]) if token[:1] == "\\" else symbols.CHARACTERS.get(token)
        if token in (".", "/"):
            return "" if token == "." else "/"
        if symbol is None or (symbol.role not in ("open", "close", "bar") and symbol.glyph not in "[]|∥"):
            self.wrong(_("{sign} is no bracket").format(sign=token or _("the end")), 1)
        return symbol.glyph.replace("∥", "‖")

    def _sized(self) -> Node:
        glyph = self._delimiter()
        if glyph in symbols.OPENERS:
            return Symbol(glyph, "open")
        return Symbol(glyph, "close" if glyph in symbols.CLOSERS else "bar")

    def fenced(self) -> Node:
        """From `\\left` to `\\right`."""
        self.deeper()
        left, parts, bars = self._delimiter(), [self._sequence()], []
        while self.peek() == "\\middle":
            self.next()
            bars.append(self._delimiter())
            parts.append(self._sequence())
        self.expect("\\right", "\\left")
        self.depth -= 1
        return Fenced(left, self._delimiter(), tuple(parts), tuple(bars))

    def root(self) -> Node:
        """A root, with its index if there is one."""
        index: Node | None = None
        if self.peek() == "[":
            self.next()
            index = self._sequence("]")
            self.expect("]", "[")
        return Root(self.argument(), index)

    def environment(self) -> Node:
        """From `\\begin` to its `\\end`."""
        full = self.raw()
        name = full.rstrip("*")
        if name not in ENVIRONMENTS:
            said = _("{command} is no formula command that the screen knows")
            self.wrong(said.format(command=f"\\begin{{{full}}}"), 1)
        aligns = re.sub("[^lcr]", "", self.raw()) if name in ("array", "alignat") else ""
        self.deeper()
        rows = self.rows()
        self.expect("\\end", f"\\begin{{{full}}}")
        self.depth -= 1
        if self.raw() != full:
            pair = {"opened": f"\\begin{{{full}}}", "wanted": f"\\end{{{full}}}"}
            self.wrong(_("{opened} is not closed by {wanted}").format(**pair), 1)
        return grid(name, rows, aligns)


def _stacked(reader: Reader, below: bool) -> Node:
    note, body = reader.argument(), reader.argument()
    return Stack(body, below=note) if below else Stack(body, above=note)


def _negated(reader: Reader) -> Node:
    node = reader.argument()
    if not isinstance(node, Symbol):
        reader.wrong(_("\\not wants a sign behind it"), 1)
    glyph = {"=": "≠", "∈": "∉", "<": "≮", ">": "≯"}.get(node.glyph, node.glyph + "\u0338")
    return Symbol(glyph, node.role, f"not {node.name}".strip())


def _tag(reader: Reader) -> Node:
    return row([Symbol("    ", "quad"), Symbol(f"({reader.raw()})", "text")])


def _label(reader: Reader) -> Node:
    reader.raw()
    return Row(())


def _substack(reader: Reader) -> Node:
    reader.expect("{", "\\substack")
    rows = reader.rows()
    reader.expect("}", "{")
    return Grid("lines", rows, "c")


def _binomial(reader: Reader) -> Node:
    return Fenced("(", ")", (Fraction(reader.argument(), reader.argument(), bar=False),))


def _modulo(reader: Reader) -> Node:
    inner = row([Symbol("mod", "function", "bmod"), reader.argument()])
    return row([Symbol(" ", "space"), Fenced("(", ")", (inner,))])


_COMMANDS: dict[str, Callable[[Reader], Node]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), lambda r: Fraction(r.argument(), r.argument())),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    "sqrt": Reader.root,
    "left": Reader.fenced,
    "begin": Reader.environment,
    "operatorname": Reader.operator,
    "operatorname*": lambda r: r.operator(limits=True),
    "overset": lambda r: _stacked(r, below=False),
    "stackrel": lambda r: _stacked(r, below=False),
    "underset": lambda r: _stacked(r, below=True),
    "overbrace": lambda r: Stack(r.argument(), brace="over"),
    "underbrace": lambda r: Stack(r.argument(), brace="under"),
    "substack": _substack,
    "not": _negated,
    "tag": _tag,
    "label": _label,
    "pmod": _modulo,
}
