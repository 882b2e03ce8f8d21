"""Markdown for the screen: formulas as text that a terminal can show, our fences as kinds of token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.text.page import PageError, formula, front_matter
from tutor.text.terminal import printable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

FENCES = ("quiz", "exercise", "plot")
LONGEST_DISPLAY = 2000  # characters, as for any formula
_PIECE = re.compile(r"\\(?:begin|end|q?quad)\b|\\.|[{}]|[^\\{}]+|\\", re.DOTALL)
_WIDE = "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]"
_WIDE_LAST, _WIDE_FIRST = re.compile(_WIDE + r"\Z"), re.compile(_WIDE)


def display(tex: str) -> str:
    """A displayed formula in lines: one for each statement that stands beside others, and each of its own."""
    return "\n".join(formula(part) for part in _statements(tex))


def page_text(markdown: str) -> str:
    """A page without its front matter and without anything that acts on a terminal.

    Front matter that cannot be read is shown as it stands: the author's check says what is wrong with it.
    """
    try:
        markdown = front_matter(markdown)[1]
    except PageError:
        pass
    return printable(markdown, limit=None)


def plain_inline(markdown: str) -> str:
    """One paragraph without its markup: emphasis goes, formulas are readable, code keeps its marks."""
    (token,) = screen_parser().parseInline(" ".join(markdown.split()))
    return "".join(_plain(child) for child in token.children or [])


def screen_parser() -> MarkdownIt:
    """A parser of CommonMark with tables, in whose tokens inline formulas are emphasised text.

    Displayed formulas have the type `formula`, and fences for the tutor the types `quiz`, `exercise` and
    `plot`, with the rest of the fence's first line as `info`.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(dollarmath_plugin, allow_digits=False, double_inline=True)
    parser.core.ruler.push("for_the_screen", _for_the_screen)
    return parser


def _statements(tex: str) -> list[str]:
    """Split at the wide spaces that authors put between statements, outside of groups and matrices."""
    if len(tex) > LONGEST_DISPLAY:
        return [tex]
    parts, depth = [""], 0
    for piece in _PIECE.findall(tex):
        depth += {"{": 1, "\\begin": 1, "}": -1, "\\end": -1}.get(piece, 0)
        if depth == 0 and piece in ("\\quad", "\\qquad"):
            parts.append("")
        else:
            parts[-1] += piece
    return [part for part in parts if part.strip()] or [""]


def _for_the_screen(state: StateCore) -> None:
    for token in state.tokens:
        word, _space, rest = token.info.strip().partition(" ")
        if token.type == "inline":
            token.children = _readable(token.children or [])
        elif token.type in ("math_block", "math_block_label"):
            token.type, token.content = "formula", display(token.content)
        elif token.type == "fence" and word in FENCES:
            token.type, token.info = word, rest.strip()


def _readable(children: list[Token]) -> list[Token]:
    from markdown_it.token import Token

    shown: list[Token] = []
    for n, child in enumerate(children):
        if child.type in ("math_inline", "math_inline_double"):
            text = Token("text", "", 0, content=formula(child.content).replace("\n", "; "))
            shown += [Token("em_open", "em", 1), text, Token("em_close", "em", -1)]
        elif child.type == "softbreak" and _between_wide(children, n):
            continue
        else:
            shown.append(child)
    return shown


def _between_wide(children: list[Token], n: int) -> bool:
    """Whether a line break stands between two characters that are written without spaces."""
    before = children[n - 1].content if n else ""
    after = children[n + 1].content if n + 1 < len(children) else ""
    return bool(_WIDE_LAST.search(before) and _WIDE_FIRST.match(after))


def _plain(token: Token) -> str:
    if token.type == "code_inline":
        return f"`{token.content}`"
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "image") else ""
