"""The pieces that formulas are drawn with: Unicode, or ASCII where a terminal has nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize

from tutor.text.math.symbols import ACCENTS, COMMANDS, unstyled
from tutor.text.math.tree import Symbol

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵀ′*ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"
RAISED = dict(zip("0123456789+-−=()⊤′∗abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW", _RAISED, strict=True))
LOWERED = dict(
    zip("0123456789+-−=()aehijklmnoprstuvxβγρφϕχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ", strict=True)
)
# The first row, those between, the last, and the middle one of a bracket that is taller than a line.
_FENCES = {
    "(": "⎛⎜⎝⎜", ")": "⎞⎟⎠⎟", "[": "⎡⎢⎣⎢", "]": "⎤⎥⎦⎥", "{": "⎧⎪⎩⎨", "}": "⎫⎪⎭⎬",
    "⌊": "⎢⎢⎣⎢", "⌋": "⎥⎥⎦⎥", "⌈": "⎡⎢⎢⎢", "⌉": "⎤⎥⎥⎥", "|": "││││", "‖": "‖‖‖‖", "/": "╱╱╱╱",
}  # fmt: skip
_ASCII_FENCES = {
    "(": "/|\\|", ")": "\\|/|", "[": "[[[[", "]": "]]]]", "{": "/|\\<", "}": "\\|/>", "⌊": "||L|",
    "⌋": "||J|", "⌈": "r|||", "⌉": "7|||", "|": "||||", "‖": "||||", "/": "////",
}  # fmt: skip
_SPELT = {
    "∑": "Sum", "∏": "Prod", "∐": "Coprod", "∫": "Int", "∬": "Int", "∭": "Int", "∮": "Int", "⋃": "Union",
    "⋂": "Intersection", "−": "-", "·": "*", "∗": "*", "×": "x", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=",
    "≈": "~=", "∼": "~", "≡": "==", "→": "->", "⟶": "->", "←": "<-", "⇒": "=>", "⟹": "=>", "⇔": "<=>",
    "⟺": "<=>", "↦": "|->", "≔": ":=", "∞": "inf", "∂": "d", "∇": "grad", "′": "'", "⊤": "T", "…": "...",
    "⋯": "...", "⋮": ":", "⋱": "...", "‖": "||", "⟨": "<", "⟩": ">", "ℓ": "l", "√": "sqrt", "±": "+-",
    "∈": "in", "∉": "not in", "∝": "~", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "∥": "||",
}  # fmt: skip
_NAMED = {
    symbol.glyph: name
    for name, symbol in reversed(COMMANDS.items())
    if name.isalpha() and not symbol.glyph.isascii()
}


@dataclass(frozen=True)
class Glyphs:
    """A set of pieces. `brace` is left, line, middle, right, for a brace over and one under its part."""

    ascii: bool = False
    line: str = "─"
    brace: dict[str, str] = field(default_factory=lambda: {"over": "╭─┴╮", "under": "╰─┬╯"})
    root: tuple[str, str, str] = (" ┌─", " │", "╲│")
    roof: str = "▁"
    over: dict[str, str] = field(
        default_factory=lambda: {
            "hat": "^",
            "tilde": "~",
            "dot": "˙",
            "ddot": "¨",
            "vec": "→",
            "underline": "▔",
        }
    )
    fences: dict[str, str] = field(default_factory=lambda: _FENCES)

    def sign(self, glyph: str) -> str:
        """A glyph as this set writes it."""
        if not self.ascii or glyph.isascii():
            return glyph
        return "".join(map(_ascii, glyph))

    def symbol(self, symbol: Symbol) -> str:
        """A symbol as this set writes it; a text keeps its letters, whatever they are."""
        return symbol.glyph if symbol.role == "text" else self.sign(symbol.glyph)

    def small(self, text: str, table: dict[str, str]) -> str | None:
        """`text` in small letters of `table`, None where one of its letters has no such form."""
        if self.ascii or not all(char in table for char in text):
            return None
        return "".join(table[char] for char in text)

    def accented(self, text: str, accent: str) -> str | None:
        """A single letter with its accent; None where the accent must be drawn apart."""
        single = len(normalize("NFC", text)) == 1 and text.isprintable() and not self.ascii
        return normalize("NFC", text + ACCENTS[accent]) if single else None


def _ascii(char: str) -> str:
    if not char.isascii() and (char in _SPELT or char in _NAMED):
        return _SPELT.get(char) or _NAMED[char]
    plain = unstyled(char)
    if plain.isascii():
        return plain
    letters = normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return _SPELT.get(plain) or _NAMED.get(plain) or letters or "?"


UNICODE = Glyphs()
ASCII = Glyphs(
    ascii=True,
    line="-",
    brace={"over": "+-^+", "under": "+-v+"},
    root=(" +-", " |", "\\|"),
    roof="_",
    over={"hat": "^", "tilde": "~", "dot": ".", "ddot": "..", "vec": ">", "underline": "-"},
    fences=_ASCII_FENCES,
)
