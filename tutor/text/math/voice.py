"""The words for signs. Everything that a screen reader says of a formula apart from its letters."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import name as unicode_name

from tutor.text.math.symbols import unstyled
from tutor.text.math.tree import Symbol
from tutor.words import _, current_language


def word(symbol: Symbol) -> str:
    """How a sign is said."""
    said = _signs(current_language()).get(symbol.glyph)
    if said is not None:
        return said
    if symbol.name and symbol.name.isalpha():
        name = symbol.name.removeprefix("var") if len(symbol.name) > 4 else symbol.name
        return _styled(
            _("capital {letter}").format(letter=name) if _is_capital(symbol) else name, symbol.style
        )
    letter = "".join(map(unstyled, symbol.glyph))
    if len(letter) == 1 and not letter.isalnum() and not letter.isspace() and not letter.isascii():
        return unicode_name(letter, letter).lower()
    return _styled(letter, symbol.style)


def _styled(letter: str, style: str) -> str:
    if style == "bold":
        return _("bold {letter}").format(letter=letter)
    return _("script {letter}").format(letter=letter) if style in ("script", "fraktur") else letter


def _is_capital(symbol: Symbol) -> bool:
    return symbol.role == "letter" and symbol.name[0].isupper() and unstyled(symbol.glyph).isalpha()


@lru_cache(maxsize=8)
def _signs(language: str) -> dict[str, str]:
    """The signs in the current language, which is `language`."""
    return {
        "+": _("plus"), "−": _("minus"), "±": _("plus or minus"), "∓": _("minus or plus"), "·": _("times"),
        "×": _("times"), "∗": _("star"), "÷": _("divided by"), "/": _("divided by"),
        "⊙": _("times elementwise"), "⊘": _("divided elementwise by"),
        "⊗": _("tensor product"), "⊕": _("direct sum"), "∘": _("after"),
        "=": _("equals"), "≠": _("is not equal to"), "<": _("is less than"), ">": _("is greater than"),
        "≤": _("is at most"), "≥": _("is at least"), "≈": _("is about"), "∼": _("is distributed as"),
        "≡": _("is identical to"),
        "∝": _("is proportional to"), "∈": _("in"), "∉": _("not in"), "⊂": _("is a subset of"),
        "⊆": _("is a subset of or equal to"), "∪": _("union"), "∩": _("intersection"), "→": _("to"),
        "⇒": _("implies"), "⟹": _("implies"), "⇔": _("if and only if"), "⟺": _("if and only if"),
        "↦": _("maps to"), "≔": _("is defined as"), "≜": _("is defined as"), "≪": _("is much less than"),
        "≫": _("is much greater than"), "⊥": _("is orthogonal to"), "∥": _("is parallel to"), "|": _("given"),
        "∂": _("partial"), "∇": _("gradient"), "∞": _("infinity"), "…": _("and so on"), "⋯": _("and so on"),
        "∀": _("for all"), "∃": _("there is"), "∅": _("the empty set"), "!": _("factorial"),
        "ℓ": _("l"), "ℝ": _("the real numbers"), "ℕ": _("the natural numbers"), "ℤ": _("the integers"),
        "𝔼": _("the expectation"), "𝟙": _("the indicator"), "∑": _("the sum"), "∏": _("the product"),
        "∫": _("the integral"), "max": _("the maximum"), "min": _("the minimum"), "argmax": _("the argmax"),
        "argmin": _("the argmin"), "lim": _("the limit"), "sup": _("the supremum"), "inf": _("the infimum"),
        "mod": _("modulo"), "′": _("prime"), "(": _("open bracket"),
        ")": _("close bracket"), "[": _("open square bracket"),
        "]": _("close square bracket"), "{": _("open brace"), "}": _("close brace"), "‖": _("double bar"),
        "⟨": _("open angle bracket"), "⟩": _("close angle bracket"), "⌊": _("open floor"),
        "⌋": _("close floor"), "⌈": _("open ceiling"), "⌉": _("close ceiling"),
    }  # fmt: skip
