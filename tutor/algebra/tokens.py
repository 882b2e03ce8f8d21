"""From characters to tokens, with everything that people paste, and with limits before any parsing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tutor.algebra.errors import AlgebraError
from tutor.algebra.vocabulary import LATEX, SYMBOLS, plain_name
from tutor.words import _

MAX_CHARACTERS = 2000
MAX_TOKENS = 800
MAX_DIGITS = 60
MAX_EXPONENT = 300

_PASTED = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},  # full-width forms of ASCII
    **dict.fromkeys(map(ord, "−–—‐‑﹣"), "-"),
    **dict.fromkeys(map(ord, "·⋅∙•×✕∗"), "*"),
    **dict.fromkeys(map(ord, "÷∕"), "/"),
    **dict.fromkeys(map(ord, "′’ᵀ⊤"), "'"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2009\u202f\u200b\t"), " "),
    ord("，"): ",",
    ord("【"): "[",
    ord("】"): "]",
    ord("〜"): "~",
    ord("∼"): "~",
}
_SUPERSCRIPT = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ", "0123456789+-()ni", strict=True))
_SUBSCRIPT = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ", "0123456789ijkn", strict=True))
_OPERATORS = {
    "≤": "<=",
    "≥": ">=",
    "⇔": "<=>",
    "⟺": "<=>",
    "∘": ".*",
    "⊙": ".*",
    "∞": "inf",
    "**": "^",
}

_LETTER = "A-Za-zα-ωΑ-Ωϵϑϕϱµ"
_TOKEN = re.compile(
    rf"""(?P<space>[ ]+)
    |(?P<number>(?:\d+\.\d+|\.\d+|\d+\.(?![*/\d])|\d+)(?:[eE][+-]?\d+(?![{_LETTER}_\d]))?)
    |(?P<name>[{_LETTER}][{_LETTER}0-9_]*)
    |(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ]+)
    |(?P<operator><=>|<=|>=|\*\*|\.\*|\./|[-+*/^=<>()\[\],'~≤≥⇔⟺∘⊙∞])""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a line; `start` and `end` are places in the text as typed, `spaced` means after a space."""

    kind: Literal["number", "name", "operator", "end"]
    text: str
    start: int
    end: int
    spaced: bool = False


def tokenize(text: str) -> list[Token]:
    """The tokens of one line, closed by one of kind `end`.

    Raises AlgebraError for what is too long or no character of the language.
    """
    if len(text) > MAX_CHARACTERS:
        said = _("This line has more than {n} characters.").format(n=MAX_CHARACTERS)
        raise AlgebraError(said, 0, _("Break it into smaller steps."), text[:MAX_CHARACTERS])
    plain = text.translate(_PASTED)
    tokens: list[Token] = []
    place, spaced = 0, False
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match is None:
            raise _unexpected(text, plain, place)
        if match.lastgroup != "space":
            tokens += _made(match, spaced, text)
        spaced = match.lastgroup == "space"
        place = match.end()
        if len(tokens) > MAX_TOKENS:
            said = _("This line has more than {n} symbols.").format(n=MAX_TOKENS)
            raise AlgebraError(said, place, _("Break it into smaller steps."), text)
    return [*tokens, Token("end", "", len(text), len(text), spaced)]


def _made(match: re.Match[str], spaced: bool, text: str) -> list[Token]:
    found, start, end = match.group(), match.start(), match.end()
    if match.lastgroup == "raised":
        inside = "".join(_SUPERSCRIPT[c] for c in found)
        parts = ["^", "(", *re.findall(r"\d+|.", inside), ")"]
        return [Token(_kind(part), part, start, end) for part in parts]
    if match.lastgroup == "number":
        _bounded(found, start, text)
        return [Token("number", found, start, end, spaced)]
    if match.lastgroup == "name":
        return [Token("name", plain_name(found), start, end, spaced)]
    word = _OPERATORS.get(found, found)
    return [Token(_kind(word), word, start, end, spaced)]


def _kind(word: str) -> Literal["number", "name", "operator"]:
    return "number" if word[0].isdigit() else "name" if word[0].isalpha() else "operator"


def _bounded(number: str, start: int, text: str) -> None:
    _digits, _e, exponent = number.lower().partition("e")
    if sum(c.isdigit() for c in number) > MAX_DIGITS or abs(int(exponent or 0)) > MAX_EXPONENT:
        raise AlgebraError(
            _("This number is too long."), start, _("At most {n} digits.").format(n=MAX_DIGITS), text
        )


def _unexpected(text: str, plain: str, place: int) -> AlgebraError:
    character = plain[place]
    if character == "\\":
        return _latex(text, plain, place)
    said = _("The character {c} has no meaning here.").format(c=character if character.isprintable() else "␣")
    library = re.search(r"(?:np|numpy|torch|math)$", plain[:place])
    if character == "." and library:
        return AlgebraError(
            _("This looks like code."), library.start(), _("Write exp(x), not np.exp(x)."), text
        )
    subscript = _SUBSCRIPT.get(character)
    remedy = f"x[{subscript}]" if subscript else SYMBOLS.get(character, "")
    remedy = SYMBOLS.get(plain[place : place + 2], remedy)
    return AlgebraError(said, place, _("Write {it}.").format(it=remedy) if remedy else "", text)


def _latex(text: str, plain: str, place: int) -> AlgebraError:
    command = re.compile(r"\\([A-Za-z]*)").match(plain, place)
    word = command.group(1) if command else ""
    remedy = LATEX.get(word) or word or "exp(z[i]) / sum(k, exp(z[k]))"
    return AlgebraError(
        _("This looks like LaTeX."), place, _("Here one writes {it}.").format(it=remedy), text
    )
